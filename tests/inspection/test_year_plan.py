"""The year's plan of inspections: its words, and the inspections it tells of, on paper."""

import pytest

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.inspection.words import first_words
from app.domain.workplan.timing import YearQuarter
from app.inspection.facts import YearPlanFacts
from app.inspection.plan_models import InspectionPlan
from app.inspection.service import planning, year_plans
from app.papers import service as papers
from app.papers.lines import lines_of
from app.papers.types import Ask
from tests.dialogue.test_pages import words_of
from tests.exchange.conftest import SIN_SUOI_HO
from tests.factories import a_team
from tests.inspection.conftest import ABOVE, HERE, OFFICER, THERE, TODAY, planned, quarter_of

ROOM = "/kiem-tra/"
YEAR = TODAY.year

pytestmark = pytest.mark.usefixtures("both_databases")


def begun(unit_name="tỉnh Lai Châu", *, by=ABOVE, is_office=True, year=YEAR, **given):
    words = first_words(year, unit_name, is_office=is_office)
    facts = YearPlanFacts(**words | {"known_bases": tuple(words["known_bases"])} | given)
    return year_plans.begin_plan(year, facts, today=TODAY, by=by)


def printed(plan, by=ABOVE):
    drawn = papers.draft(PAPER_KINDS["inspection_plan"], plan.id, Ask(by, TODAY))
    return "\n".join(line for paper in drawn.papers for line in lines_of(paper, drawn.marks))


def test_the_paper_has_the_parts_of_a_plan_and_whom_by_quarter(above):
    planned(unit=THERE, planned_on=None, quarter=YearQuarter.FIRST)
    planned(unit=HERE, planned_on=TODAY)
    dropped = planned(unit=HERE, planned_on=None, quarter=YearQuarter.SECOND)
    planning.cancel(dropped.id, "Trùng lịch.", revision=dropped.revision, today=TODAY, by=ABOVE)
    said = printed(begun(signer="Lò Văn Một"))
    for words in (
        "KẾ HOẠCH",
        "/KH-UBND",
        "Căn cứ Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. NỘI DUNG KIỂM TRA",
        "III. ĐỐI TƯỢNG, THỜI GIAN",
        "Quý I",
        quarter_of(TODAY).label,
        SIN_SUOI_HO[1],
        "Phường Tân Phong",
        "Lò Văn Một, Phó Giám đốc, Trưởng đoàn",
        "Giàng Thị Dơ, cùng kiểm tra",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Sở Tư pháp",
        "TM. ỦY BAN NHÂN DÂN",
        "Nơi nhận",
    ):
        assert words in said, words
    assert said.count("Giàng Thị Dơ, cùng kiểm tra") == 2


def test_a_communes_names_its_teams_and_its_own_inspection(here):
    team = a_team()
    planned(by=OFFICER)
    planned(by=OFFICER, team_id=team.id)
    plan = begun("phường Tân Phong", by=OFFICER, is_office=False)
    said = printed(plan, OFFICER)
    assert "Tự kiểm tra phường Tân Phong" in said
    assert team.name in said
    assert "Ủy ban nhân dân phường Tân Phong ban hành kế hoạch" in said


def test_a_year_has_one_plan_and_a_sensible_number(above):
    begun()
    with pytest.raises(RuleViolation, match="Đã có kế hoạch"):
        begun()
    with pytest.raises(RuleViolation, match="không hợp lý"):
        begun(year=2040)


def test_a_clerk_writes_it_and_a_leader_reads_it(above, browser):
    clerk, head = browser(Role.OFFICE_OFFICER), browser(Role.OFFICE_LEADER)
    planned(unit=THERE, planned_on=None, quarter=YearQuarter.FOURTH)
    new = f"{ROOM}ke-hoach/nam/{YEAR}"
    assert new in clerk.get(ROOM).text
    wrong = clerk.submit(new, {"title": " "})
    assert (wrong.status_code, "Hãy ghi trích yếu" in words_of(wrong)) == (422, True)
    made = clerk.submit(new, {"contents": "Sổ theo dõi hòa giải\nThù lao của hòa giải viên"})
    plan = db.session.scalar(db.select(InspectionPlan))
    page = f"{ROOM}ke-hoach/{plan.id}"
    assert made.location == page
    assert page in head.get(ROOM).text
    words = words_of(head.get(page))
    assert SIN_SUOI_HO[1] in words
    assert "Thù lao của hòa giải viên" in words
    assert clerk.get(new).location == page
    assert clerk.submit(f"{page}/sua", {"kept": "VT, STP"}).location == page
    assert clerk.get(f"{ROOM}ke-hoach/nam/1900").status_code == 422


def test_a_plan_that_another_changed_is_not_overwritten(above, browser):
    plan, clerk = begun(), browser(Role.OFFICE_OFFICER)
    page = f"{ROOM}ke-hoach/{plan.id}/sua"
    shown = clerk.get(page)
    clerk.submit(page, {"kept": "VT, STP"})
    assert clerk.send(shown, {"kept": "VT"}, action="/sua").status_code == 409
