"""Small numbers do not leave the office: a village with one case names its parties by itself.

A number below :data:`SMALLEST` is left out of what is exported; 0 stays, for it points at
nobody. A number left out must not be told by the total beside it either, so others go with it.
"""

from collections.abc import Sequence

SMALLEST = 3
LEFT_OUT = f"<{SMALLEST}"
"""What stands in place of a small number, and of one that went with it."""

Told = int | None


def is_small(number: int) -> bool:
    return 0 < number < SMALLEST


def without_small(numbers: Sequence[int]) -> tuple[list[Told], Told]:
    """``numbers`` and their total, None where one is left out.

    Where small ones are left out, the next smallest go with them until they cannot be computed
    back from the total: at least two are missing, and they are not all 1 (a reader knows that
    none of them is 0). If nothing is left to go with them, the total goes.
    """
    total = sum(numbers)
    hidden = {at for at, one in enumerate(numbers) if is_small(one)}
    others = iter(sorted((one, at) for at, one in enumerate(numbers) if one >= SMALLEST))
    while hidden and not _is_safe([numbers[at] for at in hidden]):
        _, at = next(others, (0, None))
        if at is None:
            return _told(numbers, hidden), None
        hidden.add(at)
    return _told(numbers, hidden), None if is_small(total) else total


def _is_safe(hidden: Sequence[int]) -> bool:
    return len(hidden) > 1 and sum(hidden) > len(hidden)


def _told(numbers: Sequence[int], hidden: set[int]) -> list[Told]:
    return [None if at in hidden else one for at, one in enumerate(numbers)]
