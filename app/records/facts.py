"""What a form tells a service, as plain values that are written into a record together."""

from dataclasses import fields
from typing import Any


class Facts:
    """Plain values under the names of the record's columns; a dataclass derives from it."""

    def write_into(self, record: Any, *besides: str) -> None:
        """Set each on ``record``, but not those named in ``besides``; a tuple becomes a list."""
        for one in fields(self):  # type: ignore[arg-type]
            if one.name not in besides:
                value = getattr(self, one.name)
                setattr(record, one.name, list(value) if isinstance(value, tuple) else value)
