"""The reader of manners itself: each fault it must see is planted once."""

import pytest

from tests.manners import findings, findings_of_whole

GOOD = """<!doctype html><html lang="vi"><head><title>Sổ – Xã</title></head><body>
<a class="skip" href="#main">Đến nội dung</a><div id="notices" role="status"></div>
<main id="main"><h1>Sổ</h1><form method="post" action="/luu" data-draft="/static/draft.js">
<input type="hidden" name="csrf_token" value="x"><label for="ten">Tên</label>
<input id="ten" name="ten" aria-describedby="goi-y"><p id="goi-y">Họ và tên</p>
<button>Lưu</button></form></main></body></html>"""

FAULTS = {
    "another language": ('lang="vi"', 'lang="en"'),
    "two headings": ("<h1>Sổ</h1>", "<h1>Sổ</h1><h1>Hai</h1>"),
    "a title of its own": ("<title>Sổ", "<title>Trang"),
    "no skip link": ('href="#main"', 'href="/"'),
    "no notices": ('role="status"', 'role="note"'),
    "doubled id": ('id="goi-y">', 'id="ten">'),
    "a form without method": ('method="post" ', ""),
    "a form without action": (' action="/luu"', ""),
    "typing that is not kept": (' data-draft="/static/draft.js"', ""),
    "no token": ('value="x"', 'value=""'),
    "a field without label": ('for="ten"', 'for="main"'),
    "inline style": ("<h1>", '<h1 style="color:red">'),
    "inline script": ("</main>", "<script>1</script></main>"),
    "inline handler": ("<button>", '<button onclick="x()">'),
    "decomposed letters": ("Họ và tên", "Ho\u0323 va\u0300 te\u0302n"),
    "another host": ('action="/luu"', 'action="https://vi.du/"'),
    "a raw None": ("Họ và tên", "None"),
    "a raw code": ("Họ và tên", "in_mediation"),
    "an ISO date": ("Họ và tên", "2026-03-05"),
    "a lost end tag": ("</form>", ""),
    "typing into an address": ('method="post" ', 'method="get" '),
    "typing that a script asks by": (
        "<button>",
        """<p hx-get="/la-ai" hx-include="[name^='te']"></p><button>""",
    ),
    "a field that asks as it is typed in": ('<input id="ten"', '<input id="ten" hx-get="/la-ai"'),
    "a part of the page that a script asks by": (
        "<button>",
        '<p hx-get="/la-ai" hx-include="#notices"></p><button>',
    ),
    "a link to nowhere": ("<button>", '<a href="#dau">x</a><button>'),
}


def all_findings(text):
    return [*findings(text), *findings_of_whole(text)]


def test_a_good_page_has_no_findings():
    assert all_findings(GOOD) == []


@pytest.mark.parametrize(("old", "new"), FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_found(old, new):
    assert old in GOOD
    assert all_findings(GOOD.replace(old, new))
