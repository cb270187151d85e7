"""Reading how far each output of a case has come, for the page of the case."""

from app.db import db
from app.domain.actors import Actor, Permission
from app.domain.mediation.outputs import (
    PartyFacts,
    RegisterFacts,
    Submitted,
    Tick,
    agreement_tick,
    copy_tick,
    payment_tick,
    register_tick,
    statistics_tick,
)
from app.domain.mediation.parties import PartyKind
from app.domain.mediation.states import CaseResult
from app.exchange.state import upward_of
from app.instance import this_instance
from app.mediation.models import MediationCase
from app.mediation.service.versions import facts_of
from app.mediation.service.viewing import CaseView
from app.mediation.service.viewing.agreement import missing_in
from app.remuneration.service.states import payment_states
from app.statistics.models import StatisticsReport
from app.statistics.sight import visible_reports


def ticks_of(view: CaseView, by: Actor) -> list[Tick]:
    """Of a case of one's own book, in the order in which the work goes."""
    case = view.case
    sent = upward_of(case.unit, case.id)
    return [
        register_tick(_register(view)),
        _agreement(view),
        statistics_tick(case.state, case.category, _submitted(case, by), case.entered_on),
        payment_tick(
            case.state,
            payment_states([case.id])[case.id],
            has_mediator=bool(view.current_assignments),
        ),
        copy_tick(
            has_superior=sent.has_superior,
            is_sent=sent.is_sent,
            is_received=sent.is_received,
            why=sent.why,
            is_practice=this_instance().practice,
        ),
    ]


def _register(view: CaseView) -> RegisterFacts:
    case, agreed = view.case, view.agreement.current
    outcome = case.ending_note if case.result is CaseResult.NOT_SETTLED else agreed and agreed.terms
    return RegisterFacts(
        number=case.book_number,
        parties=[
            PartyFacts(one.name, one.birth_year, one.address, one.kind is PartyKind.PERSON)
            for one in view.parties
        ],
        has_mediator=bool(view.current_assignments),
        has_summary=bool(case.summary),
        result=case.result,
        says_outcome=bool(outcome),
    )


def _agreement(view: CaseView) -> Tick:
    case, held = view.case, view.agreement.current
    lacking = []
    if held is not None and held.is_written:
        clauses = [line.clause.facts for line in view.agreement.clauses]
        missing = missing_in(case, view.parties, facts_of(held, clauses))
        lacking = [one.label.lower() for one in missing]
    return agreement_tick(case.result, is_written=held and held.is_written, lacking=lacking)


def _submitted(case: MediationCase, by: Actor) -> Submitted | None:
    """The report of the own unit that was submitted last for the day of receipt."""
    if not by.may(Permission.SEE_FIGURES):
        return None
    rows = db.select(
        StatisticsReport.form_code, StatisticsReport.form_version, StatisticsReport.submitted_on
    ).where(
        visible_reports(by),
        StatisticsReport.unit == case.unit,
        StatisticsReport.first <= case.received_on,
        StatisticsReport.last >= case.received_on,
    )
    newest = (StatisticsReport.submitted_on.desc(), StatisticsReport.id.desc())
    found = db.session.execute(rows.order_by(*newest).limit(1)).first()
    return found and Submitted(f"biểu {found.form_code}", found.submitted_on)
