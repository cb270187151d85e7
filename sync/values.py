"""How places, sums, numbers and listings are spelled in the heads and lines of a message."""

import re
from typing import Any

from sync.chain import Place
from sync.digest import BUCKETS, MODULUS, Sum
from sync.frames import BadFrame

LOG = re.compile(r"[0-9a-f]{32}\Z")
SHORT = re.compile(r"[0-9a-f]{16}\Z")


def pair(at: Place) -> list[Any]:
    return [at.seq, at.chain.hex()]


def place(value: Any) -> Place:
    match value:
        case [int(seq), str(chain)] if 0 <= seq < 2**53 and LOG.match(chain):
            return Place(seq, bytes.fromhex(chain))
    raise BadFrame("place")


def whole(value: Any) -> int:
    """A count as it may travel; JSON has numbers, as an infinite one, that are none."""
    if type(value) is not int or not 0 <= value < 2**53:
        raise BadFrame("count")
    return value


def sum_out(value: Sum) -> list[Any]:
    return [value.count, f"{value.total:016x}"]


def sum_in(value: Any) -> Sum:
    match value:
        case [int(count), str(text)] if SHORT.match(text):
            return Sum(count, int(text, 16) % MODULUS)
    raise BadFrame("sum")


def buckets_in(value: Any) -> dict[int, Sum]:
    if not isinstance(value, dict) or len(value) > BUCKETS:
        raise BadFrame("buckets")
    return {number(key, BUCKETS): sum_in(one) for key, one in value.items()}


def number(text: Any, below: int) -> int:
    if not str(text).isdecimal() or len(str(text)) > 9 or int(text) >= below:
        raise BadFrame("number")
    return int(text)


def held_out(record_id: str, short_hash: bytes) -> bytes:
    return f"{record_id} {short_hash.hex()}".encode()


def held_in(wire: bytes) -> tuple[str, bytes]:
    record_id, _, text = wire.decode("ascii", "replace").partition(" ")
    if not LOG.match(record_id) or not SHORT.match(text):
        raise BadFrame("listing")
    return record_id, bytes.fromhex(text)
