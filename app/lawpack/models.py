"""A unit's own rows of the law: all are public; they travel up, and an office's also down."""

from datetime import date
from functools import partial

from sqlalchemy import BigInteger, Index, String, TypeDecorator
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.calendar import DayKind, TimeUnit, show
from app.domain.deadlines import Clock
from app.domain.law_options import Option, code_in_words
from app.domain.remuneration.rates import CountedPer
from app.instance import this_instance
from app.records.model import FieldClass, Leaves, Record, choice, column
from sync.down import ALL

public = partial(column, field_class=FieldClass.PUBLIC, leaves=Leaves.ALWAYS)


class answer_text(TypeDecorator[str]):
    """An answer to an open question: numbers, or a code that people never see."""

    impl = String(200)
    cache_ok = True

    def in_words(self, value: str) -> str:
        return code_in_words(value)


class FromOffice:
    """What an office writes into its law holds for all below it, and goes down to them."""

    def goes_down_to(self) -> str | None:
        return ALL if this_instance().is_office else None


class CalendarDay(FromOffice, Record, db.Model):
    """Ngày nghỉ, ngày làm bù do đơn vị ghi; an ordinary day takes a row of the program back."""

    __tablename__ = "calendar_day"
    __table_args__ = (Index("ix_calendar_day_place", "unit", "day"),)

    day: Mapped[date] = public("Ngày", listed=True)
    kind: Mapped[DayKind] = public("Loại ngày", choice(DayKind), listed=True)
    name: Mapped[str] = public("Tên ngày nghỉ hoặc lý do", String(200), listed=True, searched=True)


class DeadlineRow(FromOffice, Record, db.Model):
    """Thời hạn do đơn vị ghi; ``valid_to`` is the first day on which it holds no more."""

    __tablename__ = "deadline_row"

    clock: Mapped[Clock] = public("Thời hạn", choice(Clock), listed=True)
    length: Mapped[int] = public("Độ dài", listed=True)
    counted_in: Mapped[TimeUnit] = public("Tính bằng", choice(TimeUnit), listed=True)
    rolls: Mapped[bool] = public("Hết hạn vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo")
    basis: Mapped[str] = public("Căn cứ", String(200), listed=True, searched=True)
    valid_from: Mapped[date] = public("Có hiệu lực từ", listed=True)
    valid_to: Mapped[date | None] = public("Hết hiệu lực từ")


class LawOption(FromOffice, Record, db.Model):
    """Cách làm đơn vị chọn, từ một ngày, cho một việc luật để ngỏ."""

    __tablename__ = "law_option"

    option: Mapped[Option] = public("Việc luật để ngỏ", choice(Option), listed=True)
    answer: Mapped[str] = public("Cách làm của đơn vị", answer_text(), listed=True)
    valid_from: Mapped[date] = public("Áp dụng từ", listed=True)


class PaymentRate(FromOffice, Record, db.Model):
    """Mức chi thù lao, hỗ trợ tổ theo một nghị quyết; ``valid_to`` as in a deadline's row. Đồng."""

    __tablename__ = "payment_rate"

    per_case: Mapped[int] = public("Mức chi mỗi vụ, việc", BigInteger, listed=True)
    settled: Mapped[int] = public("Mức chi vụ, việc hòa giải thành", BigInteger, listed=True)
    team_month: Mapped[int] = public("Mức hỗ trợ tổ mỗi tháng", BigInteger, listed=True)
    counted: Mapped[CountedPer] = public("Mức chi tính cho", choice(CountedPer), listed=True)
    resolution: Mapped[str] = public("Số nghị quyết", String(50), listed=True)
    resolved_on: Mapped[date] = public("Ngày nghị quyết", listed=True)
    issued_by: Mapped[str] = public("Cơ quan ban hành", String(100))
    valid_from: Mapped[date] = public("Có hiệu lực từ", listed=True)
    valid_to: Mapped[date | None] = public("Hết hiệu lực từ")

    @property
    def basis(self) -> str:
        return f"Nghị quyết số {self.resolution} ngày {show(self.resolved_on)} của {self.issued_by}"


class Court(Record, db.Model):
    """Tòa án có thẩm quyền đối với người dân của một đơn vị."""

    __tablename__ = "court"

    serves: Mapped[str] = public("Đơn vị", String(16), listed=True, index=True)
    name: Mapped[str] = public("Tên Tòa án", String(200), listed=True, searched=True)
    address: Mapped[str | None] = public("Địa chỉ", String(200))
    phone: Mapped[str | None] = public("Điện thoại", String(200))
    valid_from: Mapped[date] = public("Có thẩm quyền từ", listed=True)
    valid_to: Mapped[date | None] = public("Hết thẩm quyền từ")

    def goes_down_to(self) -> str | None:
        return None if self.serves == self.unit else self.serves
