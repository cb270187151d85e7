"""Forms of an election: the meeting, the candidates, the votes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Self

from wtforms import BooleanField, FieldList, Form, FormField, HiddenField, SubmitField
from wtforms.fields.choices import SelectChoice

from app.domain.teams import LawTraining
from app.domain.teams.kinds import VOTING_FOR, ElectionOf, PutForward, Voting
from app.domain.teams.outcome import CandidateResult
from app.records.model import label
from app.teams.facts import CandidateFacts, ElectionFacts
from app.teams.forms.person import PersonRow, sex_list
from app.teams.models import Candidate, Election, Mediator, Team
from app.teams.service.deciding import People
from app.web.fields import count, day, id_or_none, pick, radio
from app.web.forms import Needed, OfficeForm, TimeText, long_text, number, short_text

MOST_CANDIDATES = 20
_TEXTS = ("place", "village_head", "secretary", "board", "remarks")
_FIGURES = ("present", "slips_out", "slips_back", "slips_valid")


class CandidateRow(PersonRow):
    """One candidate; a line without a name is nobody, a name that is deleted has withdrawn."""

    candidate_id = HiddenField()
    name = short_text(label(Candidate.name))
    sex = sex_list(label(Candidate.sex))
    birth_year = number(label(Candidate.birth_year))
    ethnicity = short_text(label(Candidate.ethnicity))
    is_minority = BooleanField("Dân tộc thiểu số")
    put_forward = pick(label(Candidate.put_forward), PutForward)
    votes = count(label(Candidate.votes))
    again = count(label(Candidate.again))
    law_training = pick("Chuyên môn", LawTraining, default=LawTraining.NONE)
    education = short_text(label(Candidate.education))
    occupation = short_text(label(Candidate.occupation))
    address = short_text(label(Candidate.address))

    def facts(self) -> CandidateFacts:
        return CandidateFacts(
            candidate_id=_id(self.candidate_id.data),
            name=self.name.data,
            sex=self.sex.data,
            birth_year=self.birth_year.data,
            ethnicity=self.ethnicity.data or None,
            is_minority=self.is_minority.data,
            law_training=self.law_training.data or LawTraining.NONE,
            education=self.education.data or None,
            occupation=self.occupation.data or None,
            address=self.address.data or None,
            put_forward=self.put_forward.data,
            votes=self.votes.data,
            again=self.again.data,
        )


class MediatorStands(Form):
    """One mediator of the team, who stands for leader or does not."""

    class Meta(OfficeForm.Meta):
        csrf = False

    mediator_id = HiddenField()
    stands = BooleanField("Ứng cử")
    votes = count(label(Candidate.votes))
    again = count(label(Candidate.again))


class MeetingForm(OfficeForm):
    """What minutes of both kinds of election hold."""

    held_on = day(label(Election.held_on), "Hãy nhập ngày bầu.")
    place = short_text(label(Election.place), description="Ví dụ nhà văn hóa bản.")
    started_at = TimeText(label(Election.started_at), description="Ví dụ 7h30.")
    ended_at = TimeText(label(Election.ended_at))
    chaired_by = short_text(
        label(Election.chaired_by),
        Needed("Hãy nhập họ tên Trưởng ban công tác Mặt trận."),
        description="Họ và tên người chủ trì cuộc bầu.",
    )
    village_head = short_text(
        label(Election.village_head), description="Họ và tên người cùng tổ chức cuộc bầu."
    )
    secretary = short_text(label(Election.secretary), description="Họ tên người ghi biên bản.")
    board = long_text(
        label(Election.board),
        render_kw={"rows": 2},
        description="Mỗi dòng một người: họ tên, tổ chức.",
    )
    present = count(
        label(Election.present),
        description="Số đại diện hộ, hoặc số hòa giải viên, có mặt lúc bầu.",
    )
    slips_out = count(
        label(Election.slips_out), description="Chỉ ghi khi bỏ phiếu hoặc phát phiếu lấy ý kiến."
    )
    slips_back = count(label(Election.slips_back), description="Không nhiều hơn số phiếu phát ra.")
    slips_valid = count(label(Election.slips_valid), description="Không nhiều hơn số phiếu thu về.")
    remarks = long_text(
        label(Election.remarks),
        render_kw={"rows": 2},
        description="Ý kiến đáng ghi vào biên bản; để trống nếu không có.",
    )

    def _meeting(self) -> dict[str, Any]:
        return {
            **{name: self[name].data or None for name in _TEXTS},
            **{name: self[name].data for name in _FIGURES},
            "voting": self.voting.data,
            "held_on": self.held_on.data,
            "started_at": self.started_at.data,
            "ended_at": self.ended_at.data,
            "chaired_by": self.chaired_by.data or "",
        }


class MediatorElectionForm(MeetingForm):
    voting = radio(
        label(Election.voting),
        Voting,
        "Hãy chọn hình thức bầu.",
        description="Một trong ba cách luật cho phép (Điều 8 Luật Hòa giải ở cơ sở).",
    )
    is_by_election = BooleanField("Bầu bổ sung cho tổ đang có")
    seats = count(
        label(Election.seats),
        Needed("Hãy nhập số người cần bầu."),
        description="Theo số Chủ tịch Ủy ban nhân dân xã ấn định cho tổ.",
    )
    voters = count(
        "Số hộ gia đình của thôn, bản, tổ dân phố",
        description="Mọi tỷ lệ tính trên số này, không phải trên số người đến họp.",
    )
    people = FieldList(FormField(CandidateRow), min_entries=4, max_entries=MOST_CANDIDATES)
    more_rows = SubmitField("Thêm dòng ứng cử")

    @classmethod
    def first(cls, team: Team, members: Sequence[Mediator], people: People, today: date) -> Self:
        """A new election: by-election where the team has people, seats from what is missing."""
        has_some = bool(members)
        wanted = (team.seats or 0) - (len(members) if has_some else 0)
        return cls(
            held_on=today,
            chaired_by=people.front_head,
            village_head=people.village_head,
            is_by_election=has_some,
            seats=wanted if wanted > 0 else None,
        )

    @classmethod
    def of(cls, election: Election, candidates: Sequence[Candidate]) -> Self:
        rows = [_row(one) for one in candidates if one.result is not CandidateResult.WITHDRAWN]
        return cls(obj=election, data={"people": rows})

    def wants_more_rows(self) -> bool:
        """The small button was pressed: two more lines, nothing is saved yet."""
        if not self.more_rows.data:
            return False
        for _ in range(min(2, MOST_CANDIDATES - len(self.people))):
            self.people.append_entry()
        return True

    def facts(self) -> ElectionFacts:
        return ElectionFacts(
            **self._meeting(),
            seats=self.seats.data,
            voters=self.voters.data,
            is_by_election=self.is_by_election.data,
        )

    def rows(self) -> list[CandidateFacts]:
        return [entry.form.facts() for entry in self.people if entry.form.name.data]


class LeaderElectionForm(MeetingForm):
    voting = radio(
        label(Election.voting),
        Voting,
        "Hãy chọn hình thức bầu.",
        description="Do các hòa giải viên quyết định: công khai hoặc phiếu kín (Điều 14).",
    )
    people = FieldList(FormField(MediatorStands))

    @classmethod
    def for_members(
        cls,
        members: Sequence[Mediator],
        *,
        candidates: Sequence[Candidate] = (),
        **held: Any,
    ) -> Self:
        """A line for each mediator; who stood already keeps tick and votes."""
        known: Mapping[Any, Candidate] = {
            one.mediator_id: one
            for one in candidates
            if one.result is not CandidateResult.WITHDRAWN
        }
        rows = [
            {
                "mediator_id": str(one.id),
                "stands": one.id in known,
                "votes": known[one.id].votes if one.id in known else None,
                "again": known[one.id].again if one.id in known else None,
            }
            for one in members
        ]
        form = cls(**held, data={"people": rows})
        form.voting.choices = [
            SelectChoice(one.value, one.label) for one in VOTING_FOR[ElectionOf.LEADER]
        ]
        return form

    def facts(self) -> ElectionFacts:
        return ElectionFacts(**self._meeting(), seats=1)

    def rows(self) -> list[CandidateFacts]:
        """Who stands; a mediator with votes does, ticked or not."""
        return [
            CandidateFacts.of_mediator(_id(row.mediator_id.data), row.votes.data, row.again.data)
            for row in (entry.form for entry in self.people)
            if row.stands.data or row.votes.data is not None
        ]


def _row(one: Candidate) -> dict[str, Any]:
    names = [name for name in CandidateRow() if name.short_name != "candidate_id"]
    held = {field.short_name: getattr(one, field.short_name) for field in names}
    return {"candidate_id": str(one.id), **held}


def _id(text: str | None) -> Any:
    try:
        return id_or_none(text)
    except ValueError:
        return None
