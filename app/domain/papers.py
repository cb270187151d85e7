"""What an office may note on a paper it has made, and how number and day are written.

Căn cứ: Nghị định số 30/2020/NĐ-CP về công tác văn thư.
"""

import re
from datetime import date
from typing import NoReturn

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.legal import CLERICAL_DECREE, LegalBasis

NUMBERING = LegalBasis("Điều 15", CLERICAL_DECREE)
_TYPED = re.compile(r"(\d{1,5})([a-zđ]?)(?:/(.*))?", re.IGNORECASE)
_COMMITTEE = re.compile(r"((?:ủy|uỷ) ban nhân dân) (.+)", re.IGNORECASE)
_CHAIR = re.compile(r"(phó )?chủ tịch (?:(?:ủy|uỷ) ban nhân dân|ubnd)\b.*", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/]+\.[^\s]+")
_GAP = "\u00a0" * 6  # room for a number written by hand; plain spaces would shrink to one


def day_in_words(day: date | None, year: int | None) -> str:
    """``ngày 05 tháng 01 năm 2026``; what is not known yet stays open for the pen.

    Căn cứ: Phụ lục I: days below 10 and the months 1 and 2 carry a leading zero.
    """
    if day is None:
        return f"ngày{_GAP}tháng{_GAP}năm {year or '20' + _GAP}"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def dated(day: date | None) -> str:
    """The same of a day that the record itself carries; ``""`` where it is not known."""
    return day_in_words(day, None) if day else ""


def number_line(number: str | None, symbol: str) -> str:
    """``Số: 05/QĐ-UBND``, or ``Số:      /QĐ-UBND`` while the paper has no number."""
    if number:
        return f"Số: {number}"
    return f"Số:{_GAP}/{symbol}" if symbol else f"Số:{_GAP}"


def authority_lines(authority: str) -> tuple[str, ...]:
    """``ỦY BAN NHÂN DÂN`` and below it ``PHƯỜNG TÂN PHONG``; any other name is one line."""
    found = _COMMITTEE.fullmatch(authority.strip())
    return (found[1].upper(), found[2].upper()) if found else (authority.upper(),)


def usual_post(authority: str) -> str:
    """Who signs for an office where nobody says otherwise."""
    is_committee = len(authority_lines(authority)) > 1
    return "Chủ tịch Ủy ban nhân dân" if is_committee else "Thủ trưởng đơn vị"


def signing_lines(post: str) -> tuple[str, ...]:
    """In whose name somebody signs: of a committee the Chairman, or a deputy in his place.

    Căn cứ: khoản 2 Điều 13 Nghị định số 30/2020/NĐ-CP.
    """
    found = _CHAIR.fullmatch(post.strip())
    if not found:
        return (post.upper(),)
    deputy = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") if found[1] else ("CHỦ TỊCH",)
    return ("TM. ỦY BAN NHÂN DÂN", *deputy)


def official_number(typed: str, symbol: str) -> str:
    """``5`` as ``05/QĐ-UBND``; refuses what is no number or carries another symbol."""
    found = _TYPED.fullmatch(typed.strip())
    if not found or int(found[1]) == 0:
        raise RuleViolation(f"“{typed}” không phải số văn bản. Hãy nhập phần số, ví dụ 05.")
    if found[3] is not None and found[3] != symbol:
        raise RuleViolation(
            f"Ký hiệu của văn bản này là “{symbol}”, không phải “{found[3]}”. Hãy chỉ nhập phần số."
        )
    return f"{int(found[1]):02d}{found[2].lower()}/{symbol}"


def check_open(withdrawn_on: date | None) -> None:
    """Refuse to note anything more on a paper that was withdrawn."""
    if withdrawn_on is not None:
        raise RuleViolation(
            f"Văn bản đã thu hồi ngày {show(withdrawn_on)}. Hãy lập văn bản mới nếu cần."
        )


def refuse_replaced(newer_made_on: date, newer_code: str) -> NoReturn:
    """Refuse a signature under a paper in whose place a newer one was made."""
    raise RuleViolation(
        f"Văn bản này đã được thay bằng bản lập ngày {show(newer_made_on)} (mã đối chiếu "
        f"{newer_code}). Nếu mọi người đã ký bản cũ này, hãy thu hồi bản mới trước."
    )


def check_signing(signed_on: date, *, made_on: date, today: date) -> None:
    """Refuse a signature before the paper was made, or one that is still to come."""
    if signed_on < made_on:
        raise RuleViolation(
            f"Ngày ký không thể trước ngày lập văn bản ({show(made_on)}). "
            "Nếu đã ký một bản khác, hãy lập văn bản đúng với bản đó."
        )
    if signed_on > today:
        raise RuleViolation("Ngày ký không thể sau hôm nay.")


def check_posting(posted_on: date, address: str, *, signed_on: date | None, today: date) -> None:
    """Refuse a day before the signature or to come, and an address that nobody can open."""
    if signed_on is None or posted_on < signed_on:
        raise RuleViolation("Ngày đăng không thể trước ngày ký văn bản.")
    if posted_on > today:
        raise RuleViolation("Ngày đăng không thể sau hôm nay.")
    if not _WEB.fullmatch(address):
        raise RuleViolation(
            "Hãy chép đủ địa chỉ trang đã đăng, ví dụ https://laichau.gov.vn/ke-hoach-2026."
        )


def check_numbering(issued_on: date, *, signed_on: date | None, today: date) -> None:
    """Refuse a number before the signature: the number is given to what has been signed.

    Căn cứ: Điều 15 Nghị định số 30/2020/NĐ-CP.
    """
    if signed_on is None:
        raise RuleViolation(
            "Số chỉ được cấp sau khi văn bản đã ký. Hãy ghi ngày ký trước.", basis=NUMBERING
        )
    if issued_on < signed_on:
        raise RuleViolation(
            f"Ngày ban hành không thể trước ngày ký ({show(signed_on)}).", basis=NUMBERING
        )
    if issued_on > today:
        raise RuleViolation("Ngày ban hành không thể sau hôm nay.")
