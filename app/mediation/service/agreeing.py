"""Agreeing: drafted, settled, put in writing later, agreed anew, written anew (T11, T18, T21)."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.mediation import agreement, performance
from app.domain.mediation.acts import Act
from app.domain.mediation.agreement import AgreementOrigin
from app.domain.mediation.clauses import check_clauses
from app.domain.mediation.states import CaseResult
from app.domain.mediation.transitions import next_state
from app.mediation.models import MediationCase
from app.mediation.service.clauses import (
    first_due,
    follow,
    live_clauses,
    replace_changed,
    replace_open,
    write_clauses,
    write_draft_clauses,
)
from app.mediation.service.court import go_by
from app.mediation.service.facts import set_facts
from app.mediation.service.rounds import begun_on, end_round, set_right
from app.mediation.service.sight import take_case
from app.mediation.service.versions import (
    VersionFacts,
    facts_of,
    in_force,
    paper_of,
    put_draft,
    put_in_force,
)
from app.mediation.service.violence import report_or_explain
from app.records import journal


def draft_agreement(
    case_id: UUID,
    *,
    facts: VersionFacts,
    revision: int | None = None,
    today: date,  # the same for every act
    by: Actor,
) -> MediationCase:
    """What is being put in words; it binds nobody yet and may lack anything."""
    with transaction() as session:
        case = take_case(session, case_id, Act.DRAFT_AGREEMENT, by=by, revision=revision)
        next_state(case.state, Act.DRAFT_AGREEMENT)
        journal.write(case, Act.DRAFT_AGREEMENT, by=by)
        draft = put_draft(case, facts, by=by)
        write_draft_clauses(draft, facts.clauses, by=by)
    return case


def settle_case(
    case_id: UUID,
    *,
    facts: VersionFacts,
    no_alert_because: str = "",
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """The parties agree; where there is something to do, following up begins at once (T15)."""
    act = Act.SETTLE
    with transaction() as session:
        case = take_case(session, case_id, act, by=by, revision=revision)
        agreement.check_settle(
            case.state,
            paper_of(case, facts),
            is_written=facts.is_written,
            told_no_paper=facts.told_no_paper,
            settled_on=facts.agreed_on,
            started_on=begun_on(case),
            assigned_on=case.assigned_on,
            today=today,
        )
        check_clauses(facts.clauses, agreed_on=facts.agreed_on)
        report_or_explain(case, no_alert_because)
        set_facts(
            case,
            state=next_state(case.state, act),
            result=CaseResult.SETTLED,
            ended_on=facts.agreed_on,
            is_written=facts.is_written,
            performance_due_on=first_due(facts.clauses),
        )
        journal.write(case, act, by=by)
        end_round(case, act, by=by)
        version = put_in_force(case, facts, AgreementOrigin.SETTLED, act, by=by)
        replace_open(case.id, act, by=by)
        write_clauses(version, facts.clauses, act, by=by)
        if facts.clauses:
            follow(case, on=facts.agreed_on, by=by)
    return case


def put_in_writing(
    case_id: UUID,
    *,
    facts: VersionFacts,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """Paper is made of what was agreed by word of mouth; the day and the things agreed stay."""
    act = Act.PUT_IN_WRITING
    with transaction() as session:
        case = take_case(session, case_id, act, by=by, revision=revision)
        oral = in_force(case.id)
        held = replace(
            facts,
            agreed_on=oral.agreed_on,
            clauses=[one.facts for one in live_clauses(case.id)],
            is_written=True,
        )
        agreement.check_put_in_writing(
            case.state,
            paper_of(case, held),
            is_written=bool(case.is_written),
            agreed_on=oral.agreed_on,
            today=today,
        )
        case.is_written = True
        journal.write(case, act, by=by)
        put_in_force(case, held, AgreementOrigin.PUT_IN_WRITING, act, by=by)
    return case


def new_terms(
    case_id: UUID,
    *,
    facts: VersionFacts,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """New terms with their own things to do stand beside the old ones, which are kept."""
    act = Act.NEW_TERMS
    with transaction() as session:
        case = take_case(session, case_id, act, by=by, revision=revision)
        performance.check_new_terms(
            case.state,
            paper_of(case, facts),
            facts.clauses,
            is_written=facts.is_written,
            told_no_paper=facts.told_no_paper,
            agreed_on=facts.agreed_on,
            settled_on=case.ended_on,
            today=today,
        )
        set_facts(
            case,
            state=next_state(case.state, act),
            is_written=facts.is_written,
            performance_due_on=first_due(facts.clauses),
        )
        journal.write(case, act, by=by)
        version = put_in_force(case, facts, AgreementOrigin.NEW_TERMS, act, by=by)
        replace_open(case.id, act, by=by)
        write_clauses(version, facts.clauses, act, by=by)
        go_by(version, by=by)
    return case


def rewrite_agreement(
    case_id: UUID,
    *,
    facts: VersionFacts,
    reason: str,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """What was written wrongly is written anew; the wrong version is kept, and why.

    Whether there is paper stays as it was: paper that is made later is another act.
    """
    act = Act.REWRITE_AGREEMENT
    with transaction() as session:
        case = take_case(session, case_id, act, by=by, revision=revision)
        wrong = in_force(case.id)
        facts = replace(facts, is_written=wrong.is_written, told_no_paper=bool(wrong.told_no_paper))
        live = live_clauses(case.id)
        performance.check_rewrite(
            case.state,
            paper_of(case, facts),
            facts.clauses,
            reason=reason,
            is_other=replace(facts, clauses=[*facts.clauses])
            != facts_of(wrong, [one.facts for one in live]),
            is_written=bool(wrong.is_written),
            agreed_on=facts.agreed_on,
            started_on=case.started_on,
            performed_on=min((one.performed_on for one in live if one.performed_on), default=None),
            today=today,
        )
        if wrong.agreed_on == case.ended_on:
            case.ended_on = facts.agreed_on
        case.performance_due_on = first_due(facts.clauses)
        journal.write(case, act, by=by, reason=reason)
        set_right(case, act, by=by)
        version = put_in_force(case, facts, AgreementOrigin.REWRITTEN, act, by=by)
        anew = replace_changed(case.id, facts.clauses, act, by=by)
        write_clauses(version, anew, act, by=by)
        follow(case, on=today, by=by)
        go_by(version, by=by)
    return case
