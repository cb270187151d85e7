"""Who else is called as the people of a case are, in the cases that somebody may meet."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from app.db import db
from app.domain.actors import Actor
from app.domain.mediation.identity import may_be_sought
from app.mediation.models import MediationCase, Party
from app.mediation.service.sight import readable
from app.records.search import called
from app.teams.models import Team

MOST_MET = 60  # entries of one name that are looked at, the newest; a commune has fewer

Entry = Row[Any]
"""A party with its case and team, without what was told in the case."""

ENTRY = (
    Party.id,
    Party.case_id,
    Party.side,
    Party.kind,
    Party.name,
    Party.birth_year,
    Party.address,
    Party.person_id,
    MediationCase.book_number,
    MediationCase.book_year,
    MediationCase.received_on,
    MediationCase.state,
    MediationCase.result,
    Team.name.label("team_name"),
)


def joined(entries: Any) -> Any:
    return entries.join(MediationCase, MediationCase.id == Party.case_id).join(
        Team, Team.id == MediationCase.team_id
    )


def namesakes(
    names: Iterable[str | None], *, by: Actor, without: Collection[UUID] = ()
) -> Sequence[Entry]:
    """Entries in sight whose name may be one of ``names``, the newest first.

    ``without``: entries that are known, those of the case in hand. In two queries, in one where
    nobody else is called so.
    """
    sought = {name for name in names if name and may_be_sought(name)}
    met = called(Party, sought, limit=MOST_MET).difference(without)
    if not met:
        return []
    rows = joined(db.select(*ENTRY)).where(Party.id.in_(met), readable(by))
    return db.session.execute(rows.order_by(Party.id.desc())).all()
