"""An office with communes below it, and its plan as it stands in the book of whoever holds it."""

from datetime import date

import pytest

from app.domain.actors import Actor, Role
from app.domain.workplan.progress import Measure
from app.domain.workplan.timing import TaskTime, YearQuarter
from app.domain.workplan.words import first_words
from app.workplan.facts import PlanFacts, ProgressFacts, TaskFacts
from app.workplan.service import following, plans, taking_over
from app.workplan.service.tasks import tasks_of
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.exchange.conftest import SIN_SUOI_HO, know_units

TODAY = date(2026, 2, 20)
HERE, THERE = TAN_PHONG[0], SIN_SUOI_HO[0]
OFFICER = Actor(name="Tẩn Thị Mẩy", role=Role.COMMUNE_OFFICER, unit=HERE)
NEIGHBOUR = Actor(name="Vàng A Chứ", role=Role.COMMUNE_OFFICER, unit=THERE)
ABOVE = Actor(name="Lò Văn Pâng", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
TASKS = (
    TaskFacts(
        content="Ban hành kế hoạch",
        lead="Sở Tư pháp",
        timing=TaskTime.QUARTERS,
        quarters=(YearQuarter.FIRST,),
        measure=Measure.PLAN,
    ),
    TaskFacts(content="Khen thưởng", items="Sơ kết\nTổng kết", lead="Sở Tư pháp; Sở Nội vụ"),
)
SIGNED = {"number": "5", "signer": "Lò Văn Một", "signer_post": "Chủ tịch Ủy ban nhân dân"}


def words(by, year=2026, **facts):
    is_office = by.unit == LAI_CHAU[0]
    name = LAI_CHAU[1] if is_office else TAN_PHONG[1]
    given = first_words(year, name, is_office=is_office, superior="Tỉnh Lai Châu")
    return PlanFacts(**{**given, "known_bases": tuple(given["known_bases"]), **facts})


def drafted(*, by=ABOVE, year=2026, tasks=TASKS, **facts):
    return plans.draft_plan(year, words(by, year, **facts), tasks=tasks, today=TODAY, by=by)


def issued(plan=None, *, by=ABOVE, on=date(2026, 1, 10), **facts):
    """A plan issued (and so sent) on that day."""
    if plan is None:
        given = {"send_before": date(2026, 1, 29)} if by is ABOVE else {}
        plan = drafted(by=by, **{**given, **facts})
    return plans.issue_plan(
        plan.id, **SIGNED, issued_on=on, revision=plan.revision, today=on, by=by
    )


def copied(parent, *, by=OFFICER, on=TODAY):
    return taking_over.copy_plan(parent.id, words(by), lead="Công chức tư pháp", today=on, by=by)


def noted(task, percent, *, by=OFFICER, on=TODAY):
    facts = ProgressFacts(noted_on=on, percent=percent, told="Đã làm một phần.")
    return following.note_progress(task.id, facts, today=on, by=by)


def first_task(plan):
    return tasks_of(plan.id)[0]


@pytest.fixture
def here(commune):
    """The commune, in which what its office sent has arrived."""
    know_units()
    return commune


@pytest.fixture
def above(office):
    know_units()
    return office
