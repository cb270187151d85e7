"""Elections and departures at each stop of their road, for tests."""

from datetime import date
from typing import Any

from app.domain.teams import Sex
from app.domain.teams.decisions import Decision
from app.domain.teams.kinds import ElectionOf, Leaving, Voting
from app.teams.facts import CandidateFacts, ElectionFacts
from app.teams.models import Departure, Election, Mediator, Team
from app.teams.service import departures, elections, recognition
from tests.factories import TODAY, an_officer

HELD_ON, SENT_ON, RECEIVED_ON = date(2026, 2, 9), date(2026, 2, 10), date(2026, 2, 11)
DECISION = Decision("25/QĐ-UBND", date(2026, 2, 13), "Nguyễn Văn Sơn")
ME, DUA, TONG = (
    CandidateFacts(name="Lò Thị Me", sex=Sex.FEMALE, birth_year=1975, is_minority=True, votes=60),
    CandidateFacts(name="Vàng Thị Dua", sex=Sex.FEMALE, birth_year=1980, votes=50),
    CandidateFacts(name="Tẩn A Tông", sex=Sex.MALE, birth_year=1981, votes=20),
)


def meeting(**facts: Any) -> ElectionFacts:
    given = {
        "voting": Voting.OPEN,
        "held_on": HELD_ON,
        "seats": 2,
        "chaired_by": "Phàn Văn Sì",
        "voters": 86,
        "present": 70,
    }
    return ElectionFacts(**{**given, **facts})


def held(team: Team, rows: Any = (ME, DUA, TONG), **facts: Any) -> Election:
    return elections.record_election(
        team.id, ElectionOf.MEDIATORS, meeting(**facts), rows, today=TODAY, by=an_officer()
    )


def led(team: Team, votes: dict[Mediator, int], **facts: Any) -> Election:
    """An election of a leader."""
    rows = [CandidateFacts.of_mediator(one.id, number) for one, number in votes.items()]
    given = {"seats": 1, "voters": None, "present": len(votes), **facts}
    return elections.record_election(
        team.id, ElectionOf.LEADER, meeting(**given), rows, today=TODAY, by=an_officer()
    )


def received(election: Election) -> Election:
    return recognition.send_list(
        election.id,
        meets_standards=True,
        proposed_on=SENT_ON,
        received_on=RECEIVED_ON,
        today=TODAY,
        by=an_officer(),
    )


def recognised(election: Election, decision: Decision = DECISION) -> Election:
    chosen = [one.id for one in elections.proposed_of(elections.candidates_of(election.id))]
    return recognition.recognise(election.id, decision, chosen, today=TODAY, by=an_officer())


def proposed(mediator: Mediator, ground: Leaving = Leaving.OWN_WISH, **facts: Any) -> Departure:
    given = {"reason": "", "proposed_on": HELD_ON, "proposed_by": "Tẩn A Vư"}
    return departures.propose(
        mediator.id, ground, **{**given, **facts}, today=TODAY, by=an_officer()
    )


def heard(departure: Departure) -> Departure:
    return departures.verify(
        departure.id,
        front_head="Phàn Văn Sì",
        verified_on=SENT_ON,
        received_on=RECEIVED_ON,
        today=TODAY,
        by=an_officer(),
    )


def left(departure: Departure, decision: Decision = DECISION) -> Departure:
    return departures.release(departure.id, decision, today=TODAY, by=an_officer())
