"""Evidence for the standard of access to law: figures, where they are seen, the paper."""

from dataclasses import replace
from datetime import date

import pytest

from app.budget.facts import LineFacts
from app.budget.service import acts
from app.budget.service.reading import lines_of as lines_of_budget
from app.db import db
from app.domain.access_standard import Theme, read_indicators, standard_of
from app.domain.actors import Role
from app.domain.budget.items import BudgetItem
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseState
from app.domain.money import in_figures
from app.papers.lines import Marks, lines_of
from app.reports.access import access_sheet
from app.reports.access_paper import paper_of
from tests.budget.year import DOCUMENT, YEAR, a_budget
from tests.dialogue.test_pages import words_of
from tests.mediation.cases import TODAY as MAY
from tests.mediation.cases import a_case_in, a_village_with_team, clerk
from tests.remuneration.conftest import OFFICER, fixed_day, paid, settled_by_two

PAGE = "/bao-cao/tiep-can-phap-luat"
__all__ = ["fixed_day"]
TODAY = date(2026, 11, 20)


def sheet(by=None, year=2026):
    return access_sheet(year, today=TODAY, by=by or clerk())


def told(found, theme):
    (section,) = [one for one in found.sections if one.theme is theme]
    return {one.label: one for one in section.lines}


@pytest.mark.usefixtures("both_databases")
def test_figures_of_the_year_with_their_books(commune):
    home = a_village_with_team()
    for state in (CaseState.SETTLED, CaseState.SETTLED, CaseState.NOT_SETTLED, CaseState.RECEIVED):
        a_case_in(state, home)
    with commune.test_request_context():
        found = sheet()
        empty = sheet(year=2025)
    lines = told(found, Theme.MEDIATION)
    assert lines["Vụ, việc tiếp nhận trong năm"].value == "4"
    assert lines["Hòa giải thành trong số đã hòa giải xong"].how == "2 / 3 × 100"
    assert lines["Đã hòa giải xong, có kết quả"].value == "75,0%"
    assert "cot=1&" in lines["Vụ, việc tiếp nhận trong năm"].link
    assert [(one.book_year, one.first, one.last, one.cases) for one in found.books] == [
        (2026, 1, 4, 4)
    ]
    assert (list(empty.books), list(empty.dialogues)) == ([], [])
    assert told(found, Theme.DIALOGUE)["Hội nghị đối thoại đã tổ chức"].value == "0"


def test_what_is_not_held_here_is_filled_in_by_hand(commune):
    with commune.test_request_context():
        found = sheet()
        lines = lines_of(paper_of(found, unit_name="Phường Tân Phong", day=TODAY), Marks())
    assert {one.value for one in told(found, Theme.FUNDING).values()} == {""}
    assert any(one.startswith("Kinh phí được bố trí (đồng) | …") for one in lines)
    assert "Căn cứ: Quyết định số 27/2025/QĐ-TTg" in lines


@pytest.mark.usefixtures("fixed_day")
def test_what_the_budget_says_is_not_asked_again(commune):
    home = a_village_with_team()
    settled_by_two(home)
    held = a_budget()
    for item in (BudgetItem.DIALOGUE, BudgetItem.TRAINING):
        acts.add_line(held.id, LineFacts(item=item, details="Một", count=1, level=5), by=OFFICER)
    with commune.test_request_context():
        assert {one.value for one in told(sheet(year=YEAR), Theme.FUNDING).values()} == {""}
    amounts = {one.id: one.estimated for one in lines_of_budget(held.id)}
    facts = {"allotted_on": MAY, "document": DOCUMENT, "today": MAY, "by": OFFICER}
    acts.allot(held.id, amounts, revision=held.revision, **facts)
    paid(home)
    with commune.test_request_context():
        given, spent = told(sheet(year=YEAR), Theme.FUNDING).values()
        assert {one.value for one in told(sheet(year=YEAR - 1), Theme.FUNDING).values()} == {""}
    assert given.value == in_figures(sum(amounts.values()) - 5)  # but for dialogues
    assert spent.value == "850.000"
    assert f"nam={YEAR}" in given.link


def test_the_standard_is_that_of_the_years_end(commune):
    assert standard_of(2024).indicators[Theme.DIALOGUE] == "Tiêu chí 4, chỉ tiêu 1"
    assert standard_of(2025).indicators == {}


def test_names_of_indicators_come_from_the_settings(commune):
    commune.config["ACCESS_INDICATORS"] = "hoa-giai = Chỉ tiêu 2.1; doi-thoai=Chỉ tiêu 3"
    with commune.test_request_context():
        names = {one.theme: one.indicator for one in sheet().sections}
    assert (names[Theme.MEDIATION], names[Theme.FUNDING]) == ("Chỉ tiêu 2.1", "")
    for wrong in ("hoa giai=1", "hoa-giai", "hoa-giai= "):
        with pytest.raises(RuleViolation, match="không đúng"):
            read_indicators(wrong)


def test_another_units_cases_are_not_counted(commune):
    a_case_in(CaseState.SETTLED, a_village_with_team())
    with commune.test_request_context():
        found = sheet(replace(clerk(), unit="03390"))
    assert told(found, Theme.MEDIATION)["Vụ, việc tiếp nhận trong năm"].value == "0"
    assert list(found.books) == []


def test_the_page_and_its_files(commune, browser):
    a_case_in(CaseState.SETTLED, a_village_with_team())
    db.session.commit()
    front = browser(Role.FRONT)
    page = front.get(PAGE)
    assert "Đã hòa giải xong, có kết quả" in words_of(page)
    assert "/thong-ke/bieu/" not in page.text  # the Front meets no case
    assert "/thong-ke/bieu/" in browser(Role.COMMUNE_OFFICER).get(PAGE).text
    word = front.get(f"{PAGE}.docx")
    assert word.status_code == 200
    assert word.headers["Content-Disposition"].startswith(
        'attachment; filename="phieu-chuan-tiep-can-phap-luat-'
    )
    for wrong in ("nam=2021", "nam=20x6", "nam=2999"):
        assert front.get(f"{PAGE}?{wrong}").status_code == 404
    for role in (Role.TEAM_LEADER, Role.MEDIATOR):
        assert browser(role).get(PAGE).status_code == 403
        assert browser(role).get(f"{PAGE}.pdf").status_code == 403
