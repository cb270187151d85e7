"""What the register may be narrowed to; it stays in the address."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import BooleanField, Form, HiddenField, SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.domain.actors import OFFICE_ROLES, TEAM_ROLES, Actor, Role
from app.domain.classification import CATEGORIES
from app.domain.labels import Term
from app.domain.mediation.states import CaseResult, CaseState
from app.mediation.forms.base import GROUPS
from app.mediation.service.narrowing import CaseFilter
from app.mediation.service.reading import years_received
from app.teams.service import mediators_of, names_of_teams
from app.units.service import names_offered, subtree_codes
from app.web.fields import id_choices, id_or_none
from app.web.forms import SHORT, OfficeForm, choices
from app.web.translation.phrases import Phrase

STILL_OPEN = "chua-ket-thuc"
_ALL = SelectChoice("", "Tất cả")
_MONTHS = [SelectChoice(str(month), Phrase(Term(f"Tháng {month}"))) for month in range(1, 13)]


def _number(text: Any) -> int | None:
    return int(text) if text else None


class ListForm(Form):
    """Words, state, team (at the commune) or unit (at the office), more, and the place."""

    class Meta(OfficeForm.Meta):
        csrf = False

    words = StringField("Tìm", [Optional(), Length(max=SHORT)], name="tim")
    state = SelectField("Tình trạng", [Optional()], name="tinh-trang")
    team = SelectField("Tổ hòa giải", [Optional()], coerce=id_or_none, name="to")
    unit = SelectField("Đơn vị", [Optional()], name="don-vi")
    year = SelectField("Năm tiếp nhận", [Optional()], coerce=_number, name="nam")
    month = SelectField("Tháng", coerce=_number, name="thang")
    group = SelectField("Nhóm vụ, việc", [Optional()], name="nhom")
    result = SelectField("Kết quả", [Optional()], name="ket-qua")
    mediator = SelectField("Hòa giải viên", [Optional()], coerce=id_or_none, name="hoa-giai-vien")
    late = BooleanField("Chỉ vụ, việc quá hạn", name="qua-han")
    wide = HiddenField(name="loc-them")
    after = HiddenField(name="sau")
    before = HiddenField(name="truoc")

    @classmethod
    def of(cls, arguments: Mapping[str, str], actor: Actor, today: date) -> "ListForm":
        form = cls(arguments)
        form.today = today
        form.state.choices = [_ALL, SelectChoice(STILL_OPEN, "Chưa kết thúc"), *choices(CaseState)]
        years = {str(year) for year in years_received(actor)}
        if re.fullmatch(r"20\d\d", asked := arguments.get("nam", "")):
            years.add(asked)  # a book of a year may hold nothing of this person's
        newest_first = (SelectChoice(year, year) for year in sorted(years, reverse=True))
        form.year.choices = [_ALL, *newest_first]
        form.month.choices = [_ALL, *_MONTHS]
        form.group.choices = [_ALL, *(SelectChoice(*one) for one in GROUPS.items())]
        for row in CATEGORIES:  # a single kind comes from a page of figures
            if row.code == arguments.get("nhom"):
                form.group.choices.append(SelectChoice(row.code, row.label))
        form.result.choices = [_ALL, *choices(CaseResult)]
        if actor.role in OFFICE_ROLES:
            names = names_offered(subtree_codes(actor.unit) - {actor.unit})
            form.unit.choices = [_ALL, *(SelectChoice(*one) for one in names)]
        else:
            del form.unit
        if actor.role in OFFICE_ROLES | TEAM_ROLES:
            del form.team
        else:
            form.team.choices = id_choices(names_of_teams(actor.books), "Tất cả")
        form._offer_mediators(actor)
        return form

    def _offer_mediators(self, actor: Actor) -> None:
        """Those of one team: a leader's own, or the chosen one."""
        team_id = actor.team_id if actor.role is Role.TEAM_LEADER else None
        if "team" in self and str(self.team.data) in {one.value for one in self.team.choices}:
            team_id = self.team.data
        if team_id is None:
            del self.mediator
            return
        names = [(one.id, one.name or "") for one in mediators_of(team_id)]
        self.mediator.choices = id_choices(names, "Tất cả")

    def validate_month(self, field: SelectField) -> None:
        if field.data and not self.year.data:
            raise ValidationError("Hãy chọn năm rồi mới chọn tháng.")

    def wanted(self) -> CaseFilter:
        """The filter; a field with an error narrows nothing."""
        state, result = self._sound("state"), self._sound("result")
        return CaseFilter(
            words=self._sound("words") or "",
            state=CaseState(state) if state and state != STILL_OPEN else None,
            open_only=state == STILL_OPEN,
            team_id=self._sound("team"),
            unit=self._sound("unit") or None,
            year=self._sound("year"),
            month=self._sound("month"),
            group=self._sound("group") or "",
            result=CaseResult(result) if result else None,
            mediator_id=self._sound("mediator"),
            late_on=self.today if self._sound("late") else None,
        )

    @property
    def more(self) -> list[Any]:
        """The fields that wait behind “Lọc thêm”."""
        names = ("year", "month", "group", "result", "mediator", "late")
        return [self[name] for name in names if name in self]

    @property
    def narrowing(self) -> list[Any]:
        """The fields that narrow by a choice, the words apart."""
        return [self[name] for name in ("state", "team", "unit") if name in self] + self.more

    @property
    def is_wide(self) -> bool:
        """Whether the rest was asked for, narrows something or must be mended."""
        return bool(self.wide.data) or any(one.data or one.errors for one in self.more)

    def arguments(self, **place: str | None) -> dict[str, Any]:
        """The address of another page of the same list."""
        fields = [self[name] for name in ("words", "state", "team", "unit") if name in self]
        kept = {one.name: one.data for one in [*fields, *self.more] if not one.errors}
        if kept.get("qua-han"):
            kept["qua-han"] = "y"
        return {name: value for name, value in (kept | place).items() if value}

    def _sound(self, name: str) -> Any:
        return self[name].data if name in self and not self[name].errors else None
