"""A statistical form: its columns, what must add up, when it is due; all of it plain data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.actors import InstanceRole
from app.domain.labels import LabelledEnum
from app.domain.statistics.measures import Measure, Outcome, Part, Subject


class RowKind(LabelledEnum):
    """What a line of the sheet stands for."""

    TEAM = "team", "Mỗi tổ hòa giải một dòng"
    UNIT = "unit", "Mỗi đơn vị một dòng"


class Kind(LabelledEnum):
    """The reports of a year, as the ministry's circulars name them."""

    HALF_YEAR = "6-thang", "Báo cáo 6 tháng"
    YEAR_FIRST = "nam-lan-1", "Báo cáo năm lần 1"
    YEAR_FINAL = "nam", "Báo cáo năm chính thức"

    def days(self, year: int) -> tuple[date, date]:
        """The first and the last day of the period that it is about."""
        last = date(year, 6, 30) if self is Kind.HALF_YEAR else date(year, 12, 31)
        return date(year, 1, 1), last

    def in_year(self, year: int) -> str:
        """As people say it of one year: ``Báo cáo năm 2026, lần 1``."""
        match self:
            case Kind.HALF_YEAR:
                return f"Báo cáo 6 tháng năm {year}"
            case Kind.YEAR_FIRST:
                return f"Báo cáo năm {year}, lần 1"
        return f"Báo cáo chính thức năm {year}"


@dataclass(frozen=True, slots=True)
class Due:
    """Until when a report is sent by who is of ``level``; ``next_year``: in the year after."""

    kind: Kind
    level: InstanceRole
    day: int
    month: int
    next_year: bool = False

    def on(self, year: int) -> date:
        """The last day for the report of ``year``."""
        return date(year + self.next_year, self.month, self.day)

    def __str__(self) -> str:
        return f"{self.day:02d}/{self.month:02d}{' năm sau' if self.next_year else ''}"


@dataclass(frozen=True, slots=True)
class Column:
    """A numbered column. ``group`` and ``subgroup`` are the headings that stand over it and
    its neighbours; ``is_estimated``: an estimate for the rest of the period may be given."""

    number: int
    heading: str
    measure: Measure
    group: str = ""
    subgroup: str = ""
    is_estimated: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """``(1) = (2) + (3) + (4)``: the total is in column ``whole``."""

    whole: int
    parts: tuple[int, ...]

    def __str__(self) -> str:
        return f"({self.whole}) = {' + '.join(f'({one})' for one in self.parts)}"


class RateName(LabelledEnum):
    """Settled out of what."""

    OF_ENDED = "of_ended", "Thành trong số đã hòa giải xong"
    OF_RECEIVED = "of_received", "Thành trong số vụ, việc tiếp nhận"
    OF_IN_HAND = "of_in_hand", "Thành trong số vụ, việc của kỳ"


@dataclass(frozen=True, slots=True)
class Rate:
    """A success rate out of columns; publications use two and do not say which."""

    name: RateName
    part: int
    whole: tuple[int, ...]

    def __str__(self) -> str:
        below = " + ".join(f"cột {one}" for one in self.whole)
        if len(self.whole) > 1:
            below = f"({below})"
        return f"cột {self.part} / {below} × 100"


@dataclass(frozen=True, slots=True)
class Form:
    """``code`` and ``version`` name it together; ``stub`` is the heading of the first column,
    ``source`` the document that sets it, ``note`` what a reader must know of it.

    ``until`` is the first day on which it holds no more; None also where it is not known.
    """

    code: str
    version: str
    title: str
    source: str
    stub: str
    levels: frozenset[InstanceRole]
    rows: RowKind
    columns: tuple[Column, ...]
    identities: tuple[Identity, ...] = ()
    dues: tuple[Due, ...] = ()
    since: date | None = None
    until: date | None = None
    note: str = ""

    @property
    def name(self) -> str:
        """``Biểu 12b, Thông tư số 20/2013/TT-BTP``."""
        return f"Biểu {self.code}, {self.source}"

    @property
    def estimated(self) -> list[Column]:
        return [one for one in self.columns if one.is_estimated]

    @property
    def rates(self) -> list[Rate]:
        """Settled of those that ended, and settled of those received, where it has the columns."""
        found: list[Rate] = []
        for subject in (Subject.RECEIVED, Subject.IN_HAND):
            settled, failed, all_ = (
                self._number_of(Measure(subject, one))
                for one in (Outcome.SETTLED, Outcome.NOT_SETTLED, Outcome.ALL)
            )
            if settled and failed:
                found.append(Rate(RateName.OF_ENDED, settled, (settled, failed)))
            if settled and all_:
                is_received = subject is Subject.RECEIVED
                name = RateName.OF_RECEIVED if is_received else RateName.OF_IN_HAND
                found.append(Rate(name, settled, (all_,)))
        return found

    def holds_on(self, day: date) -> bool:
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day < self.until)

    def due(self, kind: Kind, level: InstanceRole) -> Due | None:
        """Until when; None where no day was set."""
        return next((one for one in self.dues if (one.kind, one.level) == (kind, level)), None)

    def column(self, number: int) -> Column | None:
        return next((one for one in self.columns if one.number == number), None)

    def _number_of(self, measure: Measure) -> int | None:
        return next((one.number for one in self.columns if one.measure == measure), None)


def columns_of(*rows: tuple) -> tuple[Column, ...]:
    """Columns numbered from 1 of ``(heading, subject, outcome, part, group, subgroup)``, the
    last ones left out where they are usual."""
    return tuple(_column(number, *row) for number, row in enumerate(rows, 1))


def _column(
    number: int,
    heading: str,
    subject: Subject,
    outcome: Outcome = Outcome.ALL,
    part: Part = Part.ALL,
    group: str = "",
    subgroup: str = "",
) -> Column:
    return Column(number, heading, Measure(subject, outcome, part), group, subgroup)


def by_key(forms: Iterable[Form]) -> dict[tuple[str, str], Form]:
    """Each form once: of two with one code and version the first holds."""
    found: dict[tuple[str, str], Form] = {}
    for form in forms:
        found.setdefault((form.code, form.version), form)
    return found
