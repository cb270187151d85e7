"""The hash chain of the journal, as anybody can compute it again.

*Canonical form* of a value: JSON in UTF-8 without blanks, names sorted by code point, every text
in Unicode NFC and unescaped but for ``"``, ``\\`` and control characters, whole numbers without
a point, moments as UTC in ISO form (``2026-11-27T08:15:00+00:00``), ids as text with dashes.

A line of the journal has four hashes (SHA-256), all kept with it::

    content = H(salt ‖ canonical({"changes": …, "reason": …}))
    state   = H(state_salt ‖ canonical(columns of the record after the act that are not empty))
    digest  = H(canonical({every other column but "salt" and "hash", and of "state_salt" its H;
                           hashes in hexadecimal}))
    hash    = H(hash of the line before ‖ digest)          (32 zero bytes before the first)

``state`` is that of ``null`` where the act took the record out of the book, and absent where the
line is about no record. What a person said stands only in ``changes`` and ``reason``: they can be
erased together with their salt, and the salt of what the record once held gives way to its own H;
then nobody can try out what stood there, while the chain still holds (Căn cứ: Luật Bảo vệ dữ liệu
cá nhân 91/2025/QH15).
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from hashlib import sha256
from typing import Any
from unicodedata import normalize
from uuid import UUID

START = bytes(32)
SALT = 16
"""Bytes of each of the two salts of a line."""

EMPTY = (None, [], ())
"""Nothing in a column, however it is spelled: a column that a later version adds stands empty."""
NAMED = (
    "sequence",
    "written_at",
    "act",
    "subject",
    "subject_id",
    "unit",
    "revision",
    "acted_by",
    "recorded_by",
    "account_id",
    "request_key",
)
"""The columns of a line that stand in its digest as they are."""


def canonical(value: Any) -> bytes:
    """The one way in which a value is written; raises :class:`TypeError` for what is no JSON."""
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def content_of(salt: bytes, changes: Mapping[str, Any], reason: str | None) -> bytes:
    return sha256(salt + canonical({"changes": changes, "reason": reason})).digest()


def state_of(salt: bytes, columns: Mapping[str, Any] | None) -> bytes:
    """Of a record that is no more: ``columns`` is None."""
    held = columns and {name: one for name, one in columns.items() if one not in EMPTY}
    return sha256(salt + canonical(held)).digest()


def without_salt(state_salt: bytes) -> bytes:
    """What stands in place of a salt that was erased; of such a one itself."""
    return sha256(state_salt).digest() if len(state_salt) == SALT else state_salt


def digest_of(line: Mapping[str, Any], content: bytes) -> bytes:
    """``line`` maps every name of :data:`NAMED`, ``state`` and ``state_salt``."""
    salt, state = line["state_salt"], line["state"]
    named = {name: line[name] for name in NAMED} | {"content": content.hex()}
    named |= {"state_salt": salt and without_salt(salt).hex(), "state": state and state.hex()}
    return sha256(canonical(named)).digest()


def link(before: bytes, digest: bytes) -> bytes:
    return sha256(before + digest).digest()


def follow(start: bytes, digests: Iterable[bytes]) -> bytes:
    """Where a chain ends that goes on from ``start`` with these lines."""
    for one in digests:
        start = link(start, one)
    return start


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | float():
            return value
        case Enum():
            return _plain(value.value)
        case str():
            return normalize("NFC", value)
        case int():
            return value
        case datetime():
            return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
        case date() | time():
            return value.isoformat()
        case UUID():
            return str(value)
        case Mapping():
            return {normalize("NFC", str(name)): _plain(one) for name, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
    raise TypeError(f"{type(value).__name__} has no canonical form")
