"""What the list of possible nominees is asked for; all of it stays in the address."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import Form, IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from app.domain.actors import OFFICE_ROLES, Actor
from app.domain.emulation.awards import NomineeKind
from app.domain.emulation.evidence import Least, RankBy
from app.domain.errors import RuleViolation
from app.emulation.service.shortlist import Asked, kinds_for
from app.teams.service import teams_of
from app.units.service import subtree_codes, unit_names
from app.web.fields import code_of, id_choices, id_or_none, optional_day
from app.web.forms import OfficeForm, WholeNumber, choices

_MOST = {"received": 10_000, "settled": 10_000, "rate": 100, "years": 100}


def _least(words: str, of: str, name: str) -> IntegerField:
    return WholeNumber(words, [Optional(), NumberRange(0, _MOST[of])], name=name)


class ShortlistForm(Form):
    """Kind, days, order, team (at a commune) or unit (at an office), and the least of figures."""

    class Meta(OfficeForm.Meta):
        csrf = False

    kind = SelectField("Xét", [Optional()], coerce=code_of(NomineeKind), name="loai")
    first = optional_day("Từ ngày", name="tu-ngay")
    last = optional_day("Đến ngày", name="den-ngay")
    rank_by = SelectField(
        "Xếp theo", [Optional()], choices=choices(RankBy), coerce=code_of(RankBy), name="xep"
    )
    team = SelectField("Tổ hòa giải", [Optional()], coerce=id_or_none, name="to")
    unit = SelectField("Đơn vị", [Optional()], name="don-vi")
    received = _least("Tiếp nhận ít nhất", "received", "tiep-nhan")
    settled = _least("Thành ít nhất", "settled", "thanh")
    rate = _least("Tỷ lệ thành ít nhất (%)", "rate", "ty-le")
    years = _least("Số năm ít nhất", "years", "so-nam")

    @classmethod
    def of(cls, arguments: Mapping[str, str], actor: Actor, today: date) -> "ShortlistForm":
        form = cls(arguments)
        form.today, form.kinds = today, kinds_for(actor)

        form.kind.choices = [SelectChoice(one.value, one.label) for one in form.kinds]
        form.kind.data = form.kind.data or form.kinds[0]
        form.rank_by.data = form.rank_by.data or RankBy.SETTLED
        form.first.data = form.first.data or date(today.year, 1, 1)
        form.last.data = form.last.data or date(form.first.data.year, 12, 31)
        if actor.role in OFFICE_ROLES:
            del form.team
            names = unit_names(subtree_codes(actor.unit) - {actor.unit})
            pairs = sorted(names.items())
            form.unit.choices = [
                SelectChoice("", "Mọi đơn vị"),
                *(SelectChoice(*one) for one in pairs),
            ]
        else:
            del form.unit
            teams = ((one.id, one.name) for one in teams_of(actor, on=today))
            form.team.choices = id_choices(teams, "Mọi tổ")
        return form

    def asked(self) -> Asked:
        """What is to be counted, to the day it is asked; a field with an error narrows nothing.

        Raises :class:`RuleViolation` where the days are none.
        """
        last = min(self.last.data, self.today)
        if self.first.data > last:
            raise RuleViolation("Ngày đầu không thể sau ngày cuối hoặc sau hôm nay.")
        least = {name: self._sound(name) or 0 for name in Least.__dataclass_fields__}
        return Asked(
            kind=self._sound("kind") or self.kinds[0],
            first=self.first.data,
            last=last,
            rank_by=self._sound("rank_by") or RankBy.SETTLED,
            least=Least(**least),
            unit=self._sound("unit") or None,
            team_id=self._sound("team"),
        )

    def _sound(self, name: str) -> Any:
        field = self._fields.get(name)
        return None if field is None or field.errors else field.data
