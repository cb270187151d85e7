"""What comes out of the printer of a page that is made for a screen."""

from io import BytesIO

from pypdf import PdfReader

from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.lan import service
from tests.factories import an_officer
from tests.mediation.cases import a_case_in
from tests.papers.samples import squeezed

ACROSS = 1009  # px: what margins of 15 mm leave of A4 laid across
UPRIGHT = 642  # px: what the margins of a page leave of A4
LEFTS = "all => new Set(all.filter(one => one.offsetWidth).map(one => one.offsetLeft)).size"


def test_a_case_is_printed_in_one_column_and_without_what_only_a_screen_can_do(home, sit_down):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    page = sit_down(Role.COMMUNE_OFFICER).page
    page.goto(f"{page.url}hoa-giai/{case.id}")
    columns, next_steps = page.locator(".columns > *"), page.locator("#next")
    assert columns.evaluate_all(LEFTS) == 2
    assert next_steps.is_visible()
    page.emulate_media(media="print")
    assert columns.evaluate_all(LEFTS) == 1
    assert not next_steps.is_visible()
    assert page.get_by_role("heading", name="Hồ sơ đã đủ chưa").is_visible()


def test_the_names_of_the_parties_have_room_in_a_printed_register(home, sit_down):
    a_case_in(CaseState.IN_MEDIATION, home)
    page = sit_down(Role.COMMUNE_OFFICER).page
    page.goto(f"{page.url}hoa-giai/")
    page.set_viewport_size({"width": UPRIGHT, "height": 900})
    page.emulate_media(media="print")
    names = page.locator("td[data-label='Các bên']").first
    assert names.evaluate("one => one.offsetWidth") >= 105
    assert page.evaluate("document.documentElement.scrollWidth") <= UPRIGHT


def test_the_guide_to_trust_is_whole_on_paper(commune, site, chromium):
    service.switch_https(True, by=an_officer())
    page = chromium.new_page()
    page.goto(f"{site}/tin-cay/")
    page.emulate_media(media="print")
    told = page.inner_text("main")
    assert f"{site}/tin-cay/" in told
    for machine in ("Windows", "Android", "iPhone", "Firefox"):
        assert page.get_by_role("heading", name=machine).is_visible()
    assert "Tin cậy CA này để xác định trang web" in told
    page.close()


def test_a_wide_sheet_of_figures_is_printed_whole_on_paper_laid_across(home, sit_down):
    a_case_in(CaseState.IN_MEDIATION, home)
    page = sit_down(Role.COMMUNE_OFFICER).page
    page.goto(f"{page.url}bao-cao/")
    (first, *_) = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert first.mediabox.width > first.mediabox.height
    page.set_viewport_size({"width": ACROSS, "height": 700})
    page.emulate_media(media="print")
    assert page.locator(".sheet table").evaluate("one => one.offsetWidth") <= ACROSS


def test_the_head_of_a_table_never_stands_alone_at_the_foot_of_a_sheet(home, sit_down):
    a_case_in(CaseState.IN_MEDIATION, home)
    page = sit_down(Role.COMMUNE_OFFICER).page
    page.goto(f"{page.url}hoa-giai/")
    marks = [page.locator(one).first.inner_text() for one in ("caption", "thead", "tbody th")]
    page.evaluate("document.querySelector('h1').after(document.createElement('hr'))")
    for room in range(600, 960, 24):
        page.evaluate("room => document.querySelector('hr').style.marginTop = `${room}px`", room)
        for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages:
            told = squeezed(sheet.extract_text())
            assert len({squeezed(one) in told for one in marks}) == 1, room
