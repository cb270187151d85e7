"""The forms of an office's list of proposals, and what the list is narrowed to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from wtforms import Form, SelectField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.domain.emulation.awards import NomineeKind
from app.domain.emulation.gathering import ProposalState
from app.emulation.forms import NO_NAMES, WORDS
from app.emulation.models import AwardDecision, Gathered, Nominee
from app.emulation.service.proposals import Offered, Wanted
from app.records.model import label
from app.units.service import unit_names
from app.web.fields import code_of, id_choices, id_or_none, ticks
from app.web.forms import Needed, OfficeForm, choices, short_text


def _picked(words: str, name: str, coerce: Callable[[Any], Any] | None = None) -> SelectField:
    known = {"coerce": coerce} if coerce else {}
    return SelectField(words, [Optional()], name=name, **known)


class ProposalsForm(Form):
    """By unit, year, kind, form of reward and state; all of it stays in the address."""

    class Meta(OfficeForm.Meta):
        csrf = False

    unit = _picked("Đơn vị", "don-vi")
    year = _picked("Năm", "nam")
    kind = _picked("Loại", "loai", code_of(NomineeKind))
    award = _picked("Hình thức đề nghị", "hinh-thuc")
    state = _picked("Tình trạng", "tinh-trang", code_of(ProposalState))

    @classmethod
    def of(cls, arguments: Mapping[str, str], offered: Offered) -> "ProposalsForm":
        form, names = cls(arguments), unit_names(set(offered.units))
        form.unit.choices = _any(
            "Mọi đơn vị", ((one, names.get(one, one)) for one in offered.units)
        )
        form.year.choices = _any("Mọi năm", ((str(one), str(one)) for one in offered.years))
        form.kind.choices = [SelectChoice("", "Mọi loại"), *choices(NomineeKind)]
        form.award.choices = _any("Mọi hình thức", ((one, one) for one in offered.awards))
        form.state.choices = [SelectChoice("", "Mọi tình trạng"), *choices(ProposalState)]
        return form

    def wanted(self) -> Wanted:
        """A field with an error narrows nothing."""
        self.validate()
        given = {
            name: None if one.errors else one.data or None for name, one in self._fields.items()
        }
        year = given.pop("year")
        return Wanted(**given, year=int(year) if year else None)


class GatherForm(OfficeForm):
    """Whom to take into which draft of the office; None for a new one."""

    chosen = SelectMultipleField("Chọn", coerce=id_or_none, validate_choice=False)
    into = SelectField("Đưa vào", [Optional()], coerce=id_or_none)

    def offer(self, drafts: Sequence[Any]) -> None:
        self.into.choices = id_choices(((one.id, one.title) for one in drafts), "Tờ trình mới")


class SendBackForm(OfficeForm):
    """Whom to send back, with the reason that the units read."""

    chosen = ticks(
        "Đề nghị trả lại",
        Needed("Hãy chọn đề nghị để trả lại."),
        coerce=id_or_none,
        validate_choice=False,
        description="Chỉ những đề nghị chưa có quyết định của trang này.",
    )
    reason = TextAreaField(
        label(AwardDecision.reason),
        [Needed("Hãy ghi lý do trả lại, đơn vị sẽ đọc."), Length(max=WORDS)],
        description=f"Đơn vị đọc lý do này ở đề nghị của mình. {NO_NAMES}",
    )

    def offer(self, nominees: Sequence[Nominee]) -> None:
        names = unit_names({one.unit for one in nominees})
        self.chosen.choices = id_choices(
            (one.id, f"{one.name}, {names.get(one.unit, one.unit)}") for one in nominees
        )


class TakeOffForm(OfficeForm):
    """A proposal of a unit to be left out of a draft."""

    nominee_id = SelectField(
        "Đề nghị của đơn vị",
        coerce=id_or_none,
        description="Ở đơn vị không có gì thay đổi; đề nghị trở lại danh sách chờ xét.",
    )

    def offer(self, nominees: Iterable[Nominee]) -> None:
        self.nominee_id.choices = id_choices((one.id, one.name) for one in nominees)


class SuggestForm(OfficeForm):
    """Another form of reward for one of a unit's, which reads why; empty to go back."""

    nominee_id = SelectField(
        "Đề nghị của đơn vị",
        coerce=id_or_none,
        description="Trong ngoặc là hình thức đơn vị đề nghị; đề nghị của đơn vị giữ nguyên.",
    )
    award = short_text(
        label(Gathered.award),
        description="Để trống cả hai ô thì theo đúng đề nghị của đơn vị.",
        render_kw={"list": "awards"},
    )
    reason = TextAreaField(
        label(Gathered.reason),
        [Optional(), Length(max=WORDS)],
        description=f"Ngắn gọn. Đơn vị đọc lý do này khi tờ trình ban hành. {NO_NAMES}",
        render_kw={"rows": 2},
    )

    def offer(self, nominees: Iterable[Nominee]) -> None:
        self.nominee_id.choices = id_choices(
            (one.id, f"{one.name} ({one.award})") for one in nominees
        )


def _any(none: str, pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice("", none), *(SelectChoice(*one) for one in pairs)]
