"""What an act has done, told by the next page, with the way back where there is one.

An ordinary act asks nobody whether they are sure: it is done, said, and undone with one press.
"""

from dataclasses import asdict, dataclass, field
from uuid import uuid4

from flask import Flask, session

_TOLD = "told"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence without names (the browser holds it meanwhile), and the form that undoes.

    ``address`` and ``fields`` are where that form is sent and what it carries; none where
    there is nothing to undo.
    """

    words: str
    address: str = ""
    fields: dict[str, str] = field(default_factory=dict)


def init_app(app: Flask) -> None:
    app.jinja_env.globals["told_here"] = _told_here


def tell(words: str) -> None:
    session[_TOLD] = asdict(Told(words))


def tell_undoable(words: str, address: str, /, **fields: str) -> None:
    """``address`` answers the form that takes it back; a repeat of it is harmless."""
    session[_TOLD] = asdict(Told(words, address, {"request_key": uuid4().hex, **fields}))


def _told_here() -> Told | None:
    """Once, on the first whole page after the act."""
    held = session.pop(_TOLD, None)
    return Told(**held) if held else None
