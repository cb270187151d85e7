"""An office's plan of mediation work for the year, and those that communes make from it."""

from datetime import date, timedelta

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.workplan.usual_tasks import usual_tasks
from app.domain.workplan.words import first_words, names_for
from app.practice.conferences import officials
from app.practice.records.commune import shares_of
from app.practice.records.signers import name_signers
from app.practice.stories import texts
from app.units.models import Unit
from app.workplan.facts import PlanFacts, ProgressFacts, TaskFacts
from app.workplan.models import WorkPlan
from app.workplan.service import following, plans, taking_over
from app.workplan.service.reading import own_plan_of
from app.workplan.service.tasks import tasks_of
from app.workplan.sight import is_from_above

_TAKEN = TaskFacts.__dataclass_fields__.keys() - {"first_on", "last_on"}


def year_of_plans(today: date) -> int:
    """The year whose plans stand: in its first weeks they are still being written."""
    return (today - timedelta(days=60)).year


def add_office_plan(unit: Unit, *, today: date, by: Actor) -> None:
    """The office's plan, handed down in January: the communes answer before the 29th; and the
    draft of the next one."""
    year = year_of_plans(today)
    name_signers(unit, today=today, by=by)
    with transaction():
        plan = _draft_of_office(year, unit, today=today, by=by)
        _issue(plan, unit, number="124", day=date(year, 1, 10), by=by)
        _note(plan, today=today, by=by)
        _draft_of_office(year + 1, unit, today=today, by=by)


def answer_plan(
    unit: Unit, superior: str, *, received: int, sent: int, today: date, by: Actor
) -> None:
    """A commune receives its superior's plan and makes its own from it, on such days of the year
    (1 is the first of January). Nothing where it has one."""
    wanted = db.select(WorkPlan).where(is_from_above(by)).order_by(WorkPlan.year.desc())
    parent = db.session.scalar(wanted.limit(1))
    if parent is None or own_plan_of(parent.year, by) is not None:
        return
    year, first = parent.year, date(parent.year - 1, 12, 31)
    day = first + timedelta(days=received)
    with transaction():
        following.receive_plan(parent.id, today=day, by=by)
        words = PlanFacts(**_words(year, unit, superior=superior, is_office=False))
        lead = names_for(unit.name, is_office=False, year=year).justice
        plan = taking_over.copy_plan(parent.id, words, lead=lead, today=day, by=by)
        _issue(plan, unit, number="05", day=first + timedelta(days=sent), by=by)
        _note(plan, today=today, by=by)


def _draft_of_office(year: int, unit: Unit, *, today: date, by: Actor) -> WorkPlan:
    words = _words(year, unit, superior="", is_office=True)
    facts = PlanFacts(**{**words, "send_before": date(year, 1, 29)})
    tasks = tuple(
        TaskFacts(**{name: getattr(one, name) for name in _TAKEN})
        for one in usual_tasks(unit.name, is_office=True, year=year)
    )
    return plans.draft_plan(year, facts, tasks=tasks, today=today, by=by)


def _words(year: int, unit: Unit, *, superior: str, is_office: bool) -> dict:
    words = first_words(year, unit.name, is_office=is_office, superior=superior)
    return {**words, "known_bases": tuple(words["known_bases"])}


def _issue(plan: WorkPlan, unit: Unit, *, number: str, day: date, by: Actor) -> None:
    plans.issue_plan(
        plan.id,
        number=number,
        issued_on=day,
        signer=officials(unit.code, shares_of(unit))["chair"].name,
        signer_post=plan.signer_post,
        revision=plan.revision,
        today=day,
        by=by,
    )


def _note(plan: WorkPlan, *, today: date, by: Actor) -> None:
    tasks = {one.number: one for one in tasks_of(plan.id)}
    for row in texts("workplan")["note"]:
        day = date(plan.year, row["month"], row["day"])
        if day <= today and row["task"] in tasks:
            told = {name: row[name] for name in ("percent", "told", "evidence")}
            facts = ProgressFacts(noted_on=day, **told)
            following.note_progress(tasks[row["task"]].id, facts, today=today, by=by)
