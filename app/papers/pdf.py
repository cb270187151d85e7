"""Papers as PDF: one template, one kept compiler, the fonts of this folder and no others."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from threading import Lock
from typing import Any

from app.papers.blocks import (
    LINE,
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
)
from app.papers.letters import with_boxes
from app.papers.lines import (
    COUNTRY,
    FINGERPRINT,
    MOTTO,
    RECIPIENTS,
    Marks,
    header_of,
    laid_out,
    plain,
    recipient_lines,
    top_of,
)

HERE = Path(__file__).parent
WIDTH, WIDTH_LANDSCAPE = 165, 252  # mm between the margins
TALLEST_ROW = 90  # mm; a row that may be taller is allowed to go on on the next page
_LETTER, _LINE_HEIGHT = 0.18, 0.42  # mm for each point of the letters' size
_AT_ONCE = Lock()  # the compiler keeps the texts of one paper while it works
_BREAK = "\u200b"  # a place where a word may go on in the next line; it has no width


class NoPdf(Exception):
    """This machine has no Typst (there is none for 32-bit Windows): the DOCX has to do."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One paper to be shown with its marks."""

    paper: Paper
    marks: Marks


def render(copies: Sequence[Copy], *, title: str) -> bytes:
    """One PDF of all copies, each with page numbers of its own; raises :class:`NoPdf`.

    It is tagged for who listens to it instead of reading: PDF/UA-1 (ISO 14289-1).
    """
    compiler = _compiler()
    papers = json.dumps([_copy(one) for one in copies], ensure_ascii=False)
    inputs = {"papers": with_boxes(papers), "title": title}
    with _AT_ONCE:
        return compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"])


@cache
def _compiler() -> Any:
    try:
        import typst
    except ImportError as error:
        raise NoPdf from error
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]
    )
    return typst.Compiler(HERE / "paper.typ", root=HERE, font_paths=fonts)


def _copy(copy: Copy) -> dict[str, Any]:
    paper = copy.paper
    top = top_of(paper, copy.marks)
    width = WIDTH_LANDSCAPE if paper.landscape else WIDTH
    return {
        "country": COUNTRY.replace(" ", "\u00a0"),
        "motto": MOTTO.replace(" ", "\u00a0"),
        "authority": [_broken(line, 24) for line in top.authority],
        "superior": _broken(top.superior, 24),
        "number": top.number,
        "place-and-day": top.place_and_day,
        "regarding": _broken(top.regarding, 24),
        "title": _broken(paper.title, 40),
        "about": "" if top.regarding else _broken(paper.about, 40),
        "annex": paper.head.annex,
        "landscape": paper.landscape,
        "foot": copy.marks.foot,
        "across": copy.marks.across,
        "body": [_block(block, width) for block in laid_out(paper)],
    }


def _block(block: object, width: int) -> dict[str, Any]:
    return {"is": type(block).__name__, **_facts(block, width)}


def _facts(block: object, width: int) -> dict[str, Any]:
    match block:
        case Heading(text, centred):
            return {"text": _text(text), "centred": centred}
        case Paragraph(text, align, indent):
            return {"text": _text(text), "align": align, "indent": indent}
        case Item(text, mark, level):
            return {"text": [_run(Run(f"{mark} ")), *_text(text)], "level": level}
        case Signatures(boxes):
            return {"boxes": [*map(_signature, boxes)], "recipients": _recipients(block)}
        case Table():
            return _table(block, width)
    raise TypeError(block)


def _text(text: Text, longest: int = 60) -> list[dict[str, Any]]:
    return [_run(run, longest) for run in text]


def _run(run: Run, longest: int = 60) -> dict[str, Any]:
    return {
        "text": _broken(run.text, longest),
        "bold": run.bold,
        "italic": run.italic,
        "blank": run.blank,
        "lines": max(1, ceil(run.blank / LINE)),
    }


def _signature(box: Signature) -> dict[str, Any]:
    return {
        "titles": [_broken(one, 24) for one in box.titles],
        "name": _broken(box.name, 24),
        "note": box.note,
        "fingerprint": FINGERPRINT if box.fingerprint else "",
    }


def _recipients(block: Signatures) -> list[str]:
    lines = [_broken(one, 30) for one in recipient_lines(block)]
    return [RECIPIENTS, *lines] if lines else []


def _table(table: Table, width: int) -> dict[str, Any]:
    shares = sum(column.width for column in table.columns)
    widths = [width * column.width / shares for column in table.columns]
    return {
        "columns": [{"width": one.width, "align": one.align} for one in table.columns],
        "header": list(_rows(header_of(table), widths, table.size)),
        "rows": list(_rows(table.rows, widths, table.size)),
        "borders": table.borders,
        "size": table.size,
    }


def _rows(rows: Sequence[Row], widths: Sequence[float], size: int) -> Iterator[dict[str, Any]]:
    """Each cell with its column; what reaches down from above keeps its place."""
    reaching = [0] * len(widths)
    for row in rows:
        cells, place, tallest = [], 0, 0.0
        for cell in row:
            while place < len(widths) and reaching[place]:
                place += 1
            span = range(place, min(place + cell.span, len(widths)))
            room = sum(widths[one] for one in span)
            longest = max(4, int(room / (_LETTER * size)) - 1)
            tallest = max(tallest, _height(cell.text, room, size))
            cells.append(
                {
                    "text": _text(cell.text, longest),
                    "span": cell.span,
                    "rows": cell.rows,
                    "column": place,
                }
            )
            for one in span:
                reaching[one] = cell.rows
            place += cell.span
        reaching = [max(0, left - 1) for left in reaching]
        yield {"cells": cells, "keep": tallest <= TALLEST_ROW}


def _height(text: Text, room: float, size: int) -> float:
    """About how tall a cell becomes, in mm."""
    letters = max(1, int(room / (_LETTER * size)))
    lines = sum(ceil(max(1, len(line)) / letters) for line in plain(text).split("\n"))
    return lines * _LINE_HEIGHT * size


def _broken(words: str, longest: int) -> str:
    """A word that is longer than its line may go on in the next one."""
    parts = []
    for word in words.split(" "):
        pieces = [word[at : at + longest] for at in range(0, len(word), longest)] or [""]
        parts.append(_BREAK.join(pieces))
    return " ".join(parts)
