"""What the page is narrowed to; all of it stands in the address."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import Form, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from app.domain.actors import OFFICE_ROLES, Actor
from app.domain.errors import RuleViolation
from app.domain.overview import EARLIEST, Span, until_today
from app.domain.statistics.measures import Part
from app.domain.statistics.periods import check_period
from app.domain.statistics.shipped.board import KINDS, name_of_kind
from app.domain.typed_days import Lies
from app.domain.units import Boundaries
from app.overview.service.asked import Asked
from app.statistics.service.scope import has_two_boundaries
from app.units.service import names_offered, reach
from app.web.fields import optional_day
from app.web.forms import OfficeForm, choices

_USUAL = {"span": Span.YEAR.value, "boundaries": Boundaries.TODAY}


class OverviewForm(Form):
    """A part of a year, or any days; a unit at an office; a kind of cases; by which units."""

    class Meta(OfficeForm.Meta):
        csrf = False  # it reads and changes nothing

    year = SelectField("Năm", coerce=int, name="nam")
    span = SelectField(
        "Kỳ", name="ky", choices=[SelectChoice(one.value, one.label) for one in Span]
    )
    first = optional_day("Hoặc từ ngày", name="first", lies=Lies.EITHER)
    last = optional_day("Đến hết ngày", name="last", lies=Lies.EITHER)
    unit = SelectField("Đơn vị", [Optional()], name="don-vi")
    kind = SelectField("Loại vụ, việc", [Optional()], name="loai")
    boundaries = SelectField("Đơn vị theo", choices=choices(Boundaries), coerce=Boundaries)

    @classmethod
    def of(cls, arguments: Mapping[str, str], actor: Actor, today: date) -> "OverviewForm":
        form = cls(arguments, data=_USUAL | {"year": today.year})
        years = range(today.year, EARLIEST - 1, -1)
        form.year.choices = [SelectChoice(str(one), str(one)) for one in years]
        form.kind.choices = [
            SelectChoice("", "Mọi loại"),
            *(SelectChoice(one.value, name_of_kind(one)) for one in KINDS),
        ]
        if actor.role in OFFICE_ROLES:
            below = names_offered(reach(actor) - {actor.unit})
            whole = SelectChoice("", "Toàn bộ")
            form.unit.choices = [whole, *(SelectChoice(*one) for one in below)]
        else:
            del form.unit
        if not has_two_boundaries(actor):
            del form.boundaries
        return form

    def asked(self, today: date) -> Asked:
        """What is shown; a form that is not sound is not asked. Refuses days the wrong way."""
        first, last = self.first.data, self.last.data
        if bool(first) != bool(last):
            raise RuleViolation("Hãy nhập cả ngày đầu và ngày cuối, hoặc để trống cả hai.")
        if first is None or last is None:
            first, last = Span(self.span.data).days(self.year.data)
        check_period(first, last)
        unit = self.unit.data if "unit" in self else None
        kind = Part(self.kind.data) if self.kind.data else Part.ALL
        boundaries = self.boundaries.data if "boundaries" in self else Boundaries.TODAY
        return Asked(*until_today(first, last, today), unit or None, kind, boundaries)

    def arguments(self, **other: Any) -> dict[str, Any]:
        """The address of the same page, with ``other`` in it."""
        kept = {one.name: one.raw_data[0] for one in self if one.raw_data and not one.errors}
        return {name: value for name, value in (kept | other).items() if value}
