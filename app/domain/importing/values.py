"""What people wrote into the cells of an old register, read as a day, a number or a kind."""

import re
from datetime import date, timedelta
from functools import lru_cache

from app.domain.classification import CATEGORIES
from app.domain.labels import LabelledEnum
from app.domain.mediation.book import MOST_NUMBERS
from app.domain.mediation.days import EARLIEST
from app.domain.words import fold

_NUMBERS = re.compile(r"\d+")
_BETWEEN = re.compile(
    r"[\s/.,\-–:]*(?:ngày|tháng|năm|ngay|thang|nam|lúc|\d{1,2}h\d{0,2})?[\s/.,\-–:]*", re.I
)
_SERIAL_DAY_0 = date(1899, 12, 30)
_SERIALS = range(36_000, 55_000)
"""Days as Excel counts them, from 1998 to 2050: a day in a cell that is formatted as a number."""
_LONGEST = 5  # digits, as of a serial number of Excel
_BOOK_NUMBER = re.compile(r"\s*(\d{1,6})\s*(?:[/.\-].*)?")


class Unreadable(ValueError):
    """The text is not what the column holds; the sentence says why."""


@lru_cache(maxsize=8192)
def read_day(text: str, today: date) -> date | None:
    """``05/3/2019``, ``5-3-19``, ``Ngày 5 tháng 3 năm 2019``; None for nothing written.

    Raises :class:`Unreadable` for a day that is not whole, not in the calendar or to come.
    """
    text = text.strip()
    if not text:
        return None
    numbers = _NUMBERS.findall(text)
    is_of_days = all(_BETWEEN.fullmatch(rest) for rest in _NUMBERS.split(text))
    if not is_of_days or max(map(len, numbers), default=0) > _LONGEST:
        raise Unreadable(f"“{_short(text)}” không đọc được là ngày; hãy ghi như 05/03/2019")
    if len(numbers) == 1 and int(numbers[0]) in _SERIALS:
        return _known(_SERIAL_DAY_0 + timedelta(days=int(numbers[0])), text, today)
    if len(numbers) != 3:
        lacks = "năm" if len(numbers) == 2 and len(numbers[-1]) < 4 else "ngày hoặc tháng"
        raise Unreadable(f"“{_short(text)}” thiếu {lacks}")
    if len(numbers[0]) == 4:
        numbers.reverse()
    day, month, year = map(int, numbers)
    if len(numbers[2]) == 2:
        year += 2000 if 2000 + year <= today.year else 1900
    try:
        return _known(date(year, month, day), text, today)
    except ValueError as problem:
        if isinstance(problem, Unreadable):
            raise
        raise Unreadable(f"{_short(text)} không có trong lịch") from None


def _known(day: date, text: str, today: date) -> date:
    if day > today:
        raise Unreadable(f"{_short(text)} ở sau hôm nay")
    if day < EARLIEST:
        raise Unreadable(f"{_short(text)} quá xa trong quá khứ")
    return day


def read_number(text: str) -> int | None:
    """The number of a case in the paper book: ``12``, ``12/2019``, ``05``."""
    if not text.strip():
        return None
    found = _BOOK_NUMBER.fullmatch(text)
    if found is None or not 1 <= int(found[1]) <= MOST_NUMBERS:
        raise Unreadable(f"“{_short(text)}” không phải số thứ tự của một vụ, việc")
    return int(found[1])


def is_ticked(text: str) -> bool:
    """Whether a cell that is to be ticked says yes: an x, a 1, any word but a no."""
    return fold(text.strip()).strip(" .") not in ("", "0", "-", "khong", "ko", "k", "false")


class Meant(LabelledEnum):
    """What a word in the column of results means."""

    SETTLED = "settled", "Hòa giải thành"
    NOT_SETTLED = "not_settled", "Hòa giải không thành"
    UNDER_WAY = "under_way", "Chưa kết thúc"
    LEAVE_OUT = "leave_out", "Không nhập các dòng này"


_NOT = (
    "khong thanh",
    "ko thanh",
    "k thanh",
    "kh thanh",
    "khong dat",
    "chua thanh",
    "that bai",
    "bat thanh",
)
_ELSEWHERE = ("chuyen", "toa", "cong an", "ubnd", "cap tren", "huong dan", "rut don", "khoi kien")
_GOES_ON = (
    "dang",
    "chua xong",
    "chua ket thuc",
    "chua giai quyet",
    "ton dong",
    "con ton",
    "chua hoa giai",
)
_DONE = ("thanh", "xong", "doan tu", "da giai quyet", "thoa thuan", "lam lanh", "hoa hop", "ok")


def propose_result(text: str) -> Meant | None:
    """What such a word most likely means; None where only a person can say."""
    words = " ".join(fold(text).replace(".", " ").split())
    for signs, meant in (
        (_NOT, Meant.NOT_SETTLED),
        (_GOES_ON, Meant.UNDER_WAY),
        (_ELSEWHERE, Meant.NOT_SETTLED),
        (_DONE, Meant.SETTLED),
    ):
        if any(f" {sign}" in f" {words}" for sign in signs):
            return meant
    return {"x": Meant.SETTLED, "t": Meant.SETTLED, "kt": Meant.NOT_SETTLED}.get(words)


# The first sign that is found decides: what is special stands before what is general.
_KIND_SIGNS = (
    ("HN-04", ("ly hon", "li hon")),
    ("HN-03", ("cap duong", "nuoi con", "con nuoi")),
    ("HN-01", ("vo chong", "bao luc gia dinh", "ngoai tinh")),
    ("HN-02", ("cha con", "me con", "bo con", "anh em", "anh chi em", "me chong", "chi em")),
    ("HN-05", ("hon nhan", "gia dinh", "hngd", "hn gd", "hn&gd")),
    ("DS-04", ("thua ke", "di san", "chia tai san")),
    ("DS-05", ("boi thuong", "thiet hai")),
    ("MT-02", ("loi di", "duong di", "ngo", "loi ngo")),
    ("DS-01", ("dat", "ranh gioi", "nuong", "ruong", "qsdd")),
    ("DS-03", ("vay", "no nan", "hop dong", "tien", "dat coc", "mua ban")),
    ("MT-03", ("nuoc", "dien", "cong trinh phu", "thoat nuoc")),
    ("MT-04", ("tieng on", "on ao", "ve sinh", "chan nuoi", "gia suc", "trau", "lon", "ga")),
    ("DS-02", ("tai san", "nha o", "so huu")),
    ("DS-06", ("dan su",)),
    ("MT-01", ("xich mich", "loi noi", "loi song", "chui", "xuc pham", "danh nhau", "cai nhau")),
    ("MT-05", ("mau thuan", "hang xom")),
    ("VP-01", ("vi pham",)),
    ("KH-01", ("khac",)),
)
_BY_LABEL = {fold(row.label): row.code for row in CATEGORIES} | {
    fold(row.code): row.code for row in CATEGORIES
}


def propose_category(text: str) -> str | None:
    """The code of the kind that such words most likely name."""
    words = " ".join(fold(text).replace(",", " ").replace(";", " ").split())
    if words in _BY_LABEL:
        return _BY_LABEL[words]
    for code, signs in _KIND_SIGNS:
        if any(f" {sign} " in f" {words} " for sign in signs):
            return code
    return None


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
