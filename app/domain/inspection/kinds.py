"""Which inspections there are, and what may be done to one when.

An inspection is planned, held, concluded by signed minutes, and closed when all that it
recommended is done. Căn cứ: khoản 2 Điều 29, Điều 30 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.inspection import basis
from app.domain.labels import LabelledEnum
from app.domain.quarters import Quarter
from app.domain.statistics.periods import check_period
from app.domain.workplan.timing import YearQuarter

EARLIEST_YEAR = 2014  # Luật Hòa giải ở cơ sở is in force since then
YEARS_AHEAD = 1


class InspectionKind(LabelledEnum):
    """Whether somebody else's work is looked at or one's own."""

    OF_OTHERS = "inspection", "Kiểm tra"
    SELF = "self", "Tự kiểm tra"


class InspectionState(LabelledEnum):
    PLANNED = "planned", "Đã lên lịch"
    HELD = "held", "Đang làm, chờ ký biên bản"
    CONCLUDED = "concluded", "Đã ký biên bản"
    CLOSED = "closed", "Đã kết thúc"
    CANCELLED = "cancelled", "Đã hủy"


SIGNED = frozenset({InspectionState.CONCLUDED, InspectionState.CLOSED})
"""Its minutes are signed: what they say stays as it is."""
OPEN = frozenset({InspectionState.PLANNED, InspectionState.HELD})


class WovenInto(LabelledEnum):
    """The other inspection that it is part of."""

    NONE = "none", "Không lồng ghép"
    COUNCIL = "council", "Kiểm tra của Hội đồng phối hợp phổ biến, giáo dục pháp luật"
    JUSTICE = "justice", "Kiểm tra công tác tư pháp"
    FRONT = "front", "Giám sát của Mặt trận Tổ quốc"
    OTHER = "other", "Cuộc kiểm tra, giám sát khác"


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was held in a period: inspections and self-inspections, and in how many of both the
    Front took part."""

    inspections: int = 0
    self_inspections: int = 0
    with_front: int = 0


@dataclass(frozen=True, slots=True)
class Appointment:
    """When it is to be: in a quarter of its year, on a day, or both."""

    year: int
    quarter: YearQuarter | None = None
    day: date | None = None

    @property
    def ends_on(self) -> date:
        """The last day on which it is in time."""
        if self.day is not None:
            return self.day
        if self.quarter is not None:
            return Quarter(self.year, self.quarter.number).last_day
        return date(self.year, 12, 31)

    @property
    def words(self) -> str:
        """``ngày 05/10/2026``, ``quý IV/2026``."""
        if self.day is not None:
            return f"ngày {show(self.day)}"
        if self.quarter is not None:
            return Quarter(self.year, self.quarter.number).within
        return f"năm {self.year}"


def _check_year(year: int, today: date) -> None:
    if not EARLIEST_YEAR <= year <= today.year + YEARS_AHEAD:
        raise RuleViolation(
            f"Năm {year} không hợp lý: ghi từ {EARLIEST_YEAR} đến {today.year + YEARS_AHEAD}."
        )


def check_new_plan(year: int, *, has_one: bool, today: date) -> None:
    """Refuse a year that is none to plan for, or a second plan of one: that which stands is
    corrected."""
    _check_year(year, today)
    if has_one:
        raise RuleViolation(f"Đã có kế hoạch kiểm tra năm {year}. Hãy sửa kế hoạch đó.")


def check_appointment(when: Appointment, *, today: date) -> None:
    """Refuse a time that cannot be of the year, or none."""
    _check_year(when.year, today)
    if when.quarter is None and when.day is None:
        raise RuleViolation("Hãy chọn quý hoặc ghi ngày dự kiến kiểm tra.")
    if when.day is not None and when.day.year != when.year:
        raise RuleViolation(f"Ngày dự kiến phải trong năm {when.year}.")
    if when.day and when.quarter and Quarter.of(when.day).number != when.quarter.number:
        raise RuleViolation(f"Ngày dự kiến {show(when.day)} không nằm trong quý đã chọn.")


def check_looked_at(since: date, until: date) -> None:
    """Refuse a period of the work looked at that ends before it begins."""
    check_period(since, until)


def check_subject(kind: InspectionKind, *, is_own_unit: bool, has_team: bool) -> None:
    """Refuse to inspect oneself in the name of another, or another in the name of oneself."""
    if kind is InspectionKind.SELF and (not is_own_unit or has_team):
        raise RuleViolation(
            "Tự kiểm tra là kiểm tra việc của chính đơn vị. Kiểm tra tổ hòa giải, đơn vị khác thì "
            "chọn loại “Kiểm tra”."
        )
    if kind is InspectionKind.OF_OTHERS and is_own_unit and not has_team:
        raise RuleViolation(
            "Kiểm tra việc của chính đơn vị là tự kiểm tra. Hãy chọn loại “Tự kiểm tra”, hoặc chọn "
            "tổ hòa giải, đơn vị được kiểm tra.",
            basis=basis.INSPECTING,
        )


def check_woven(woven: WovenInto, words: str) -> None:
    if woven is WovenInto.OTHER and not words.strip():
        raise RuleViolation("Hãy ghi tên cuộc kiểm tra, giám sát mà lần này lồng ghép vào.")
    if woven is not WovenInto.OTHER and words.strip():
        raise RuleViolation(
            "Đã ghi tên cuộc kiểm tra khác: hãy chọn “Cuộc kiểm tra, giám sát khác” ở ô lồng ghép, "
            "hoặc bỏ tên đó."
        )


def check_front(*, takes_part: bool, body: str, representative: str) -> None:
    """Refuse a name of the Front's people where the Front does not take part."""
    if not takes_part and (body.strip() or representative.strip()):
        raise RuleViolation(
            "Đã ghi tên Ủy ban Mặt trận Tổ quốc hoặc người đại diện: hãy đánh dấu Mặt trận cùng "
            "kiểm tra, hoặc bỏ các tên đó.",
            basis=basis.FRONT_JOINS,
        )
    if takes_part and not body.strip():
        raise RuleViolation("Hãy ghi Ủy ban Mặt trận Tổ quốc nào cùng kiểm tra.")


def check_planned(state: InspectionState) -> None:
    if state is not InspectionState.PLANNED:
        raise RuleViolation("Lần kiểm tra này đã tiến hành hoặc đã hủy nên không sửa lịch nữa.")


def check_open(state: InspectionState) -> None:
    """Refuse to write over what was signed or cancelled."""
    if state in SIGNED:
        raise RuleViolation(
            "Biên bản đã ký nên giữ nguyên. Có điều mới thì ghi một lần kiểm tra khác."
        )
    if state is InspectionState.CANCELLED:
        raise RuleViolation("Lần kiểm tra này đã hủy.")


def check_announcing(
    state: InspectionState,
    kind: InspectionKind,
    announced_before: date | None,
    announced_on: date,
    *,
    today: date,
) -> None:
    check_planned(state)
    if kind is InspectionKind.SELF:
        raise RuleViolation("Tự kiểm tra không phải thông báo cho ai.")
    if announced_before is not None:
        raise RuleViolation(f"Đã thông báo ngày {show(announced_before)}.")
    if announced_on > today:
        raise RuleViolation("Ngày thông báo không thể sau hôm nay.")


def check_held(
    held_on: date, *, announced_on: date | None, leader: str, year: int, today: date
) -> None:
    """Refuse minutes of what has not been, or of what nobody led."""
    if held_on > today:
        raise RuleViolation("Ngày kiểm tra không thể sau hôm nay.")
    if announced_on is not None and held_on < announced_on:
        raise RuleViolation(f"Ngày kiểm tra không thể trước ngày thông báo ({show(announced_on)}).")
    if held_on.year != year:
        raise RuleViolation(
            f"Ngày kiểm tra phải trong năm {year}. Kiểm tra sang năm khác thì hủy lần này và lập "
            "lần khác."
        )
    if not leader.strip():
        raise RuleViolation("Hãy ghi họ tên trưởng đoàn hoặc người chủ trì kiểm tra.")


def check_concluding(
    state: InspectionState,
    *,
    held_on: date | None,
    concluded_on: date,
    unanswered: int | None,
    front_missing: bool,
    today: date,
) -> None:
    """Refuse to sign what is not whole. ``unanswered``: items of the checklist without an answer,
    None where no checklist was filled in."""
    check_open(state)
    if state is InspectionState.PLANNED or held_on is None:
        raise RuleViolation("Chưa ghi biên bản: hãy ghi ngày, thành phần, kết luận trước khi ký.")
    if unanswered is None:
        raise RuleViolation("Chưa điền bảng kiểm. Hãy điền bảng kiểm trước khi ký biên bản.")
    if unanswered:
        raise RuleViolation(
            f"Còn {unanswered} mục của bảng kiểm chưa trả lời. Mục không có ở đơn vị thì chọn “"
            "Không áp dụng”."
        )
    if front_missing:
        raise RuleViolation(
            "Mặt trận Tổ quốc cùng kiểm tra: hãy ghi họ tên người đại diện ký biên bản.",
            basis=basis.FRONT_JOINS,
        )
    if concluded_on > today:
        raise RuleViolation("Ngày ký biên bản không thể sau hôm nay.")
    if concluded_on < held_on:
        raise RuleViolation(f"Ngày ký biên bản không thể trước ngày kiểm tra ({show(held_on)}).")


def state_when(*, open_points: int) -> InspectionState:
    """Where signed minutes stand: closed when nothing that they recommend is left to be done."""
    return InspectionState.CONCLUDED if open_points else InspectionState.CLOSED
