"""Who could be put up for a reward, with what the books hold of each: nobody is proposed here."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import Row

from app.db import db
from app.domain.actors import OFFICE_ROLES, Actor
from app.domain.emulation.awards import NomineeKind, Outcome
from app.domain.emulation.evidence import Evidence, Least, RankBy, Ranked, ranked
from app.domain.suppression import is_small
from app.emulation.models import AwardDecision
from app.emulation.service.figures import Key, evidence_of
from app.records.locking import NotHere
from app.teams.models import Mediator, Team
from app.teams.sight import visible_mediators, visible_teams
from app.training.service.counting import is_in_office
from app.units.service import reach, subtree_codes, unit_names

SHOWN = 200
NONE = Evidence()
NO_LEAST = Least()


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose figures of which days, by which figure in order, and the least they must have; an
    office asks of its units, or of the teams of one ``unit``, a commune of one ``team_id``."""

    kind: NomineeKind
    first: date
    last: date
    rank_by: RankBy = RankBy.SETTLED
    least: Least = NO_LEAST
    unit: str | None = None
    team_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One team, mediator or unit; ``belongs_to`` is the team or unit it is of, ``rewards`` what
    it has got, the newest first."""

    kind: NomineeKind
    key: Key
    name: str
    of_unit: str
    team_id: UUID | None
    belongs_to: str
    evidence: Evidence
    rewards: tuple[str, ...] = ()

    @property
    def mediator_id(self) -> UUID | None:
        return self.key if self.kind is NomineeKind.MEDIATOR else None  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Shortlist:
    """``left_out`` have less than the least that was asked, ``more`` stand behind the last."""

    lines: Sequence[Ranked[Candidate]]
    left_out: int
    more: int


def kinds_for(by: Actor) -> tuple[NomineeKind, ...]:
    """Whom this person can put up: names of mediators do not come to an office."""
    if by.role in OFFICE_ROLES:
        return (NomineeKind.UNIT, NomineeKind.TEAM) if by.meets_villages else (NomineeKind.UNIT,)
    return NomineeKind.TEAM, NomineeKind.MEDIATOR


def shortlist(asked: Asked, by: Actor) -> Shortlist:
    """In the order of one figure; the same number of statements for any number of lines."""
    everybody = candidates(asked, by)
    let_in = [one for one in everybody if asked.least.lets_in(one.evidence) and _is_told(one, by)]
    lines = ranked(let_in, asked.rank_by)
    shown = lines[:SHOWN]
    rewards = rewards_of({one.line.key for one in shown})
    told = [
        replace(one, line=replace(one.line, rewards=rewards.get(one.line.key, ()))) for one in shown
    ]
    return Shortlist(told, len(everybody) - len(let_in), len(lines) - len(shown))


def _is_told(one: Candidate, by: Actor) -> bool:
    """Above the commune a team of one or two cases is not shown with its figures."""
    is_above = by.role in OFFICE_ROLES and one.kind is NomineeKind.TEAM
    return not (is_above and is_small(one.evidence.received))


def candidates(asked: Asked, by: Actor, keys: Collection[str] | None = None) -> list[Candidate]:
    """All of the kind that ``by`` may meet and that were there at the end of the days, or of
    them those with the ``keys`` (ids or codes as text)."""
    if asked.kind not in kinds_for(by):
        raise NotHere
    units = _units(asked, by)
    held = evidence_of(asked.kind, units, asked.first, asked.last)
    found = _FOUND[asked.kind](asked, units, by)
    if keys is not None:
        found = [one for one in found if str(one.key) in keys]
    return [_with(held.get(one.key, NONE), one) for one in found]


def rewards_of(keys: Collection[Key]) -> Mapping[Key, tuple[str, ...]]:
    """What each team or mediator, by its id, or unit, by its code, was given: in words."""
    ids = [one for one in keys if isinstance(one, UUID)]
    codes = [one for one in keys if isinstance(one, str)]
    of_unit = (AwardDecision.kind == NomineeKind.UNIT) & AwardDecision.of_unit.in_(codes)
    of_team = (AwardDecision.kind == NomineeKind.TEAM) & AwardDecision.team_id.in_(ids)
    of_person = AwardDecision.mediator_id.in_(ids)
    rows = (
        db.select(AwardDecision)
        .where(
            AwardDecision.outcome == Outcome.GRANTED,
            AwardDecision.struck_on.is_(None),
            db.or_(of_unit, of_team, of_person),
        )
        .order_by(AwardDecision.decided_on.desc(), AwardDecision.id)
    )
    found: defaultdict[Key, list[str]] = defaultdict(list)
    for one in db.session.scalars(rows):
        key = {NomineeKind.UNIT: one.of_unit, NomineeKind.TEAM: one.team_id}.get(
            one.kind, one.mediator_id
        )
        words = f"{one.award} ({one.year})"
        if words not in found[key]:  # two offices may have noted the same decision
            found[key].append(words)
    return {key: tuple(words) for key, words in found.items()}


def _units(asked: Asked, by: Actor) -> Collection[str]:
    if asked.unit is None:
        return reach(by)
    if asked.unit not in reach(by):
        raise NotHere
    return subtree_codes(asked.unit) if by.role in OFFICE_ROLES else {asked.unit}


def _teams(asked: Asked, units: Collection[str], by: Actor) -> list[Candidate]:
    lives = (Team.founded_on <= asked.last) & (
        Team.closed_on.is_(None) | (Team.closed_on > asked.last)
    )
    columns = Team.id, Team.name, Team.unit, Team.founded_on
    rows = db.select(*columns).where(Team.unit.in_(units), visible_teams(by), lives)
    if asked.team_id:
        rows = rows.where(Team.id == asked.team_id)
    found = db.session.execute(rows).all()
    names = unit_names({one.unit for one in found})
    return [
        Candidate(
            kind=NomineeKind.TEAM,
            key=one.id,
            name=one.name,
            of_unit=one.unit,
            team_id=one.id,
            belongs_to=names.get(one.unit, one.unit),
            evidence=Evidence(years=_years(one.founded_on, asked.last)),
        )
        for one in found
    ]


def _mediators(asked: Asked, units: Collection[str], by: Actor) -> list[Candidate]:
    columns = Mediator.id, Mediator.name, Mediator.unit, Mediator.team_id, Mediator.recognised_on
    rows = (
        db.select(*columns, Team.name.label("team"))
        .join(Team, Team.id == Mediator.team_id)
        .where(
            Mediator.unit.in_(units),
            Mediator.name.is_not(None),
            visible_mediators(by),
            is_in_office(asked.last),
        )
    )
    if asked.team_id:
        rows = rows.where(Mediator.team_id == asked.team_id)
    return [_mediator(one, asked.last) for one in db.session.execute(rows)]


def _mediator(one: Row, last: date) -> Candidate:
    return Candidate(
        kind=NomineeKind.MEDIATOR,
        key=one.id,
        name=one.name,
        of_unit=one.unit,
        team_id=one.team_id,
        belongs_to=one.team,
        evidence=Evidence(years=_years(one.recognised_on, last)),
    )


def _of_units(asked: Asked, units: Iterable[str], by: Actor) -> list[Candidate]:
    """Those of which a team is known: an office between has no book of its own."""
    heard = db.select(Team.unit).where(Team.unit.in_(units), visible_teams(by)).distinct()
    codes = set(db.session.scalars(heard)) - {by.unit}
    names = unit_names(codes)
    return [
        Candidate(
            kind=NomineeKind.UNIT,
            key=code,
            name=names.get(code, code),
            of_unit=code,
            team_id=None,
            belongs_to="",
            evidence=NONE,
        )
        for code in sorted(codes)
    ]


def _with(counted: Evidence, one: Candidate) -> Candidate:
    return replace(one, evidence=replace(counted, years=one.evidence.years))


def _years(since: date, on: date) -> int:
    """Whole years between two days."""
    return max(0, on.year - since.year - ((on.month, on.day) < (since.month, since.day)))


_FOUND = {
    NomineeKind.TEAM: _teams,
    NomineeKind.MEDIATOR: _mediators,
    NomineeKind.UNIT: _of_units,
}
