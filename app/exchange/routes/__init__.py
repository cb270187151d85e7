"""Pages of the exchange at ``/dong-bo/``, and the wire below them."""

from app.exchange.routes import (
    books,
    both_sides,
    files,
    letters,
    open_book,
    page,
    profiles,
    regaining,
)
from app.exchange.routes.common import bp
from app.exchange.routes.on_wire import wire

__all__ = [
    "books",
    "both_sides",
    "bp",
    "files",
    "letters",
    "open_book",
    "page",
    "profiles",
    "regaining",
    "wire",
]
