"""Words of the program beside a record's own, in one text."""

from flask import current_app
from markupsafe import Markup, escape

from app.records.model import Record
from app.records.types import RecordType


class Phrase(str):
    """A text whose parts are kept apart: only a :class:`Term` among them is looked up.

    So a choice under a record's id (``Lò Văn Páo (tổ trưởng)``) is told in the language of the
    screen, and the name in it stays.
    """

    parts: tuple[str, ...]

    def __new__(cls, *parts: str):
        one = super().__new__(cls, "".join(parts))
        one.parts = parts
        return one

    def __html__(self) -> str:
        printed = current_app.jinja_env.finalize or str
        return Markup().join(escape(str(printed(one))) for one in self.parts)


def named_record(kind: RecordType, record: Record) -> str:
    """``Vụ, việc hòa giải: 02/2026``; a line alone does not say what it is a line of."""
    return Phrase(kind.label, ": ", kind.line(record)[0]) if kind.line else kind.label
