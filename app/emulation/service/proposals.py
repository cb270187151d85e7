"""What the units below propose, as one list of an office: by unit, year, form and state."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Row

from app.db import db, times
from app.domain.actors import Actor
from app.domain.emulation.awards import NomineeKind, NomineeState, Outcome
from app.domain.emulation.gathering import ProposalState
from app.emulation.models import AwardDecision, Gathered, Nominee, Submission
from app.emulation.service.reading import PAGE, Page
from app.emulation.sight import visible_decisions, visible_gathered, visible_nominees

_OF_STATE = {
    ProposalState.GRANTED: Outcome.GRANTED,
    ProposalState.REFUSED: Outcome.REFUSED,
    ProposalState.RETURNED: Outcome.RETURNED,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list of proposals is narrowed to."""

    unit: str | None = None
    year: int | None = None
    kind: NomineeKind | None = None
    award: str | None = None
    state: ProposalState | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """By what the list can be narrowed: what stands in it."""

    units: Sequence[str]
    years: Sequence[int]
    awards: Sequence[str]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the list, and how many of them in each state."""

    all: int
    open: int
    gathered: int
    granted: int
    refused: int
    returned: int


def is_from_below(by: Actor) -> ColumnElement[bool]:
    return (
        Nominee.unit.not_in(by.books)
        & Nominee.to_superior
        & (Nominee.state == NomineeState.PROPOSED)
    )


def is_gathered(by: Actor) -> ColumnElement[bool]:
    """Whether a submission of one's own unit holds it."""
    return _exists(Gathered, Gathered.unit.in_(by.books), Gathered.state != NomineeState.WITHDRAWN)


def stands(by: Actor, *outcomes: Outcome) -> ColumnElement[bool]:
    """Whether a decision with one of these outcomes stands about it."""
    return _exists(
        AwardDecision,
        AwardDecision.struck_on.is_(None),
        AwardDecision.outcome.in_(outcomes),
        visible_decisions(by),
    )


def proposal_page(
    by: Actor, wanted: Wanted, *, before: UUID | None = None, limit: int | None = None
) -> Page:
    """Nominees with the year of their submission, its number and day, the newest first."""
    limit = limit or PAGE
    rows = _rows(
        by, wanted, Nominee, Submission.year, Submission.number, Submission.issued_on, *_states(by)
    )
    if before is not None:
        rows = rows.where(Nominee.id < before)
    found = db.session.execute(rows.order_by(Nominee.id.desc()).limit(limit + 1)).all()
    return Page(found[:limit], len(found) > limit)


def counted(by: Actor, wanted: Wanted) -> Counts:
    states = [times(_is_in(one, by)) for one in ProposalState]
    row = db.session.execute(_rows(by, wanted, db.func.count(), *states)).one()
    return Counts(*(number or 0 for number in row))


def offered(by: Actor) -> Offered:
    rows = db.session.execute(
        _rows(by, Wanted(), Nominee.unit, Submission.year, Nominee.award).distinct()
    ).all()
    return Offered(
        sorted({one.unit for one in rows}),
        sorted({one.year for one in rows}, reverse=True),
        sorted({one.award for one in rows if one.award}),
    )


def state_of(row: Row) -> ProposalState:
    """A decision counts before the submission in which it stands."""
    weight = (*_OF_STATE, ProposalState.GATHERED)
    return next((one for one in weight if getattr(row, one.value)), ProposalState.OPEN)


def gatherings_of(ids: Collection[UUID], by: Actor) -> Mapping[UUID, Gathered]:
    """How each of these is being put forward by an office, as far as this person may know."""
    rows = db.select(Gathered).where(
        Gathered.nominee_id.in_(ids),
        Gathered.state != NomineeState.WITHDRAWN,
        visible_gathered(by),
    )
    return {one.nominee_id: one for one in db.session.scalars(rows.order_by(Gathered.id))}


def _rows(by: Actor, wanted: Wanted, *columns: ColumnElement) -> db.Select:
    pairs = (
        (Nominee.unit, wanted.unit),
        (Submission.year, wanted.year),
        (Nominee.kind, wanted.kind),
        (Nominee.award, wanted.award),
    )
    narrowed = [column == value for column, value in pairs if value is not None]
    if wanted.state is not None:
        narrowed.append(_is_in(wanted.state, by))
    return (
        db.select(*columns)
        .join_from(Nominee, Submission, Submission.id == Nominee.submission_id)
        .where(visible_nominees(by), is_from_below(by), *narrowed)
    )


def _states(by: Actor) -> list[ColumnElement[bool]]:
    decided = [stands(by, outcome).label(state.value) for state, outcome in _OF_STATE.items()]
    return [*decided, is_gathered(by).label(ProposalState.GATHERED.value)]


def _is_in(state: ProposalState, by: Actor) -> ColumnElement[bool]:
    if state in _OF_STATE:
        return stands(by, _OF_STATE[state])
    is_taken = is_gathered(by)
    return ~stands(by, *Outcome) & (is_taken if state is ProposalState.GATHERED else ~is_taken)


def _exists(model: type, *where: ColumnElement[bool]) -> ColumnElement[bool]:
    return db.exists().where(model.nominee_id == Nominee.id, *where).correlate(Nominee)
