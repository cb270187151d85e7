"""What the register may be narrowed to; it stays in the address."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import Form, HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.domain.actors import OFFICE_ROLES, TEAM_ROLES, Actor
from app.domain.mediation.states import CaseState
from app.mediation.service.reading import CaseFilter
from app.teams.service import list_teams
from app.units.service import subtree_codes, unit_names
from app.web.fields import id_choices, id_or_none
from app.web.forms import SHORT, OfficeForm, choices

STILL_OPEN = "chua-ket-thuc"
_ALL = SelectChoice("", "Tất cả")


class ListForm(Form):
    """Words, state, team (at the commune) or unit (at the office), and the place in the list."""

    class Meta(OfficeForm.Meta):
        csrf = False

    words = StringField("Tìm", [Optional(), Length(max=SHORT)], name="tim")
    state = SelectField("Tình trạng", [Optional()], name="tinh-trang")
    team = SelectField("Tổ hòa giải", [Optional()], coerce=id_or_none, name="to")
    unit = SelectField("Đơn vị", [Optional()], name="don-vi")
    after = HiddenField(name="sau")
    before = HiddenField(name="truoc")

    @classmethod
    def of(cls, arguments: Mapping[str, str], actor: Actor, today: date) -> "ListForm":
        form = cls(arguments)
        form.state.choices = [_ALL, SelectChoice(STILL_OPEN, "Chưa kết thúc"), *choices(CaseState)]
        if actor.role in OFFICE_ROLES:
            names = unit_names(subtree_codes(actor.unit) - {actor.unit})
            form.unit.choices = [_ALL, *(SelectChoice(*one) for one in sorted(names.items()))]
        else:
            del form.unit
        if actor.role in OFFICE_ROLES | TEAM_ROLES:
            del form.team
        else:
            teams = [line.team for line in list_teams({actor.unit}, on=today)]
            form.team.choices = id_choices(((team.id, team.name) for team in teams), "Tất cả")
        return form

    def wanted(self) -> CaseFilter:
        """The filter; a field with an error narrows nothing."""
        state = self._sound("state")
        return CaseFilter(
            words=self._sound("words") or "",
            state=CaseState(state) if state and state != STILL_OPEN else None,
            open_only=state == STILL_OPEN,
            team_id=self._sound("team"),
            unit=self._sound("unit") or None,
        )

    def arguments(self, **place: str | None) -> dict[str, Any]:
        """The address of another page of the same list."""
        fields = [self[name] for name in ("words", "state", "team", "unit") if name in self]
        kept = {field.name: field.data for field in fields if not field.errors}
        return {name: value for name, value in (kept | place).items() if value}

    def _sound(self, name: str) -> Any:
        return self[name].data if name in self and not self[name].errors else None
