"""What a case's page tells of its people in other cases, and of the quarrel before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from app.domain.actors import OFFICE_ROLES, Actor, Permission
from app.mediation.models import MediationCase, Party
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
    """In four queries at most; none where nobody is named, as above the commune."""
    if by.role in OFFICE_ROLES:
        return KnownView()
    is_writer = by.may(Permission.RECORD_CASE)
    undecided = [party for party in parties if party.person_id is None]
    repeated: Sequence[EarlierCase] = ()
    if is_writer and case.repeats_id is None:
        sides = sides_of(parties)
        repeated = cases_like(sides, by=by, until=case.received_on, without=case.id)
    return KnownView(
        same=entries_of(parties, by=by),
        likely=people_like(undecided, by=by) if is_writer else {},
        chain=chain_of(case, by=by),
        repeated=repeated,
    )
