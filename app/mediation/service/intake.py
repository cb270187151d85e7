"""Taking a case in, confirming its scope, or sending it where it belongs (T1–T3)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import Actor
from app.domain.classification import category
from app.domain.mediation import entry, intake
from app.domain.mediation.acts import Act
from app.domain.mediation.alerts import AlertKind
from app.domain.mediation.grounds import Ground
from app.domain.mediation.recorder import check_recorder
from app.domain.mediation.scope import GUIDANCE, RefusalReason
from app.domain.mediation.transitions import next_state
from app.mediation.models import MediationCase
from app.mediation.service.alerts import has_open_alert, put_alert
from app.mediation.service.assigning import team_mediator
from app.mediation.service.facts import set_facts
from app.mediation.service.numbering import number_for, open_book, team_of_book
from app.mediation.service.parties import PartyFacts, line_of, write_parties
from app.mediation.service.repeats import earlier_case
from app.mediation.service.rounds import break_off
from app.mediation.service.sight import take_case
from app.records import journal


def receive_case(
    *,
    team_id: UUID,
    ground: Ground,
    received_on: date,
    parties: Sequence[PartyFacts] = (),
    summary: str | None = None,
    category_code: str | None = None,
    proposed_by: str | None = None,
    domestic_violence: bool = False,
    note: str | None = None,
    paper_number: int | None = None,
    repeats_id: UUID | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """Write a case into the book of a team and give it the book's next number.

    ``paper_number``: the number that the case has in the paper book kept until now;
    ``repeats_id``: the earlier case whose quarrel is back, as a person said.
    """
    check_recorder(None, Act.RECEIVE, role=by.role, acted_by=by.acted_by)
    intake.check_receive(ground=ground, received_on=received_on, today=today)
    if category_code:
        category(category_code)
    with transaction() as session:
        journal.refuse_repeat(session, by)
        team = team_of_book(session, team_id, on=received_on, by=by)
        if repeats_id is not None:
            repeats_id = earlier_case(session, None, received_on, repeats_id, by=by)
        case = MediationCase(
            unit=by.unit,
            team_id=team.id,
            village_id=team.village_id,
            book_year=received_on.year,
            book_number=number_for(team, received_on.year, wanted=paper_number),
            source=entry.source_of(received_on, today=today, paper_number=paper_number),
            entered_on=today,
            state=next_state(None, Act.RECEIVE),
            ground=ground,
            received_on=received_on,
            proposed_by=proposed_by or None,
            summary=summary or None,
            parties_line=line_of(parties),
            category=category_code or None,
            domestic_violence=domestic_violence,
            note=note or None,
            repeats_id=repeats_id,
            recorder_id=by.account_id,
        )
        journal.write(case, Act.RECEIVE, by=by)
        write_parties(case, parties, today=today, by=by)
        open_book(team, received_on.year, on=received_on, by=by)
    return case


def confirm_scope(
    case_id: UUID,
    *,
    category_code: str | None,
    confirmed_on: date,
    wanted_mediator_id: UUID | None = None,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """The case is one for the team; whom the parties wish for is noted."""
    with transaction() as session:
        case = take_case(session, case_id, Act.CONFIRM_SCOPE, by=by, revision=revision)
        intake.check_confirm_scope(
            case.state,
            category_code=category_code,
            confirmed_on=confirmed_on,
            received_on=case.received_on,
            today=today,
        )
        if wanted_mediator_id is not None:
            team_mediator(session, case, wanted_mediator_id)
        set_facts(
            case,
            state=next_state(case.state, Act.CONFIRM_SCOPE),
            category=category_code,
            wanted_mediator_id=wanted_mediator_id,
        )
        journal.write(case, Act.CONFIRM_SCOPE, by=by)
    return case


def refuse_case(
    case_id: UUID,
    *,
    reason: RefusalReason | None,
    guided_to: str = "",
    legal_text: str = "",
    already_reported: bool = False,
    refused_on: date,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """The case is not one to be mediated; the parties were told where to go.

    Where nobody names another place, it is the one that the reason leads to.
    One that shows signs of a breach raises an alert by itself, unless it was reported
    before it is written down here (``already_reported``).
    """
    with transaction() as session:
        case = take_case(session, case_id, Act.REFUSE, by=by, revision=revision)
        if not guided_to.strip() and reason is not None:
            guided_to = GUIDANCE[reason].guide_to
        intake.check_refuse(
            case.state,
            reason=reason,
            guided_to=guided_to,
            legal_text=legal_text,
            refused_on=refused_on,
            received_on=case.received_on,
            started_on=case.started_on,
            today=today,
        )
        set_facts(
            case,
            state=next_state(case.state, Act.REFUSE),
            refusal_reason=reason,
            guided_to=guided_to,
            refusal_law=legal_text or None,
            ended_on=refused_on,
        )
        journal.write(case, Act.REFUSE, by=by)
        break_off(case, Act.REFUSE, refused_on, by=by)
        is_known = already_reported or has_open_alert(case.id, AlertKind.BREACH)
        if GUIDANCE[reason].alert and not is_known:
            put_alert(case, AlertKind.BREACH, details=reason.label, by=by)
    return case
