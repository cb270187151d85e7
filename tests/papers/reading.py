"""Reading a printed sheet as a person does who has only the paper; needs tesseract (vie)."""

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL.Image import Image

DPI = 200
LEFT, RIGHT = 30, 15  # mm of margin
WIDE = 0.08  # of the line: a column with room for more than a number
LINES, PIECES, ONE_COLUMN = "4", "11", "6"  # how tesseract looks for the text on a picture


@dataclass(frozen=True)
class Reading:
    """What an eye that knows Vietnamese has seen so far, each time it looked at the sheets."""

    looks: list[str]

    def has(self, fact: str) -> bool:
        """Whether ``fact`` was seen, letter by letter, tones included."""
        return any(" ".join(fact.split()) in look for look in self.looks)

    def unread(self, lines: Iterable[str]) -> Counter[str]:
        """The words of the lines that no look has seen, or not as often as they stand there."""
        seen: Counter[str] = Counter()
        for look in self.looks:
            seen |= Counter(words_of(look))
        return Counter(words_of(" ".join(lines))) - seen


def read_back(pdf: bytes, columns: Sequence[int] = ()) -> Iterator[Reading]:
    """Look at the sheets line by line, then piece by piece; where ``columns`` gives the widths
    of a table that fills them, at last down each column."""
    sheets = [_picture(page) for page in pypdfium2.PdfDocument(pdf)]
    seen = Reading([])
    for how in (LINES, PIECES):
        seen.looks.append(_read(sheets, how))
        yield seen
    if columns:
        strips = [_strips(sheet, columns) for sheet in sheets]
        seen.looks.extend(_read(column, ONE_COLUMN) for column in zip(*strips, strict=True))
        yield seen


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _picture(page: pypdfium2.PdfPage) -> Image:
    return page.render(scale=DPI / 72).to_pil().convert("L")


def _strips(sheet: Image, columns: Sequence[int]) -> Iterator[Image]:
    """Each column of a table from margin to margin, without the rules at its sides; not those
    that hold no more than a number."""
    dot = DPI / 25.4
    share = (sheet.width - (LEFT + RIGHT) * dot) / sum(columns)
    for place, width in enumerate(columns):
        if width / sum(columns) < WIDE:
            continue
        begin = LEFT * dot + share * sum(columns[:place])
        yield sheet.crop((int(begin) + 4, 0, int(begin + share * width) - 3, sheet.height))


def _read(pictures: Iterable[Image], how: str) -> str:
    return " ".join(word for one in pictures for word in _text(one, how).split())


def _text(picture: Image, how: str) -> str:
    out = BytesIO()
    picture.save(out, "PNG", dpi=(DPI, DPI))
    order = ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", how]
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # several only get in each other's way
    done = subprocess.run(
        order, input=out.getvalue(), capture_output=True, check=True, env=one_thread
    )
    return done.stdout.decode()
