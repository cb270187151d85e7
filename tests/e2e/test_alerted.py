"""The red lines above a page that tell what waits, and an act that has dealt with one of them."""

from app.domain.actors import Role
from app.domain.mediation.alerts import AlertKind
from app.domain.mediation.states import CaseState
from app.mediation.service import alerts
from tests.mediation.cases import a_case_in, clerk


def test_an_alert_that_was_taken_note_of_is_told_so_at_once_above_the_page(home, sit_down):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    alert = alerts.raise_alert(case.id, AlertKind.VIOLENCE, by=clerk())
    page = sit_down(Role.COMMUNE_OFFICER).page
    page.goto(f"{page.url}hoa-giai/bao-cao/{alert.id}")
    above = page.locator("#alerts li")
    assert "mới báo" in above.inner_text()
    page.locator("summary", has_text="Đã nhận báo cáo").click()
    page.get_by_role("button", name="Đã nhận báo cáo").click()
    page.locator("main dd", has_text="Đã nhận").wait_for()
    assert "đã nhận" in above.inner_text()
