"""What becomes of a conclusion after the conference."""

from datetime import date

import pytest

from app.dialogue.facts import ConclusionFacts
from app.dialogue.service import minutes
from app.dialogue.service.following import follow_up_of
from app.domain.dialogue.clocks import ClockState
from app.domain.errors import RuleViolation
from app.records.journal import history
from tests.dialogue import after
from tests.dialogue.after import TODAY, day
from tests.dialogue.test_follow_up import steps

pytestmark = pytest.mark.usefixtures("commune")


def test_a_conclusion_goes_all_the_way(signed):
    dialogue = after.publish(signed())
    conclusion = after.the_conclusion()
    after.work(conclusion)
    after.extend_work(conclusion)
    assert (conclusion.due_on, conclusion.current_due_on) == (day("30/4"), day("15/5"))
    after.finish(conclusion, "10/5")
    (followed,) = follow_up_of(dialogue, today=TODAY).conclusions
    assert (followed.clock.state, followed.waits) == (ClockState.MET, "")
    after.reopen_work(conclusion, "12/5")
    assert (conclusion.state.value, conclusion.closed_on) == ("in_progress", None)
    (followed,) = follow_up_of(dialogue, today=date(2026, 6, 2)).conclusions
    assert (followed.clock.state, followed.clock.days) == (ClockState.OVERDUE, 3)
    after.drop(conclusion, "15/5")
    assert conclusion.result == "Tỉnh đã làm đường này."
    assert [kind for kind, _, _ in steps()] == ["progress", "extend", "result", "reopen", "drop"]
    acts = [line.act for line in reversed(history("conclusion", [conclusion.id]))]
    assert acts == ["conclude", "progress", "extend", "finish", "reopen", "drop"]


def test_a_conclusion_corrected_in_the_draft_has_its_new_day(a_dialogue, leader):
    dialogue = a_dialogue()
    facts = {"content": "Làm.", "handler": "Phòng Kinh tế"}
    first = ConclusionFacts(**facts, due_on=date(2026, 4, 1))
    conclusion = minutes.conclude(dialogue.id, first, by=leader)
    changed = ConclusionFacts(**facts, due_on=date(2026, 4, 20))
    minutes.correct_conclusion(conclusion.id, changed, revision=1, by=leader)
    assert conclusion.current_due_on == day("20/4")
    with pytest.raises(RuleViolation, match="chưa ký"):
        after.finish(conclusion)
