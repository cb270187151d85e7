"""Checking the chain: each line against the one before it, the last against the head.

Căn cứ: QCVN 12:2026/BCA (nhật ký hệ thống phải được bảo vệ khỏi sửa, xóa).
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from app.audit.service import subject_in_words
from app.db import db
from app.domain.calendar import show_moment
from app.domain.chain import SALT, START, content_of, digest_of, link
from app.records.chain import guards
from app.records.chain.acts import SUBJECT, JournalAct
from app.records.chain.noted import head_above
from app.records.chain.sealing import head
from app.records.journal import JournalEntry

AT_ONCE = 200  # a line that tells of an import may hold 70 kB
QUICK = 500
"""Lines looked at when the server starts."""
UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What is raised where a cell holds something that its column never does."""
_JOURNAL = JournalEntry.__table__


@dataclass(frozen=True, slots=True)
class Break:
    """Something that is not as it was written; ``sequence`` is the line it concerns, if any."""

    sequence: int | None
    sentence: str


@dataclass
class Looked:
    """What a walk along the chain has met so far."""

    lines: int = 0
    last: int = 0
    ends: tuple[bytes, ...] = (START,)
    is_known: bool = True
    gaps: list[tuple[int, int]] = field(default_factory=list)
    known_gaps: list[Any] = field(default_factory=list)
    emptied: set[int] = field(default_factory=set)
    forgotten: set[int] = field(default_factory=set)


def check_chain(after: int = 0, looked: Looked | None = None) -> Iterator[Break]:
    """What is wrong with the lines after this number, and with the end of the journal.

    Gaps and erased lines that a line of the journal accounts for are none, which only a walk from
    the beginning can know.
    """
    looked = looked or Looked()
    if after:
        looked.last = after
        before = _hash_of(after)
        looked.ends, looked.is_known = (before or START,), before is not None
    for row in _rows(after):
        yield from _meet(row, looked)
    if not after:
        yield from _unaccounted(looked)
    yield from _end(looked)


def check_newest() -> tuple[list[Break], int]:
    """A quick look at the newest lines and the head; what is wrong, and how many lines."""
    looked = Looked()
    number, _ = _head() or (0, START)
    return list(check_chain(max(0, number - QUICK), looked)), looked.lines


def _rows(after: int) -> Iterator[Any]:
    """The lines in turn; of one that cannot be read only its number, for what stands in a cell
    may be anything."""
    numbers = select(_JOURNAL.c.sequence).order_by(_JOURNAL.c.sequence).limit(AT_ONCE)
    while some := db.session.scalars(numbers.where(_JOURNAL.c.sequence > after)).all():
        wanted = select(_JOURNAL).where(
            _JOURNAL.c.sequence > after, _JOURNAL.c.sequence <= some[-1]
        )
        try:
            yield from db.session.execute(wanted.order_by(_JOURNAL.c.sequence)).all()
        except UNREADABLE:
            for number in some:
                yield _one(number)
        after = some[-1]


def _one(number: int) -> Any:
    try:
        return db.session.execute(select(_JOURNAL).where(_JOURNAL.c.sequence == number)).one()
    except UNREADABLE:
        return number


def _meet(row: Any, looked: Looked) -> Iterator[Break]:
    is_read = not isinstance(row, int)
    number = row.sequence if is_read else row
    if number != looked.last + 1:
        looked.gaps.append((looked.last + 1, number - 1))
        looked.is_known = False
    is_whole, computed = _is_whole(row, looked) if is_read else (False, [])
    if not is_whole:
        name = _named(row) if is_read else f"số {number}"
        yield Break(number, f"Dòng {name} đã bị sửa sau khi ghi.")
    looked.lines, looked.last = looked.lines + 1, number
    looked.is_known = is_read
    if is_read:
        looked.ends = tuple({row.hash, *computed})
        if row.salt is None or (row.state_salt and len(row.state_salt) > SALT):
            looked.emptied.add(number)
        if is_whole and row.subject == SUBJECT:
            _account(row, looked)


def _is_whole(row: Any, looked: Looked) -> tuple[bool, list[bytes]]:
    """Whether a line is what was written, and which hashes it would have by what it says."""
    try:
        is_empty = row.changes == {} and row.reason is None
        content = row.content if row.salt is None else content_of(row.salt, row.changes, row.reason)
        if content != row.content or (row.salt is None and not is_empty):
            return False, []
        digest = digest_of(row._mapping, row.content)
    except UNREADABLE:
        return False, []
    computed = [link(before, digest) for before in looked.ends]
    return (row.hash in computed or not looked.is_known), computed


def _account(row: Any, looked: Looked) -> None:
    with suppress(*UNREADABLE):
        _take_account(row, looked)


def _take_account(row: Any, looked: Looked) -> None:
    if row.act == JournalAct.BEGIN.value and not looked.known_gaps:
        looked.known_gaps = [tuple(one) for one in row.changes["gaps"][1]]
    elif row.act == JournalAct.FORGET.value and row.salt is not None:
        looked.forgotten |= set(row.changes["lines"][1])


def _unaccounted(looked: Looked) -> Iterator[Break]:
    for first, last in looked.gaps:
        if (first, last) not in looked.known_gaps:
            which = f"dòng số {first}" if first == last else f"các dòng từ số {first} đến số {last}"
            yield Break(first, f"Thiếu {which} của nhật ký.")
    for number in sorted(looked.emptied - looked.forgotten):
        yield Break(
            number,
            f"Nội dung của dòng số {number} đã bị xóa mà nhật ký không ghi yêu cầu xóa nào.",
        )


def _end(looked: Looked) -> Iterator[Break]:
    ends = _head()
    if ends is None:
        yield Break(None, "Dấu cuối của nhật ký đã bị sửa ngoài phần mềm.")
    else:
        yield from _against_head(*ends, looked)
    yield from _against_above(looked)
    if not guards.are_on(db.session().connection(), _JOURNAL):
        yield Break(None, "Bộ chặn sửa, xóa nhật ký trong cơ sở dữ liệu đã bị gỡ.")


def _against_head(number: int, hash_: bytes, looked: Looked) -> Iterator[Break]:
    if number > looked.last:
        yield Break(
            looked.last + 1,
            f"Nhật ký bị cắt phần cuối: đã ghi đến dòng số {number}, nay chỉ còn đến dòng số "
            f"{looked.last}.",
        )
    elif number < looked.last:
        yield Break(
            number + 1, f"Có dòng được chèn vào cuối nhật ký ngoài phần mềm, từ số {number + 1}."
        )
    elif hash_ not in looked.ends:
        yield Break(number, f"Dấu cuối của nhật ký không khớp dòng số {number}.")


def _against_above(looked: Looked) -> Iterator[Break]:
    try:
        known = head_above()
    except UNREADABLE:
        yield Break(None, "Dấu mà cấp trên đang giữ, ghi lại ở đây, đã bị sửa ngoài phần mềm.")
        return
    if known is None:
        return
    number, hash_ = known
    here = _hash_of(number)
    if here is None and number > looked.last:
        yield Break(
            looked.last + 1,
            f"Nhật ký ngắn hơn dấu mà cấp trên đang giữ: cấp trên giữ dấu của dòng số {number}, "
            f"ở đây chỉ còn đến dòng số {looked.last}.",
        )
    elif here != hash_:
        yield Break(number, f"Dòng số {number} không khớp dấu mà cấp trên đang giữ.")


def _head() -> tuple[int, bytes] | None:
    try:
        number, hash_ = head()
    except UNREADABLE:
        return None
    return (number, hash_) if isinstance(number, int) else None


def _hash_of(number: int) -> bytes | None:
    try:
        return db.session.scalar(select(_JOURNAL.c.hash).where(_JOURNAL.c.sequence == number))
    except UNREADABLE:
        return None


def _named(row: Any) -> str:
    about = subject_in_words(row.subject)
    return f"số {row.sequence} (ghi {show_moment(row.written_at)}, về {about})"
