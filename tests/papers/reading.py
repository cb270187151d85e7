"""Reading a printed sheet as a person does who has only the paper; needs tesseract (vie)."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterable
from io import BytesIO

import pypdfium2

DPI = 300


def read_back(pdf: bytes) -> str:
    """What an eye that knows Vietnamese reads on the sheets of ``pdf``."""
    return "\n".join(_read(_picture(page)) for page in pypdfium2.PdfDocument(pdf))


def share_read(wanted: Iterable[str], seen: str) -> float:
    """How many of the words of the record stand on the sheet, letter by letter."""
    words = Counter(_words(" ".join(wanted)))
    found = words & Counter(_words(seen))
    return found.total() / words.total()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _picture(page: pypdfium2.PdfPage) -> bytes:
    out = BytesIO()
    page.render(scale=DPI / 72).to_pil().convert("L").save(out, "PNG", dpi=(DPI, DPI))
    return out.getvalue()


def _read(picture: bytes) -> str:
    order = ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", "4"]
    done = subprocess.run(order, input=picture, capture_output=True, check=True)
    return done.stdout.decode()
