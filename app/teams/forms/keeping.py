"""Forms of teams and of mediators who are recognised already."""

from datetime import date
from typing import Any
from uuid import UUID

from wtforms import BooleanField, FieldList, FormField, SelectField, SubmitField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.domain.teams import LawTraining
from app.domain.teams.kinds import Leaving
from app.records.model import label
from app.teams.facts import MediatorFacts
from app.teams.forms.person import PersonRow, sex_list
from app.teams.models import Mediator, Team
from app.web.fields import code_of, count, optional_day, pick
from app.web.forms import DateText, Needed, OfficeForm, choices, number, short_text

MOST_ROWS = 30
_NUMBER = [Optional(), Length(max=50)]


class TeamForm(OfficeForm):
    name = short_text(
        label(Team.name),
        Needed("Hãy nhập tên tổ, ví dụ: Tổ hòa giải bản Tả Lèng."),
        description="Ví dụ: Tổ hòa giải bản Tả Lèng.",
    )
    founded_on = DateText(label(Team.founded_on), [Needed("Hãy nhập ngày thành lập tổ.")])
    minority_area = BooleanField(label(Team.minority_area))
    seats = count(
        label(Team.seats),
        description="Theo đề nghị của Ban Thường trực Ủy ban Mặt trận Tổ quốc xã; để trống nếu "
        "chưa có.",
    )


class NewTeamForm(TeamForm):
    village_id = SelectField(
        label(Team.village_id),
        coerce=UUID,
        description="Thôn chưa có trong danh sách thì thêm ở mục Đơn vị trước.",
    )


class ChangeTeamForm(TeamForm):
    closed_on = DateText(label(Team.closed_on))


class MediatorForm(OfficeForm):
    name = short_text(label(Mediator.name), Needed("Hãy nhập họ và tên hòa giải viên."))
    sex = sex_list(label(Mediator.sex), Needed("Hãy chọn nam hay nữ."))
    birth_year = number(label(Mediator.birth_year))
    ethnicity = short_text(label(Mediator.ethnicity), description="Ví dụ: Thái, Mông, Dao, Kinh.")
    is_minority = BooleanField(
        label(Mediator.is_minority),
        description="Dùng để xem tổ có đủ thành phần theo Điều 12 hay không.",
    )
    law_training = SelectField(
        label(Mediator.law_training),
        choices=choices(LawTraining),
        default=LawTraining.NONE.value,
        description="Cột “trình độ chuyên môn” của biểu thống kê.",
    )
    education = short_text(label(Mediator.education), description="Ví dụ 12/12; trung cấp.")
    occupation = short_text(label(Mediator.occupation), description="Ví dụ làm nông, giáo viên.")
    address = short_text(label(Mediator.address), description="Ví dụ: bản Tả Lèng.")
    phone = short_text(label(Mediator.phone))
    is_resident = BooleanField(label(Mediator.is_resident), default=True)
    is_leader = BooleanField(
        label(Mediator.is_leader),
        description="Mỗi tổ một tổ trưởng, do các hòa giải viên bầu (Điều 14).",
    )
    recognised_on = DateText(label(Mediator.recognised_on), [Needed("Hãy nhập ngày công nhận.")])
    recognition_number = short_text(
        label(Mediator.recognition_number), *_NUMBER, description="Ví dụ 25/QĐ-UBND."
    )

    def facts(self) -> dict[str, object]:
        """The fields as the service takes them."""
        texts = ("ethnicity", "education", "occupation", "address", "phone", "recognition_number")
        return {
            **{name: self[name].data or None for name in texts},
            "name": self.name.data,
            "sex": self.sex.data,
            "birth_year": self.birth_year.data,
            "is_minority": self.is_minority.data,
            "law_training": LawTraining(self.law_training.data),
            "is_resident": self.is_resident.data,
            "is_leader": self.is_leader.data,
            "recognised_on": self.recognised_on.data,
        }


class ChangeMediatorForm(MediatorForm):
    ended_on = optional_day(label(Mediator.ended_on))
    ended_why = SelectField(
        label(Mediator.ended_why),
        choices=[SelectChoice("", "– vẫn là hòa giải viên –"), *choices(Leaving)],
        coerce=code_of(Leaving),
        validate_choice=False,
        description="Chỉ chọn khi người này đã thôi (Điều 11 Luật Hòa giải ở cơ sở).",
    )
    ending_number = short_text(
        label(Mediator.ending_number),
        *_NUMBER,
        description="Ví dụ 25/QĐ-UBND; chỉ ghi khi đã thôi.",
    )

    def facts(self) -> dict[str, object]:
        return {
            **super().facts(),
            "ended_on": self.ended_on.data,
            "ended_why": self.ended_why.data,
            "ending_number": self.ending_number.data or None,
        }


class MediatorRow(PersonRow):
    """One line of the grid; a line without a name is nobody."""

    name = short_text(label(Mediator.name))
    sex = sex_list(label(Mediator.sex))
    birth_year = number(label(Mediator.birth_year))
    ethnicity = short_text(label(Mediator.ethnicity))
    is_minority = BooleanField("Dân tộc thiểu số")
    law_training = pick("Trình độ", LawTraining, default=LawTraining.NONE)
    is_leader = BooleanField(label(Mediator.is_leader))
    recognised_on = optional_day(label(Mediator.recognised_on))
    recognition_number = short_text("Số quyết định", *_NUMBER)


class ManyMediatorsForm(OfficeForm):
    """The list of a team as the commune has it on paper; the first day and number hold for all."""

    recognised_on = optional_day(
        label(Mediator.recognised_on), description="Dùng cho những dòng để trống ngày."
    )
    recognition_number = short_text(
        label(Mediator.recognition_number), *_NUMBER, description="Dùng cho những dòng để trống số."
    )
    rows = FieldList(FormField(MediatorRow), min_entries=7, max_entries=MOST_ROWS)
    more_rows = SubmitField("Thêm dòng")

    def wants_more_rows(self) -> bool:
        """The small button was pressed: more lines, nothing is saved yet."""
        if not self.more_rows.data:
            return False
        for _ in range(min(5, MOST_ROWS - len(self.rows))):
            self.rows.append_entry()
        return True

    def validate(self, extra_validators: Any = None) -> bool:
        """A named line needs a day, its own or that of all."""
        is_good = super().validate(extra_validators)
        for row in self._filled():
            if row.recognised_on.errors or row.recognised_on.data or self.recognised_on.data:
                continue
            row.recognised_on.errors = [f"Hãy nhập ngày công nhận của {row.name.data}."]
            is_good = False
        return is_good

    def facts(self) -> list[MediatorFacts]:
        return [
            MediatorFacts(
                name=row.name.data,
                sex=row.sex.data,
                birth_year=row.birth_year.data,
                ethnicity=row.ethnicity.data or None,
                is_minority=row.is_minority.data,
                law_training=row.law_training.data or LawTraining.NONE,
                is_leader=row.is_leader.data,
                recognised_on=row.recognised_on.data or _day(self.recognised_on.data),
                recognition_number=row.recognition_number.data
                or self.recognition_number.data
                or None,
            )
            for row in self._filled()
        ]

    def _filled(self) -> list[MediatorRow]:
        return [entry.form for entry in self.rows if entry.form.name.data]


def _day(value: date | None) -> date:
    assert value, "validated before"
    return value
