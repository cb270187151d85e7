"""What hostile people write is shown as they wrote it, and does nothing in a real browser."""

from app.domain.actors import Role
from app.domain.mediation.parties import Side
from app.importing.service import acts
from app.mediation.service import PartyFacts
from tests.exchange.test_running import until
from tests.factories import TODAY, an_officer
from tests.importing import registers
from tests.mediation.cases import a_case

PAYLOADS = (
    "<script data-hit>hit()</script>",
    '"><img src=x onerror=hit() data-hit>',
    "'><svg/onload=hit() data-hit>",
    "</textarea><b data-hit>",
    "</title></head><body data-hit onload=hit()>",
    "<a href=javascript:hit() data-hit autofocus onfocus=hit()>",
    "<b hx-get=/dang-xuat hx-trigger=load data-hit>",
    "<b hx-on:htmx:load=hit() hx-vals=js:{a:hit()} data-hx-on:click=hit() data-hit>",
    "<div id=menu hx-swap-oob=innerHTML:#menu data-hit>",
    "<style data-hit>main { display: none }</style>",
    "<meta http-equiv=refresh content=0;url=/dang-xuat data-hit>",
    "<base href=//elsewhere.example/ data-hit><iframe srcdoc='<b data-hit>'>",
    "&lt;img src=x onerror=hit() data-hit&gt; {{ 7 * 7 }} ${7*7} <!-- ]]>",
)
LISTEN = """window.hit = () => { window.wasHit = true; }; window.violated = [];
addEventListener("securitypolicyviolation", (one) => violated.push(one.effectiveDirective));"""
FOUND = """() => [...[...document.querySelectorAll("[data-hit]")].map((one) => one.tagName),
  ...violated, ...(window.wasHit ? ["ran"] : [])]"""
PLANT = "(words) => { document.querySelector('main').innerHTML = words; }"


def a_hostile_book(home):
    """A case and an import whose every word is a payload."""
    parties = [PartyFacts((Side.A, Side.B)[at % 2], words) for at, words in enumerate(PAYLOADS)]
    case = a_case(home, summary=" ".join(PAYLOADS), parties=parties)
    rows = [("STT", "Ngày", "Các bên", "Nội dung", "Kết quả")]
    rows += [(str(at), "5/3/2019", one, one, one) for at, one in enumerate(PAYLOADS, 1)]
    sheet = registers.xlsx(registers.Register(rows=rows))
    taken = acts.upload(
        sheet, PAYLOADS[1] + ".xlsx", team_id=home.team.id, today=TODAY, by=an_officer()
    )
    return case, taken


def test_words_do_nothing_wherever_they_are_shown(home, sit_down, site):
    case, taken = a_hostile_book(home)
    hand = sit_down(Role.COMMUNE_OFFICER)  # whatever the console complains of fails the test
    page = hand.page
    page.context.add_init_script(LISTEN)
    shown = ""
    for address in (
        "/hoa-giai/",
        f"/hoa-giai/{case.id}",
        f"/hoa-giai/{case.id}/dinh-chinh",
        "/tim/?q=onerror",
        f"/nhap-so-cu/{taken.id}",
        f"/nhap-so-cu/{taken.id}/dong",
        f"/nhap-so-cu/{taken.id}/gia-tri",
    ):
        assert page.goto(site + address).ok, address
        hand.settle()
        assert page.evaluate(FOUND) == [], address
        shown += page.inner_text("main")
    assert [one for one in PAYLOADS if one not in shown] == []
    page.goto(f"{site}/hoa-giai/moi")
    page.fill("[name=summary]", " ".join(PAYLOADS))
    hand.press("Lưu vào sổ")  # refused: the fragment with all that was typed is put into the page
    assert page.input_value("[name=summary]") == " ".join(PAYLOADS)
    assert page.evaluate(FOUND) == []
    other = page.context.new_page()  # here they are planted, and seen
    other.goto(f"{site}/doi-mat-khau")
    other.evaluate(PLANT, " ".join(PAYLOADS[1:3]))
    until(lambda: other.evaluate("violated.length > 0"))
    assert {"IMG", "svg", "script-src-attr"} == set(other.evaluate(FOUND))
