"""Forms of sittings: agreed, set anew, put off, held."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wtforms import BooleanField, SelectField
from wtforms.fields.choices import SelectChoice

from app.domain.calendar import show
from app.domain.labels import Term
from app.domain.mediation.meetings import MeetingState
from app.domain.typed_days import Lies
from app.mediation.forms.base import ActForm
from app.mediation.models import Meeting
from app.mediation.service.viewing import CaseView
from app.records.model import label
from app.web.fields import day, id_choices, id_or_none, optional_day, radio, ticks
from app.web.forms import Needed, TimeText, long_text, short_text
from app.web.translation.phrases import Phrase


def _agreed(meetings: Iterable[Meeting], none: str = "") -> list[SelectChoice]:
    return id_choices(((one.id, _words(one)) for one in meetings), none)


def _words(one: Meeting) -> str:
    held_on = show(one.held_on)
    if one.starts_at is None:
        return Phrase(Term(f"Buổi hẹn ngày {held_on}"))
    return Phrase(Term(f"Buổi hẹn ngày {held_on} lúc {one.starts_at:%H:%M}"))


class PlanForm(ActForm):
    planned_for = day("Ngày hẹn", "Hãy nhập ngày hẹn.", lies=Lies.AHEAD)
    starts_at = TimeText(label(Meeting.starts_at), description="Ví dụ 7h30 hoặc 14:00.")
    place = short_text(
        label(Meeting.place), description="Nơi xảy ra vụ, việc hoặc nơi thuận tiện cho các bên."
    )

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        """People meet again where they met last."""
        places = [one.place for one in view.meetings if one.place]
        return {"place": places[-1]} if places else {}


class ChangeForm(PlanForm):
    """What was agreed stands in the fields."""

    meeting_id = SelectField(
        "Buổi hẹn", coerce=id_or_none, description="Buổi hẹn cần đổi ngày, giờ, địa điểm."
    )

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        if len(view.planned) != 1:
            return {}  # which of several is meant is not known yet
        (only,) = view.planned
        return {"planned_for": only.held_on, "starts_at": only.starts_at, "place": only.place}

    def offer(self, view: CaseView, today: date) -> None:
        self.meeting_id.choices = _agreed(view.planned)


class PutOffForm(ActForm):
    meeting_id = SelectField("Buổi hẹn", coerce=id_or_none, description="Buổi hẹn không diễn ra.")
    kind = radio(
        "Vì sao",
        MeetingState,
        "Hãy chọn buổi hẹn được hoãn hay không đủ mặt các bên.",
        description="Hoãn từ trước, hay đến nơi mới thấy vắng người.",
    )
    why_not = short_text(
        label(Meeting.why_not),
        Needed("Hãy ghi vì sao buổi hẹn không diễn ra."),
        description="Ví dụ: bên B đi làm xa chưa về.",
    )
    next_on = optional_day(
        "Hẹn lại ngày",
        description="Để trống nếu chưa hẹn lại. Giờ và địa điểm giữ như cũ.",
        lies=Lies.AHEAD,
    )

    def offer(self, view: CaseView, today: date) -> None:
        self.meeting_id.choices = _agreed(view.planned)
        self.kind.choices = [
            SelectChoice(one.value, one.label)
            for one in (MeetingState.POSTPONED, MeetingState.ABSENT)
        ]


class HoldForm(ActForm):
    meeting_id = SelectField(
        "Buổi hẹn",
        coerce=id_or_none,
        description="Buổi này đã hẹn trước thì chọn; không thì để trống.",
    )
    held_on = day("Ngày hòa giải", "Hãy nhập ngày hòa giải.")
    present = ticks(
        label(Meeting.present),
        coerce=id_or_none,
        description="Những người có mặt ở buổi hòa giải.",
    )
    what_happened = long_text(
        label(Meeting.what_happened),
        description="Không bắt buộc, các ô dưới cũng vậy.",
        render_kw={"rows": 3},
    )
    position_a = long_text(
        label(Meeting.position_a), render_kw={"rows": 2}, description="Bên A muốn gì, vì sao."
    )
    position_b = long_text(
        label(Meeting.position_b), render_kw={"rows": 2}, description="Bên B muốn gì, vì sao."
    )
    options = long_text(
        label(Meeting.options),
        render_kw={"rows": 2},
        description="Hòa giải viên hoặc các bên đưa ra cách nào.",
    )
    helped = BooleanField(label(Meeting.helped))
    read_aloud = BooleanField(label(Meeting.read_aloud))

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        due = next((one for one in view.planned if one.held_on <= today), None)
        return {"held_on": due.held_on if due else today, "meeting_id": due and due.id}

    def offer(self, view: CaseView, today: date) -> None:
        self.meeting_id.choices = _agreed(view.planned, "– không hẹn trước –")
        self.present.choices = id_choices((one.id, one.name or "") for one in view.parties)
        if not view.planned:
            del self.meeting_id
        if not view.parties:
            del self.present
