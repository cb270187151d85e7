"""A paper line by line: what every way of showing it says, and what two copies are compared by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.papers import day_in_words, number_line
from app.papers.blocks import (
    Block,
    Cell,
    Heading,
    Item,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    Signatures,
    Table,
    Text,
    italic,
    text,
)

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
FINGERPRINT = "Điểm chỉ"
RECIPIENTS = "Nơi nhận:"
_DOTS = "…"


@dataclass(frozen=True, slots=True)
class Marks:
    """What a copy carries beside its content: number and day, the foot of each page, and the
    words that lie across it where it is worth nothing."""

    number: str | None = None
    day: date | None = None
    foot: str = ""
    across: str = ""


@dataclass(frozen=True, slots=True)
class Top:
    """The lines at the top of a copy; ``number`` is empty on a people's paper."""

    authority: tuple[str, ...]
    superior: str
    number: str
    place_and_day: str
    regarding: str


def top_of(paper: Paper, marks: Marks) -> Top:
    head = paper.head
    day = head.dated or day_in_words(marks.day, head.year)
    number = marks.number or head.number or None
    is_letter = bool(head.authority) and not paper.title
    return Top(
        authority=head.authority,
        superior=head.superior,
        number=number_line(number, head.symbol) if head.authority else "",
        place_and_day=f"{head.place or dots(20)}, {day}",
        regarding=f"V/v {paper.about}" if is_letter else "",
    )


def lines_of(paper: Paper, marks: Marks) -> list[str]:
    """Every line of the copy in the order of reading; a table's row is one line."""
    return [line for line in _lines(paper, marks) if line]


def plain(words: Text) -> str:
    """The words of a text without their styles; a blank is a row of dots."""
    return "".join(run.text or (dots(run.blank) if run.blank else "") for run in words)


def dots(letters: int) -> str:
    """A dotted blank; one dot sign is about three letters wide."""
    return _DOTS * max(1, letters // 3)


def recipient_lines(block: Signatures) -> list[str]:
    """``- Như trên;`` … ``- Lưu: VT.``"""
    last = len(block.recipients) - 1
    return [f"- {one}{'.' if place == last else ';'}" for place, one in enumerate(block.recipients)]


def numbers_row(table: Table) -> Row:
    """``(1) (2) (3)``: the row by which columns are spoken of."""
    return tuple(Cell(text(italic(f"({place})"))) for place in range(1, len(table.columns) + 1))


def header_of(table: Table) -> tuple[Row, ...]:
    return (*table.header, numbers_row(table)) if table.numbered else table.header


def _lines(paper: Paper, marks: Marks) -> Iterator[str]:
    top = top_of(paper, marks)
    if not paper.head.annex:
        yield from _top(top)
    yield paper.title
    yield "" if top.regarding else paper.about
    for block in paper.body:
        yield from _block(block)


def laid_out(paper: Paper) -> tuple[Block, ...]:
    """The body with each typed line of a paragraph as a paragraph: all of them begin indented."""
    return tuple(part for block in paper.body for part in _parted(block))


def _parted(block: Block) -> Sequence[Block]:
    if not isinstance(block, Paragraph) or not block.indent or "\n" not in plain(block.text):
        return (block,)
    lines: list[list[Run]] = [[]]
    for run in block.text:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=one)] for one in others]
    return [replace(block, text=tuple(one)) for one in lines if plain(tuple(one)).strip()]


def _top(top: Top) -> Iterator[str]:
    yield top.superior
    yield from top.authority
    yield COUNTRY
    yield MOTTO
    yield top.number
    yield top.regarding
    yield top.place_and_day


def _block(block: object) -> Iterator[str]:
    if isinstance(block, Heading | Paragraph):
        yield plain(block.text)
    elif isinstance(block, Item):
        yield f"{block.mark} {plain(block.text)}"
    elif isinstance(block, Table):
        for row in (*header_of(block), *block.rows):
            yield " | ".join(plain(cell.text).replace("\n", " ") for cell in row)
    elif isinstance(block, Signatures):
        if block.recipients:
            yield RECIPIENTS
            yield from recipient_lines(block)
        for box in block.boxes:
            yield from _box(box)


def _box(box: Signature) -> Iterator[str]:
    yield from box.titles
    yield box.note
    if box.fingerprint:
        yield FINGERPRINT
    yield box.name
