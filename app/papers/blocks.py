"""What a paper consists of: plain values, the same for every way of showing them.

Number and day of issue are no part of it: they are written after the signature
(:class:`app.papers.lines.Marks`).
"""

from dataclasses import dataclass, replace
from typing import Literal

Align = Literal["justify", "left", "center", "right"]
LINE = 80  # letters of a dotted line from margin to margin


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style, or (``blank`` > 0) a dotted blank of so many letters.

    A blank that ends its paragraph goes on to the margin; one longer than :data:`LINE`
    takes as many lines as that asks for.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    blank: int = 0


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A bold line that stays with what follows; centred ones part the paper ("QUYẾT ĐỊNH:")."""

    text: Text
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    align: Align = "justify"
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list with its mark (``-``, ``1.``, ``a)``); ``level`` 0 is the outermost."""

    text: Text
    mark: str = "-"
    level: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``width`` is its share of the line beside the other columns' shares."""

    width: int
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over ``span`` columns and (in the header) ``rows`` rows."""

    text: Text
    span: int = 1
    rows: int = 1


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header, of one or more rows, stands again on each page.

    ``numbered`` adds the row "(1) (2) (3)" to the header, ``size`` is the letter size in
    points. Without borders it is a mere arrangement in columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header: tuple[Row, ...] = ()
    numbered: bool = False
    borders: bool = True
    size: int = 13


@dataclass(frozen=True, slots=True)
class Signature:
    """Where one person signs: in which name (lines in capitals), how, and the printed name."""

    titles: tuple[str, ...]
    name: str = ""
    note: str = "(Ký, ghi rõ họ tên)"
    fingerprint: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """The end of a paper: who signs, and on the left to whom it goes (Nơi nhận).

    It is never split and never stands on a page without the end of the text.
    """

    boxes: tuple[Signature, ...]
    recipients: tuple[str, ...] = ()


Block = Heading | Paragraph | Item | Table | Signatures


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a paper: of the people, or of an authority.

    A people's paper (văn bản hòa giải thành, giấy đề nghị …) carries quốc hiệu, tiêu ngữ,
    place and day, and neither number nor authority. An authority's paper names in
    ``authority`` who issues it, line by line, below ``superior`` if there is one, and its
    ``symbol`` ("QĐ-UBND"). ``year`` is printed while the day is open; None on a blank form.
    Where the record itself carries them, ``number`` and ``dated`` ("ngày 18 tháng 5 năm 2026")
    stand there from the beginning. An ``annex`` goes with another paper, which carries quốc
    hiệu, number and day: it begins with its title.
    """

    place: str = ""
    year: int | None = None
    authority: tuple[str, ...] = ()
    superior: str = ""
    symbol: str = ""
    number: str = ""
    dated: str = ""
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as a feature builds it; ``title`` is empty for a letter (công văn)."""

    head: Head
    title: str
    body: tuple[Block, ...]
    about: str = ""
    landscape: bool = False


def text(*parts: str | Run) -> Text:
    """A text of plain strings and styled runs."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


def bold(words: str) -> Run:
    return Run(words, bold=True)


def italic(words: str) -> Run:
    return Run(words, italic=True)


def fact(label: str, value: str | int | None, *, blank: int = LINE) -> Paragraph:
    """``Họ và tên: Lò Văn Pâng``; a dotted line where there is no value."""
    given = Run(str(value)) if value not in (None, "") else Run(blank=blank)
    return Paragraph((Run(f"{label}: "), given), align="left")


def written(words: str | None, *, lines: int = 3) -> Text:
    """What was written down, or so many dotted lines for the pen."""
    return text(words) if words else (Run(blank=lines * LINE),)


def row(*cells: str | int | Text) -> Row:
    """A row of a table, each cell over one column."""
    return tuple(Cell(cell if isinstance(cell, tuple) else text(str(cell))) for cell in cells)


def ended(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The text with the end mark of an authority's paper: its last full stop becomes ``./.``"""
    for place in range(len(body) - 1, -1, -1):
        block = body[place]
        if isinstance(block, Paragraph | Item) and block.text:
            last = block.text[-1]
            if last.blank:
                break  # what is written there by hand ends by hand
            mended = replace(last, text=last.text.rstrip(" .;") + "./.")
            return (
                *body[:place],
                replace(block, text=(*block.text[:-1], mended)),
                *body[place + 1 :],
            )
    return body
