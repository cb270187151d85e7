"""Invented life of teams: elections, departures, reviews and reports in every state of the road."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.teams.decisions import Decision
from app.domain.teams.kinds import ElectionOf, Leaving, Level, PutForward, ReportKind, Voting
from app.domain.teams.outcome import CandidateResult
from app.practice.conferences import officials
from app.practice.people import invent_person, share
from app.practice.records.commune import FOUNDED_ON, Member, Seat, shares_of
from app.teams.facts import CandidateFacts, ElectionFacts, Judgement, ReportFacts, ReviewFacts
from app.teams.models import Election
from app.teams.service import departures, elections, recognition, reports, reviews
from app.units.models import Unit

_GONE_TO_WORK = "Đi làm ăn xa, không còn thường trú ở đây."
_DOUBTED = "Trưởng thôn xác nhận người này vẫn thường trú, chỉ vắng nhà theo mùa vụ."
_REMARKS = "Tổ họp đều, ghi sổ đầy đủ. Cần bồi dưỡng thêm kỹ năng hòa giải vụ, việc đất đai."
_PROPOSALS = "Bầu bổ sung một hòa giải viên để đủ số người theo quyết định của Chủ tịch."
_DIFFICULT = "Địa bàn rộng, hòa giải viên đi lại khó khăn trong mùa mưa."
_WANTED = "Đề nghị cấp thêm tài liệu về đất đai, hôn nhân và gia đình."


def add_team_life(unit: Unit, teams: Sequence[Seat], *, today: date, by: Actor) -> None:
    """One thing of each kind, each in another team; nothing where there are elections."""
    known = db.select(Election.id).where(Election.unit == unit.code).limit(1)
    if db.session.scalar(known) is not None:
        return
    writer = _Writer(Random(f"teams {unit.code}"), unit, today, by)
    founded = sorted(teams, key=lambda seat: seat.team_id)  # ids grow with time
    manned = [seat for seat in founded if len(seat.in_office(today)) > 2]
    with transaction():
        for write, seat in zip(writer.kinds_of_life(), manned, strict=False):
            write(seat)
    with transaction():
        for number, seat in enumerate(manned):
            writer.look_back(seat)
            if number < 3:
                writer.begin_review(seat)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the life of the teams of ``unit`` as it stands on ``today``."""

    rng: Random
    unit: Unit
    today: date
    by: Actor

    def kinds_of_life(self) -> list[Any]:
        """Each is done to one team."""
        return [
            self.elect_and_recognise,
            self.propose_own_wish,
            self.wait_for_the_chairman,
            self.dispute,
            self.elect_leader,
            self.prepare,
            self.let_go,
        ]

    def elect_and_recognise(self, seat: Seat) -> None:
        """A by-election that was decided and told."""
        held_on = self._ago(60)
        election = self._elect(seat, held_on, votes=(71, 35))
        self._send(election, held_on + timedelta(days=2), held_on + timedelta(days=3))
        chosen = [
            one.id
            for one in elections.candidates_of(election.id)
            if one.result is CandidateResult.ELECTED
        ]
        decided_on = held_on + timedelta(days=7)
        recognition.recognise(
            election.id, self._decision(decided_on), chosen, today=self.today, by=self.by
        )
        sent_on = decided_on + timedelta(days=1)
        names = ("told_front_on", "told_board_on", "told_village_on", "told_mediators_on")
        days = dict.fromkeys(names, sent_on)
        recognition.tell(election.id, days, today=self.today, by=self.by)
        self._report(seat, ReportKind.AD_HOC, self._ago(30), self.today)

    def wait_for_the_chairman(self, seat: Seat) -> None:
        """The clock of the decision runs."""
        election = self._elect(seat, self._ago(4), votes=(66, 58))
        self._send(election, self._ago(2), self._ago(1))

    def prepare(self, seat: Seat) -> None:
        self._elect(seat, self.today + timedelta(days=9), votes=(None, None))

    def elect_leader(self, seat: Seat) -> None:
        """Held, and the proposal is still to be sent."""
        members = [one for one in seat.in_office(self.today) if not one.is_leader]
        stand = [
            CandidateFacts.of_mediator(one.id, votes)
            for one, votes in zip(members, (len(members), 1), strict=False)
        ]
        facts = self._meeting(seat, Voting.SECRET, self._ago(1), seats=1, present=len(members) + 1)
        elections.record_election(
            seat.team_id, ElectionOf.LEADER, facts, stand, today=self.today, by=self.by
        )

    def propose_own_wish(self, seat: Seat) -> None:
        self._propose(seat, Leaving.OWN_WISH, "", self._ago(3))

    def dispute(self, seat: Seat) -> None:
        """The Front's board does not agree; the Chairman has the report."""
        asked_on = self._ago(8)
        departure = self._propose(seat, Leaving.STANDARDS, _GONE_TO_WORK, asked_on)
        departures.dispute(
            departure.id,
            reason=_DOUBTED,
            front_head=self._front_head(seat),
            verified_on=self._ago(3),
            received_on=self._ago(2),
            today=self.today,
            by=self.by,
        )

    def let_go(self, seat: Seat) -> None:
        """Decided today: what the team then lacks, and whose cases must go to others, is shown."""
        departure = self._propose(seat, Leaving.OWN_WISH, "", self._ago(14))
        departures.verify(
            departure.id,
            front_head=self._front_head(seat),
            verified_on=self._ago(6),
            received_on=self._ago(5),
            today=self.today,
            by=self.by,
        )
        decision = self._decision(self.today)
        departures.release(departure.id, decision, today=self.today, by=self.by)

    def look_back(self, seat: Seat) -> None:
        """Last year's review and report, sent."""
        year = self.today.year - 1
        if year <= FOUNDED_ON.year:
            return
        review = self._review(seat, year, date(year, 12, 10))
        reviews.send_review(review.id, sent_on=date(year, 12, 15), today=self.today, by=self.by)
        report = self._report(seat, ReportKind.YEARLY, date(year, 1, 1), date(year, 12, 31))
        reports.send_report(report.id, sent_on=self.today, today=self.today, by=self.by)

    def begin_review(self, seat: Seat) -> None:
        self._review(seat, self.today.year, self.today)

    def _elect(self, seat: Seat, held_on: date, *, votes: tuple[int | None, ...]) -> Election:
        """A by-election of one; each candidate is given votes of 86 households."""
        is_counted = votes[0] is not None
        facts = self._meeting(
            seat,
            Voting.OPEN,
            held_on,
            seats=1,
            is_by_election=True,
            voters=86,
            present=79 if is_counted else None,
        )
        taken = {one.name for one in seat.members}
        rows = []
        for number in votes:
            row = self._candidate(seat, taken, number)
            taken.add(row.name)
            rows.append(row)
        return elections.record_election(
            seat.team_id, ElectionOf.MEDIATORS, facts, rows, today=self.today, by=self.by
        )

    def _candidate(self, seat: Seat, taken: set[str], votes: int | None) -> CandidateFacts:
        group = share(self.rng, seat.place.shares)
        person = invent_person(self.rng, group=group, born=(1965, 1990))
        while person.name in taken:
            person = invent_person(self.rng, group=group, born=(1965, 1990))
        return CandidateFacts(
            name=person.name,
            sex=person.sex,
            birth_year=person.born,
            ethnicity=person.ethnic_group,
            is_minority=person.ethnic_group != "Kinh",
            education="12/12",
            occupation="Làm nông",
            address=seat.village_name,
            put_forward=PutForward.FRONT,
            votes=votes,
        )

    def _meeting(self, seat: Seat, voting: Voting, held_on: date, **facts: Any) -> ElectionFacts:
        slips = {}
        if voting.has_slips:
            slips = dict.fromkeys(("slips_out", "slips_back", "slips_valid"), facts["present"])
        return ElectionFacts(
            voting=voting,
            held_on=held_on,
            chaired_by=self._front_head(seat),
            village_head=self._invented(seat, "head"),
            secretary=self._invented(seat, "secretary"),
            place="Nhà văn hóa",
            **slips,
            **facts,
        )

    def _send(self, election: Election, proposed_on: date, received_on: date) -> None:
        recognition.send_list(
            election.id,
            meets_standards=True,
            proposed_on=proposed_on,
            received_on=received_on,
            today=self.today,
            by=self.by,
        )

    def _propose(self, seat: Seat, ground: Leaving, reason: str, on: date) -> Any:
        return departures.propose(
            self._last_to_come(seat).id,
            ground,
            reason=reason,
            proposed_on=on,
            proposed_by=seat.leader,
            today=self.today,
            by=self.by,
        )

    def _last_to_come(self, seat: Seat) -> Member:
        followers = [one for one in seat.in_office(self.today) if not one.is_leader]
        return max(followers, key=lambda one: (one.recognised_on, one.id))

    def _review(self, seat: Seat, year: int, held_on: date) -> Any:
        facts = ReviewFacts(
            year=year,
            held_on=held_on,
            led_by=self._front_head(seat),
            with_whom=f"{seat.leader}, tổ trưởng tổ hòa giải",
            remarks=_REMARKS,
            proposals=_PROPOSALS,
            judgements=[
                Judgement(one.id, self.rng.choice((Level.GOOD, Level.DONE)))
                for one in seat.in_office(held_on)
            ],
        )
        return reviews.record_review(seat.team_id, facts, today=self.today, by=self.by)

    def _report(self, seat: Seat, kind: ReportKind, first: date, last: date) -> Any:
        facts = ReportFacts(
            kind=kind,
            first=first,
            last=last,
            reported_by=seat.leader,
            difficulties=_DIFFICULT,
            proposals=_WANTED,
        )
        return reports.draft_report(seat.team_id, facts, today=self.today, by=self.by)

    def _decision(self, decided_on: date) -> Decision:
        signer = officials(self.unit.code, shares_of(self.unit))["chair"].name
        number = f"{self.rng.randint(20, 480)}/QĐ-UBND"
        return Decision(number=number, decided_on=decided_on, signed_by=signer)

    def _front_head(self, seat: Seat) -> str:
        return self._invented(seat, "front")

    def _invented(self, seat: Seat, post: str) -> str:
        """The same person of a village each time."""
        rng = Random(f"{post} {seat.village_name} {self.unit.code}")
        return invent_person(rng, group=share(rng, seat.place.shares), born=(1958, 1985)).name

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=days)
