"""What an act has done is told on the page that follows, with the way back, until the next one."""

import pytest

from app.domain.actors import Role
from app.emulation.service import awards
from app.mediation.service.numbering import book_of
from tests.emulation.conftest import drafted
from tests.mediation.cases import TODAY, a_case


@pytest.fixture
def taken_off(home, sit_down):
    """Somebody at the page of a name that was just taken off its draft."""
    (one,) = awards.listed(drafted(home.team.id).id)
    page = sit_down(Role.COMMUNE_OFFICER).page
    page.goto(f"{page.url}thi-dua/khen-thuong/de-nghi/{one.id}")
    page.get_by_text("Rút khỏi danh sách").click()
    page.get_by_role("button", name="Rút", exact=True).click()
    return page


def test_a_name_taken_off_a_draft_comes_back_by_the_button_that_is_told(taken_off):
    page = taken_off
    page.locator(".chip", has_text="Đã rút").wait_for()
    notices = page.locator("#notices")
    assert "Đã đưa một tên ra khỏi dự thảo." in notices.inner_text()
    notices.get_by_role("button", name="Hoàn tác").click()
    page.locator(".chip", has_text="Dự thảo").wait_for()
    assert notices.inner_text() == "Đã đưa trở lại dự thảo."
    page.locator("[name=award]").fill("Giấy khen")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.locator("dd", has_text="Giấy khen").wait_for()
    assert notices.inner_text() == "Đã lưu: Viết hình thức, thành tích.", "not of the act before"


@pytest.fixture
def at_the_book(home, sit_down):
    """Somebody at the page of a book who has it opened long after its year, and was told no."""
    a_case(home)
    page = sit_down(Role.COMMUNE_OFFICER, (390, 500)).page
    page.goto(f"{page.url}hoa-giai/so/{book_of(home.team.id, TODAY.year).id}")
    page.locator("summary", has_text="Sửa bìa sổ").click()
    page.locator("[name=opened_on]").fill("31/12/2099")
    page.locator("[name=opened_on]").press("Tab")
    page.locator(".said", has_text="2099").wait_for()
    page.get_by_role("button", name="Lưu bìa sổ").press("Enter")
    page.locator("#notices", has_text="ở sau năm").wait_for()
    return page


def test_who_is_told_no_above_the_page_is_still_at_the_button(at_the_book):
    at_the_book.locator("button:focus", has_text="Lưu bìa sổ").wait_for()


def test_who_is_told_no_far_down_a_page_need_not_look_for_the_form_again(at_the_book):
    at_the_book.wait_for_timeout(300)
    button = at_the_book.get_by_role("button", name="Lưu bìa sổ")
    for one in (button, at_the_book.locator("#notices")):
        assert 0 <= one.bounding_box()["y"] < 480


def test_one_no_takes_the_place_of_another(at_the_book):
    at_the_book.locator("[name=volume]").fill("")
    at_the_book.get_by_role("button", name="Lưu bìa sổ").click()
    at_the_book.locator(".error-summary").wait_for()
    assert at_the_book.locator("#notices").inner_text() == ""


def test_what_an_earlier_act_has_done_is_not_told_above_what_is_refused(taken_off):
    page = taken_off
    page.get_by_role("button", name="Hoàn tác").click()
    notices = page.locator("#notices")
    notices.get_by_text("Đã đưa trở lại dự thảo.").wait_for()
    page.locator("[name=award]").evaluate(
        "it => { it.maxLength = 999; it.value = 'x'.repeat(300); }"
    )
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.locator(".error-summary").wait_for()
    assert notices.inner_text() == ""


def test_what_was_saved_is_told_where_the_script_has_gone_to_another_page(home, sit_down):
    page = sit_down(Role.COMMUNE_OFFICER).page
    page.goto(f"{page.url}to-hoa-giai/{home.team.id}/hoa-giai-vien/nhieu")
    page.get_by_label("Ngày công nhận").first.fill("01/02/2024")
    page.locator("[name=rows-0-name]").fill("Pờ Gió Hừ")
    page.locator("[name=rows-0-sex]").select_option("male")
    page.get_by_role("button", name="Lưu những người đã ghi").click()
    page.get_by_role("link", name="Pờ Gió Hừ").wait_for()
    assert page.locator(".told").count() == 1
