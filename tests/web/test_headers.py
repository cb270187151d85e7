"""What the browser is told beside each page: what it may load, keep, and put into the page."""

import json
import re
from pathlib import Path

import pytest

from app.attachments.routes import FILE_POLICY as PAPERS
from app.domain.actors import Role
from app.importing.routes.imports import FILE_POLICY as REGISTERS
from app.web.headers import LEAVING, OF_A_PART, POLICY
from tests.test_pages import SCRIPT

HTTPS = {"wsgi.url_scheme": "https"}


@pytest.mark.parametrize("policy", [POLICY, OF_A_PART, PAPERS, REGISTERS])
def test_no_page_of_another_site_can_frame_ours(policy):
    """``default-src`` does not speak for it (CSP Level 3, 6.1)."""
    told = policy.split("; ")
    assert "default-src 'none'" in told
    assert "frame-ancestors 'none'" in told


def test_a_kept_file_can_neither_run_nor_send():
    for policy in (PAPERS, REGISTERS):
        assert policy.startswith("sandbox; ")
        assert "script" not in policy


def test_what_a_page_takes_in_may_itself_load_nothing(commune, browser):
    """Its headers are as short as that; of a page they stay whole."""
    client = browser(Role.COMMUNE_OFFICER)
    for address, heads in (("/static/office.css", {}), ("/hoa-giai/", SCRIPT)):
        with client.get(address, headers=heads) as part:
            assert part.headers["Content-Security-Policy"] == OF_A_PART
            assert part.headers["X-Content-Type-Options"] == "nosniff"
            assert part.headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert "Permissions-Policy" not in part.headers
    page = client.get("/hoa-giai/")
    assert page.headers["Content-Security-Policy"] == POLICY
    assert page.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert page.headers["X-Frame-Options"] == "DENY"
    assert "Permissions-Policy" in page.headers


def test_the_pages_that_were_kept_are_forgotten_with_the_session(commune, browser):
    assert set(commune.view_functions) >= LEAVING
    client = browser(Role.COMMUNE_OFFICER)
    left = client.post("/dang-xuat", data={"csrf_token": client.token()})
    assert "Clear-Site-Data" not in left.headers  # over plain HTTP no browser obeys
    over_https = commune.test_client().get("/dang-nhap", environ_overrides=HTTPS)
    assert "Clear-Site-Data" not in over_https.headers
    commune.config["WTF_CSRF_ENABLED"] = False
    left = commune.test_client().post("/dang-xuat", environ_overrides=HTTPS)
    assert left.headers["Clear-Site-Data"] == '"cache"'


def test_the_script_library_runs_no_words_and_shows_every_refusal():
    script = (Path(__file__).parents[2] / "static" / "app.js").read_text("utf-8")
    (told,) = re.findall(r"Object\.assign\(htmx\.config, (\{.+?\})\);", script, re.S)
    settings = json.loads(told)
    handled = settings.pop("responseHandling")
    assert settings == {
        "allowEval": False,
        "allowScriptTags": False,
        "allowNestedOobSwaps": False,
        "selfRequestsOnly": True,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
        "historyRestoreAsHxRequest": False,
        "reportValidityOfForms": True,
        "includeIndicatorStyles": False,
        "timeout": 20000,
    }
    shown = "|".join(one["code"] for one in handled if one["swap"])
    assert {"409", "413", "422", "429", "503", "507"} <= set(shown.split("|"))
