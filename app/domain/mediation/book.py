"""The book of a team in a year: opened, its running numbers, closed.

A number is given once and never comes back. While it is not certain which numbers were
given (the machine was put back from a backup), a case has none: it is marked temporary.

Căn cứ: khoản 4 Điều 21, điểm d khoản 2 Điều 28 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from collections.abc import Container
from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation.basis import BOOK
from app.domain.mediation.days import check_days

MOST_NUMBERS = 9_999


class BookAct(LabelledEnum):
    OPEN = "open", "Mở sổ"
    CHANGE = "change", "Sửa bìa sổ"
    CLOSE = "close", "Khóa sổ"
    REOPEN = "reopen", "Mở lại sổ"
    TAKE_OUT = "take_out", "Lấy khỏi danh sách, hoàn tác nhập sổ cũ"


def next_number(*, last_given: int, paper_last: int) -> int:
    """The number after the last one of this book and of the paper book before it."""
    return max(last_given, paper_last) + 1


def check_paper_number(number: int, given: Container[int], *, year: int) -> None:
    """Refuse a number of the paper book that cannot be, or that another case has."""
    if not 1 <= number <= MOST_NUMBERS:
        raise RuleViolation(
            f"Số thứ tự {number} không đúng. Hãy nhập số trong sổ giấy, từ 1 đến {MOST_NUMBERS}."
        )
    if number in given:
        raise RuleViolation(
            f"Số {number:02d}/{year} đã có trong sổ của tổ. Hãy kiểm tra lại sổ giấy: một số chỉ "
            "dùng cho một vụ, việc.",
            basis=BOOK,
        )


def check_open(closed_on: date | None, *, year: int) -> None:
    """A closed book takes no more cases until it is opened again with a reason."""
    if closed_on is not None:
        raise RuleViolation(
            f"Sổ năm {year} của tổ đã khóa ngày {show(closed_on)}. Muốn ghi bổ sung, hãy mở lại "
            "sổ ở trang Sổ của các tổ.",
            basis=BOOK,
        )


def check_cover(*, volume: int, year: int, opened_on: date, paper_last: int, today: date) -> None:
    """Refuse a cover that cannot be: a volume, a first day or a last paper number."""
    if not 1 <= volume <= 99:
        raise RuleViolation(f"Quyển số {volume} không đúng. Hãy nhập từ 1 đến 99.")
    if opened_on.year > year:
        raise RuleViolation(
            f"Ngày mở sổ {show(opened_on)} ở sau năm {year} của sổ. Hãy kiểm tra lại ngày."
        )
    check_days(today, ("Ngày mở sổ", opened_on))
    if not 0 <= paper_last <= MOST_NUMBERS:
        raise RuleViolation(
            f"Số cuối cùng của sổ giấy {paper_last} không đúng. Để 0 nếu không có sổ giấy."
        )


def check_last_number(typed: int, *, known: int, team: str) -> None:
    """After a restore: the last number on paper cannot be below what is held here."""
    if not known <= typed <= MOST_NUMBERS:
        raise RuleViolation(
            f"{team}: số cuối cùng phải từ {known} (số đang có trong máy) đến {MOST_NUMBERS}. "
            "Hãy xem lại sổ giấy hoặc bản in gần nhất."
        )


def check_close(*, year: int, closed_on: date, opened_on: date, waiting: int, today: date) -> None:
    """A book is closed when its year is over and every case in it has its number."""
    check_days(today, ("Ngày mở sổ", opened_on), ("Ngày khóa sổ", closed_on))
    if closed_on < date(year, 12, 31):
        raise RuleViolation(
            f"Năm {year} chưa hết vào ngày {show(closed_on)}. Sổ được khóa từ 31/12/{year}."
        )
    if waiting:
        raise RuleViolation(
            f"Sổ còn {waiting} vụ, việc mang số tạm. Hãy xác nhận số rồi khóa sổ.", basis=BOOK
        )
