"""The log of a server tells what happened and never what people have typed."""

import logging
import os

import pytest

from app.domain.actors import Role
from app.serving import logs
from app.web.errors import log

PLANTED = "Lò Văn Bí Mật"


@pytest.fixture
def written(tmp_path):
    handler = logs.write_to(tmp_path)
    yield lambda: (tmp_path / logs.FOLDER / logs.FILE).read_text("utf-8")
    handler.close()
    for name in ("sohoagiai", "sync", "waitress"):
        logging.getLogger(name).removeHandler(handler)


def test_a_request_is_one_line_without_its_words(commune, browser, written):
    officer = browser(Role.COMMUNE_OFFICER)
    officer.get("/tim-kiem/", query_string={"q": PLANTED})
    officer.get("/hoa-giai/")
    lines = [line for line in written().splitlines() if "sohoagiai.requests" in line]
    assert "GET mediation.index 200" in lines[-1]
    assert "+07:00" in lines[-1]
    assert PLANTED not in written()
    assert "tim-kiem" not in written()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such owners")
def test_the_log_is_for_its_owner_only(written, tmp_path):
    log.error("incident")
    assert written()
    assert (tmp_path / logs.FOLDER).stat().st_mode & 0o077 == 0


def test_an_error_is_told_by_its_place_and_not_its_words(written):
    try:
        raise ValueError(PLANTED)
    except ValueError:
        log.exception("incident %s", "A1B2C3\nforged line")
    text = written()
    assert "incident A1B2C3 forged line" in text
    assert "ValueError\n  test_lines.py:" in text
    assert PLANTED not in text
