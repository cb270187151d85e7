"""The digest: proof that two sides hold the same versions, in a few numbers.

Per unit and kind, and there in 64 buckets by the id's last byte: how many records are
held, and the sum (modulo 2**64) of the short hashes of their current versions. Adding and
taking away are cheap, so the digest is brought up to date in the transaction of each
write; two unequal digests lead to the unequal bucket and from there to the record. It
guards against accidents, not against a sender that lies about its own records.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sync.lines import Key, short

BUCKETS = 64
MODULUS = 2**64


class Sum(NamedTuple):
    """A count of records and the sum of their short hashes, modulo 2**64."""

    count: int = 0
    total: int = 0

    def plus(self, short_hash: bytes, sign: int = 1) -> "Sum":
        value = int.from_bytes(short_hash, "big")
        return Sum(self.count + sign, (self.total + sign * value) % MODULUS)


class Cell(NamedTuple):
    """The address of one sum: unit, kind of record and bucket (0..63)."""

    unit: str
    kind: str
    bucket: int


def bucket_of(record_id: str) -> int:
    return int(record_id[-2:], 16) % BUCKETS


def total(sums: Iterable[Sum]) -> Sum:
    count = value = 0
    for one in sums:
        count, value = count + one.count, value + one.total
    return Sum(count, value % MODULUS)


class Changes:
    """Collects what a transaction does to the digest, to be written once at its end."""

    def __init__(self) -> None:
        self.cells: dict[Cell, Sum] = defaultdict(Sum)

    def add(self, key: Key, kind: str, hash_: bytes) -> None:
        self._move(key, kind, hash_, 1)

    def remove(self, key: Key, kind: str, hash_: bytes) -> None:
        self._move(key, kind, hash_, -1)

    def _move(self, key: Key, kind: str, hash_: bytes, sign: int) -> None:
        cell = Cell(key.unit, kind, bucket_of(key.id))
        self.cells[cell] = self.cells[cell].plus(short(hash_), sign)
