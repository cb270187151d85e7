"""A record line: one version of one record as the bytes that are hashed, kept and sent on.

A line is canonical JSON (sorted keys, no spaces, UTF-8, no line break) with six fields:

=====  ==================================================================
``id`` 32 lower-case hex digits, made where the record was born
``k``  kind of record, as the host names it
``u``  owner unit; **(u, id) together** name the record, so an id under another
       unit's name is another record and nobody can squat an id
``n``  number of this version, from 1
``sv`` schema version of the body
``b``  the body, an object; ``null`` says that the record was deleted
=====  ==================================================================

Nobody re-serialises a line. Its name is SHA-256 of the bytes cut to 16 bytes; the first
8 of them, the *short* name, are enough for ancestry and digests.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

MAX_LINE = 256 * 1024
"""Bytes. Longer lines are refused by every receiver."""

_ID = re.compile(r"[0-9a-f]{32}\Z")
_UNIT = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,31}\Z")
_KIND = re.compile(r"[a-z][a-z0-9_]{0,47}\Z")
_LARGEST = 2**31 - 1


class BadLine(ValueError):
    """These bytes are not a record line; ``args[0]`` is ``bad_record`` or ``too_big``."""


class Key(NamedTuple):
    """What names a record everywhere: its owner unit and its id (32 hex digits)."""

    unit: str
    id: str


@dataclass(frozen=True, slots=True)
class Line:
    """One version of a record. Make it with :func:`compose` or :func:`parse`."""

    key: Key
    kind: str
    number: int
    schema: int
    body: Mapping[str, Any] | None = field(repr=False)
    raw: bytes = field(repr=False)
    hash: bytes = field(repr=False)


def is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(_ID.match(value))


def hash_of(data: bytes) -> bytes:
    """SHA-256 cut to 16 bytes."""
    return hashlib.sha256(data).digest()[:16]


def short(hash_: bytes) -> bytes:
    """The 8 bytes that ancestry and digests use."""
    return hash_[:8]


def compose(key: Key, kind: str, number: int, schema: int, body: Mapping[str, Any] | None) -> Line:
    """Write a line; raises :class:`BadLine` for what no receiver would take."""
    fields = {"id": key.id, "k": kind, "u": key.unit, "n": number, "sv": schema, "b": body}
    try:
        return _line(fields, _canonical(fields))
    except (TypeError, ValueError, RecursionError) as error:
        raise BadLine(_reason(error)) from error


def parse(raw: bytes) -> Line:
    """Read a line, strictly: what is not canonical could be read in two ways.

    Fields that a later version of this agreement may add are kept in ``raw``.
    """
    if len(raw) > MAX_LINE:
        raise BadLine("too_big")
    try:
        fields = json.loads(raw)
        if not isinstance(fields, dict) or _canonical(fields) != raw:
            raise BadLine("bad_record")
        return _line(fields, raw)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise BadLine(_reason(error)) from error


def _line(fields: Mapping[str, Any], raw: bytes) -> Line:
    if len(raw) > MAX_LINE:
        raise BadLine("too_big")
    key = Key(_text(fields, "u", _UNIT), _text(fields, "id", _ID))
    kind, body = _text(fields, "k", _KIND), fields["b"]
    if body is not None and not isinstance(body, dict):
        raise BadLine("bad_record")
    number, schema = _count(fields, "n"), _count(fields, "sv")
    return Line(key, kind, number, schema, body, raw, hash_of(raw))


def _reason(error: Exception) -> str:
    return error.args[0] if isinstance(error, BadLine) else "bad_record"


def _canonical(fields: Mapping[str, Any]) -> bytes:
    text = json.dumps(
        fields, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    return text.encode()


def _text(fields: Mapping[str, Any], name: str, shape: re.Pattern[str]) -> str:
    if not shape.match(fields[name]):
        raise BadLine("bad_record")
    return fields[name]


def _count(fields: Mapping[str, Any], name: str) -> int:
    value = fields[name]
    if type(value) is not int or not 1 <= value <= _LARGEST:
        raise BadLine("bad_record")
    return value
