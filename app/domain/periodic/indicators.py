"""The figures of a report as lines that people read: what, how many, out of what.

Căn cứ: chỉ tiêu chất lượng theo yêu cầu của kế hoạch công tác hòa giải ở cơ sở; khoản 2 Điều
20 Luật Hòa giải ở cơ sở số 35/2013/QH13 (bắt đầu trong 03 ngày từ ngày phân công).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.periodic.figures import Figures, in_all
from app.domain.statistics.forms import Column
from app.domain.statistics.measures import Outcome, Part, Subject
from app.domain.statistics.sheets import Number, Sheet
from app.domain.words import mid_sentence


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line, counted in ``unit``; ``how`` is the formula with its numbers, empty for a count."""

    label: str
    value: str
    unit: str
    how: str = ""
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading."""

    label: str
    lines: tuple[Indicator, ...]

    @property
    def has_rates(self) -> bool:
        return any(one.how for one in self.lines)


def indicators(figures: Figures) -> list[Group]:
    """All lines, in the order in which a report tells them."""
    return [
        Group("Tổ hòa giải, hòa giải viên", tuple(_counts(figures.organisation))),
        Group("Vụ, việc", tuple(_counts(figures.results))),
        Group("Tỷ lệ, chất lượng", tuple(_rates(figures))),
        Group("Yêu cầu Tòa án công nhận", tuple(_court(figures))),
        Group("Tuyên truyền, vận động", tuple(_outreach(figures))),
        Group("Kiểm tra, tự kiểm tra", tuple(_inspected(figures))),
    ]


def _counts(sheet: Sheet) -> Iterator[Indicator]:
    for column, total in zip(sheet.form.columns, sheet.totals, strict=True):
        is_part = column.measure.part is not Part.ALL
        unit = _UNITS.get(column.measure.subject, "vụ, việc")
        yield Indicator(_label(column), shown(total), unit, is_part=is_part)


def _label(column: Column) -> str:
    if not column.group:
        return column.heading
    if column.heading == "Tổng số":
        return _WHOLE.get(column.measure.subject, column.group)
    word = mid_sentence(column.heading)
    if column.measure.subject in (Subject.MEDIATORS, Subject.TRAINED):
        return f"Hòa giải viên: {word}"
    if column.measure.outcome is not Outcome.ALL:
        return f"Hòa giải: {word}"
    return f"Tiếp nhận: {word}"


_UNITS = {
    Subject.VILLAGES: "thôn",
    Subject.TEAMS: "tổ",
    Subject.MEDIATORS: "người",
    Subject.TRAINED: "người",
}
_WHOLE = {
    Subject.MEDIATORS: "Hòa giải viên",
    Subject.RECEIVED: "Tiếp nhận trong kỳ",
}


def _rates(figures: Figures) -> Iterator[Indicator]:
    for one in figures.results.rates():
        yield _rate(one.rate.name.label, one.part, one.whole)
    results, people = figures.results, figures.organisation
    settled = total_of(results, Subject.IN_HAND, Outcome.SETTLED)
    written = total_of(results, Subject.IN_HAND, Outcome.SETTLED, Part.WRITTEN)
    mediators = total_of(people, Subject.MEDIATORS)
    trained = total_of(people, Subject.TRAINED)
    quality = in_all(figures.quality)
    yield _rate(
        "Bắt đầu hòa giải trong thời hạn 03 ngày từ ngày phân công", quality.in_time, quality.starts
    )
    yield _rate("Hòa giải thành có văn bản", written, settled)
    yield _rate("Hòa giải viên được bồi dưỡng trong kỳ", trained, mediators)
    yield _rate("Thỏa thuận đã thực hiện xong", quality.performed, quality.agreed)


def _court(figures: Figures) -> Iterator[Indicator]:
    quality = in_all(figures.quality)
    yield Indicator("Đơn đã nộp trong kỳ", str(quality.filed), "đơn")
    yield Indicator("Tòa án công nhận", str(quality.recognised), "đơn", is_part=True)
    yield Indicator(
        "Tòa án không công nhận, trả lại, rút đơn", str(quality.refused), "đơn", is_part=True
    )
    yield Indicator("Tòa án đang xem xét", str(quality.undecided), "đơn", is_part=True)


def _outreach(figures: Figures) -> Iterator[Indicator]:
    yield Indicator("Buổi tuyên truyền", str(figures.outreach.occasions), "buổi")
    yield Indicator("Lượt người dự", str(figures.outreach.people), "lượt")


def _inspected(figures: Figures) -> Iterator[Indicator]:
    told = figures.inspected
    yield Indicator("Kiểm tra đơn vị, tổ hòa giải", str(told.inspections), "lần")
    yield Indicator("Tự kiểm tra", str(told.self_inspections), "lần")
    yield Indicator("Trong đó Mặt trận Tổ quốc cùng kiểm tra", str(told.with_front), "lần")


def _rate(label: str, part: Number, whole: Number) -> Indicator:
    if part is None or whole is None:
        return Indicator(label, "-", "%", "không đếm được ở cấp này")
    return Indicator(label, percent(part, whole) or "chưa có", "%", f"{part} / {whole} × 100")


def total_of(
    sheet: Sheet, subject: Subject, outcome: Outcome = Outcome.ALL, part: Part = Part.ALL
) -> Number:
    """The total of the column that counts this; None where it is not held here."""
    for column, total in zip(sheet.form.columns, sheet.totals, strict=True):
        measure = column.measure
        if (measure.subject, measure.outcome, measure.part) == (subject, outcome, part):
            return total
    return None


def percent(part: int, whole: int) -> str:
    """``80,0%``; empty where there is nothing to divide by."""
    return f"{round(100 * part / whole, 1)}%".replace(".", ",") if whole else ""


def shown(number: Number) -> str:
    return "-" if number is None else str(number)
