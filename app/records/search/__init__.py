"""The one index over the words of all records, and how it is asked."""

from app.records.search.asking import (
    Hits,
    called,
    count,
    find,
    hits,
    holding,
    kinds_holding,
    narrowed,
    nearest,
    newest,
)
from app.records.search.index import SearchEntry, enter, leave

__all__ = [
    "Hits",
    "SearchEntry",
    "called",
    "count",
    "enter",
    "find",
    "hits",
    "holding",
    "kinds_holding",
    "leave",
    "narrowed",
    "nearest",
    "newest",
]
