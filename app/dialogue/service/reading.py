"""What a person may read: the register, page by page, and the minutes of one conference."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Row, false

from app.db import db, times
from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.domain.dialogue.clocks import Clock, clocks_of
from app.domain.dialogue.kinds import DialogueKind, speaker_in_words
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.opinions import UNANSWERED, OpinionState
from app.domain.lawpack import LawPack
from app.domain.searching import asked_for
from app.lawpack.service import law_of, laws_of
from app.records.search import holding
from app.units.service import villages_of

PAGE = 50
_LINE = (
    Dialogue.id,
    Dialogue.unit,
    Dialogue.title,
    Dialogue.kind,
    Dialogue.state,
    Dialogue.held_on,
    Dialogue.place,
    Dialogue.people,
    Dialogue.announced_on,
    Dialogue.published_on,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the register is narrowed to; ``words`` are found without their tones."""

    year: int | None = None
    state: DialogueState | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the register to go on from: :attr:`older` lines, or the newer ones."""

    held_on: date
    dialogue_id: UUID
    older: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A conference in the register; ``waiting`` counts opinions still to be answered.

    ``clocks`` are those of notice and results.
    """

    row: Row
    opinions: int
    waiting: int
    clocks: tuple[Clock, Clock]


@dataclass(frozen=True, slots=True)
class Register:
    """One page of the register, newest first."""

    lines: Sequence[Line]
    has_newer: bool
    has_older: bool


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything that the minutes of one conference say."""

    dialogue: Dialogue
    opinions: Sequence[Opinion]
    conclusions: Sequence[Conclusion]
    echoes: Counter[int]
    villages: dict[UUID, str]
    clocks: tuple[Clock, Clock]

    @property
    def attending(self) -> list[str]:
        """The names of the villages that were asked to come."""
        wanted = set(self.dialogue.villages)
        return [name for key, name in self.villages.items() if str(key) in wanted]

    def speaker_of(self, opinion: Opinion) -> str:
        village = self.villages.get(opinion.village_id) if opinion.village_id else None
        return speaker_in_words(opinion.speaker, opinion.speaker_kind, village)

    def voices_of(self, opinion: Opinion) -> int:
        """How many people stand behind an opinion, with those who later said the same."""
        return opinion.voices + self.echoes[opinion.number]


WAITING = (OpinionState.RECORDED, *sorted(UNANSWERED))


def register_page(
    units: set[str],
    wanted: Wanted,
    place: Place | None = None,
    *,
    today: date,
    limit: int | None = None,
) -> Register:
    """At most ``limit`` lines beside ``place``, in five queries whatever their number."""
    limit = limit or PAGE
    key = db.tuple_(Dialogue.held_on, Dialogue.id)
    older = place is None or place.older
    # Of many units the database must not sort all: "|| ''" keeps it to the list's own order.
    of_units = Dialogue.unit.in_(units) if len(units) == 1 else (Dialogue.unit + "").in_(units)
    rows = db.select(*_LINE).where(of_units, *_narrow(wanted))
    if place is not None:
        here = db.tuple_(place.held_on, place.dialogue_id)
        rows = rows.where(key < here if older else key > here)
    order = (
        (Dialogue.held_on.desc(), Dialogue.id.desc()) if older else (Dialogue.held_on, Dialogue.id)
    )
    found = db.session.execute(rows.order_by(*order).limit(limit + 1)).all()
    more, shown = len(found) > limit, found[:limit]
    if not older:
        shown = shown[::-1]
    counts = _counts([row.id for row in shown])
    laws = laws_of(row.unit for row in shown)
    return Register(
        lines=[
            Line(row, *counts.get(row.id, (0, 0)), _clocks(row, laws[row.unit], today))
            for row in shown
        ],
        has_newer=place is not None if older else more,
        has_older=more if older else True,
    )


def years_held(units: set[str]) -> list[int]:
    """The years of which the register holds conferences, newest first."""
    span = db.select(db.func.min(Dialogue.held_on), db.func.max(Dialogue.held_on))
    first, last = db.session.execute(span.where(Dialogue.unit.in_(units))).one()
    return list(range(last.year, first.year - 1, -1)) if first else []


def usual_people(unit: str) -> dict[str, str]:
    """Who organised and led the unit's last conference, by field of the form; often the same
    people do again."""
    asked = (Dialogue.co_organisers, Dialogue.chairs, Dialogue.co_chair, Dialogue.secretary)
    held = db.select(*asked).where(Dialogue.unit == unit, Dialogue.kind == DialogueKind.GOVERNMENT)
    last = db.session.execute(held.order_by(Dialogue.held_on.desc(), Dialogue.id.desc()).limit(1))
    return next((dict(row._mapping) for row in last), {})


def minutes_of(dialogue: Dialogue, *, today: date) -> Minutes:
    opinions = opinions_of(dialogue.id)
    echoes: Counter[int] = Counter()
    for opinion in opinions:
        if opinion.same_as is not None:
            echoes[opinion.same_as] += opinion.voices
    conclusions = db.select(Conclusion).where(Conclusion.dialogue_id == dialogue.id)
    return Minutes(
        dialogue=dialogue,
        opinions=opinions,
        conclusions=db.session.scalars(conclusions.order_by(Conclusion.number)).all(),
        echoes=echoes,
        villages={village.id: village.full_name for village in villages_of(dialogue.unit)},
        clocks=_clocks(dialogue, law_of(dialogue.unit), today),
    )


def opinions_of(dialogue_id: UUID) -> Sequence[Opinion]:
    """In the order in which they were written down."""
    rows = db.select(Opinion).where(Opinion.dialogue_id == dialogue_id)
    return db.session.scalars(rows.order_by(Opinion.number)).all()


def _narrow(wanted: Wanted) -> list:
    asked = []
    if wanted.year is not None:
        asked.append(Dialogue.held_on.between(date(wanted.year, 1, 1), date(wanted.year, 12, 31)))
    if wanted.state is not None:
        asked.append(Dialogue.state == wanted.state)
    return asked + _holds(wanted.words) if wanted.words else asked


def _holds(words: str) -> list[ColumnElement[bool]]:
    """Each word stands in the conference or in one of its opinions."""
    grades = asked_for(words).grades
    if not grades:
        return [false()]
    holds = []
    for term in grades[-1]:
        said = db.exists().where(
            Opinion.dialogue_id == Dialogue.id, holding(Opinion, (term,), Opinion.id)
        )
        holds.append(holding(Dialogue, (term,), Dialogue.id) | said)
    return holds


def _counts(ids: list[UUID]) -> dict[UUID, tuple[int, int]]:
    waiting = times(Opinion.state.in_(WAITING))
    rows = (
        db.select(Opinion.dialogue_id, db.func.count(), waiting)
        .where(Opinion.dialogue_id.in_(ids))
        .group_by(Opinion.dialogue_id)
    )
    return {key: (opinions, waiting) for key, opinions, waiting in db.session.execute(rows)}


def _clocks(held: Dialogue | Row, law: LawPack, today: date) -> tuple[Clock, Clock]:
    return clocks_of(
        held.kind,
        held_on=held.held_on,
        announced_on=held.announced_on,
        published_on=held.published_on,
        today=today,
        law=law,
    )
