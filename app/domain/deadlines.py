"""Every legal clock of mediation and dialogue: rows with validity, and how a date was computed.

The shipped rows stand in :mod:`app.domain.deadline_rows`; which ones an office lives by (those
and its own) is the care of :mod:`app.lawpack`. What the law sets no length for has no clock
here: how long a mediation may take, for one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.domain.calendar import (
    Run,
    TimeUnit,
    WorkCalendar,
    days_between,
    is_weekend,
    last_day,
    show,
    show_long,
)
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.sources import Source
from app.domain.validity import check_span

FEW = 3  # so many runs of days off are told one by one
SHORTEST = {TimeUnit.BEFORE_YEAR_END: 0}
LONGEST = {
    TimeUnit.DAY: 366,
    TimeUnit.WORKING_DAY: 250,
    TimeUnit.MONTH: 60,
    TimeUnit.DAY_BEFORE: 366,
    TimeUnit.BEFORE_YEAR_END: 300,
}


class Clock(LabelledEnum):
    START = "start", "Bắt đầu hòa giải"
    COURT = "court", "Yêu cầu Tòa án công nhận kết quả hòa giải thành"
    COURT_PREPARATION = "court_preparation", "Tòa án chuẩn bị xét đơn yêu cầu"
    COURT_SESSION = "court_session", "Tòa án mở phiên họp xét đơn"
    COURT_ANSWER = "court_answer", "Trả lời Tòa án khi được yêu cầu tài liệu"
    RECOGNITION = "recognition", "Quyết định công nhận hòa giải viên, tổ trưởng"
    LEADER_PROPOSAL = "leader_proposal", "Gửi đề nghị công nhận tổ trưởng"
    REMOVAL_VERIFICATION = "removal_verification", "Xác minh đề nghị thôi làm hòa giải viên"
    REMOVAL_DECISION = "removal_decision", "Quyết định thôi làm hòa giải viên"
    TEAM_REVIEW = "team_review", "Rà soát, kiện toàn tổ hòa giải"
    TEAM_REPORT = "team_report", "Tổ trưởng báo cáo công tác năm"
    PAYMENT = "payment", "Quyết định chi thù lao cho hòa giải viên"
    HAND_OVER = "hand_over", "Giao thù lao cho hòa giải viên"
    DIALOGUE_NOTICE = "dialogue_notice", "Thông báo hội nghị đối thoại"
    DIALOGUE_RESULTS = "dialogue_results", "Công khai kết quả hội nghị đối thoại"
    DIALOGUE_ANSWER = "dialogue_answer", "Trả lời ý kiến nêu tại hội nghị đối thoại"
    DIALOGUE_YEARLY = "dialogue_yearly", "Tổ chức hội nghị đối thoại của chính quyền"
    DATA_ANSWER = "data_answer", "Trả lời lần đầu yêu cầu về dữ liệu cá nhân"
    DATA_GIVE = "data_give", "Cho xem, sửa, cung cấp dữ liệu cá nhân"
    DATA_LIMIT = "data_limit", "Hạn chế, ngừng xử lý dữ liệu cá nhân"
    DATA_ERASE = "data_erase", "Xóa dữ liệu cá nhân"


YEARLY = frozenset({Clock.TEAM_REVIEW, Clock.TEAM_REPORT, Clock.DIALOGUE_YEARLY})
BEFOREHAND = frozenset({Clock.DIALOGUE_NOTICE})
_IN_THE_YEAR = "một ngày trong năm"
_DATA_ASKED = "ngày nhận yêu cầu"
COUNTED_FROM: dict[Clock, str] = {
    Clock.START: "ngày phân công",
    Clock.COURT: "ngày hòa giải thành",
    Clock.COURT_PREPARATION: "ngày Tòa án thụ lý đơn",
    Clock.COURT_SESSION: "ngày Tòa án quyết định mở phiên họp",
    Clock.COURT_ANSWER: "ngày nhận yêu cầu của Tòa án",
    Clock.RECOGNITION: "ngày nhận danh sách hoặc văn bản đề nghị",
    Clock.LEADER_PROPOSAL: "ngày họp bầu tổ trưởng",
    Clock.REMOVAL_VERIFICATION: "ngày nhận đề nghị",
    Clock.REMOVAL_DECISION: "ngày nhận kết quả xác minh",
    Clock.TEAM_REVIEW: _IN_THE_YEAR,
    Clock.TEAM_REPORT: _IN_THE_YEAR,
    Clock.PAYMENT: "ngày nhận đủ hồ sơ",
    Clock.HAND_OVER: "ngày tổ hòa giải nhận tiền",
    Clock.DIALOGUE_NOTICE: "ngày hội nghị",
    Clock.DIALOGUE_RESULTS: "ngày hội nghị",
    Clock.DIALOGUE_ANSWER: "ngày hội nghị",
    Clock.DIALOGUE_YEARLY: _IN_THE_YEAR,
    Clock.DATA_ANSWER: _DATA_ASKED,
    Clock.DATA_GIVE: _DATA_ASKED,
    Clock.DATA_LIMIT: _DATA_ASKED,
    Clock.DATA_ERASE: _DATA_ASKED,
}


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One row: so long after such an event, valid in a span of days (``until`` excluded).

    ``rolls``: a last day off moves to the next working day. ``is_checked``: the basis was
    read in the text of the law; where it was not, people are told so. ``is_law``: what no law
    sets has a usual length of the program's, told as such, until an office sets its own.
    """

    clock: Clock
    length: int
    unit: TimeUnit
    basis: str
    valid_from: date
    until: date | None = None
    rolls: bool = True
    is_checked: bool = True
    is_law: bool = True
    source: Source = Source.SHIPPED

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.until is None or day < self.until)

    @property
    def counts_on(self) -> bool:
        """Whether the last day lies after the event; what counts back never rolls."""
        return self.unit not in (TimeUnit.DAY_BEFORE, TimeUnit.BEFORE_YEAR_END)

    @property
    def in_words(self) -> str:
        """``03 ngày kể từ ngày phân công``; of what is yearly, until when in the year."""
        if self.unit is TimeUnit.DAY_BEFORE:
            return f"ít nhất {self.length:02d} ngày trước {COUNTED_FROM[self.clock]}"
        if self.unit is not TimeUnit.BEFORE_YEAR_END:
            return f"{self.length:02d} {self.unit.label} kể từ {COUNTED_FROM[self.clock]}"
        if self.length:
            return f"mỗi năm một lần, chậm nhất {self.length} {self.unit.label}"
        return "mỗi năm một lần, chậm nhất ngày 31/12"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A computed date; ``last_day`` is before, ``due_on`` after the roll past days off."""

    rule: DeadlineRule
    event: date
    last_day: date
    due_on: date
    calendar: WorkCalendar = field(repr=False, compare=False)

    @property
    def explanation(self) -> str:
        """How the date came about, in sentences that one can follow with a calendar."""
        counted, last_day = self._counted, show_long(self.last_day)
        is_before = self.rule.unit is TimeUnit.DAY_BEFORE
        told = f"{counted}: chậm nhất {last_day}." if is_before else f"{counted}: hết {last_day}."
        if self.due_on != self.last_day:
            name = self.calendar.days_off.get(self.last_day)
            told += (
                f" Ngày này là ngày nghỉ{f' ({name})' if name else ''} nên thời hạn kết thúc vào "
                f"{show_long(self.due_on)}, ngày làm việc tiếp theo (khoản 5 Điều 148 Bộ luật "
                "Dân sự)."
            )
        if not self.rule.is_law:
            return f"{told} {self.rule.basis}."
        told += f" Căn cứ: {self.rule.basis}"
        return f"{told}." if self.rule.is_checked else f"{told} (chưa đối chiếu với văn bản)."

    @property
    def _counted(self) -> str:
        rule = self.rule
        if rule.unit is TimeUnit.BEFORE_YEAR_END:
            counted = f"{rule.length} {rule.unit.label}" if rule.length else "tính cho năm"
            return f"Mỗi năm một lần, {counted} {self.event.year}"
        if rule.unit is TimeUnit.DAY_BEFORE:
            return f"{_capital(rule.in_words)} {show(self.event)}"
        if rule.unit is not TimeUnit.WORKING_DAY:
            return f"{rule.in_words} {show(self.event)}, không tính ngày đầu"
        counted = days_between(self.event, self.last_day)[1:]
        skipped = [day for day in counted if not self.calendar.is_working_day(day)]
        if any(is_weekend(day) and day not in self.calendar.days_off for day in skipped):
            told = f"{rule.in_words} {show(self.event)}, không tính ngày đầu, thứ Bảy, Chủ nhật"
        else:
            told = f"{rule.in_words} {show(self.event)}, không tính ngày đầu"
        if runs := _named(self.calendar.runs_off(self.event, self.last_day)):
            told = f"{told} và ngày nghỉ {runs}"
        if swapped := [show(day) for day in counted if day in self.calendar.worked_instead]:
            told = f"{told}; có tính ngày làm bù {', '.join(swapped)}"
        return told


def deadline(
    clock: Clock, event: date, calendar: WorkCalendar, rules: Iterable[DeadlineRule]
) -> Deadline | None:
    """Last day of a clock that started with ``event``, by the first row valid that day, if any.

    Of what is yearly ``event`` is any day of the year asked about.
    Căn cứ: Điều 147, 148 Bộ luật Dân sự số 91/2015/QH13.
    """
    rule = rule_on(clock, event, rules)
    if rule is None:
        return None
    end = last_day(event, rule.length, rule.unit, calendar)
    rolls = rule.rolls and rule.counts_on
    return Deadline(rule, event, end, calendar.roll(end) if rolls else end, calendar)


def rule_on(clock: Clock, day: date, rules: Iterable[DeadlineRule]) -> DeadlineRule | None:
    """The row that holds for an event on ``day``."""
    return next((rule for rule in rules if rule.clock is clock and rule.holds_on(day)), None)


def own_first(
    own: Iterable[DeadlineRule], others: Iterable[DeadlineRule]
) -> tuple[DeadlineRule, ...]:
    """The rows in the order in which they win: one's own, the newest first, then the others.

    ``own`` comes in the order in which it was written; of two rows from the same day the
    later one wins.
    """
    dated = sorted(enumerate(own), key=lambda one: (one[1].valid_from, one[0]), reverse=True)
    return (*(rule for _, rule in dated), *others)


def check_rule(rule: DeadlineRule, *, today: date) -> None:
    """Refuse a row that no law could mean: no length, no basis, a far day, a wrong unit."""
    if not is_usable(rule):
        raise RuleViolation(_unusable(rule))
    if not rule.basis.strip():
        raise RuleViolation(
            "Hãy ghi căn cứ: văn bản nào quy định thời hạn này, để người sau kiểm tra được."
        )
    check_span(rule.valid_from, rule.until, today=today)


def is_usable(rule: DeadlineRule) -> bool:
    """Whether one can count by the row; one that was received is asked again."""
    shortest, longest = SHORTEST.get(rule.unit, 1), LONGEST[rule.unit]
    return rule.unit in units_of(rule.clock) and shortest <= rule.length <= longest


def units_of(clock: Clock) -> tuple[TimeUnit, ...]:
    """What a clock may be counted in."""
    if clock in YEARLY:
        return (TimeUnit.BEFORE_YEAR_END,)
    if clock in BEFOREHAND:
        return (TimeUnit.DAY_BEFORE,)
    return (TimeUnit.DAY, TimeUnit.WORKING_DAY, TimeUnit.MONTH)


def _unusable(rule: DeadlineRule) -> str:
    if rule.unit not in units_of(rule.clock):
        counted = " hoặc ".join(f"“{unit.label}”" for unit in units_of(rule.clock))
        return f"Thời hạn “{rule.clock.label}” phải tính bằng {counted}."
    return (
        f"Độ dài {rule.length} {rule.unit.label} không dùng được. Hãy nhập một số từ "
        f"{SHORTEST.get(rule.unit, 1)} đến {LONGEST[rule.unit]}."
    )


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _named(runs: list[Run]) -> str:
    """``từ 16/02/2026 đến 20/02/2026 (Tết Nguyên đán)``; of many only how many."""
    told = [
        f"{show(run.first)} ({run.name})"
        if run.first == run.last
        else f"từ {show(run.first)} đến {show(run.last)} ({run.name})"
        for run in runs[:FEW]
    ]
    more = len(runs) - FEW
    return ", ".join(told) + (f" cùng {more} đợt nghỉ lễ, tết khác" if more > 0 else "")
