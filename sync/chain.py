"""In which order one instance wrote its versions, under a random name: the places of its log.

Each position carries a **chain**, ``chain(n) = H(chain(n-1) + hash(n))``. A number alone
never says "we share this history": a restored or copied instance counts on from the same
number with other content. Number and chain together do.
"""

import secrets
from collections.abc import Iterable
from typing import NamedTuple

from sync.lines import Key, hash_of

CHAIN_START = bytes(16)


class Place(NamedTuple):
    """A place in a log: ``seq`` versions have been written, ``chain`` names that past."""

    seq: int
    chain: bytes


START = Place(0, CHAIN_START)


class Entry(NamedTuple):
    """One position of the own log: which version of which record was written there."""

    seq: int
    key: Key
    hash: bytes
    chain: bytes


def new_name() -> str:
    """A log name: 128 random bits as 32 hex digits. It is never used twice."""
    return secrets.token_hex(16)


def entries_after(head: Place, versions: Iterable[tuple[Key, bytes]]) -> list[Entry]:
    """The entries that follow ``head`` when ``versions`` (key, hash) are written in order."""
    entries, (seq, chain) = [], head
    for key, hash_ in versions:
        seq, chain = seq + 1, hash_of(chain + hash_)
        entries.append(Entry(seq, key, hash_, chain))
    return entries
