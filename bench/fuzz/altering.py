"""True messages with some of their values exchanged for odd ones, as the invented bytes say."""

import copy
from typing import Any

ODD = (
    None, True, -1, 0, 2**31, 2**63, 10**30, 0.5, float("inf"), float("nan"), "", "x", "0" * 16,
    "f" * 32, "\ud800", "\x00", "٣", "0001-01-01", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00", [], {}, [[]], [1, "a"], {"a": 1},
)  # fmt: skip
MOST = 4  # values of one message


def altered(seed: Any, chance: Any) -> Any:
    """A copy of ``seed``, of the same kind; ``chance`` is the source of values of atheris."""
    whole = [copy.deepcopy(seed)]
    for _ in range(chance.ConsumeIntInRange(0, MOST)):
        _alter(whole, chance)
    return whole[0] if type(whole[0]) is type(seed) else seed


def _alter(whole: list[Any], chance: Any) -> None:
    places = [(whole, 0)]
    for holder, key in places:
        inner = holder[key]
        if isinstance(inner, dict):
            places += [(inner, one) for one in inner]
        elif isinstance(inner, list):
            places += [(inner, one) for one in range(len(inner))]
    holder, key = places[chance.ConsumeIntInRange(0, len(places) - 1)]
    way = chance.ConsumeIntInRange(0, 5)
    if way == 0 and holder is not whole:
        del holder[key]
    elif way == 1 and isinstance(holder, list) and holder is not whole:
        holder.append(copy.deepcopy(holder[key]))
    elif way == 2 and isinstance(holder[key], str):
        holder[key] += chance.ConsumeUnicode(12)
    elif way == 3:
        holder[key] = chance.ConsumeUnicode(40)
    else:
        holder[key] = copy.deepcopy(ODD[chance.ConsumeIntInRange(0, len(ODD) - 1)])
