"""Questions that the law leaves open, each with its usual answer; an office dates another.

Stored as short texts, so that one record type holds them all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum, Term
from app.domain.validity import check_law_day


class Option(LabelledEnum):
    RESTART_ON_REPLACEMENT = "restart_on_replacement", "Tính lại hạn khi thay hòa giải viên"
    PAUSE_REMINDER_DAYS = "pause_reminder_days", "Nhắc vụ, việc đang tạm dừng"
    ALERT_FORWARD_HOURS = "alert_forward_hours", "Chuyển tiếp cảnh báo"
    COURT_REMINDER_DAYS = "court_reminder_days", "Nhắc trước hạn yêu cầu Tòa án"
    FLARE_UP = "flare_up", "Khi mâu thuẫn tái diễn"
    KEEP_CASE_YEARS = "keep_case_years", "Thời hạn lưu hồ sơ vụ, việc"
    KEEP_DIALOGUE_YEARS = "keep_dialogue_years", "Thời hạn lưu hồ sơ đối thoại"
    KEEP_PAYMENT_YEARS = "keep_payment_years", "Thời hạn lưu chứng từ thù lao"
    KEEP_ORIGINAL_YEARS = "keep_original_years", "Thời hạn lưu tệp sổ cũ đã nhập"
    BREACH_HOURS = "breach_hours", "Thông báo sự cố dữ liệu cá nhân"


class YesNo(LabelledEnum):
    YES = "yes", "Có"
    NO = "no", "Không"


class FlareUp(LabelledEnum):
    """What a dispute becomes that flares up again after a broken agreement."""

    NEW_ROUND = "new_round", "Hòa giải lần nữa trong vụ, việc cũ, giữ số cũ"
    NEW_CASE = "new_case", "Lập vụ, việc mới, nêu số của vụ, việc cũ"


Value: TypeAlias = bool | int | tuple[int, ...] | FlareUp


@dataclass(frozen=True, slots=True)
class Numbers:
    """An answer of whole numbers between two bounds; ``is_list``: several of them."""

    low: int
    high: int
    counted_in: str
    is_list: bool = False

    def read(self, text: str) -> Value:
        parts = [part.strip() for part in text.split(",")]
        if not self.is_list and len(parts) > 1:
            raise self._refusal(text)
        if not all(part.isascii() and part.isdigit() and len(part) < 6 for part in parts):
            raise self._refusal(text)
        numbers = tuple(sorted({int(part) for part in parts}, reverse=True))
        if not self.low <= numbers[-1] <= numbers[0] <= self.high:
            raise self._refusal(text)
        return numbers if self.is_list else numbers[0]

    def in_words(self, text: str) -> str:
        return f"{text} {self.counted_in}"

    def _refusal(self, text: str) -> RuleViolation:
        wanted = (
            "các số nguyên cách nhau bằng dấu phẩy, mỗi số" if self.is_list else "một số nguyên"
        )
        return RuleViolation(
            f"“{text}” không dùng được. Hãy nhập {wanted} từ {self.low} đến {self.high}."
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer out of a list of codes; yes and no are read as a bool."""

    codes: type[LabelledEnum]

    def read(self, text: str) -> Value:
        if text not in set(self.codes):
            raise RuleViolation("Hãy chọn một trong các câu trả lời của danh sách.")
        return text == YesNo.YES if self.codes is YesNo else self.codes(text)

    def in_words(self, text: str) -> str:
        return self.codes(text).label


@dataclass(frozen=True, slots=True)
class Question:
    """What an option asks, how its answers are read, and the answer where nobody gave one."""

    asked: str
    answer: Numbers | Choice
    default: str


QUESTIONS: dict[Option, Question] = {
    Option.RESTART_ON_REPLACEMENT: Question(
        "Khi thay hòa giải viên trước buổi đầu, hạn bắt đầu hòa giải có tính lại từ ngày phân "
        "công mới không? Luật viết “kể từ ngày được phân công”, không nói rõ trường hợp thay.",
        Choice(YesNo),
        YesNo.YES.value,
    ),
    Option.PAUSE_REMINDER_DAYS: Question(
        "Sau bao nhiêu ngày tạm dừng thì nhắc hỏi lại các bên? Luật không định hạn tạm dừng.",
        Numbers(1, 366, "ngày"),
        "30",
    ),
    Option.ALERT_FORWARD_HOURS: Question(
        "Cảnh báo nguy cơ bạo lực, dấu hiệu vi phạm pháp luật phải được chuyển tiếp trong bao "
        "nhiêu giờ? Luật viết “kịp thời”, không định số giờ.",
        Numbers(1, 240, "giờ"),
        "24",
    ),
    Option.COURT_REMINDER_DAYS: Question(
        "Nhắc các bên trước hạn yêu cầu Tòa án công nhận bao nhiêu ngày? Có thể nhắc nhiều lần.",
        Numbers(1, 180, "ngày", is_list=True),
        "60, 30, 7",
    ),
    Option.FLARE_UP: Question(
        "Thỏa thuận không được thực hiện và mâu thuẫn tái diễn thì ghi sổ thế nào?",
        Choice(FlareUp),
        FlareUp.NEW_ROUND.value,
    ),
    Option.KEEP_CASE_YEARS: Question(
        "Giữ họ tên, nội dung của vụ, việc hòa giải bao nhiêu năm kể từ ngày kết thúc? Chưa tìm "
        "thấy quy định; 10 năm là mức đặt sẵn. Sổ theo dõi và số liệu giữ vĩnh viễn.",
        Numbers(1, 100, "năm"),
        "10",
    ),
    Option.KEEP_DIALOGUE_YEARS: Question(
        "Giữ họ tên, địa chỉ người nêu ý kiến đối thoại bao nhiêu năm kể từ ngày hội nghị? Chưa "
        "tìm thấy quy định; 10 năm là mức đặt sẵn.",
        Numbers(1, 100, "năm"),
        "10",
    ),
    Option.KEEP_PAYMENT_YEARS: Question(
        "Giữ chứng từ chi thù lao bao nhiêu năm? Trong thời gian này không xóa tên người nhận. Mức "
        "đặt sẵn theo thời hạn lưu tài liệu kế toán, chưa đối chiếu với văn bản.",
        Numbers(1, 100, "năm"),
        "10",
    ),
    Option.KEEP_ORIGINAL_YEARS: Question(
        "Giữ tệp gốc và các dòng của sổ cũ đã nhập bao nhiêu năm kể từ ngày nhập? Vụ, việc đã vào "
        "sổ có thời hạn lưu riêng; sổ giấy vẫn là bản chính. Chưa tìm thấy quy định.",
        Numbers(1, 100, "năm"),
        "2",
    ),
    Option.BREACH_HOURS: Question(
        "Phải thông báo sự cố dữ liệu cá nhân trong bao nhiêu giờ kể từ khi phát hiện? Mức đặt sẵn "
        "chưa đối chiếu với văn bản.",
        Numbers(1, 720, "giờ"),
        "72",
    ),
}


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An office's answer from a day on; ``steps_up``: how far above the unit that office is."""

    option: Option
    text: str
    valid_from: date
    steps_up: int = 0


def answer_on(option: Option, day: date, rows: Iterable[OptionRow]) -> str:
    """The text of the answer that holds on ``day``; that of the nearest office, where it has one.

    ``rows`` come in the order in which they were written; of two from the same day the later
    one holds. One that cannot be read (it may have been received) is passed over.
    """
    held = row_on(option, day, rows)
    return held.text if held else QUESTIONS[option].default


def row_on(option: Option, day: date, rows: Iterable[OptionRow]) -> OptionRow | None:
    """The row by which the question is answered on ``day``; None where the default holds."""
    ripe = [
        row for row in rows if row.option is option and row.valid_from <= day and is_readable(row)
    ]
    newest_last = sorted(ripe, key=lambda row: (-row.steps_up, row.valid_from))
    return newest_last[-1] if newest_last else None


def value_on(option: Option, day: date, rows: Iterable[OptionRow]) -> Value:
    """The answer that holds on ``day``, to be reckoned with."""
    return QUESTIONS[option].answer.read(answer_on(option, day, rows))


def in_words(option: Option, text: str) -> Term:
    """An answer as people read it: ``30 ngày``, ``Có``."""
    return Term(QUESTIONS[option].answer.in_words(text))


def code_in_words(text: str) -> str:
    """The name of a chosen answer, whichever question it belongs to; numbers as they stand."""
    for question in QUESTIONS.values():
        if isinstance(question.answer, Choice) and text in set(question.answer.codes):
            return question.answer.in_words(text)
    return text


def check_answer(option: Option, text: str, valid_from: date, *, today: date) -> None:
    """Refuse an answer that cannot be read, and a far day."""
    QUESTIONS[option].answer.read(text)
    check_law_day("Ngày bắt đầu áp dụng", valid_from, today=today)


def is_readable(row: OptionRow) -> bool:
    """Whether one can reckon with the answer; one that was received may be anything."""
    try:
        QUESTIONS[row.option].answer.read(row.text)
    except RuleViolation:
        return False
    return True
