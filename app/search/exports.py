"""What was found of one kind as a file."""

from app.domain.actors import Actor
from app.export.sheet import Kind, Sheet, told
from app.search.service import Pieces, found_all, tells_of_people
from app.units.exports import unit_columns


def found_sheet(label: str, slug: str, words: str, *, by: Actor) -> Sheet:
    """Every result of a kind, in the order of the page."""
    is_closed = tells_of_people(slug)
    return Sheet(
        f"Kết quả tìm, {label.lower()}",
        [
            *unit_columns(by),
            told("Tên", lambda one: _joined(one.name), is_closed=is_closed),
            told("Nội dung", lambda one: _joined(one.text), Kind.LONG, is_closed=is_closed),
        ],
        found_all(slug, words, by=by),
        words=words,
    )


def _joined(pieces: Pieces) -> str:
    return "".join(words for words, _ in pieces)
