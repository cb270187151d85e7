"""Reading models and rewards: the lists, one submission with what was decided of each."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Row

from app.db import db, times
from app.domain.actors import Actor
from app.domain.emulation.awards import NomineeState, Outcome, SubmissionState
from app.domain.emulation.models import ModelState
from app.emulation.models import AwardDecision, EmulationModel, Gathered, Nominee, Submission
from app.emulation.service.naming import holds
from app.emulation.service.renewals import is_renewed
from app.emulation.sight import (
    visible_decisions,
    visible_models,
    visible_nominees,
    visible_submissions,
)
from app.units.models import Village

PAGE = 50
_MODEL = (
    EmulationModel.id,
    EmulationModel.unit,
    EmulationModel.year,
    EmulationModel.title,
    EmulationModel.field,
    EmulationModel.state,
    EmulationModel.decision_number,
    Village.name.label("village"),
)
_SUBMISSION = (
    Submission.id,
    Submission.unit,
    Submission.year,
    Submission.title,
    Submission.state,
    Submission.decider,
    Submission.number,
    Submission.issued_on,
)


@dataclass(frozen=True, slots=True)
class WantedModels:
    """What the list of models is narrowed to."""

    unit: str | None = None
    year: int | None = None
    state: ModelState | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, newest first."""

    lines: Sequence[Row]
    has_more: bool


@dataclass(frozen=True, slots=True)
class ModelsOf:
    """Of one unit in one year: how many it has, is carrying out, and has had recognised."""

    unit: str
    all: int
    going: int
    recognised: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Of a submission: how many it names, of how many nothing is decided, how many were given
    a reward."""

    named: int = 0
    open: int = 0
    granted: int = 0


def model_page(
    by: Actor, wanted: WantedModels, *, before: UUID | None = None, limit: int | None = None
) -> Page:
    limit = limit or PAGE
    rows = (
        db.select(*_MODEL)
        .outerjoin(Village, Village.id == EmulationModel.village_id)
        .where(visible_models(by), *_narrowed(wanted))
    )
    return _page(rows, EmulationModel.id, before, limit)


def models_by_unit(by: Actor, year: int) -> list[ModelsOf]:
    """A line for each unit that has a model of the year, in the order of their codes."""
    is_going = EmulationModel.state.in_((ModelState.REGISTERED, ModelState.RUNNING))
    rows = (
        db.select(
            EmulationModel.unit,
            db.func.count(),
            times(is_going),
            times(EmulationModel.state == ModelState.RECOGNISED),
        )
        .where(visible_models(by), EmulationModel.year == year)
        .group_by(EmulationModel.unit)
        .order_by(EmulationModel.unit)
    )
    return [ModelsOf(*row) for row in db.session.execute(rows)]


def years_of_models(by: Actor) -> list[int]:
    rows = db.select(EmulationModel.year).where(visible_models(by)).distinct()
    return sorted(db.session.scalars(rows), reverse=True)


def submission_page(
    by: Actor, *, own: bool, before: UUID | None = None, limit: int | None = None
) -> Page:
    """Those of one's own unit, or of the units below."""
    limit = limit or PAGE
    is_own = Submission.unit.in_(by.books)
    rows = db.select(*_SUBMISSION).where(visible_submissions(by), is_own if own else ~is_own)
    return _page(rows, Submission.id, before, limit)


def drafts_of(by: Actor) -> Sequence[Row]:
    """The own drafts, to which somebody may be added; the newest first."""
    columns = Submission.id, Submission.title, Submission.first, Submission.last
    rows = db.select(*columns, Submission.decider).where(
        Submission.unit.in_(by.books), Submission.state == SubmissionState.DRAFT
    )
    return db.session.execute(rows.order_by(Submission.id.desc()).limit(PAGE)).all()


def standings(ids: Collection[UUID], by: Actor) -> Mapping[UUID, Standing]:
    """How far each of these submissions is, in two statements: its own, and what it gathers."""
    numbers = (
        db.func.count(),
        times(~_is_decided(by)),
        times(_is_decided(by, AwardDecision.outcome == Outcome.GRANTED)),
    )
    is_named = (Nominee.state != NomineeState.WITHDRAWN) & visible_nominees(by)
    own = db.select(Nominee.submission_id, *numbers).where(Nominee.submission_id.in_(ids), is_named)
    theirs = (
        db.select(Gathered.submission_id, *numbers)
        .join(Nominee, Nominee.id == Gathered.nominee_id)
        .where(holds(ids), is_named)
    )
    found: defaultdict[UUID, list[int]] = defaultdict(lambda: [0, 0, 0])
    for rows in (own.group_by(Nominee.submission_id), theirs.group_by(Gathered.submission_id)):
        for key, *some in db.session.execute(rows):
            found[key] = [before + more for before, more in zip(found[key], some, strict=True)]
    return {key: Standing(*some) for key, some in found.items()}


def nominees_of(submission: Submission, by: Actor) -> Sequence[Nominee]:
    """Those it gathers from below among its own: collectives first; who was taken off last."""
    gathered = db.select(Gathered.nominee_id).where(holds([submission.id]))
    rows = db.select(Nominee).where(
        db.or_(Nominee.submission_id == submission.id, Nominee.id.in_(gathered)),
        visible_nominees(by),
    )
    is_theirs = Nominee.submission_id != submission.id
    order = is_theirs, Nominee.unit, Nominee.place, Nominee.id
    found = db.session.scalars(rows.order_by(*order)).all()
    gone = NomineeState.WITHDRAWN
    return sorted(found, key=lambda one: (one.state is gone, not one.kind.is_collective))


def decisions_of(ids: Collection[UUID], by: Actor) -> Mapping[UUID, Sequence[AwardDecision]]:
    """What this person may read of decisions about these nominees, the newest first."""
    rows = db.select(AwardDecision).where(AwardDecision.nominee_id.in_(ids), visible_decisions(by))
    newest = (AwardDecision.decided_on.desc(), AwardDecision.id.desc())
    found: defaultdict[UUID, list[AwardDecision]] = defaultdict(list)
    for one in db.session.scalars(rows.order_by(*newest)):
        found[one.nominee_id].append(one)
    return found


def awaiting(by: Actor, *where: ColumnElement[bool]) -> db.Select:
    """Those put up of whom nobody has noted a decision: id, name, unit and submission."""
    return db.select(Nominee.id, Nominee.name, Nominee.unit, Nominee.submission_id).where(
        visible_nominees(by), Nominee.state == NomineeState.PROPOSED, ~_is_decided(by), *where
    )


def returned(by: Actor) -> db.Select:
    """One's own that were sent back, until they are withdrawn or proposed again: id and name."""
    return db.select(Nominee.id, Nominee.name).where(
        visible_nominees(by),
        Nominee.unit.in_(by.books),
        Nominee.state == NomineeState.PROPOSED,
        _is_decided(by, AwardDecision.outcome == Outcome.RETURNED),
        ~is_renewed(),
    )


def put_up(
    by: Actor, *, team_id: UUID | None = None, mediator_id: UUID | None = None
) -> Sequence[Row]:
    """What was put up of a team, with its mediators, or of one mediator; the newest first."""
    about = Nominee.mediator_id == mediator_id if mediator_id else Nominee.team_id == team_id
    rows = db.select(Nominee.id, Nominee.name, Nominee.award, Submission.year).join(
        Submission, Submission.id == Nominee.submission_id
    )
    rows = rows.where(about, Nominee.state == NomineeState.PROPOSED, visible_nominees(by))
    return db.session.execute(rows.order_by(Nominee.id.desc()).limit(PAGE)).all()


def _is_decided(by: Actor, *where: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        db.exists()
        .where(
            AwardDecision.nominee_id == Nominee.id,
            AwardDecision.struck_on.is_(None),
            visible_decisions(by),
            *where,
        )
        .correlate(Nominee)
    )


def _narrowed(wanted: WantedModels) -> list[ColumnElement[bool]]:
    pairs = (
        (EmulationModel.unit, wanted.unit),
        (EmulationModel.year, wanted.year),
        (EmulationModel.state, wanted.state),
    )
    return [column == value for column, value in pairs if value is not None]


def _page(rows: db.Select, key: ColumnElement[UUID], before: UUID | None, limit: int) -> Page:
    if before is not None:
        rows = rows.where(key < before)
    found = db.session.execute(rows.order_by(key.desc()).limit(limit + 1)).all()
    return Page(found[:limit], len(found) > limit)
