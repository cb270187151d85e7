"""The one index over the words of all records, and how it is asked."""

from app.records.search.asking import (
    Hits,
    count,
    find,
    hits,
    holding,
    kinds_holding,
    narrowed,
    newest,
)
from app.records.search.index import SearchEntry, enter, leave

__all__ = [
    "Hits",
    "SearchEntry",
    "count",
    "enter",
    "find",
    "hits",
    "holding",
    "kinds_holding",
    "leave",
    "narrowed",
    "newest",
]
