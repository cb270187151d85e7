"""The table T1–T21: from which state an act leads where, and whose act it is.

An act that leaves the state as it is has no target. In one state an act means one thing.
"""

from dataclasses import dataclass

from app.domain.errors import RuleViolation
from app.domain.legal import LegalBasis
from app.domain.mediation import basis
from app.domain.mediation.acts import Act
from app.domain.mediation.states import CaseState, Doer

S, D = CaseState, Doer
_MEDIATOR = frozenset({D.MEDIATOR})
_TEAM = frozenset({D.MEDIATOR, D.TEAM_LEADER})
_LEADER = frozenset({D.TEAM_LEADER})
_PARTY = frozenset({D.PARTY})


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: ``sources`` empty means the case is born, ``target`` None that it stays."""

    number: str
    sources: frozenset[CaseState]
    target: CaseState | None
    act: Act
    who: frozenset[Doer]
    basis: LegalBasis | None


def _row(number, sources, target, act, who, basis_) -> Transition:
    return Transition(number, frozenset(sources), target, act, frozenset(who), basis_)


_RUNNING = {S.RECEIVED, S.AWAITING_ASSIGNMENT, S.ASSIGNED, S.IN_MEDIATION, S.PAUSED}
_ENDABLE = {S.ASSIGNED, S.IN_MEDIATION, S.PAUSED}
_AGREED = {S.SETTLED, S.FOLLOWING_UP, S.PERFORMED, S.NOT_PERFORMED}

TRANSITIONS: tuple[Transition, ...] = (
    _row("T1", (), S.RECEIVED, Act.RECEIVE, _TEAM | {D.COMMUNE_OFFICER}, basis.GROUNDS),
    _row("T2", {S.RECEIVED}, S.AWAITING_ASSIGNMENT, Act.CONFIRM_SCOPE, _TEAM, basis.SCOPE),
    _row("T3", _RUNNING, S.OUT_OF_SCOPE, Act.REFUSE, _TEAM, basis.GUIDING),
    _row(
        "T3",
        {S.OUT_OF_SCOPE, S.NOT_SETTLED},
        None,
        Act.TAKE_OVER,
        _TEAM | {D.COMMUNE_OFFICER},
        basis.GUIDING,
    ),
    _row(
        "T3",
        _RUNNING,
        None,
        Act.NOTE_VIOLENCE,
        _TEAM | {D.COMMUNE_OFFICER},
        basis.ALERT_VIOLENCE,
    ),
    _row("T4", {S.AWAITING_ASSIGNMENT}, S.ASSIGNED, Act.CHOOSE_MEDIATOR, _PARTY, basis.CHOICE),
    _row(
        "T5",
        {S.AWAITING_ASSIGNMENT},
        S.ASSIGNED,
        Act.ASSIGN_MEDIATOR,
        _LEADER,
        basis.CHOICE,
    ),
    _row(
        "T5",
        {S.AWAITING_ASSIGNMENT, S.ASSIGNED, S.IN_MEDIATION},
        None,
        Act.NOTE_CONFLICT,
        _TEAM,
        basis.NO_CONFLICT,
    ),
    _row("T6", {S.RECEIVED}, S.IN_MEDIATION, Act.MEDIATE_AT_ONCE, _MEDIATOR, basis.START),
    _row("T7", {S.ASSIGNED}, None, Act.DECLINE, _MEDIATOR, basis.MEDIATOR_DUTIES),
    _row("T7", {S.ASSIGNED}, None, Act.REPLACE_MEDIATOR, _LEADER, basis.REPLACING),
    _row("T8", {S.ASSIGNED}, S.IN_MEDIATION, Act.START, _MEDIATOR, basis.START),
    _row("T9", _ENDABLE, None, Act.PLAN_MEETING, _TEAM | _PARTY, basis.SITTING),
    _row("T9", _ENDABLE, None, Act.CHANGE_MEETING, _TEAM | _PARTY, basis.SITTING),
    _row("T9", _ENDABLE, None, Act.PUT_OFF_MEETING, _TEAM | _PARTY, basis.SITTING),
    _row("T9", {S.IN_MEDIATION}, None, Act.HOLD_MEETING, _MEDIATOR, basis.SITTING),
    _row("T9", {S.ASSIGNED, S.IN_MEDIATION}, None, Act.INVITE, _MEDIATOR | _PARTY, basis.INVITED),
    _row("T9", {S.IN_MEDIATION}, None, Act.REPLACE_MEDIATOR, _LEADER, basis.REPLACING),
    _row("T9", _RUNNING, None, Act.ASK_PARTNER, _TEAM, basis.JOINT),
    _row("T9", _RUNNING, None, Act.JOIN_PARTNER, _TEAM, basis.JOINT),
    _row("T9", _RUNNING, None, Act.ANSWER_PARTNER, _TEAM, basis.JOINT),
    _row("T9", _RUNNING, None, Act.TELL_FRONT, _TEAM, basis.JOINT),
    _row("T9", _RUNNING, None, Act.END_PARTNER, _TEAM, basis.JOINT),
    _row("T10", {S.IN_MEDIATION}, S.PAUSED, Act.PAUSE, _PARTY, basis.PAUSING),
    _row("T10", {S.PAUSED}, S.IN_MEDIATION, Act.RESUME, _PARTY, basis.PAUSING),
    _row("T11", _ENDABLE, None, Act.DRAFT_AGREEMENT, _MEDIATOR, basis.AGREEMENT),
    _row("T11", _ENDABLE, S.SETTLED, Act.SETTLE, _MEDIATOR, basis.AGREEMENT),
    _row("T11", _AGREED, None, Act.PUT_IN_WRITING, _MEDIATOR, basis.AGREEMENT),
    _row("T12", _ENDABLE, S.NOT_SETTLED, Act.END_BY_REQUEST, _PARTY, basis.ENDING),
    _row(
        "T13",
        {S.IN_MEDIATION, S.PAUSED},
        S.NOT_SETTLED,
        Act.END_BY_MEDIATOR,
        _MEDIATOR,
        basis.ENDING,
    ),
    _row("T14", {S.NOT_SETTLED}, S.IN_MEDIATION, Act.GO_ON, _PARTY, basis.NO_AGREEMENT),
    _row(
        "T15",
        {S.SETTLED, S.NOT_PERFORMED},
        S.FOLLOWING_UP,
        Act.FOLLOW_UP,
        {D.SYSTEM},
        basis.FOLLOW_UP,
    ),
    _row(
        "T16",
        {S.FOLLOWING_UP, S.NOT_PERFORMED},
        None,
        Act.FOLLOW_CLAUSE,
        _MEDIATOR,
        basis.FOLLOW_UP,
    ),
    _row(
        "T16",
        {S.SETTLED, S.FOLLOWING_UP, S.NOT_PERFORMED},
        S.PERFORMED,
        Act.PERFORM,
        _MEDIATOR,
        basis.PERFORMANCE,
    ),
    _row("T17", {S.FOLLOWING_UP}, S.NOT_PERFORMED, Act.NOT_PERFORM, _MEDIATOR, basis.FOLLOW_UP),
    _row("T18", {S.NOT_PERFORMED}, S.FOLLOWING_UP, Act.NEW_TERMS, _MEDIATOR, basis.PERFORMANCE),
    _row("T19", {S.NOT_PERFORMED}, S.IN_MEDIATION, Act.FLARE_UP, _PARTY, basis.NO_AGREEMENT),
    _row(
        "T20",
        {S.SETTLED, S.PERFORMED, S.NOT_SETTLED, S.NOT_PERFORMED},
        S.CLOSED,
        Act.CLOSE,
        {D.TEAM_LEADER, D.COMMUNE_OFFICER},
        basis.ARCHIVE,
    ),
    _row(
        "T21",
        {S.SETTLED, S.FOLLOWING_UP, S.NOT_PERFORMED},
        None,
        Act.REWRITE_AGREEMENT,
        _TEAM | {D.COMMUNE_OFFICER},
        None,
    ),
    _row("T21", {S.OUT_OF_SCOPE}, S.RECEIVED, Act.REOPEN, {D.TEAM_LEADER, D.COMMUNE_OFFICER}, None),
    # Back to where it was closed from, which filing.state_before_closing tells.
    _row("T21", {S.CLOSED}, None, Act.REOPEN, {D.TEAM_LEADER, D.COMMUNE_OFFICER}, None),
    _row("T21", set(S), None, Act.NOTE_REPEAT, _TEAM | {D.COMMUNE_OFFICER}, None),
    _row("T21", set(S), None, Act.REMOVE_REPEAT, _TEAM | {D.COMMUNE_OFFICER}, None),
    _row("T21", set(S), None, Act.CORRECT, _TEAM | {D.COMMUNE_OFFICER}, None),
)

# What comes of noting how one thing agreed was done, and is never pressed by itself.
FOLLOWS = frozenset({(S.FOLLOWING_UP, Act.NOT_PERFORM), (S.NOT_PERFORMED, Act.FOLLOW_UP)})

_BY_MOVE: dict[tuple[CaseState | None, Act], Transition] = {
    (source, row.act): row for row in TRANSITIONS for source in (row.sources or {None})
}


def acts_from(state: CaseState) -> list[Act]:
    """What may be done in a state, in the order of the table."""
    return [act for (source, act) in _BY_MOVE if source is state and (state, act) not in FOLLOWS]


def transition(current: CaseState | None, act: Act) -> Transition:
    """The row of the table, or a refusal that names what can be done instead."""
    try:
        return _BY_MOVE[current, act]
    except KeyError:
        raise RuleViolation(_not_from_here(current, act), basis=_basis_of(act)) from None


def next_state(current: CaseState | None, act: Act) -> CaseState:
    """The state after the act; refuses an act that the table does not have there."""
    return transition(current, act).target or CaseState(current)


def _not_from_here(current: CaseState | None, act: Act) -> str:
    if current is None:
        return f"Vụ, việc chưa được tiếp nhận nên chưa thể ghi “{act.label}”."
    if act is Act.RECEIVE:
        return "Vụ, việc này đã được tiếp nhận. Hãy lập vụ, việc mới nếu có tranh chấp khác."
    possible = "; ".join(f"“{other.label}”" for other in acts_from(current))
    return (
        f"Vụ, việc đang ở tình trạng “{current.label}” nên không thể ghi “{act.label}”. "
        f"Việc có thể ghi lúc này: {possible}."
    )


def _basis_of(act: Act) -> LegalBasis | None:
    return next((row.basis for row in TRANSITIONS if row.act is act), None)
