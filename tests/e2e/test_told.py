"""What an act has done is told on the page that follows, with the way back, until the next one."""

from app.domain.actors import Role
from app.emulation.service import awards
from tests.emulation.conftest import drafted


def test_a_name_taken_off_a_draft_comes_back_by_the_button_that_is_told(home, sit_down):
    (one,) = awards.listed(drafted(home.team.id).id)
    page = sit_down(Role.COMMUNE_OFFICER).page
    page.goto(f"{page.url}thi-dua/khen-thuong/de-nghi/{one.id}")
    page.get_by_text("Rút khỏi danh sách").click()
    page.get_by_role("button", name="Rút", exact=True).click()
    page.locator(".chip", has_text="Đã rút").wait_for()
    notices = page.locator("#notices")
    assert "Đã đưa một tên ra khỏi dự thảo." in notices.inner_text()
    notices.get_by_role("button", name="Hoàn tác").click()
    page.locator(".chip", has_text="Dự thảo").wait_for()
    assert notices.inner_text() == "Đã đưa trở lại dự thảo."
    page.locator("[name=award]").fill("Giấy khen")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.locator("dd", has_text="Giấy khen").wait_for()
    assert notices.inner_text() == "", "it was of the act before"


def test_what_an_earlier_act_has_done_is_not_told_above_what_is_refused(home, sit_down):
    (one,) = awards.listed(drafted(home.team.id).id)
    page = sit_down(Role.COMMUNE_OFFICER).page
    page.goto(f"{page.url}thi-dua/khen-thuong/de-nghi/{one.id}")
    page.get_by_text("Rút khỏi danh sách").click()
    page.get_by_role("button", name="Rút", exact=True).click()
    page.get_by_role("button", name="Hoàn tác").click()
    notices = page.locator("#notices")
    notices.get_by_text("Đã đưa trở lại dự thảo.").wait_for()
    page.locator("[name=award]").evaluate(
        "it => { it.maxLength = 999; it.value = 'x'.repeat(300); }"
    )
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.locator(".error-summary").wait_for()
    assert notices.inner_text() == ""
