"""The checkers themselves: each fault they must see is planted once."""

import pytest

from tests.accessibility.axe import findings_of_drawn
from tests.accessibility.met import Met
from tests.accessibility.validity import findings_of_html

GOOD = """<!doctype html><html lang="vi"><head><title>Sổ – Xã</title>
<link rel="stylesheet" href="/static/app.css"></head><body>
<header><p>Sổ Hòa Giải</p></header>
<main id="main"><h1>Sổ</h1><h2>Tìm</h2><form method="post" action="/luu" hx-boost="true">
<label for="ten">Tên</label> <input id="ten" name="ten" autocomplete="name">
<button>Lưu</button></form><p class="hint">Họ và tên</p></main></body></html>"""
FRAGMENT = '<div id="ket-qua" hx-swap-oob="true"><p><a href="/to">Tổ Nà Tăm</a></p></div>'

INVALID = {
    "a form in a paragraph": ('<p class="hint">Họ và tên</p>', "<p><form></form></p>"),
    "a misspelt attribute of htmx": ('hx-boost="true"', 'hx-bost="true"'),
    "a state that is none": ('name="ten"', 'name="ten" aria-invalid="None"'),
    "an address with a blank": ("/static/app.css", "/static/app .css"),
    "a width of a field of figures": ('name="ten"', 'name="ten" type="number" size="4"'),
    "an item outside of its list": ('<p class="hint">', '<li>Một</li><p class="hint">'),
}
OUT_OF_REACH = {
    "a field without name": ('<label for="ten">Tên</label>', "Tên"),
    "a heading left out": ("<h2>Tìm</h2>", "<h4>Tìm</h4>"),
    "pale letters": ('<p class="hint">', '<p style="color:#999">'),
    "an unknown purpose": ('autocomplete="name"', 'autocomplete="ten"'),
    "two targets that a finger cannot tell apart": (
        "<button>Lưu</button>",
        '<a href="/a" style="font-size:8px;display:block">A</a>'
        '<a href="/b" style="font-size:8px;display:block">B</a>',
    ),
    "words outside of every landmark": ("<main", "<p>Lạc</p><main"),
    "a page wider than the phone": (
        "Họ và tên",
        '<span style="display:block;width:500px">Họ</span>',
    ),
    "a button that says something else than stands on it": (
        "<button>Lưu</button>",
        '<button aria-label="Gửi đi">Lưu</button>',
    ),
    "a fault in a fold": (
        '<p class="hint">',
        '<details><summary>Thêm</summary><img src=""></details><p class="hint">',
    ),
}


def planted(faults):
    assert all(old in GOOD for old, _ in faults.values())
    return {name: GOOD.replace(old, new) for name, (old, new) in faults.items()}


def test_what_is_invalid_is_found_and_what_is_valid_is_not(tmp_path):
    found = findings_of_html({**planted(INVALID), "good": GOOD, "piece": FRAGMENT}, tmp_path)
    assert {one.partition(": ")[0] for one in found} == set(INVALID)


def test_what_shuts_people_out_is_found_on_the_page_as_drawn(chromium):
    pages = {**planted(OUT_OF_REACH), "good": GOOD, "piece": FRAGMENT}
    found = findings_of_drawn(chromium, pages)
    assert {one.partition(" (")[0] for one in found} == set(OUT_OF_REACH)
    wide = [one for one in found if "sideways" in one]
    assert [one.partition(": ")[0] for one in wide] == ["a page wider than the phone (320)"]


@pytest.mark.parametrize(
    ("other", "is_new"),
    [
        (GOOD.replace("Họ và tên", "Nơi ở"), False),
        (GOOD.replace('name="ten"', 'name="ten" aria-invalid="true"'), True),
        (GOOD.replace('class="hint"', 'class="error"'), True),
        (GOOD.replace("<h2>Tìm</h2>", ""), True),
    ],
)
def test_of_pages_alike_one_is_kept(other, is_new):
    met = Met()
    met.note("first", GOOD)
    met.note("second", other)
    assert len(met.pages) == 1 + is_new


def test_few_pages_show_all_that_was_met():
    met = Met()
    for extra in ("<ul><li>Một</li></ul>", "<ol></ol>", "<ul><li>Một</li></ul><ol></ol><hr>"):
        met.note(extra, GOOD.replace("</form>", f"</form>{extra}"))
    assert len(met.pages) == 3
    assert list(met.fewest()) == ["2 <ul><li>Một</li></ul><ol></ol><hr>"]
