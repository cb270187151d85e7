"""The plan of Lai Châu for 2024, entered as a clerk would: each of its lines has its place."""

from datetime import date

import pytest

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.actors import InstanceRole, Role
from app.papers import service
from app.papers.files import as_docx, as_pdf
from app.papers.types import Ask
from app.workplan.models import WorkPlan, WorkTask
from tests.papers.samples import pages_of, squeezed, words_of_docx
from tests.workplan.lai_chau import PLAN, ROWS, SIGNER, TASKS

TODAY = date(2026, 5, 4)
ROOM = "/ke-hoach-hoa-giai"


@pytest.fixture
def city(make_instance):
    app = make_instance(InstanceRole.OFFICE, "105", "Thành phố Lai Châu", superior="12")
    with app.app_context():
        yield app


@pytest.fixture
def entered(city, browser):
    """The plan as it stands after a clerk has typed it, task by task."""
    clerk = browser(Role.OFFICE_OFFICER)
    address = clerk.submit(f"{ROOM}/moi?nam=2024", PLAN).location
    for typed in TASKS:
        assert clerk.submit(f"{address}/nhiem-vu-moi", typed).location == address
    return db.session.scalars(db.select(WorkPlan)).one()


def drafted(plan, actor):
    by = actor(Role.OFFICE_OFFICER)
    return service.draft(PAPER_KINDS["work_plan"], plan.id, Ask(by, TODAY))


def test_each_line_of_the_plan_stands_on_the_sheet_in_its_order_and_in_word(entered, actor):
    drawn = drafted(entered, actor)
    said = squeezed("".join(pages_of(as_pdf(drawn).data)))
    typed = squeezed(words_of_docx(as_docx(drawn).data))
    for row, sentences in ROWS.items():
        for words in sentences:
            assert squeezed(words) in said, (row, words)
            assert squeezed(words.removeprefix("- ").rstrip(";.")) in typed, (row, words)
    assert list(ROWS) == [f"A{number:02d}" for number in range(1, 46)]
    in_order = [f"A{number:02d}" for number in range(3, 38)]
    places = [said.index(squeezed(ROWS[row][0])) for row in in_order]
    assert places == sorted(places)


def test_where_nobody_is_charged_the_last_day_for_plans_still_stands(city, browser, actor):
    bare = {**PLAN, "organisation": "Phòng Tư pháp:\nChủ trì thực hiện.", "for_units": "UBND xã"}
    browser(Role.OFFICE_OFFICER).submit(f"{ROOM}/moi?nam=2024", bare)
    plan = db.session.scalars(db.select(WorkPlan)).one()
    said = squeezed("".join(pages_of(as_pdf(drafted(plan, actor)).data)))
    to = "UBND thành phố (qua Phòng Tư pháp) trước ngày 29/01/2024."
    assert squeezed(f"- Chủ trì thực hiện. UBND xã gửi kế hoạch về {to}") in said


def test_each_task_has_its_line_in_the_table_of_who_does_what(entered, actor):
    (_, annex) = drafted(entered, actor).papers
    table = annex.body[1]
    said = [["".join(run.text for run in cell.text) for cell in line] for line in table.rows]
    assert len(said) == len(TASKS) == 9
    for line, typed in zip(said, TASKS, strict=True):
        assert line[1].startswith(typed["content"])
        assert line[2:4] == [typed["lead"], typed["co_actors"]]
    times = [line[4] for line in said]
    assert times[:3] == ["Quý I/2024", "Năm 2024", "Thường xuyên trong năm 2024"]


def test_once_issued_it_bears_number_and_day_and_goes_down(entered, browser, actor):
    chief = browser(Role.OFFICE_LEADER)
    address = f"{ROOM}/{entered.id}"
    typed = {"number": "7", "issued_on": "15/01/2024", "signer": SIGNER}
    assert chief.submit(address, typed, action="/ban-hanh").location == address
    plan = db.session.get(WorkPlan, entered.id)
    said = "".join(pages_of(as_pdf(drafted(plan, actor)).data))
    assert "Số: 07/KH-UBND" in said
    assert "Thành phố Lai Châu, ngày 15 tháng 01 năm 2024" in " ".join(said.split())
    tasks = db.session.scalars(db.select(WorkTask)).all()
    assert {one.goes_down_to() for one in (plan, *tasks)} == {"*"}
    assert "chậm nhất ngày 28/01/2024" in chief.get(address).text
