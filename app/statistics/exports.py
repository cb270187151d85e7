"""Filled forms, what stands behind their numbers, and submitted reports as files."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row

from app.domain.actors import OFFICE_ROLES, Actor
from app.domain.classification import category_label
from app.domain.statistics.forms import Form, Kind
from app.domain.statistics.headings import path_of
from app.domain.statistics.measures import Measure
from app.domain.statistics.sheets import Line
from app.domain.statistics.sheets import Sheet as Counted
from app.domain.units import Boundaries
from app.domain.words import mid_sentence
from app.export.filters import given
from app.export.sheet import BATCH, Column, Sheet, of, page_by_page, told
from app.export.sheet import Kind as Holds
from app.mediation.models import MediationCase
from app.mediation.models.case import book_number
from app.statistics.models import StatisticsReport
from app.statistics.service.behind import Behind
from app.statistics.service.received import Owed, OwedBy
from app.teams.models import Mediator
from app.units.exports import own_columns, unit_columns
from app.units.models import Village


def form_sheet(
    counted: Counted,
    *,
    name: str = "",
    unit_name: str = "",
    boundaries: Boundaries = Boundaries.TODAY,
    with_rate: bool = False,
) -> Sheet:
    """A form filled in, its columns under their official headings and numbers, and the total.

    ``name`` where the page calls it otherwise than by its code. A number that is not held at
    this level is empty, not 0; so is a unit that sent nothing.
    """
    form = counted.form
    rates = [told("Tỷ lệ thành (%)", lambda line: _rate(counted, line), Holds.SHARE)]
    total = [Line("", "Tổng cộng", counted.totals)] if len(counted.lines) > 1 else []
    return Sheet(
        f"{name or f'Biểu {form.code}, {form.title}'}, "
        f"từ {_day(counted.first)} đến {_day(counted.last)}",
        [
            Column(form.stub, _name, Holds.LONG, "A"),
            *(
                Column(path_of(one), _number_at(at), Holds.NUMBER, f"({one.number})")
                for at, one in enumerate(form.columns)
            ),
            *(rates if with_rate and form.rates else []),
        ],
        [*counted.lines, *total],
        narrowed=given(
            Đơn_vị=unit_name,
            Đơn_vị_theo=boundaries.label if boundaries is Boundaries.THEN else "",
        ),
        notes=[
            form.source,
            *(
                f"{one.identity}: {one.in_numbers}"
                for one in counted.checks()
                if one.holds is False
            ),
            *(one.in_numbers for one in counted.rates()),
        ],
        is_counted=False,
    )


def _name(line: Line) -> str:
    return line.name if line.is_known else f"{line.name} (chưa gửi số liệu)"


def _number_at(at: int) -> Any:
    return lambda line: line.numbers[at]


def _rate(counted: Counted, line: Line) -> float | None:
    rated = counted.rates(line.numbers)
    return rated[0].percent if rated else None


def behind_sheet(
    name: str, read: Callable[[str | None, int], Behind], *, first: date, last: date, by: Actor
) -> Sheet:
    """What one number counts; ``read`` gives so many lines after a place."""
    first_page = read(None, BATCH)

    def pages(place: str | None) -> tuple[Sequence[Row[Any]], str | None]:
        found = read(place, BATCH) if place else first_page
        return found.lines, found.next

    return Sheet(
        f"{name}, từ {_day(first)} đến {_day(last)}",
        _columns_of(first_page.measure, by),
        page_by_page(pages),
    )


def _columns_of(measure: Measure, by: Actor) -> list[Column]:
    if measure.counts_cases:
        return _cases(by)
    return _people(by) if measure.counts_people else _rest(by)


def _cases(by: Actor) -> list[Column]:
    parties = [] if by.role in OFFICE_ROLES else [of(MediationCase.parties_line)]
    return [
        told("Số", lambda one: book_number(one.book_number, one.book_year), Holds.SHORT),
        of(MediationCase.received_on, "day"),
        *unit_columns(by),
        *([of(MediationCase.team_id, "team")] if by.meets_villages else []),
        *parties,
        of(MediationCase.category, read=lambda one: category_label(one.category)),
        told("Đến cuối kỳ", "standing"),
        told("Cách tính vào kỳ", "entry"),
    ]


def _people(by: Actor) -> list[Column]:
    return [
        of(Mediator.name, read=lambda one: one.name or "Hòa giải viên"),
        of(Mediator.team_id, "team"),
        *unit_columns(by),
        of(Mediator.sex, kind=Holds.SHORT),
        of(Mediator.law_training),
        of(Mediator.recognised_on, "day"),
    ]


def _rest(by: Actor) -> list[Column]:
    def name(one: Row[Any]) -> str:
        is_village = "kind" in one._fields
        return Village(name=one.name, kind=one.kind).full_name if is_village else one.name

    return [told("Tên", name), *unit_columns(by), told("Từ ngày", "day", Holds.DATE)]


def reports_sheet(year: int, reports: Sequence[StatisticsReport], *, by: Actor) -> Sheet:
    return Sheet(
        f"Báo cáo thống kê đã nộp năm {year}",
        [
            *own_columns(by),
            of(StatisticsReport.form_code),
            of(StatisticsReport.kind, read=lambda one: one.kind or "Kỳ khác"),
            of(StatisticsReport.first),
            of(StatisticsReport.last),
            of(StatisticsReport.submitted_on),
            of(StatisticsReport.due_on),
            of(StatisticsReport.number, kind=Holds.PLAIN),
        ],
        reports,
    )


def owed_sheet(kind: Kind, year: int, forms: Sequence[Form], lines: Sequence[OwedBy]) -> Sheet:
    """A row for each unit and form that it has to submit, as programs and filters want it."""
    rows = [(line, form, cell) for line in lines for form in forms if (cell := _cell(line, form))]
    return Sheet(
        f"Tình hình nộp báo cáo thống kê, {mid_sentence(kind.in_year(year))}",
        [
            told("Đơn vị", lambda row: row[0].name),
            told("Biểu", lambda row: f"{row[1].code}, {row[1].source}"),
            told("Nộp lần đầu", lambda row: row[2].first_on, Holds.DATE),
            told("Lần", lambda row: row[2].report and row[2].report.number, Holds.PLAIN),
            told("Ngày nộp", lambda row: row[2].report and row[2].report.submitted_on, Holds.DATE),
            told("Hạn nộp", lambda row: row[2].due_on, Holds.DATE),
            told("Chậm (ngày)", lambda row: row[2].days_late, Holds.NUMBER),
            told("Tình hình", lambda row: _standing(row[2])),
        ],
        rows,
        narrowed=given(Kỳ_báo_cáo=kind.label, Năm=str(year)),
    )


def _cell(line: OwedBy, form: Form) -> Owed | None:
    cells: Mapping[str, Owed] = line.cells
    return cells.get(f"{form.code} {form.version}")


def _standing(cell: Owed) -> str:
    if cell.report is None:
        return "Chưa nộp, quá hạn" if cell.days_late else "Chưa nộp"
    return "Nộp chậm" if cell.days_late else "Đã nộp"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
