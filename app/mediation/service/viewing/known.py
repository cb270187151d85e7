"""What a case's page tells of its people in other cases, and of the quarrel before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from app.domain.actors import OFFICE_ROLES, Actor, Permission
from app.mediation.models import MediationCase, Party
from app.mediation.service.namesakes import Entry, namesakes
from app.mediation.service.persons import Known, entries_of, people_like
from app.mediation.service.repeats import Chain, EarlierCase, cases_like, chain_of, sides_of


@dataclass(frozen=True, slots=True)
class KnownView:
    """By party: where the same person stands, and who might be; the chain, and what may join it."""

    same: Mapping[UUID, Sequence[Known]] = field(default_factory=dict)
    likely: Mapping[UUID, Sequence[Known]] = field(default_factory=dict)
    chain: Chain = field(default_factory=Chain)
    repeated: Sequence[EarlierCase] = ()


def known_view(case: MediationCase, parties: Sequence[Party], *, by: Actor) -> KnownView:
    """In five queries at most; none above the commune, where nobody is named."""
    if by.role in OFFICE_ROLES:
        return KnownView()
    undecided = [party for party in parties if party.person_id is None]
    may_repeat = case.repeats_id is None
    entries: Sequence[Entry] = ()
    if by.may(Permission.RECORD_CASE):
        asked_for = [party.name for party in (parties if may_repeat else undecided)]
        entries = namesakes(asked_for, by=by, without={party.id for party in parties})
    repeated: Sequence[EarlierCase] = ()
    if may_repeat:
        sides = sides_of(parties)
        repeated = cases_like(sides, entries, until=case.received_on, without=case.id)
    return KnownView(
        same=entries_of(parties, by=by),
        likely=people_like(undecided, entries),
        chain=chain_of(case, by=by),
        repeated=repeated,
    )
