"""The files that the operating system reads, filled in."""

from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parent / "texts"


def fill(name: str, **facts: object) -> str:
    """The text of that name with its ``${…}`` filled in; a missing fact raises ``KeyError``."""
    return Template((FOLDER / name).read_text("utf-8")).substitute(facts)


def fill_windows(name: str, **facts: object) -> bytes:
    """As :func:`fill`, with the ends of lines of Windows."""
    return fill(name, **facts).replace("\n", "\r\n").encode()


def fill_xml(name: str, **facts: object) -> str:
    """As :func:`fill`, for XML."""
    return fill(name, **{key: escape(str(value)) for key, value in facts.items()})
