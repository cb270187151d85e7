"""Where words stand in the HTML of a template: text between tags, and attributes people read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

# data-label is the head of a cell on a phone, data-offline and data-words are the script's
READ_ATTRIBUTES = {
    "alt",
    "aria-label",
    "data-label",
    "data-offline",
    "data-words",
    "label",
    "lang",
    "placeholder",
    "title",
}
PLAIN = {"option", "textarea", "title", "text", "desc", "script", "style"}  # hold no other tag

_OPENING = re.compile(r"<(?:!--|/?([A-Za-z][\w-]*)?)")
_IN_TAG = re.compile(r"""([\w:-]+)\s*=\s*(["'])|>""")


class Mode(Enum):
    TEXT = auto()
    TAG = auto()
    ATTRIBUTE = auto()
    COMMENT = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the HTML one stands; ``tag`` is the tag last met, empty before the first."""

    mode: Mode = Mode.TEXT
    tag: str = ""
    attribute: str = ""
    quote: str = ""

    @property
    def is_read(self) -> bool:
        """Whether what stands here is read by people."""
        if self.mode is Mode.ATTRIBUTE:
            return self.attribute in READ_ATTRIBUTES
        return self.mode is Mode.TEXT and self.tag not in ("script", "style")

    @property
    def takes_tags(self) -> bool:
        """Whether a tag may be put around what stands here."""
        return self.mode is Mode.TEXT and bool(self.tag) and self.tag not in PLAIN


def cut(html: str, place: Place) -> Iterator[tuple[str, Place]]:
    """The pieces of ``html`` in order, each with its place; ``place`` is where it begins.

    The last piece may be empty: its place is where the next one begins.
    """
    at = 0
    while True:
        end, after = _step(html, at, place)
        yield html[at:end], place
        if after is None:
            return
        at, place = end, after


def _step(html: str, at: int, place: Place) -> tuple[int, Place | None]:
    """Where the piece that begins ``at`` ends, and the place behind it; None at the end."""
    end = len(html)
    if place.mode is Mode.TEXT:
        found = _OPENING.search(html, at)
        if not found:
            return end, None
        if found[0] == "<!--":
            return found.start(), replace(place, mode=Mode.COMMENT)
        tag = (found[1] or "").lower() if found[0][1:2] != "/" else "/"
        return found.start(), replace(place, mode=Mode.TAG, tag=tag)
    if place.mode is Mode.COMMENT:
        found_at = html.find("-->", at)
        return (end, None) if found_at < 0 else (found_at + 3, replace(place, mode=Mode.TEXT))
    if place.mode is Mode.ATTRIBUTE:
        found_at = html.find(place.quote, at)
        # the closing quote goes with the tag
        return (end, None) if found_at < 0 else (found_at, replace(place, mode=Mode.TAG))
    return _step_in_tag(html, at, place)


def _step_in_tag(html: str, at: int, place: Place) -> tuple[int, Place | None]:
    start = at + 1 if place.quote and html[at : at + 1] == place.quote else at
    place = replace(place, attribute="", quote="")
    found = _IN_TAG.search(html, start)
    if not found:
        return len(html), None
    if found[0] == ">":
        return found.end(), replace(place, mode=Mode.TEXT)
    return found.end(), replace(
        place, mode=Mode.ATTRIBUTE, attribute=found[1].lower(), quote=found[2]
    )
