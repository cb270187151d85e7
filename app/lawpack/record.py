"""How the shared machinery sees the rows of the law."""

from flask import url_for

from app.lawpack.models import CalendarDay, Court, DeadlineRow, LawOption, PaymentRate
from app.lawpack.service.acts import LawAct
from app.lawpack.sight import visible_rows
from app.records.types import RecordType

CALENDAR_DAY = RecordType(
    key="calendar_day",
    label="Ngày nghỉ, ngày làm bù",
    model=CalendarDay,
    acts=LawAct,
    address=lambda row: url_for("lawpack.days", nam=row.day.year, **{"don-vi": row.unit}),
    visible=visible_rows(CalendarDay),
)
DEADLINE_ROW = RecordType(
    key="deadline_row",
    label="Thời hạn do đơn vị ghi",
    model=DeadlineRow,
    acts=LawAct,
    address=lambda row: url_for("lawpack.clock", code=row.clock.value, **{"don-vi": row.unit}),
    visible=visible_rows(DeadlineRow),
)
LAW_OPTION = RecordType(
    key="law_option",
    label="Việc luật để ngỏ",
    model=LawOption,
    acts=LawAct,
    address=lambda row: url_for("lawpack.option", code=row.option.value, **{"don-vi": row.unit}),
    visible=visible_rows(LawOption),
)
PAYMENT_RATE = RecordType(
    key="payment_rate",
    label="Mức chi thù lao hòa giải",
    model=PaymentRate,
    acts=LawAct,
    address=lambda row: url_for("lawpack.rates", **{"don-vi": row.unit}),
    visible=visible_rows(PaymentRate),
)
COURT = RecordType(
    key="court",
    label="Tòa án",
    model=Court,
    acts=LawAct,
    address=lambda row: url_for(
        "lawpack.courts", _anchor=f"toa-an-{row.id}", **{"don-vi": row.unit}
    ),
    visible=visible_rows(Court),
)
LAW_TYPES = (CALENDAR_DAY, DEADLINE_ROW, LAW_OPTION, PAYMENT_RATE, COURT)
