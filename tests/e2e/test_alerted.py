"""The red lines above a page that tell what waits, and an act that has dealt with one of them."""

from app.domain.actors import Role
from app.domain.mediation.alerts import AlertKind, ForwardedTo
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


def test_what_is_wrong_in_a_form_far_down_a_page_is_in_sight(home, sit_down):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    alert = alerts.raise_alert(case.id, AlertKind.VIOLENCE, by=clerk())
    alert = alerts.acknowledge_alert(alert.id, revision=alert.revision, by=clerk())
    alerts.forward_alert(
        alert.id, revision=alert.revision, forwarded_to=ForwardedTo.POLICE, receiver="", by=clerk()
    )
    page = sit_down(Role.COMMUNE_OFFICER, (390, 400)).page
    page.goto(f"{page.url}hoa-giai/bao-cao/{alert.id}")
    page.locator("summary", has_text="Ghi kết quả").click()
    page.get_by_role("button", name="Ghi kết quả").click()
    wrong = page.locator(".error-summary")
    wrong.wait_for()
    page.wait_for_timeout(500)  # htmx scrolls after all has settled
    box = wrong.bounding_box()
    assert 0 <= box["y"] < 400, "where one is, not a page above it"
