"""The form of a class, and of giving a called-off one new days."""

from collections.abc import Collection
from datetime import date
from typing import Any, Self
from uuid import UUID

from wtforms import RadioField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.domain.quarters import Quarter
from app.domain.training.days import Days, days_of
from app.domain.training.kinds import Audience, GivenBy, Topic
from app.domain.training.roster import is_on_roster
from app.domain.typed_days import Lies
from app.records.model import label
from app.training.facts import ClassFacts
from app.training.forms.base import REASON, as_id, ticks, typed
from app.training.models import TrainingClass
from app.training.service.roster import all_trainers
from app.web.forms import (
    DateText,
    Needed,
    OfficeForm,
    choices,
    long_text,
    number,
    short_text,
)

_PLAIN = (
    "title",
    "content",
    "organiser",
    "co_organisers",
    "hours",
    "place",
    "other_trainers",
    "documents",
)
_QUARTERS_OFFERED = 8


def _quarter_or_none(value: Any) -> Quarter | None:
    if value in (None, "", "None"):
        return None
    return value if isinstance(value, Quarter) else Quarter.read(value)


class DaysForm(OfficeForm):
    """Fixed days, or the quarter of the plan."""

    first_on = DateText(label(TrainingClass.first_on), lies=Lies.EITHER)
    last_on = DateText(
        label(TrainingClass.last_on), description="Để trống nếu lớp chỉ một ngày.", lies=Lies.EITHER
    )
    quarter = SelectField(
        "Quý dự kiến",
        coerce=_quarter_or_none,
        description="Chọn khi chưa ấn định ngày.",
        validate_choice=False,
    )

    def offer_quarters(self, today: date, kept: Quarter | None = None) -> None:
        """Fill in this quarter and the seven after it, and the one chosen before."""
        offered = [Quarter.of(today)]
        while len(offered) < _QUARTERS_OFFERED:
            offered.append(offered[-1].next())
        if kept is not None and kept not in offered:
            offered.insert(0, kept)
        self.quarter.choices = [
            SelectChoice("", "– đã có ngày –"),
            *(SelectChoice(one.code, str(one)) for one in offered),
        ]

    def days(self) -> Days:
        """Raises RuleViolation where neither a day nor a quarter is named."""
        return days_of(self.first_on.data, self.last_on.data, self.quarter.data)


class ClassForm(DaysForm):
    title = short_text(
        label(TrainingClass.title),
        Needed("Hãy nhập tên lớp."),
        description="Ví dụ: Bồi dưỡng kỹ năng hòa giải năm 2026.",
    )
    topics = ticks(
        label(TrainingClass.topics),
        choices=choices(Topic),
        description="Chọn một hoặc nhiều chuyên đề.",
    )
    content = long_text(
        label(TrainingClass.content),
        render_kw={"rows": 4},
        description="Các phần của lớp, mỗi dòng một phần.",
    )
    audience = ticks(
        label(TrainingClass.audience), choices=choices(Audience), description="Lớp dành cho ai."
    )
    given_by = RadioField(
        label(TrainingClass.given_by),
        choices=choices(GivenBy),
        default=GivenBy.OWN.value,
        description="Lớp của cấp trên mở thì số liệu tính cho cấp trên.",
    )
    organiser = short_text(
        label(TrainingClass.organiser),
        Needed("Hãy nhập cơ quan tổ chức."),
        description="Ví dụ: Ủy ban nhân dân phường Tân Phong.",
    )
    co_organisers = short_text(
        label(TrainingClass.co_organisers),
        description="Ví dụ: Tòa án nhân dân khu vực; Ủy ban Mặt trận Tổ quốc Việt Nam.",
    )
    hours = number(label(TrainingClass.hours), description="Của cả lớp, ví dụ 8 giờ cho một ngày.")
    place = short_text(
        label(TrainingClass.place), description="Ví dụ: hội trường Ủy ban nhân dân phường."
    )
    trainers = ticks(
        label(TrainingClass.trainers),
        coerce=as_id,
        description="Chọn trong danh sách tập huấn viên.",
    )
    other_trainers = TextAreaField(
        label(TrainingClass.other_trainers),
        [Length(max=REASON)],
        description="Người ngoài danh sách tập huấn viên: họ tên, chức vụ, cơ quan.",
        render_kw={"rows": 2},
    )
    documents = TextAreaField(
        label(TrainingClass.documents),
        [Length(max=REASON)],
        description="Số, ngày của kế hoạch, công văn; tên tài liệu phát cho người học.",
        render_kw={"rows": 2},
    )

    @classmethod
    def blank(cls, books: Collection[str], today: date, **first: Any) -> Self:
        form = cls(data=first)
        form._offer(books, today, kept=())
        return form

    @classmethod
    def of(cls, held: TrainingClass, books: Collection[str], today: date) -> Self:
        form = cls(obj=held)
        quarter = None if held.days_set else Quarter.of(held.first_on)
        if quarter and form.quarter.raw_data is None:
            form.first_on.data = form.last_on.data = None
            form.quarter.data = quarter
        form._offer(books, today, kept=held.trainers, quarter=quarter)
        return form

    def _offer(
        self,
        books: Collection[str],
        today: date,
        *,
        kept: list[UUID] | tuple,
        quarter: Quarter | None = None,
    ) -> None:
        self.offer_quarters(today, quarter)
        self.trainers.choices = [
            SelectChoice(str(one.id), f"{one.name} ({one.organisation})")
            for one in all_trainers(books)
            if one.id in kept or is_on_roster(one.since, one.until, on=today)
        ]

    def facts(self) -> ClassFacts:
        """The fields as the service takes them."""
        return ClassFacts(
            **typed(self, _PLAIN),
            topics=tuple(Topic(one) for one in self.topics.data),
            audience=tuple(Audience(one) for one in self.audience.data),
            given_by=GivenBy(self.given_by.data),
            days=self.days(),
            trainers=tuple(self.trainers.data),
        )


class ReplanForm(DaysForm):
    """New days for a class that was called off."""
