"""The lists of work plans as files: the plans, the tasks of one, who below has sent theirs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from app.domain.actors import Actor
from app.domain.workplan.handing import UnitStanding
from app.domain.workplan.progress import TaskState
from app.export.filters import given
from app.export.sheet import BATCH, Column, Kind, Sheet, of, page_by_page, told
from app.units.service import unit_names
from app.workplan.models import WorkPlan, WorkProgress, WorkTask
from app.workplan.service import below
from app.workplan.service.below import UnitLine
from app.workplan.service.reading import Place, TaskLine, plan_page


def plans_sheet(year: int | None, *, today: date, by: Actor) -> Sheet:
    counts: dict[UUID, Counter] = {}
    names: dict[str, str] = {}

    def read(place: Place | None) -> tuple[Sequence[WorkPlan], Place | None]:
        plans, has_more = plan_page(by, year=year, after=place, limit=BATCH)
        names.update(unit_names({one.unit for one in plans}))
        own = [one for one in plans if one.unit == by.unit]
        counts.update(below.standings(own, today=today))
        last = plans[-1] if has_more else None
        return plans, last and Place(last.year, last.unit, last.id)

    def counted(words: str, *states: UnitStanding) -> Column:
        def number(plan: WorkPlan) -> int | None:
            found = counts.get(plan.id)
            return found and sum(found[state] for state in states)

        return told(words, number, Kind.NUMBER)

    return Sheet(
        "Kế hoạch hòa giải ở cơ sở",
        [
            of(WorkPlan.year, kind=Kind.PLAIN),
            told("Đơn vị", lambda one: names.get(one.unit, one.unit)),
            of(WorkPlan.title, kind=Kind.LONG),
            of(WorkPlan.number),
            of(WorkPlan.issued_on),
            of(WorkPlan.state),
            counted("Đơn vị đã gửi kế hoạch", UnitStanding.SENT, UnitStanding.SENT_LATE),
            counted("Đơn vị trễ hạn", UnitStanding.LATE),
        ],
        page_by_page(read),
        narrowed=given(Năm=year and str(year)),
    )


def tasks_sheet(plan: WorkPlan, lines: Sequence[TaskLine]) -> Sheet:
    """The tasks of a plan; how far they are only where the page tells it."""
    is_followed = plan.was_issued and bool(lines) and lines[0].followed
    return Sheet(
        f"Nhiệm vụ của kế hoạch năm {plan.year}",
        [*_TASK, *(_PROGRESS if is_followed else [])],
        lines,
    )


_TASK = [
    of(WorkTask.content, "task.content", kind=Kind.LONG),
    of(WorkTask.items, "task.items", kind=Kind.LONG),
    of(WorkTask.lead, "task.lead"),
    of(WorkTask.co_actors, "task.co_actors"),
    told("Thời gian", "task.when.words"),
    told("Hạn", "task.when.ends_on", Kind.DATE),
    of(WorkTask.quality, "task.quality", kind=Kind.LONG),
    of(WorkTask.product, "task.product", kind=Kind.LONG),
]
_PROGRESS = [
    told("Tình trạng", "state"),
    of(WorkProgress.percent, "percent"),
    told("Theo sổ", lambda line: line.measured and line.measured.words),
    of(WorkProgress.noted_on, read=lambda line: line.note and line.note.noted_on),
    of(WorkProgress.told, read=lambda line: line.note and line.note.told, kind=Kind.LONG),
]


def units_sheet(plan: WorkPlan, units: Iterable[UnitLine]) -> Sheet:
    """What each unit right below has done with a plan that was handed down."""
    return Sheet(
        f"Việc nhận, gửi kế hoạch năm {plan.year} của từng đơn vị",
        [
            told("Đơn vị", "name"),
            told("Tình trạng", "standing"),
            told("Xác nhận đã nhận", "received_on", Kind.DATE),
            of(WorkPlan.number, read=lambda one: one.plan and one.plan.number),
            of(WorkPlan.sent_on, read=lambda one: one.plan and one.plan.sent_on),
            told("Nhiệm vụ", lambda one: one.tasks.total() if one.plan else None, Kind.NUMBER),
            told("Nhiệm vụ xong", lambda one: _tasks(one, TaskState.DONE), Kind.NUMBER),
            told("Quá hạn", lambda one: _tasks(one, TaskState.LATE), Kind.NUMBER),
        ],
        units,
    )


def _tasks(one: UnitLine, state: TaskState) -> int | None:
    return one.tasks[state] if one.plan else None
