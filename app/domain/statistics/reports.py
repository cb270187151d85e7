"""A sheet as it was submitted: frozen with its hash, corrected only by another that names it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.statistics.forms import Form, Kind
from app.domain.statistics.periods import check_period
from app.domain.statistics.plain import check_kinds, from_plain, to_plain
from app.domain.statistics.sheets import Line, Number, Sheet

MOST = 10**9


class Source(LabelledEnum):
    """Where the numbers of a report come from."""

    COUNTED = "counted", "Đếm từ sổ"
    SUMMED = "summed", "Cộng từ báo cáo các đơn vị đã nộp"


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody submits beside the counted numbers; ``estimate`` by column number."""

    kind: Kind | None
    year: int
    source: Source
    estimate: Mapping[int, int]
    accepts_mismatch: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A submitted sheet read back: numbers of a period, the estimate apart from them."""

    unit: str
    unit_name: str
    sheet: Sheet
    kind: Kind | None
    year: int
    source: Source
    estimate: Mapping[int, int]

    @property
    def name(self) -> str:
        return report_name(self.kind, self.year)

    def total_of(self, measure_key: str) -> Number:
        """The total of the column that counts this; None where there is no such column."""
        for column, total in zip(self.sheet.form.columns, self.sheet.totals, strict=True):
            if column.measure.key == measure_key:
                return total
        return None


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that is counted otherwise today; ``column`` is its number in the form."""

    line: str
    column: int
    then: Number
    now: Number


def report_name(kind: Kind | None, year: int) -> str:
    """``Báo cáo chính thức năm 2026``."""
    return kind.in_year(year) if kind else "Báo cáo theo kỳ khác"


def check_submission(
    sheet: Sheet, given: Submission, *, former_on: date | None, today: date
) -> None:
    """Refuse a sheet that is not finished, an estimate that is none, a silent correction."""
    check_period(sheet.first, sheet.last)
    if sheet.last > today:
        raise RuleViolation(
            f"Ngày chốt số liệu {show(sheet.last)} chưa đến. Hãy đếm đến hôm nay hoặc ngày trước "
            "đó; phần còn lại của kỳ ghi ở mục ước tính."
        )
    if not sheet.lines:
        raise RuleViolation("Biểu không có dòng nào trong kỳ này nên chưa nộp được.")
    if any(one.holds is False for one in sheet.checks()) and not given.accepts_mismatch:
        raise RuleViolation(
            "Có đẳng thức chưa khớp. Hãy mở các số để tìm vụ, việc chưa phân loại; nếu vẫn nộp, "
            "hãy đánh dấu là đã biết."
        )
    if former_on and not given.reason.strip():
        raise RuleViolation(
            f"Báo cáo này đã nộp ngày {show(former_on)} và được giữ nguyên. Muốn nộp lần nữa để "
            "đính chính, hãy ghi lý do."
        )
    _check_estimate(sheet.form, given.estimate)


def _check_estimate(form: Form, estimate: Mapping[int, int]) -> None:
    allowed = {one.number for one in form.estimated}
    for number, value in estimate.items():
        if number not in allowed:
            raise RuleViolation(f"Cột {number} của biểu này không có ước tính.")
        if not 0 <= value <= MOST:
            raise RuleViolation(f"Ước tính của cột {number} phải là một số từ 0 trở lên.")


def freeze(sheet: Sheet, given: Submission, *, unit: str, unit_name: str) -> str:
    """The sheet as JSON of one spelling: names of units and teams, numbers, and no person."""
    plain = {
        "unit": unit,
        "unit_name": unit_name,
        "form": to_plain(sheet.form),
        "kind": given.kind and given.kind.value,
        "year": given.year,
        "first": sheet.first.isoformat(),
        "last": sheet.last.isoformat(),
        "source": given.source.value,
        "lines": [[one.key, one.name, list(one.numbers), one.is_known] for one in sheet.lines],
        "totals": list(sheet.totals),
        "checks": [[str(one.identity), one.holds] for one in sheet.checks()],
        "estimate": {str(number): value for number, value in given.estimate.items()},
    }
    return spelled(plain)


def spelled(plain: Mapping[str, Any]) -> str:
    """JSON of one spelling: the same content is the same text, and has the same digest."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(content: str) -> str:
    """SHA-256 over the content as it is kept and sent."""
    return sha256(content.encode()).hexdigest()


def thaw(content: str) -> Frozen:
    """The sheet of a report; refuses content that this program cannot read."""
    try:
        plain: dict[str, Any] = json.loads(content)
        sheet = Sheet(
            from_plain(plain["form"]),
            date.fromisoformat(plain["first"]),
            date.fromisoformat(plain["last"]),
            tuple(Line(key, name, tuple(some), ok) for key, name, some, ok in plain["lines"]),
        )
        told = Frozen(
            plain["unit"],
            plain["unit_name"],
            sheet,
            Kind(plain["kind"]) if plain["kind"] else None,
            plain["year"],
            Source(plain["source"]),
            {int(number): value for number, value in plain["estimate"].items()},
        )
        _check_told(told)
        return told
    except (AttributeError, KeyError, TypeError, ValueError):
        raise RuleViolation(
            "Báo cáo này không đọc được bằng chương trình hiện nay. Hãy cập nhật chương trình."
        ) from None


def _check_told(told: Frozen) -> None:
    """A number for each column, and words where words belong: the unit below wrote it."""
    lines, width = told.sheet.lines, len(told.sheet.form.columns)
    texts = [told.unit, told.unit_name, *(text for one in lines for text in (one.key, one.name))]
    numbers = [told.year, *told.estimate.values()]
    numbers += [number for one in lines for number in one.numbers if number is not None]
    check_kinds(texts, numbers)
    if any(len(one.numbers) != width for one in lines):
        raise ValueError


def differences(then: Sheet, now: Sheet) -> list[Difference]:
    """Where a count of today says otherwise; what is not known on one side is no difference."""
    before = {one.key: one for one in then.lines}
    after = {one.key: one for one in now.lines}
    names = {one.key: one.name for one in (*now.lines, *then.lines)}
    found = []
    for key, name in names.items():
        old, new = before.get(key), after.get(key)
        for at, column in enumerate(then.form.columns):
            was = old.numbers[at] if old else 0
            is_now = new.numbers[at] if new else 0
            if None not in (was, is_now) and was != is_now:
                found.append(Difference(name, column.number, was, is_now))
    return found


def summed(
    form: Form, rows: Mapping[str, str], reports: Mapping[str, Sequence[Frozen]], days: tuple
) -> Sheet:
    """The sheet made of what the units have submitted; ``reports`` by unit, the newest first.

    A number is taken by what it counts, so that a commune's form answers an office's.
    """
    lines = []
    for key, name in rows.items():
        found = reports.get(key, ())
        numbers = tuple(_first(one.total_of(c.measure.key) for one in found) for c in form.columns)
        lines.append(Line(key, name, numbers, bool(found)))
    return Sheet(form, *days, tuple(lines))


def _first(numbers: Any) -> Number:
    return next((one for one in numbers if one is not None), None)
