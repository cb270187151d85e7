"""The sentences of our scripts, in English where the screen is English."""

import gzip
import re
from pathlib import Path

import pytest

from app.domain.actors import InstanceRole, Role
from app.translations.messages import in_scripts
from app.web.statics import MADE, kept
from app.web.translation.scripts import Literal, in_language, literals
from tests.conftest import TAN_PHONG
from tests.factories import a_team

STATIC = Path(__file__).parents[3] / "static"
OURS = sorted(path.name for path in STATIC.glob("*.js"))
REMARK = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


@pytest.fixture
def english(make_instance):
    app = make_instance(InstanceRole.COMMUNE, *TAN_PHONG, LANGUAGE="en")
    app.jinja_env.bytecode_cache = None  # that of the tests holds Vietnamese pages
    with app.app_context():
        yield app


def test_strings_are_found_and_remarks_are_not():
    script = '/* “Chú” "Đóng" */\nsay("Đóng"); // "Xóa"\nsay("http://x", `Đã ghi ${clock()}.`);'
    assert [(one.words, one.line) for one in literals(script)] == [
        ("Đóng", 2),
        ("Đã ghi {clock}.", 3),
    ]


def test_a_string_keeps_its_quotes_its_holes_and_the_space_around_its_words():
    assert Literal('"CHƯA LƯU. "', 1).told("NOT SAVED.") == '"NOT SAVED. "'
    held = Literal("`Mã ${status}. ${KEPT}xin bấm lại, ${clock()}`", 1)
    assert held.told("{clock}: {KEPT}code {status}") == "`${clock()}: ${KEPT}code ${status}`"


def test_no_string_of_a_script_is_put_together_so_that_nobody_finds_it():
    """All Vietnamese of a script stands in a string with double quotes or in a template."""
    assert len(list(in_scripts())) > 20
    for name in OURS:
        script = (STATIC / name).read_text("utf-8")
        for one in literals(script):
            script = script.replace(one.token, "")
        assert REMARK.sub("", script).isascii(), name


@pytest.mark.parametrize("name", sorted({*OURS, "office.js"}))
def test_no_script_says_anything_in_vietnamese_on_an_english_page(english, name):
    answer = english.test_client().get(f"/static/{name}")
    assert answer.status_code == 200
    assert answer.mimetype == "text/javascript"
    said = answer.text if name in MADE else REMARK.sub("", answer.text)
    assert said.isascii()


def test_a_page_asks_for_scripts_that_the_browser_does_not_hold_in_vietnamese(english, browser):
    a_team()
    page = browser(Role.COMMUNE_OFFICER).get("/hoa-giai/moi").text
    marks = dict(re.findall(r"/static/([\w.]+\.js)\?v=(\w+)", page))
    assert {"office.js", "draft.js"} <= set(marks)
    assert all(kept(STATIC, name, "en").mark == mark for name, mark in marks.items())
    assert kept(STATIC, "office.js").mark != marks["office.js"]


def test_an_english_script_travels_packed(english):
    packed = english.test_client().get("/static/office.js", headers={"Accept-Encoding": "gzip"})
    assert b'"NOT SAVED. "' in gzip.decompress(packed.data)
    assert english.test_client().get("/static/nothing.js").status_code == 404


def test_vietnamese_pages_get_the_bytes_that_they_got_before(commune):
    made = commune.test_client().get("/static/office.js")
    assert made.data == kept(STATIC, "office.js").plain
    with commune.test_client().get("/static/unsent.js") as alone:
        assert alone.data == (STATIC / "unsent.js").read_bytes()
    assert in_language(STATIC, made.data, "en") != made.data


def test_what_a_script_says_of_a_file_is_english(english, browser):
    form = browser(Role.COMMUNE_OFFICER).get("/nhap-so-cu/moi").text
    assert 'data-too-big="The file is ' in form
