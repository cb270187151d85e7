"""Forms of teams and mediators."""

from datetime import date
from uuid import UUID

from wtforms import BooleanField, SelectField

from app.domain.teams import LawTraining, Sex
from app.records.model import label
from app.teams.models import Mediator, Team
from app.web.forms import DateText, Needed, OfficeForm, choices, number, short_text


class TeamForm(OfficeForm):
    name = short_text(label(Team.name), Needed("Hãy nhập tên tổ, ví dụ: Tổ hòa giải bản Tả Lèng."))
    founded_on = DateText(label(Team.founded_on), [Needed("Hãy nhập ngày thành lập tổ.")])
    minority_area = BooleanField(label(Team.minority_area))


class NewTeamForm(TeamForm):
    village_id = SelectField(label(Team.village_id), coerce=UUID)


class ChangeTeamForm(TeamForm):
    closed_on = DateText(label(Team.closed_on))


class MediatorForm(OfficeForm):
    name = short_text(label(Mediator.name), Needed("Hãy nhập họ và tên hòa giải viên."))
    sex = SelectField(label(Mediator.sex), choices=choices(Sex))
    birth_year = number(label(Mediator.birth_year))
    ethnicity = short_text(label(Mediator.ethnicity))
    is_minority = BooleanField(label(Mediator.is_minority))
    law_training = SelectField(
        label(Mediator.law_training),
        choices=choices(LawTraining),
        default=LawTraining.NONE.value,
    )
    phone = short_text(label(Mediator.phone))
    is_leader = BooleanField(label(Mediator.is_leader))
    recognised_on = DateText(label(Mediator.recognised_on), [Needed("Hãy nhập ngày công nhận.")])

    def facts(self) -> dict[str, object]:
        """The fields as the service takes them."""
        return {
            "name": self.name.data,
            "sex": Sex(self.sex.data),
            "birth_year": self.birth_year.data,
            "ethnicity": self.ethnicity.data or None,
            "is_minority": self.is_minority.data,
            "law_training": LawTraining(self.law_training.data),
            "phone": self.phone.data or None,
            "is_leader": self.is_leader.data,
            "recognised_on": self.recognised_on.data,
        }


class ChangeMediatorForm(MediatorForm):
    ended_on = DateText(label(Mediator.ended_on))

    def facts(self) -> dict[str, object]:
        ended_on: date | None = self.ended_on.data
        return {**super().facts(), "ended_on": ended_on}
