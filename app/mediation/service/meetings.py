"""Sittings: agreed, set anew, held, put off. The log is kept by whoever wants one."""

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.calendar import show
from app.domain.mediation import meetings, sitting
from app.domain.mediation.acts import Act
from app.domain.mediation.meetings import MeetingState, Planned
from app.mediation.models import MediationCase, Meeting
from app.mediation.service.facts import set_facts
from app.mediation.service.parties import parties_of
from app.mediation.service.rounds import begun_on
from app.mediation.service.sight import part_of, take_case
from app.records import journal


def plan_meeting(
    case_id: UUID,
    *,
    planned_for: date,
    starts_at: time | None = None,
    place: str = "",
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """Day, hour and place are agreed with the parties."""
    with transaction() as session:
        case = take_case(session, case_id, Act.PLAN_MEETING, by=by, revision=revision)
        meetings.check_plan(case.state, Act.PLAN_MEETING, planned_for=planned_for, today=today)
        journal.write(case, Act.PLAN_MEETING, by=by)
        _plan(case, planned_for, starts_at, place, Act.PLAN_MEETING, by)
    return case


def change_meeting(
    case_id: UUID,
    *,
    meeting_id: UUID,
    planned_for: date,
    starts_at: time | None = None,
    place: str = "",
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """Another day, hour or place for what was agreed."""
    with transaction() as session:
        case = take_case(session, case_id, Act.CHANGE_MEETING, by=by, revision=revision)
        planned = part_of(session, case, Meeting, meeting_id)
        meetings.check_change(
            case.state, _as_planned(planned), planned_for=planned_for, today=today
        )
        planned.held_on, planned.starts_at, planned.place = planned_for, starts_at, place or None
        if journal.correct(planned, Act.CHANGE_MEETING, by=by):
            journal.write(case, Act.CHANGE_MEETING, by=by)
    return case


def put_off_meeting(
    case_id: UUID,
    *,
    meeting_id: UUID,
    kind: MeetingState | None,
    why_not: str,
    next_on: date | None = None,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """It did not come about; the next one keeps the hour and the place."""
    with transaction() as session:
        case = take_case(session, case_id, Act.PUT_OFF_MEETING, by=by, revision=revision)
        planned = part_of(session, case, Meeting, meeting_id)
        meetings.check_put_off(
            case.state,
            _as_planned(planned),
            kind=kind,
            why_not=why_not,
            next_on=next_on,
            today=today,
        )
        planned.state, planned.why_not = kind, why_not
        journal.write(case, Act.PUT_OFF_MEETING, by=by)
        journal.write(planned, Act.PUT_OFF_MEETING, by=by)
        if next_on is not None:
            hour, place = planned.starts_at, planned.place or ""
            _plan(case, next_on, hour, place, Act.PUT_OFF_MEETING, by)
    return case


def hold_meeting(
    case_id: UUID,
    *,
    held_on: date,
    meeting_id: UUID | None = None,
    what_happened: str = "",
    present: Sequence[UUID] = (),
    position_a: str = "",
    position_b: str = "",
    options: str = "",
    helped: bool = False,
    read_aloud: bool = False,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """A further sitting, planned or not; of what was said there nothing has to be written."""
    with transaction() as session:
        case = take_case(session, case_id, Act.HOLD_MEETING, by=by, revision=revision)
        sitting.check_hold_meeting(
            case.state, held_on=held_on, started_on=begun_on(case), today=today
        )
        held = part_of(session, case, Meeting, meeting_id) if meeting_id else _new(case, held_on)
        if meeting_id:
            meetings.check_held(_as_planned(held))
        known = {party.id for party in parties_of(case.id)}
        case.meetings = (case.meetings or 0) + 1
        set_facts(
            held,
            state=MeetingState.HELD,
            held_on=held_on,
            round=case.round,
            present=[one for one in present if one in known],
            position_a=position_a or None,
            position_b=position_b or None,
            options=options or None,
            what_happened=what_happened or None,
            helped=helped,
            read_aloud=read_aloud,
        )
        journal.write(case, Act.HOLD_MEETING, by=by)
        journal.write(held, Act.HOLD_MEETING, by=by)
    return case


def sit_down(case: MediationCase, act: Act, on: date, *, by: Actor) -> None:
    """The first sitting of a round, after the line of the case: the one agreed for that day."""
    agreed = [one for one in meetings_of(case.id) if one.state is MeetingState.PLANNED]
    held = next((one for one in agreed if one.held_on == on), None) or _new(case, on)
    set_facts(held, state=MeetingState.HELD, round=case.round)
    journal.write(held, act, by=by)


def meetings_of(case_id: UUID) -> Sequence[Meeting]:
    """All sittings of a case in the order of their days."""
    rows = db.select(Meeting).where(Meeting.case_id == case_id)
    return db.session.scalars(rows.order_by(Meeting.held_on, Meeting.id)).all()


def course_of(case: MediationCase, held: Sequence[Meeting]) -> str:
    """How the mediation went, as it was told sitting by sitting."""
    told = [f"Ngày {show(one.held_on)}: {one.what_happened}" for one in held if one.what_happened]
    return "\n".join([*([case.course] if case.course else []), *told])


def _plan(
    case: MediationCase, on: date, hour: time | None, place: str, act: Act, by: Actor
) -> None:
    planned = _new(case, on)
    planned.starts_at, planned.place = hour, place or None
    journal.write(planned, act, by=by)


def _new(case: MediationCase, on: date) -> Meeting:
    return Meeting(
        unit=case.unit,
        case_id=case.id,
        round=case.round,  # set again when it is held: a round may begin meanwhile
        state=MeetingState.PLANNED,
        held_on=on,
    )


def _as_planned(meeting: Meeting) -> Planned:
    return Planned(meeting.state, meeting.held_on)
