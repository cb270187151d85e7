"""Who chooses no paper hears at that moment what the court will want."""

import pytest

from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from tests.mediation.cases import a_case_in

NONE, PAPER = "Các bên không lập văn bản", "Các bên lập văn bản hòa giải thành"


def test_the_last_day_before_the_court_is_told_when_paper_is_declined(home, sit_down):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    keys = sit_down(Role.MEDIATOR)
    page = keys.page
    page.goto(f"{page.url}hoa-giai/{case.id}/thanh")
    page.get_by_label("Thỏa thuận đạt được").fill("Dời rào về mốc cũ.")
    page.get_by_label("Ngày hòa giải thành").fill("9/3/2026")
    page.get_by_label(NONE).check()
    page.get_by_text("Hạn cuối để yêu cầu, nếu có văn bản, là 09/09/2026.").wait_for()
    signed = page.get_by_label("Ngày các bên và hòa giải viên ký")
    signed.wait_for(state="hidden")
    assert page.get_by_label("Thỏa thuận đạt được").input_value() == "Dời rào về mốc cũ."
    page.get_by_label(PAPER).check()
    page.get_by_text("Hãy nói cho các bên biết").wait_for(state="detached")
    signed.wait_for()
    page.get_by_label(NONE).check()
    page.get_by_label("Đã nói cho các bên biết").check()
    page.get_by_role("button", name="Ghi hòa giải thành").click()
    page.get_by_text("đã nói cho các bên biết là không có văn bản").wait_for()


@pytest.fixture
def half_typed(home, sit_down):
    """The page of a mediator with an agreement half typed, and what leaving it has asked."""
    case = a_case_in(CaseState.IN_MEDIATION, home)
    page = sit_down(Role.MEDIATOR).page
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{page.url}hoa-giai/{case.id}/thanh")
    page.get_by_label("Thỏa thuận đạt được").fill("Dời rào về mốc cũ.")
    return page, asked


def test_who_leaves_an_agreement_half_typed_is_asked_first(half_typed):
    page, asked = half_typed
    page.locator("#menu a").first.click()
    page.wait_for_url("**/")
    assert asked == ["beforeunload"]


def test_who_searches_with_an_agreement_half_typed_is_asked_first(half_typed):
    page, asked = half_typed
    page.fill("header [name=q]", "Hặc")
    page.press("header [name=q]", "Enter")
    page.wait_for_url("**/tim/**")
    assert asked == ["beforeunload"]
