"""Which earlier case a case may repeat, said by a person and taken back for a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, Row, bindparam, union_all
from sqlalchemy.orm import Session, aliased

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.mediation import repeats
from app.domain.mediation.acts import Act
from app.domain.mediation.parties import Side
from app.domain.mediation.repeats import Sides, Somebody
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.words import mid_sentence
from app.mediation.models import MediationCase
from app.mediation.models.case import book_number
from app.mediation.service.namesakes import Entry
from app.mediation.service.sight import own_case, readable, take_case
from app.records import journal
from app.records.locking import NotHere
from app.teams.models import Team

MOST_PROPOSED = 5
FURTHEST = 50  # links of a chain that are followed
_COLUMNS = (
    MediationCase.id.label("case_id"),
    MediationCase.book_number,
    MediationCase.book_year,
    MediationCase.received_on,
    MediationCase.state,
    MediationCase.result,
)


def _back() -> CTE:
    """The cases that a case is said to repeat, with how many steps lie between."""
    first = db.select(MediationCase.repeats_id.label("id"), db.literal(1).label("step"))
    first = first.where(
        MediationCase.id == bindparam("case_id"), MediationCase.repeats_id.is_not(None)
    )
    way, one = first.cte("back", recursive=True), aliased(MediationCase)
    further = db.select(one.repeats_id, way.c.step + 1).where(
        one.id == way.c.id, one.repeats_id.is_not(None), way.c.step < FURTHEST
    )
    return way.union_all(further)


def _onward() -> CTE:
    """The cases that are said to repeat a case."""
    first = db.select(MediationCase.id.label("id"), db.literal(1).label("step"))
    first = first.where(MediationCase.repeats_id == bindparam("case_id"))
    way, one = first.cte("onward", recursive=True), aliased(MediationCase)
    further = db.select(one.id, way.c.step + 1).where(
        one.repeats_id == way.c.id, way.c.step < FURTHEST
    )
    return way.union_all(further)


_CHAIN = union_all(
    *(
        db.select(way.c.id, way.c.step, db.literal(is_before).label("is_before"))
        for way, is_before in ((_back(), True), (_onward(), False))
    )
)


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """A case as another one's page names it; nothing of what was told in it."""

    id: UUID
    number: str
    received_on: date
    state: CaseState
    result: CaseResult | None
    team_name: str

    @property
    def standing(self) -> str:
        """How it ended, or where it stands."""
        if self.result is not None:
            return self.result.label.lower()
        return f"tình trạng “{self.state.label}”"


@dataclass(frozen=True, slots=True)
class Chain:
    """What a case repeats and what repeats it, the nearest first, as far as it may be met."""

    before: Sequence[EarlierCase] = ()
    after: Sequence[EarlierCase] = ()


def sides_of(parties: Iterable[Any]) -> Sides:
    """Who stands against whom; ``parties`` have side, name and, where known, ``person_id``."""
    people = {Side.A: [], Side.B: []}
    for party in parties:
        if party.side in people and party.name:
            person_id = getattr(party, "person_id", None)
            people[party.side].append(Somebody(party.name, person_id))
    return Sides(people[Side.A], people[Side.B])


def cases_like(
    sides: Sides, entries: Iterable[Entry], *, until: date, without: UUID | None = None
) -> Sequence[EarlierCase]:
    """The newest cases of ``entries``, received by ``until``, in which the same people stood
    against each other."""
    found: dict[UUID, list[Entry]] = {}
    for one in entries:
        if one.received_on <= until and one.case_id != without:
            found.setdefault(one.case_id, []).append(one)
    alike = [some[0] for some in found.values() if sides.is_like(sides_of(some))]
    alike.sort(key=lambda one: (one.received_on, one.case_id), reverse=True)
    return [_earlier(one) for one in alike[:MOST_PROPOSED]]


def one_case(case_id: UUID, *, by: Actor) -> EarlierCase | None:
    """The case by which another is named, where ``by`` may meet it."""
    row = db.session.execute(_named().where(MediationCase.id == case_id, readable(by))).first()
    return _earlier(row) if row else None


def chain_of(case: MediationCase, *, by: Actor) -> Chain:
    """Both ways, in two queries, in one where there is no chain; a case that ``by`` may not meet
    is passed over in silence."""
    steps = db.session.execute(_CHAIN, {"case_id": case.id}).all()
    if not steps:
        return Chain()
    wanted = _named().where(MediationCase.id.in_([one.id for one in steps]), readable(by))
    met = {row.case_id: _earlier(row) for row in db.session.execute(wanted)}
    steps = sorted((one for one in steps if one.id in met), key=lambda one: one.step)
    return Chain(
        before=[met[one.id] for one in steps if one.is_before],
        after=[met[one.id] for one in steps if not one.is_before],
    )


def earlier_case(
    session: Session, case_id: UUID | None, received_on: date, earlier_id: UUID, *, by: Actor
) -> UUID:
    """The id of the case that another may be said to repeat; ``case_id`` None: a new one."""
    try:
        earlier = own_case(session, earlier_id, by=by)
    except NotHere:
        raise RuleViolation(repeats.UNSEEN) from None
    steps = session.execute(_CHAIN, {"case_id": earlier.id})
    repeats.check_repeat(
        case_id,
        received_on,
        earlier_id=earlier.id,
        earlier_received_on=earlier.received_on,
        before_that={one.id for one in steps if one.is_before},
    )
    return earlier.id


def note_repeat(
    case_id: UUID,
    *,
    earlier_id: UUID | None = None,
    number: str = "",
    revision: int | None = None,
    today: date,
    by: Actor,
) -> MediationCase:
    """The quarrel of an earlier case is back in this one; ``number`` is of the team's own book."""
    repeats.check_chosen(earlier_id, number)
    with transaction() as session:
        case = take_case(session, case_id, Act.NOTE_REPEAT, by=by, revision=revision)
        earlier_id = earlier_id or _by_number(session, case, number, by)
        repeats.check_free(case.repeats_id)
        case.repeats_id = earlier_case(session, case.id, case.received_on, earlier_id, by=by)
        journal.write(case, Act.NOTE_REPEAT, by=by)
    return case


def remove_repeat(
    case_id: UUID, *, reason: str, revision: int | None = None, today: date, by: Actor
) -> MediationCase:
    """It was another quarrel after all."""
    with transaction() as session:
        case = take_case(session, case_id, Act.REMOVE_REPEAT, by=by, revision=revision)
        repeats.check_remove(case.repeats_id, reason=reason)
        case.repeats_id = None
        journal.write(case, Act.REMOVE_REPEAT, by=by, reason=reason)
    return case


def _by_number(session: Session, case: MediationCase, text: str, by: Actor) -> UUID:
    number, year = repeats.read_number(text)
    wanted = db.select(MediationCase.id).where(
        MediationCase.team_id == case.team_id,
        MediationCase.book_year == year,
        MediationCase.book_number == number,
        readable(by),
    )
    found = session.scalar(wanted)
    if found is None:
        raise RuleViolation(
            f"Không có vụ, việc số {book_number(number, year)} của tổ trong các vụ, việc bạn được "
            "xem. Hãy xem lại số, hoặc để công chức xã ghi."
        )
    return found


def _named() -> Any:
    named = db.select(*_COLUMNS, Team.name.label("team_name"))
    return named.join(Team, Team.id == MediationCase.team_id)


def _earlier(row: Row[Any]) -> EarlierCase:
    return EarlierCase(
        id=row.case_id,
        number=book_number(row.book_number, row.book_year),
        received_on=row.received_on,
        state=row.state,
        result=row.result,
        team_name=mid_sentence(row.team_name or ""),
    )
