"""The whole book of a unit as files that anybody can read; see ``docs/open-format.md``."""

from app.exchange.open_book.reading import take_in
from app.exchange.open_book.writing import Written, take_out

__all__ = ["Written", "take_in", "take_out"]
