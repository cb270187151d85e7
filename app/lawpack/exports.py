"""The courts and the days off as files."""

from collections.abc import Collection, Iterable

from app.export.sheet import Sheet, of, told
from app.lawpack.models import CalendarDay, Court
from app.lawpack.service.showing import DayLine
from app.units.service import unit_names


def courts_sheet(courts: Collection[Court]) -> Sheet:
    names = unit_names({one.serves for one in courts})
    return Sheet(
        "Tòa án có thẩm quyền",
        [
            of(Court.name),
            of(Court.serves, read=lambda one: names.get(one.serves, one.serves)),
            of(Court.address),
            of(Court.phone),
            of(Court.valid_from),
            of(Court.valid_to),
        ],
        courts,
    )


def days_sheet(year: int, lines: Iterable[DayLine]) -> Sheet:
    return Sheet(
        f"Ngày nghỉ, ngày làm bù năm {year}",
        [
            of(CalendarDay.day, "row.day"),
            of(CalendarDay.kind, "row.kind"),
            of(CalendarDay.name, "row.name"),
            told("Nguồn", "source"),
        ],
        lines,
    )
