"""Forms of the list of a class: who is chosen, and how many places each unit has."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Self

from wtforms import FieldList, Form, FormField, HiddenField, StringField, SubmitField
from wtforms.fields.choices import SelectChoice

from app.training.forms.base import as_id, ticks
from app.training.models import Trainer
from app.training.service.counting import Group, Learner
from app.units.models import Unit
from app.web.forms import OfficeForm, number

# What one press of a button ticks, beside a single team (``to:<id>``).
UNTRAINED, LEADERS, EVERYBODY = "chua-boi-duong", "to-truong", "tat-ca"
_PICKS: dict[str, Callable[[Learner], bool]] = {
    UNTRAINED: lambda one: not one.is_trained,
    LEADERS: lambda one: one.is_leader,
    EVERYBODY: lambda one: True,
}


class PeopleForm(OfficeForm):
    """Who is put into the list. ``pick`` is the button that ticks several and saves nothing."""

    mediators = ticks("Hòa giải viên", coerce=as_id)
    trainers = ticks("Tập huấn viên", coerce=as_id)
    pick = StringField(name="chon")

    @classmethod
    def offering(cls, groups: Sequence[Group], trainers: Iterable[Trainer]) -> Self:
        form = cls()
        form.mediators.choices = [
            SelectChoice(str(one.id), one.name) for group in groups for one in group.learners
        ]
        form.trainers.choices = [SelectChoice(str(one.id), one.name or "") for one in trainers]
        return form

    def tick_more(self, groups: Sequence[Group]) -> bool:
        """Whether such a button was pressed; then its people are ticked beside the others."""
        pick = self.pick.data or ""
        if not pick:
            return False
        ticked = set(self.mediators.data or ())
        chosen = _PICKS.get(pick, lambda one: False)
        for group in groups:
            whole = pick == f"to:{group.team_id}"
            ticked |= {one.id for one in group.learners if whole or chosen(one)}
        self.mediators.data = list(ticked)
        return True


class PlacesRow(Form):
    """How many people one unit sends; empty is none."""

    class Meta(OfficeForm.Meta):
        csrf = False

    code = HiddenField()
    places = number("Số người")


class PlacesForm(OfficeForm):
    rows = FieldList(FormField(PlacesRow))
    each = number("Mỗi đơn vị")
    fill = SubmitField("Điền cho các đơn vị còn trống", name="dien")

    @classmethod
    def offering(cls, units: Sequence[Unit], held: Mapping[str, int]) -> Self:
        rows = [{"code": unit.code, "places": held.get(unit.code)} for unit in units]
        form = cls(data={"rows": rows})
        names = {unit.code: unit.name for unit in units}
        for entry in form.rows:
            entry.form.places.label.text = names.get(entry.form.code.data, entry.form.code.data)
        return form

    def fill_all(self) -> bool:
        """Whether the button was pressed that gives every unit the same; saves nothing."""
        if not self.fill.data:
            return False
        for entry in self.rows:
            if entry.form.places.data is None:
                entry.form.places.data = self.each.data
                entry.form.places.raw_data = None
        return True

    def places(self) -> dict[str, int | None]:
        return {entry.form.code.data: entry.form.places.data for entry in self.rows}
