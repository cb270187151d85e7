"""What somebody sends is opened by a process of its own; here its answer is put in order."""

import json
import logging
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import zip_longest
from threading import BoundedSemaphore

from app.attachments.child import TooSlow, ask
from app.domain.errors import RuleViolation
from app.domain.importing.encodings import Encoding, cleaned, guess
from app.domain.importing.files import Format, Unfit, size_refused
from app.domain.importing.sheet import Head, find_head, lines_of, spread, why_left_out

READER = (sys.executable, "-m", "app.importing.reading")
SECONDS = 30  # that one file may take
AT_ONCE = 2
MOST_ANSWER = 192 * 2**20
SAMPLE = 400
"""Rows looked at to tell how a column was typed."""
CAPITALS = (
    "Tệp có phông chữ hoa của .VnTime (tên phông kết thúc bằng H): những chữ đó được đọc thành "
    "chữ thường. Hãy xem lại họ tên."
)
places = BoundedSemaphore(AT_ONCE)
log = logging.getLogger("sohoagiai")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was read; ``rows`` are the lines of the register: number, cells as typed,
    cells as words; ``left_out`` the numbers of the others and why."""

    format: Format
    sheets: Sequence[str]
    name: str
    head: Head
    guesses: Sequence[Encoding]
    rows: Sequence[tuple[int, list[str], list[str]]]
    left_out: Sequence[tuple[int, str]]
    notices: Sequence[str]


def read_sheet(content: bytes, wanted: str = "", encoding: Encoding | None = None) -> Sheet:
    """The lines of the sheet ``wanted``, of the largest where that is ""; refuses with a sentence.

    ``encoding``: how a person says that the whole file was typed.
    """
    if unfit := size_refused(len(content)):
        raise RuleViolation(unfit.label)
    if not places.acquire(timeout=SECONDS):
        raise RuleViolation(Unfit.BUSY.label)
    try:
        answer, how = ask((*READER, wanted), content, seconds=SECONDS, most=MOST_ANSWER)
    except TooSlow:
        raise RuleViolation(Unfit.TOO_SLOW.label) from None
    finally:
        places.release()
    facts, rows = _read(answer, how)
    return _in_order(facts, rows, encoding)


def _read(answer: bytes, how: int) -> tuple[dict, list[list[str]]]:
    if how or not answer:
        log.warning("importing: the reader ended with %s", how)
        # out of memory or out of time: what it was given would have filled both
        raise RuleViolation((Unfit.TOO_WIDE if how < 0 else Unfit.BROKEN).label)
    told, *portions = answer.splitlines()
    facts = json.loads(told)
    if why := facts.get("refused"):
        raise RuleViolation(Unfit(why).label)
    return facts, [row for portion in portions for row in json.loads(portion)]


def _in_order(facts: dict, rows: list[list[str]], encoding: Encoding | None) -> Sheet:
    while rows and not any(rows[-1]):
        rows.pop()
    fonts = facts["fonts"]
    hint = next((Encoding(one) for one in fonts if one in ("tcvn3", "vni")), None)
    guesses = [encoding] * _width(rows) if encoding else guess_columns(rows, hint)
    top = decode_rows(rows[:60], guesses)
    head = find_head(top)
    if head is None:
        raise RuleViolation(Unfit.NO_HEAD.label)
    rows, joined, filled = spread(rows, facts["merges"], head)
    kept: list[tuple[int, list[str], list[str]]] = []
    left_out: list[tuple[int, str]] = []
    lines = list(lines_of(rows, head))
    decoded = decode_rows([row for _, row in lines], guesses)
    for (number, row), texts in zip(lines, decoded, strict=True):
        if why := why_left_out(texts, head):
            left_out.append((number, why.value))
        else:
            kept.append((number, row, texts))
    notices = [CAPITALS] if "vnh" in fonts else []
    if joined:
        notices.append(f"{joined} dòng nối tiếp dòng trên (ô số thứ tự gộp) được ghép thành một.")
    if filled:
        notices.append(f"{filled} ô gộp theo chiều dọc được điền xuống từng dòng.")
    return Sheet(
        Format(facts["format"]), facts["sheets"], facts["sheet"], head, guesses, kept, left_out,
        notices,
    )  # fmt: skip


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max(map(len, rows), default=0)


def guess_columns(rows: Sequence[Sequence[str]], hint: Encoding | None) -> list[Encoding]:
    """How each column was typed, by its first lines."""
    some = rows[:SAMPLE]
    return [
        guess((row[place] for row in some if place < len(row)), hint)
        for place in range(_width(rows))
    ]


def decode_rows(rows: Sequence[Sequence[str]], guesses: Sequence[Encoding]) -> list[list[str]]:
    """The words of rows as Unicode, without needless spaces, all as wide as the widest. A register
    says many words again and again: each is put in order once."""
    clean = {how: lru_cache(maxsize=None)(partial(cleaned, encoding=how)) for how in set(guesses)}
    columns = zip(guesses, zip_longest(*rows, fillvalue=""), strict=False)
    put = [map(clean[how], column) for how, column in columns]
    return [list(row) for row in zip(*put, strict=True)] if put else [[] for _ in rows]
