"""What a sheet of an old register is made of: a head of one row or two, lines, sums, gaps.

Rows are lists of texts, decoded already; a row number is the one that Excel shows, from 1.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.domain.importing.files import HEAD_WITHIN
from app.domain.importing.targets import Target, known_target, target_of
from app.domain.labels import LabelledEnum
from app.domain.words import fold

Merge = tuple[int, int, int]
"""A cell that is one over several rows: first row, last row, column, from 0."""
_SUMS = ("tong cong", "tong so", "tong", "cong")
_SUMS_OF = ("tong cong", "cong thang", "cong nam", "cong quy")


_NUMBER = Target.NUMBER


class LeftOut(LabelledEnum):
    """Why a row of the sheet is no line of the register."""

    ABOVE = "above", "Phần đầu trang, phía trên hàng tiêu đề"
    BLANK = "blank", "Dòng trống"
    TOTAL = "total", "Dòng cộng, tổng cộng"
    HEADING = "heading", "Dòng tiêu đề xen giữa (tháng, năm, tổ) hoặc phần ký tên"
    NUMBERING = "numbering", "Hàng đánh số cột"
    HEAD_AGAIN = "head_again", "Hàng tiêu đề lặp lại"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a sheet: its texts by column and the rows it takes (numbers from 1)."""

    texts: tuple[str, ...]
    first: int
    last: int


def find_head(rows: Sequence[Sequence[str]]) -> Head | None:
    """The first row that names the most columns of a register; with the row below it where
    the official book has its head in two (``Kết quả`` over ``Thành`` and ``Không thành``).
    """
    best = _best(rows, known_target) or _best(rows, target_of)
    if best is None:
        return None
    best -= 1
    texts, last = [one.strip() for one in rows[best]], best
    below = rows[best + 1] if best + 1 < len(rows) else ()
    if _is_second_row(texts, below):
        texts, last = _joined(texts, below), best + 1
    return Head(tuple(" ".join(one.split()) for one in texts), best + 1, last + 1)


def _best(rows: Sequence[Sequence[str]], known: Callable[[str], Target | None]) -> int | None:
    """The number, from 1, of the first row that names the most columns of a register."""
    best, most = None, 1
    for number, row in enumerate(rows[:HEAD_WITHIN], start=1):
        named = len({target for text in row if text and (target := known(text))})
        if named > most:
            best, most = number, named
    return best


def _is_second_row(head: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the row below names parts of columns, and is no line yet."""
    filled = [(place, text) for place, text in enumerate(below) if text.strip()]
    if not filled or any(_is_figure(text) for _, text in filled):
        return False
    new = [place for place, text in filled if fold(text.strip()) != fold(_at(head, place))]
    return bool(new) and all(target_of(below[place]) for place in new)


def _joined(head: Sequence[str], below: Sequence[str]) -> list[str]:
    """``Kết quả`` over ``Thành``: the lower words name the column."""
    width = max(len(head), len(below))
    return [_at(below, place).strip() or _at(head, place) for place in range(width)]


def _at(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _is_figure(text: str) -> bool:
    return text.strip().strip("()").replace(".", "").isdigit()


def why_left_out(row: Sequence[str], head: Head) -> LeftOut | None:
    """Why a row below the head is no line of the register; None where it is one."""
    filled = [text for text in row if text]
    if not filled:
        return LeftOut.BLANK
    first = filled[0]
    if first[0].isalpha():
        words = fold(first).strip(" :.")
        if words in _SUMS or words.startswith(_SUMS_OF):
            return LeftOut.TOTAL
    if len(filled) == 1 or (filled[1] == first and len(set(filled)) == 1):
        return LeftOut.HEADING
    if len(filled) > 2 and first.strip("()") == "1" and _counts_up(filled):
        return LeftOut.NUMBERING
    if row[0] == head.texts[0] and tuple(row[: len(head.texts)]) == head.texts:
        return LeftOut.HEAD_AGAIN
    return None


def _counts_up(filled: Iterable[str]) -> bool:
    """``(1) (2) (3)`` below the head of the official book."""
    return all(
        text.strip().strip("()") == str(number) for number, text in enumerate(filled, start=1)
    )


def spread(
    rows: Sequence[list[str]], merges: Iterable[Merge], head: Head
) -> tuple[list[list[str]], int, int]:
    """The rows with cells that are one over several rows put into each of them.

    Where the running number is such a cell, its rows are one case and become its first row (the
    others empty): texts stand below each other. Also how many rows were joined so, and how many
    cells filled.
    """
    numbers = next((n for n, text in enumerate(head.texts) if target_of(text) is _NUMBER), 0)
    below = [one for one in merges if one[0] >= head.last and one[1] < len(rows)]
    spread_rows, joined, filled = list(rows), 0, 0
    for first, last, column in below:
        if column != numbers and column < len(rows[first]):
            for place in range(first + 1, last + 1):
                filled += _fill(spread_rows, place, column, rows[first][column])
    for first, last, column in below:
        if column == numbers:
            spread_rows[first] = _one_of(spread_rows[first : last + 1])
            for place in range(first + 1, last + 1):
                spread_rows[place] = []
            joined += last - first
    return spread_rows, joined, filled


def _fill(rows: list[list[str]], place: int, column: int, text: str) -> int:
    row = rows[place] + [""] * (column + 1 - len(rows[place]))
    if row[column] or not text:
        return 0
    row[column] = text
    rows[place] = row
    return 1


def _one_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """One row of several: what is the same in all once, what differs below each other."""
    width = max(map(len, rows))
    return [
        "\n".join(dict.fromkeys(text for row in rows if (text := _at(row, place))))
        for place in range(width)
    ]


def lines_of(rows: Sequence[list[str]], head: Head) -> Iterable[tuple[int, list[str]]]:
    """The rows below the head with their numbers, as wide as the head; not those joined to one."""
    width = len(head.texts)
    for number, row in enumerate(rows[head.last :], start=head.last + 1):
        yield number, row if len(row) >= width else row + [""] * (width - len(row))
