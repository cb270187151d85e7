"""Forms of the room: one line each, and the plan of agenda and groups."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from wtforms import FieldList, Form, FormField, HiddenField, SelectField, StringField
from wtforms.validators import Length, Optional

from app.dialogue.forms import as_id, village_choices
from app.dialogue.models import AgendaItem, Attendance, Turn
from app.dialogue.service.agenda import PlannedGroup, PlannedItem
from app.dialogue.service.room import Room
from app.dialogue.service.turns import TurnFacts
from app.domain.dialogue.kinds import SpeakerKind
from app.domain.dialogue.room import SIX_STEPS, Group, GroupKind, groups_of
from app.domain.words import tidy
from app.records.locking import NotHere
from app.records.model import label
from app.web.fields import count
from app.web.forms import SHORT, OfficeForm, SelectChoice, WholeNumber, choices, short_text

SPARE, MOST = 2, 40


class StepForm(OfficeForm):
    """One press."""


class TurnForm(OfficeForm):
    speaker = short_text(label(Turn.speaker), description="Họ tên chỉ lưu tại xã, phường.")
    village_id = SelectField(
        label(Turn.village_id),
        coerce=lambda value: as_id(value) if value else None,
        description="Nơi ở của người phát biểu; để trống nếu không rõ.",
    )
    speaker_kind = SelectField(
        label(Turn.speaker_kind),
        choices=choices(SpeakerKind),
        description="Tập thể khi nói thay một nhóm, một tổ chức.",
    )

    def offer(self, villages: dict[UUID, str]) -> None:
        """Fill in the villages to choose from."""
        self.village_id.choices = [SelectChoice("", "– thôn –"), *village_choices(villages)]

    def facts(self) -> TurnFacts:
        return TurnFacts(
            speaker=self.speaker.data,
            village_id=self.village_id.data,
            speaker_kind=SpeakerKind(self.speaker_kind.data),
        )


class HeadsForm(OfficeForm):
    present = count(label(Attendance.present))


class PlanRow(Form):
    """A row that stands carries its id and revision; an emptied one is left out."""

    class Meta(OfficeForm.Meta):
        csrf = False

    id = HiddenField()
    revision = HiddenField()
    place = WholeNumber("Thứ tự", [Optional()])
    words = StringField("", [Length(max=SHORT)], filters=[lambda text: tidy(text or "")])

    def known(self) -> dict[str, Any]:
        """Which row it is, as the service takes it."""
        revision = self.revision.data or ""
        return {
            "words": self.words.data,
            "id": _known_id(self.id.data),
            "revision": int(revision) if revision.isascii() and revision.isdigit() else 0,
        }


class ItemRow(PlanRow):
    minutes = WholeNumber(label(AgendaItem.minutes), [Optional()])


class GroupRow(PlanRow):
    kind = SelectField(label(Attendance.kind), choices=choices(GroupKind), default="citizens")
    expected = WholeNumber(label(Attendance.expected), [Optional()])


class PlanForm(OfficeForm):
    """Agenda and groups; where nothing is laid down yet it offers the six steps of the plan."""

    items = FieldList(FormField(ItemRow), max_entries=MOST)
    groups = FieldList(FormField(GroupRow), max_entries=MOST)

    @classmethod
    def of(cls, room: Room, invited: Sequence[Group]) -> "PlanForm":
        """What stands, or what is proposed, and some empty rows below."""
        form = cls(formdata=None)
        items = [
            {"id": one.id, "revision": one.revision, "words": one.title, "minutes": one.minutes}
            for one in room.items
        ] or [{"words": one.title, "minutes": one.minutes} for one in SIX_STEPS]
        groups = [
            {
                "id": one.id,
                "revision": one.revision,
                "words": one.name,
                "kind": one.kind.value,
                "expected": one.expected,
            }
            for one in room.groups
        ] or [
            {"words": one.name, "kind": one.kind.value, "expected": one.expected}
            for one in groups_of(room.minutes.attending, invited)
        ]
        for rows, given in ((form.items, items), (form.groups, groups)):
            for place, facts in enumerate([*given, *[{}] * SPARE], start=1):
                if place <= MOST:
                    rows.append_entry({**facts, "place": place})
        return form

    def validate(self, extra_validators: Any = None) -> bool:
        is_good = super().validate(extra_validators)
        if any(row.form.words.data for row in self.items):
            return is_good
        self.form_errors.append("Chương trình phải có ít nhất một mục.")
        return False

    def planned_items(self) -> Iterator[PlannedItem]:
        for place, row in _in_order(self.items):
            yield PlannedItem(place=place, minutes=row.minutes.data, **row.known())

    def planned_groups(self) -> Iterator[PlannedGroup]:
        for place, row in _in_order(self.groups):
            yield PlannedGroup(
                place=place,
                kind=GroupKind(row.kind.data),
                expected=row.expected.data,
                **row.known(),
            )


def _known_id(text: str | None) -> UUID | None:
    try:
        return as_id(text) if text else None
    except ValueError:
        raise NotHere from None


def _in_order(rows: FieldList) -> Iterator[tuple[int, Any]]:
    """The rows that say something, by the number typed before them, numbered anew."""
    told = [one.form for one in rows if one.form.id.data or one.form.words.data]
    told.sort(key=lambda row: MOST if row.place.data is None else row.place.data)
    return enumerate(told, start=1)
