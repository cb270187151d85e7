"""Writing an election down: the list of candidates, the meeting, the votes and what they say."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.teams import elections as rules
from app.domain.teams import is_in_office
from app.domain.teams.election_road import ROAD, ElectionAct
from app.domain.teams.elections import Standing
from app.domain.teams.kinds import ElectionOf
from app.domain.teams.outcome import CandidateResult, Outcome
from app.domain.teams.votes import Count, Votes
from app.records import journal
from app.records.locking import take
from app.teams.acts import CandidateAct
from app.teams.facts import CandidateFacts, ElectionFacts
from app.teams.models import Candidate, Election, Mediator, Team


def record_election(
    team_id: UUID,
    of: ElectionOf,
    facts: ElectionFacts,
    candidates: Sequence[CandidateFacts],
    *,
    today: date,
    by: Actor,
) -> Election:
    """An election of ``of`` in a team, prepared or already held; the votes say which."""
    with transaction() as session:
        team = take(session, Team, team_id, by=by)
        if team.closed_on is not None and team.closed_on <= facts.held_on:
            raise RuleViolation(f"{team.name} đã giải thể nên không bầu được.")
        election = Election(unit=by.unit, team_id=team_id, of=of)
        _write(session, election, facts, candidates, today=today, by=by)
    return election


def change_election(
    election_id: UUID,
    facts: ElectionFacts,
    candidates: Sequence[CandidateFacts],
    *,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Election:
    """Write the result of a prepared election, or set it right until the list is sent.

    A candidate whom ``candidates`` no longer name has withdrawn.
    """
    with transaction() as session:
        election = take(session, Election, election_id, by=by, revision=revision)
        _write(session, election, facts, candidates, today=today, by=by)
    return election


def candidates_of(election_id: UUID) -> Sequence[Candidate]:
    """All who stood, in the order of the list."""
    rows = db.select(Candidate).where(Candidate.election_id == election_id)
    return db.session.scalars(rows.order_by(Candidate.place, Candidate.id)).all()


def proposed_of(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Whom the list to the Chairman names."""
    return [one for one in candidates if one.result and one.result.is_proposed]


def count_of(election: Election) -> Count:
    return Count(
        of=election.of,
        voting=election.voting,
        seats=election.seats,
        voters=election.voters,
        present=election.present,
        slips_out=election.slips_out,
        slips_back=election.slips_back,
        slips_valid=election.slips_valid,
    )


def votes_of(candidates: Sequence[Candidate]) -> list[Votes]:
    """What is counted: everybody who has not withdrawn."""
    return [
        Votes(one.id, one.name, one.votes, one.again)
        for one in candidates
        if one.result is not CandidateResult.WITHDRAWN
    ]


def _write(
    session: Session,
    election: Election,
    facts: ElectionFacts,
    rows: Sequence[CandidateFacts],
    *,
    today: date,
    by: Actor,
) -> None:
    known = {one.id: one for one in candidates_of(election.id)} if election.id else {}
    members = _voting_mediators(election.team_id, facts.held_on)
    facts.write_into(election, *_kept_out(election, facts))
    if election.of is ElectionOf.LEADER:
        election.voters, election.seats = len(members), 1
        by_mediator = {one.mediator_id: one.id for one in known.values()}
        rows = [_as_mediator(row, members, by_mediator) for row in rows]
    stand = [Votes(place, row.name, row.votes, row.again) for place, row in enumerate(rows)]
    rules.check_list(
        count_of(election),
        [Standing(v, r.birth_year) for v, r in zip(stand, rows, strict=True)],
        held_on=facts.held_on,
        hours=(facts.started_at, facts.ended_at),
        chaired_by=facts.chaired_by,
        today=today,
    )
    found = rules.count_votes(count_of(election), stand, held_on=facts.held_on, today=today)
    _stand_by(election, found, len(rows), by=by.on_behalf_of(facts.chaired_by))
    _write_candidates(session, election, known, rows, found, by=by)


def _kept_out(election: Election, facts: ElectionFacts) -> tuple[str, ...]:
    """The figures of another way of voting stay empty."""
    slips = () if facts.voting.has_slips else ("slips_out", "slips_back", "slips_valid")
    kept_out = (*slips, *(() if facts.voting.is_meeting else ("present",)))
    for name in kept_out:
        setattr(election, name, None)
    return kept_out


def _stand_by(election: Election, found: Outcome | None, number: int, *, by: Actor) -> None:
    """Move the election where its votes lead, and note it."""
    if found is None:
        act = ElectionAct.PREPARE
    else:
        act = ElectionAct.COUNT if found.has_proposal else ElectionAct.FAIL
    election.state = ROAD.next_state(election.state, act)
    election.candidates = number
    election.elected = found and found.number(CandidateResult.ELECTED)
    journal.write(election, act, by=by)


def _write_candidates(
    session: Session,
    election: Election,
    known: dict[UUID, Candidate],
    rows: Sequence[CandidateFacts],
    found: Outcome | None,
    *,
    by: Actor,
) -> None:
    for place, row in enumerate(rows):
        held = known.pop(row.candidate_id, None) if row.candidate_id else None
        candidate = held or Candidate(unit=election.unit, election_id=election.id)
        row.write_into(candidate, "candidate_id")
        candidate.place = place + 1
        candidate.result = found.results[place] if found else None
        if held is None or session.is_modified(candidate):
            act = CandidateAct.CHANGE if held else CandidateAct.ADD
            journal.write(candidate, act, by=by)
    for candidate in known.values():
        if candidate.result is not CandidateResult.WITHDRAWN:
            candidate.result = CandidateResult.WITHDRAWN
            candidate.votes = candidate.again = None
            journal.write(candidate, CandidateAct.WITHDRAW, by=by)


def _voting_mediators(team_id: UUID, on: date) -> dict[UUID, Mediator]:
    """Who elects a leader and may become one: the mediators in office on that day."""
    rows = db.session.scalars(db.select(Mediator).where(Mediator.team_id == team_id))
    return {m.id: m for m in rows if is_in_office(m.recognised_on, m.ended_on, on=on)}


def _as_mediator(
    row: CandidateFacts, members: dict[UUID, Mediator], known: dict[UUID | None, UUID]
) -> CandidateFacts:
    """A candidate for leader is a mediator of the team, with what the book knows of them."""
    if row.mediator_id not in members:
        raise RuleViolation(
            "Tổ trưởng phải là hòa giải viên đang hoạt động của tổ vào ngày bầu. Hãy chọn lại."
        )
    one = members[row.mediator_id]
    return CandidateFacts(
        candidate_id=known.get(one.id),
        mediator_id=one.id,
        name=one.name or "",
        sex=one.sex,
        birth_year=one.birth_year,
        ethnicity=one.ethnicity,
        is_minority=one.is_minority,
        law_training=one.law_training,
        education=one.education,
        occupation=one.occupation,
        address=one.address,
        votes=row.votes,
        again=row.again,
    )
