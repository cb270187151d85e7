"""Adding cells up: how many each measure counts, row by row, in one pass over the cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import add
from typing import TypeVar

from app.domain.statistics.cells import CaseCell, Counts, MediatorCell
from app.domain.statistics.measures import Measure, Subject

Numbers = dict[str, list[int]]
C = TypeVar("C", CaseCell, MediatorCell)


def tally(measures: Sequence[Measure], counts: Counts) -> Numbers:
    """Of each row that something was counted of, a number for each of ``measures``."""
    found: Numbers = {row: [0] * len(measures) for row in counts.rows}
    _add(found, counts.cases, [one.case_test() for one in measures])
    _add(found, counts.mediators, [one.person_test() for one in measures])
    for at, measure in enumerate(measures):
        whole = {Subject.TEAMS: counts.teams, Subject.VILLAGES: counts.villages}
        for row, number in whole.get(measure.subject, {}).items():
            found[row][at] += number
    return found


def added_up(counted: Mapping[str, Sequence[int]], line_of: Mapping[str, str]) -> Numbers:
    """The same with several rows in one: ``line_of`` says into which each goes."""
    found: Numbers = {}
    for row, numbers in counted.items():
        _put(found, line_of.get(row, row), numbers)
    return found


def put_together(*counted: Mapping[str, Sequence[int]]) -> Numbers:
    """Several counts of the same columns in one."""
    found: Numbers = {}
    for some in counted:
        for row, numbers in some.items():
            _put(found, row, numbers)
    return found


def _put(found: Numbers, row: str, numbers: Sequence[int]) -> None:
    before = found.get(row)
    found[row] = [*map(add, before, numbers)] if before else [*numbers]


def _add(found: Numbers, cells: Iterable[C], tests: Sequence[Callable[[C], bool]]) -> None:
    for cell in cells:
        places = [at for at, is_counted in enumerate(tests) if is_counted(cell)]
        for row, number in cell.numbers.items():
            numbers = found[row]
            for at in places:
                numbers[at] += number
