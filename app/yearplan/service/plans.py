"""Acts on a plan: draft, correct, issue."""

from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.dialogue import plans as rules
from app.domain.dialogue.fields import check_field
from app.domain.dialogue.kinds import DialogueKind
from app.domain.errors import RuleViolation
from app.domain.papers import official_number
from app.domain.plans import PlanState
from app.records import journal
from app.records.locking import take
from app.yearplan.acts import PlanAct
from app.yearplan.facts import PlanFacts
from app.yearplan.models import DialoguePlan, PlannedSession

SYMBOL = "KH-UBND"


def draft_plan(
    year: int, facts: PlanFacts, *, author: DialogueKind, today: date, by: Actor
) -> DialoguePlan:
    """Begin the plan of a year; a unit has one for each author."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        rules.check_year(year, today=today)
        _check_fields(facts)
        same = db.select(DialoguePlan.id).where(
            DialoguePlan.unit == by.unit, DialoguePlan.year == year, DialoguePlan.author == author
        )
        if session.scalar(same.limit(1)) is not None:
            raise RuleViolation(
                f"Năm {year} đã có kế hoạch đối thoại của {author.label.lower()}. "
                "Hãy mở kế hoạch đó để sửa."
            )
        plan = DialoguePlan(unit=by.unit, year=year, author=author, state=PlanState.DRAFT)
        facts.write_into(plan)
        journal.write(plan, PlanAct.DRAFT, by=by)
    return plan


def correct_plan(plan_id: UUID, facts: PlanFacts, *, revision: int, by: Actor) -> DialoguePlan:
    """Change the words of a draft."""
    with transaction() as session:
        plan = take(session, DialoguePlan, plan_id, by=by, revision=revision)
        rules.check_draft(plan.state)
        _check_fields(facts)
        facts.write_into(plan)
        journal.correct(plan, PlanAct.CORRECT, by=by)
    return plan


def issue_plan(
    plan_id: UUID,
    *,
    number: str,
    issued_on: date,
    signer: str,
    signer_post: str,
    revision: int,
    today: date,
    by: Actor,
) -> DialoguePlan:
    """Note number, day and signer; from then on the plan's words are frozen."""
    with transaction() as session:
        plan = take(session, DialoguePlan, plan_id, by=by, revision=revision)
        rules.check_issuing(
            plan.state,
            year=plan.year,
            number=number,
            issued_on=issued_on,
            signer=signer,
            sessions=_standing(plan_id),
            today=today,
        )
        is_ours = plan.author is DialogueKind.GOVERNMENT
        plan.number = official_number(number, SYMBOL) if is_ours else number
        plan.issued_on, plan.signer, plan.signer_post = issued_on, signer, signer_post
        plan.state = PlanState.ISSUED
        journal.write(plan, PlanAct.ISSUE, by=by.on_behalf_of(signer))
    return plan


def _standing(plan_id: UUID) -> int:
    """How many conferences stand in the plan."""
    rows = db.select(db.func.count()).where(
        PlannedSession.plan_id == plan_id, PlannedSession.struck_on.is_(None)
    )
    return db.session.scalar(rows) or 0


def _check_fields(facts: PlanFacts) -> None:
    for code in facts.fields_of_life:
        check_field(code)
