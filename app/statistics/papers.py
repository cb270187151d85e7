"""A sheet on paper, across: grouped heads, the row of numbers, the estimate apart, signatures."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.actors import InstanceRole, Permission
from app.domain.calendar import show
from app.domain.papers import day_in_words
from app.domain.statistics.headings import head_of
from app.domain.statistics.reports import report_name, thaw
from app.domain.statistics.sheets import Number, Sheet
from app.domain.units import place_of
from app.instance import this_instance
from app.papers.blocks import (
    Block,
    Cell,
    Column,
    Head,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    bold,
    italic,
    text,
)
from app.papers.types import Ask, PaperKind
from app.statistics.models import StatisticsReport

SMALL = 11
NARROW = 9  # where a form has many columns
_MANY = 12


def build_report(report: StatisticsReport, ask: Ask) -> tuple[Paper, ...]:
    """The frozen sheet as it was submitted, never counted anew."""
    frozen = thaw(report.content)
    told = report_name(report.kind, report.year)
    return (
        paper_of(
            frozen.sheet,
            unit_name=frozen.unit_name,
            told=f"{told}, nộp lần {report.number}" if report.number > 1 else told,
            estimate=frozen.estimate,
            names=(report.prepared_by or "", report.signed_by or ""),
            day=report.submitted_on,
        ),
    )


def paper_of(
    sheet: Sheet,
    *,
    unit_name: str,
    told: str = "",
    estimate: Mapping[int, int] | None = None,
    names: tuple[str, str] = ("", ""),
    day: date,
) -> Paper:
    """``told`` says which report it is, ``names`` who made it and who signs."""
    body: list[Block] = [
        _top(sheet, unit_name, told),
        # between two tables Word wants a paragraph, or it makes them one
        Paragraph(text(italic(_days(sheet))), "center", indent=False),
        table_of(sheet),
        *_notes(sheet, estimate or {}),
        Paragraph(
            text(italic(f"{place_of(unit_name)}, {day_in_words(day, day.year)}")),
            "right",
            indent=False,
        ),
        _end(names),
    ]
    return Paper(Head(annex=True), "", tuple(body), landscape=True)


def _days(sheet: Sheet) -> str:
    return f"(Từ ngày {show(sheet.first)} đến ngày {show(sheet.last)})"


def _top(sheet: Sheet, unit_name: str, told: str) -> Table:
    form = sheet.form
    left = text(bold(f"Biểu số: {form.code}"), f"\nBan hành theo {form.source}")
    middle = text(bold(form.title.upper()), *([f"\n{told}"] if told else []))
    right = text(bold("Đơn vị báo cáo:"), f"\n{unit_name}")
    columns = (Column(24), Column(52, "center"), Column(24))
    return Table(columns, ((Cell(left), Cell(middle), Cell(right)),), borders=False, size=12)


def table_of(sheet: Sheet) -> Table:
    """The lines of a sheet under its head, the totals first."""
    form = sheet.form
    header = [
        tuple(Cell(text(one.text), one.span, one.rows) for one in row) for row in head_of(form)
    ]
    numbers = tuple(
        Cell(text(italic(one))) for one in ("A", *(f"({c.number})" for c in form.columns))
    )
    rows = [_row(line.name, line.numbers) for line in sheet.lines]
    if len(sheet.lines) > 1:
        rows.insert(0, _row("Tổng số", sheet.totals, strong=True))
    width = max(4, (100 - 24) // len(form.columns))
    columns = (Column(24), *(Column(width, "center") for _ in form.columns))
    size = NARROW if len(form.columns) > _MANY else SMALL
    return Table(columns, tuple(rows), (*header, numbers), size=size)


def _row(name: str, numbers: Sequence[Number], *, strong: bool = False) -> Row:
    words = (name, *("-" if one is None else str(one) for one in numbers))
    return tuple(Cell(text(bold(one) if strong else one)) for one in words)


def _notes(sheet: Sheet, estimate: Mapping[int, int]) -> list[Block]:
    notes = []
    if estimate:
        told = "; ".join(f"cột {number}: {value}" for number, value in estimate.items())
        notes.append(f"Ước tính phần còn lại của kỳ (không cộng vào số trên): {told}.")
    notes += [f"{one.in_numbers}." for one in sheet.rates()]
    notes += [
        f"Chưa khớp: {one.identity}, {one.in_numbers}."
        for one in sheet.checks()
        if one.holds is False
    ]
    if any(None in line.numbers for line in sheet.lines):
        notes.append("Dấu “-”: chưa có số liệu hoặc không đếm được ở cấp này.")
    return [Paragraph(text(italic(one)), "left", indent=False) for one in notes]


def _end(names: tuple[str, str]) -> Signatures:
    titles = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    if this_instance().role is InstanceRole.OFFICE:
        titles = ("THỦ TRƯỞNG ĐƠN VỊ",)
    return Signatures(
        (
            Signature(("NGƯỜI LẬP BIỂU",), names[0]),
            Signature(titles, names[1], note="(Ký, đóng dấu, ghi rõ họ tên)"),
        )
    )


STATISTICS_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="statistics_report",
        label="Biểu thống kê",
        subject="statistics_report",
        permission=Permission.SUBMIT_FIGURES,
        build=build_report,
    ),
)
