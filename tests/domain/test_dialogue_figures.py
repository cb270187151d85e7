"""Whatever is noted of an opinion or a conclusion, it is counted in one column."""

import pytest

from app.domain.dialogue.answers import Disposition
from app.domain.dialogue.figures import (
    Answers,
    Contentment,
    CountedConclusions,
    CountedOpinions,
    Promises,
    summed,
)
from app.domain.dialogue.opinions import UNANSWERED, OpinionState
from app.domain.dialogue.promises import ConclusionState
from app.domain.dialogue.steps import Satisfaction


@pytest.mark.parametrize("state", OpinionState)
@pytest.mark.parametrize("disposition", [None, *Disposition])
def test_whatever_is_noted_of_an_opinion_it_stands_in_one_column(disposition, state):
    line = Answers("x")
    for in_time in (False, True):
        for is_due in (False, True):
            line.add(CountedOpinions("x", 2026, disposition, state, None, in_time, is_due, 3))
    columns = ("now", "in_time", "late", "open", "overdue", "elsewhere", "unhandled")
    assert line.heard == 12 == sum(getattr(line, one) for one in columns)
    assert summed([line, line], Answers).heard == 24
    owed = line.open + line.overdue
    assert owed == (12 if state in UNANSWERED else 0)
    assert not (state is OpinionState.PAUSED and line.overdue)


@pytest.mark.parametrize("state", ConclusionState)
def test_whatever_is_noted_of_a_conclusion_it_stands_in_one_column(state):
    line = Promises("x")
    for in_time in (False, True):
        for is_due in (False, True):
            line.add(CountedConclusions("x", 2026, state, in_time, is_due, 2))
    columns = ("in_time", "late", "open", "overdue", "dropped")
    assert line.all == 8 == sum(getattr(line, one) for one in columns)


def test_satisfaction_is_of_those_who_said_anything_and_no_remedy_stands_apart():
    line = Contentment("x")
    said = [*[Satisfaction.SATISFIED] * 3, Satisfaction.NOT_SATISFIED, Satisfaction.NOT_REACHED]
    for one in said:
        line.add(_opinion(OpinionState.SATISFIED, one))
    line.add(_opinion(OpinionState.CLOSED, None))
    line.add(_opinion(OpinionState.CLOSED_WITHOUT_REMEDY, None))
    assert (line.satisfied_percent, line.not_reached) == (75.0, 1)
    assert (line.closed, line.without_remedy) == (1, 1)
    assert Contentment("y").satisfied_percent is None


def _opinion(state, satisfaction):
    how = Disposition.WRITTEN_REPLY
    return CountedOpinions("x", 2026, how, state, satisfaction, True, False, 1)
