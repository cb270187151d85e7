"""Who opened which record, as the leader and the administrator read it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from app.audit.exports import newest
from app.catalog import BY_KEY
from app.db import db
from app.domain.actors import Actor, Role
from app.domain.words import mid_sentence
from app.export.sheet import Sheet, told
from app.export.viewings import viewing_columns
from app.records.viewing import Viewing, lines_of
from app.teams.models import Team

PAGE = 50


@dataclass(frozen=True, slots=True)
class ViewingLine:
    """One line in words; ``number`` is the record's own, never a name; one of a team's book
    needs the team beside it. ``address`` is None for
    who may not open the record."""

    sequence: int
    seen_at: datetime
    kind: str
    number: str
    team: str
    address: str | None
    person: str
    role: Role
    reason: str


def read_viewings(
    by: Actor, *, before: int | None = None, limit: int = PAGE
) -> Sequence[ViewingLine]:
    """The newest lines of the unit, or those before the line numbered ``before``."""
    rows = lines_of(by.books, before=before, limit=limit)
    wanted = defaultdict(set)
    for row in rows:
        wanted[row.kind].add(row.record_id)
    records = {kind: _records(kind, ids, by) for kind, ids in wanted.items()}
    return [_line(row, *records[row.kind].get(row.record_id, ("", "", None))) for row in rows]


def viewings_sheet(by: Actor) -> Sheet:
    """The newest lines, as many as a file takes."""
    return Sheet(
        "Ai đã mở hồ sơ",
        [
            told("Hồ sơ", "kind"),
            told("Số", "number"),
            told("Tổ hòa giải", "team"),
            *viewing_columns(),
        ],
        newest(partial(read_viewings, by), "sequence"),
        is_counted=False,
    )


def _records(
    kind: str, ids: Collection[UUID], by: Actor
) -> dict[UUID, tuple[str, str, str | None]]:
    """Number, team and address of each; three queries for a kind, however many there are."""
    of = BY_KEY[kind]
    found = db.session.scalars(db.select(of.model).where(of.model.id.in_(ids))).all()
    met = set(
        db.session.scalars(db.select(of.model.id).where(of.model.id.in_(ids), of.visible(by)))
    )
    teams = _team_names({one.team_id for one in found if hasattr(one, "team_id")})
    return {
        one.id: (
            str(getattr(one, "number", "") or ""),
            teams.get(getattr(one, "team_id", None), ""),
            of.address(one) if one.id in met else None,
        )
        for one in found
    }


def _team_names(ids: Collection[UUID]) -> dict[UUID | None, str]:
    rows = db.select(Team.id, Team.name).where(Team.id.in_(ids))
    return dict(db.session.execute(rows).all()) if ids else {}


def _line(row: Viewing, number: str, team: str, address: str | None) -> ViewingLine:
    return ViewingLine(
        sequence=row.sequence,
        seen_at=row.seen_at,
        kind=BY_KEY[row.kind].label,
        number=number,
        team=mid_sentence(team),
        address=address,
        person=row.person,
        role=row.role,
        reason=row.reason,
    )
