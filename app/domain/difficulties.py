"""The log of difficulties and proposals: what may be noted, answered and closed, and when.

Whoever meets a difficulty notes it with its cause and a proposal; it stays open until it was
answered, and is closed when nothing more is to be done about it.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class DifficultyField(LabelledEnum):
    """What a difficulty is about."""

    ORGANISATION = "organisation", "Tổ chức, nhân sự"
    MONEY = "money", "Kinh phí, thù lao"
    LAW = "law", "Quy định pháp luật"
    COURT = "court", "Công nhận tại Tòa án"
    TRAINING = "training", "Bồi dưỡng, tài liệu"
    COOPERATION = "cooperation", "Phối hợp giữa các cơ quan"
    PEOPLE = "people", "Nhận thức, sự hợp tác của người dân"
    RECORDS = "records", "Ghi sổ, thống kê, phần mềm"
    OTHER = "other", "Vấn đề khác"


class AskedOf(LabelledEnum):
    """Who is asked to do something about it."""

    OWN = "own", "Đơn vị mình"
    SUPERIOR = "superior", "Cấp trên"
    OTHER = "other", "Cơ quan khác"


class DifficultyState(LabelledEnum):
    OPEN = "open", "Chưa trả lời"
    ANSWERED = "answered", "Đã trả lời"
    CLOSED = "closed", "Đã xong"


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """An answer as it was given: when, by whom, in which words."""

    answered_on: date
    answered_by: str
    text: str


def check_difficulty(
    found_on: date, asked_of: AskedOf, other_body: str, proposal: str, *, today: date
) -> None:
    """Refuse a day to come, a proposal to nobody, a body that is asked for nothing."""
    if found_on > today:
        raise RuleViolation("Ngày phát sinh khó khăn không thể sau hôm nay.")
    if asked_of is AskedOf.OTHER and not other_body.strip():
        raise RuleViolation("Kiến nghị với cơ quan khác: hãy ghi tên cơ quan đó.")
    if asked_of is not AskedOf.OTHER and other_body.strip():
        raise RuleViolation(
            "Đã ghi tên cơ quan khác: hãy chọn “Cơ quan khác” ở ô kiến nghị với ai, hoặc bỏ tên đó."
        )
    if asked_of is not AskedOf.OWN and not proposal.strip():
        raise RuleViolation(
            f"Kiến nghị với {asked_of.label.lower()}: hãy ghi nội dung đề xuất, kiến nghị."
        )


def check_correction(state: DifficultyState) -> None:
    """What has been answered stays as it was when it was answered."""
    if state is not DifficultyState.OPEN:
        raise RuleViolation(
            "Khó khăn, vướng mắc này đã được trả lời nên không sửa nội dung nữa. Có điều mới thì "
            "ghi thành một khó khăn, vướng mắc khác."
        )


def check_answer(state: DifficultyState, answered_on: date, *, found_on: date, today: date) -> None:
    if state is DifficultyState.CLOSED:
        raise RuleViolation("Khó khăn, vướng mắc này đã xong, không ghi trả lời nữa.")
    _check_day("Ngày trả lời", answered_on, since=found_on, today=today)


def check_closing(
    state: DifficultyState, closed_on: date, *, since: date, words: str, today: date
) -> None:
    """Refuse to close twice, or without a word what nobody has answered."""
    if state is DifficultyState.CLOSED:
        raise RuleViolation("Khó khăn, vướng mắc này đã được ghi là xong trước đó.")
    if state is DifficultyState.OPEN and not words.strip():
        raise RuleViolation("Chưa có trả lời: hãy ghi đã giải quyết thế nào hoặc vì sao thôi.")
    _check_day("Ngày xong", closed_on, since=since, today=today)


def _check_day(what: str, day: date, *, since: date, today: date) -> None:
    if day > today:
        raise RuleViolation(f"{what} không thể sau hôm nay.")
    if day < since:
        raise RuleViolation(f"{what} không thể trước ngày {show(since)}.")
