"""An election and a departure as their pages show them: how it stands, why, and what is next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.accounts.models import Account
from app.db import db
from app.domain.actors import Actor
from app.domain.labels import Term
from app.domain.teams import Member, is_in_office, missing_in_team
from app.domain.teams.clocks import Limit, limits_of_departure, limits_of_election
from app.domain.teams.election_road import ElectionState
from app.domain.teams.kinds import ElectionOf
from app.domain.teams.outcome import CandidateResult, outcome
from app.domain.teams.votes import agreeing, attending
from app.lawpack.service import law_of
from app.records.journal import history
from app.records.sight import meet
from app.records.wording import HistoryLine, history_lines
from app.teams.casework import OpenCase, casework
from app.teams.models import Candidate, Departure, Election, Mediator, Team
from app.teams.record import DEPARTURE, ELECTION
from app.teams.service.elections import candidates_of, count_of, votes_of
from app.teams.service.mediators import mediators_of
from app.teams.service.teams import missing_among
from app.teams.sight import sees_contact

_COUNTED = (CandidateResult.WITHDRAWN, None)


@dataclass(frozen=True, slots=True)
class People:
    """Who usually acts here, to be offered and not typed again; empty where not known yet."""

    front_head: str = ""
    village_head: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class ElectionView:
    """``sentences`` tell how the result was computed, ``missing`` what the team would lack."""

    election: Election
    team: Team
    candidates: Sequence[Candidate]
    sentences: Sequence[str]
    limits: Sequence[Limit]
    missing: Sequence[str]
    people: People
    history: Sequence[HistoryLine]

    @property
    def record(self) -> Election:
        return self.election

    @property
    def standing(self) -> list[Candidate]:
        """Who has not withdrawn, the most votes first once they are counted."""
        stand = [c for c in self.candidates if c.result is not CandidateResult.WITHDRAWN]
        return sorted(stand, key=lambda one: (-(one.votes or 0), -(one.again or 0), one.place))

    @property
    def withdrawn(self) -> list[Candidate]:
        return [c for c in self.candidates if c.result is CandidateResult.WITHDRAWN]


@dataclass(frozen=True, slots=True)
class DepartureView:
    """``missing`` is what the team lacks now, ``missing_then`` what it lacks without the person."""

    departure: Departure
    mediator: Mediator
    team: Team
    limits: Sequence[Limit]
    missing: Sequence[str]
    missing_then: Sequence[str]
    open_cases: Sequence[OpenCase]
    login: str | None
    people: People
    history: Sequence[HistoryLine]

    @property
    def record(self) -> Departure:
        return self.departure


def view_election(election_id: UUID, *, today: date, by: Actor) -> ElectionView:
    """Raises :class:`~app.records.locking.NotHere` for one out of this person's sight."""
    election = meet(ELECTION, election_id, by)
    team = db.session.get_one(Team, election.team_id)
    candidates = candidates_of(election_id)
    return ElectionView(
        election=election,
        team=team,
        candidates=candidates,
        sentences=_sentences(election, candidates),
        limits=limits_of_election(
            election.of,
            held_on=None if election.state is ElectionState.PREPARING else election.held_on,
            proposed_on=election.proposed_on,
            received_on=election.received_on,
            decided_on=election.decided_on,
            law=law_of(team.unit),
            today=today,
        ),
        missing=_missing_after(election, team, candidates, today),
        people=usual_people(team),
        history=history_lines(ELECTION, history("election", [election_id])),
    )


def view_departure(departure_id: UUID, *, today: date, by: Actor) -> DepartureView:
    """Raises :class:`~app.records.locking.NotHere` for one out of this person's sight."""
    departure = meet(DEPARTURE, departure_id, by)
    team = db.session.get_one(Team, departure.team_id)
    everyone = mediators_of(team.id)
    mediator = next(one for one in everyone if one.id == departure.mediator_id)
    login = db.select(Account.login).where(
        Account.mediator_id == mediator.id, Account.disabled.is_(False)
    )
    return DepartureView(
        departure=departure,
        mediator=mediator,
        team=team,
        limits=limits_of_departure(
            of_leader=departure.of_leader,
            proposed_on=departure.proposed_on,
            verified_on=departure.verified_on,
            received_on=departure.received_on,
            decided_on=departure.decided_on,
            law=law_of(team.unit),
            today=today,
        ),
        missing=missing_among(team, everyone, on=today),
        missing_then=missing_among(team, everyone, on=today, without=mediator.id),
        open_cases=casework().open_cases(mediator.id, by=by),
        login=db.session.scalar(login.limit(1)) if sees_contact(by, mediator) else None,
        people=usual_people(team),
        history=history_lines(DEPARTURE, history("departure", [departure_id])),
    )


def usual_people(team: Team) -> People:
    """From the team's last election, and the commune's last decision; two queries."""
    heads = db.session.execute(
        db.select(Election.chaired_by, Election.village_head)
        .where(Election.team_id == team.id)
        .order_by(Election.held_on.desc(), Election.id.desc())
        .limit(1)
    ).first()
    signer = db.session.scalar(
        db.select(Election.signed_by)
        .where(Election.unit == team.unit, Election.signed_by.is_not(None))
        .order_by(Election.decided_on.desc(), Election.id.desc())
        .limit(1)
    )
    front_head, village_head = heads or ("", "")
    return People(front_head or "", village_head or "", signer or "")


def _sentences(election: Election, candidates: Sequence[Candidate]) -> Sequence[str]:
    """How the result came about; before the count, what will be needed."""
    count, held_on = count_of(election), election.held_on
    if all(one.result in _COUNTED for one in candidates):
        quorum, need = attending(count, held_on=held_on), agreeing(count, held_on=held_on)
        told = [quorum and f"Số người dự họp: {quorum.how}."]
        told.append(need and f"Số phiếu để trúng cử: {need.how}.")
        return [Term(one) for one in told if one]
    told = outcome(count, votes_of(candidates), held_on=held_on)
    return [Term(one) for one in told.sentences]


def _missing_after(
    election: Election, team: Team, candidates: Sequence[Candidate], today: date
) -> Sequence[str]:
    """What the team would lack with those elected; only while that is still to come."""
    proposed = [one for one in candidates if one.result and one.result.is_proposed]
    if election.of is ElectionOf.LEADER or not proposed:
        return []
    members = [
        Member(m.sex, m.is_minority)
        for m in mediators_of(team.id)
        if is_in_office(m.recognised_on, m.ended_on, on=today)
    ]
    members += [Member(one.sex, one.is_minority) for one in proposed]
    return missing_in_team(members, minority_area=team.minority_area)
