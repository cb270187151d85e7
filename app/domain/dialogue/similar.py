"""Opinions that may say the same: proposed to a person, who alone decides.

A small rule that can be explained, and no model: words are folded (tones off), what every
petition says ("đề nghị", "bà con", "xã quan tâm") is left out, and what counts is how many
pairs of neighbouring syllables two texts share, for most Vietnamese words are such a pair.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from app.domain.words import fold

#: From here on two opinions are proposed. By trial: the same matter in other words gets 0.33 to
#: 0.8, while of the 990 pairs of the practice texts, all of different matters, one passes.
THRESHOLD = 0.33
FEWEST = 3  # syllables that say something; a shorter text resembles everything
MOST = 400  # opinions of one conference that are compared with each other
_SYLLABLE = re.compile(r"\w+")
_SAID_BY_ALL = frozenset(
    fold(
        "đề nghị kiến nghị xin mong muốn bà con nhân dân chúng tôi tôi gia đình hộ các những nhiều "
        "một xã phường thị trấn ủy ban ubnd chính quyền cấp trên lãnh đạo quan tâm xem xét sớm "
        "cho của và ở tại có bị là được để với thì mà vì nên đã đang sẽ rất quá này đó khi từ "
        "thôn bản tổ dân phố giải quyết phản ánh hiện nay"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers of opinions, the earlier first, and how alike they are (0 to 1)."""

    first: int
    second: int
    likeness: float


def likeness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1: the shared syllables and pairs of the shorter text."""
    return _likeness(_said(one), _said(other))


def alike(texts: Mapping[int, str]) -> list[Pair]:
    """The pairs of these texts worth a look, the most alike first."""
    said = {number: _said(text) for number, text in sorted(texts.items())[:MOST]}
    return sorted(_pairs(said), key=lambda pair: (-pair.likeness, pair.first, pair.second))


def _pairs(said: Mapping[int, tuple[frozenset, frozenset]]) -> Iterator[Pair]:
    for first, second in combinations(said, 2):
        found = _likeness(said[first], said[second])
        if found >= THRESHOLD:
            yield Pair(first, second, found)


def _said(text: str) -> tuple[frozenset, frozenset]:
    """The telling syllables of a text and their neighbouring pairs."""
    told = [word for word in _SYLLABLE.findall(fold(text)) if word not in _SAID_BY_ALL]
    return frozenset(told), frozenset(pairwise(told))


def _likeness(one: tuple[frozenset, frozenset], other: tuple[frozenset, frozenset]) -> float:
    if min(len(one[0]), len(other[0])) < FEWEST:
        return 0.0
    return (_shared(one[0], other[0]) + _shared(one[1], other[1])) / 2


def _shared(one: frozenset, other: frozenset) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
