"""What a person may meet decides many questions in the same way, so these are built once."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from app.domain.actors import Actor
from app.units.service.reading import reach

P = ParamSpec("P")
T = TypeVar("T")
KEPT = 48
"""Sights for which one question is kept: more people than work in a commune at one time."""


def kept_for_each(
    build: Callable[Concatenate[Actor, P], T],
) -> Callable[Concatenate[Actor, P], T]:
    """Build a condition or a statement once for all who have the same sight: building one takes
    longer than asking it. ``build(by, ...)`` reads nothing but what it is given and the units in
    reach; the person comes to it without their name and without this one act."""

    @lru_cache(maxsize=KEPT)
    def built(by: Actor, _reached: frozenset[str], *args: P.args, **kwargs: P.kwargs) -> T:
        return build(by, *args, **kwargs)

    @wraps(build)
    def give(by: Actor, *args: P.args, **kwargs: P.kwargs) -> T:
        return built(by.alike(), frozenset(reach(by)), *args, **kwargs)

    return give
