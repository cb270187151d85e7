"""A class from the plan to its end, and the ways back; each act leaves one line."""

from datetime import date

import pytest

from app.db import db
from app.domain.errors import RuleViolation
from app.domain.quarters import Quarter
from app.domain.training.attendance import Mark
from app.domain.training.kinds import GivenBy, Topic
from app.domain.training.lifecycle import ClassState
from app.records.journal import JournalEntry, history
from app.records.locking import NotHere, Stale
from app.training.acts import ClassAct
from app.training.facts import Answer
from app.training.models import TrainingClass
from app.training.service import classes, roster, seats, sheets, summons
from tests.training.conftest import (
    COMING,
    GIVEN,
    NOBODY,
    TODAY,
    attend,
    class_facts,
    one_day,
    planned,
    seats_of,
    summons_facts,
    trainer_facts,
)

pytestmark = pytest.mark.usefixtures("commune")


@pytest.mark.usefixtures("both_databases")
def test_a_class_is_told_line_by_line(officer, people, a_class):
    held = a_class(days=planned(Quarter(2026, 2)), hours=None)

    def seen():
        return {"revision": held.revision, "by": officer}

    classes.call_off(held.id, reason="Mưa lũ", **seen())
    classes.replan(held.id, one_day(GIVEN), today=TODAY, **seen())
    facts = class_facts(content="Nghe và hỏi.", given_by=GivenBy.SUPERIOR)
    classes.correct_class(held.id, facts, today=TODAY, **seen())
    seats.add_people(held.id, mediators=[one.id for one in people], today=TODAY, by=officer)
    summons.draft_summons(held.id, summons_facts(issued_on=GIVEN), today=TODAY, by=officer)
    sheets.note_answers(held.id, {seats_of(held)[0].id: Answer(confirmed=True)}, **seen())
    attend(held, {1: Mark(present=False, reason="Ốm")}, by=officer)
    classes.finish_class(held.id, today=TODAY, **seen())
    classes.reopen_class(held.id, reason="Ghi nhầm", **seen())
    classes.finish_class(held.id, today=TODAY, **seen())
    sheets.assess(held.id, {}, rest_completed=True, **seen())

    acts = [line.act for line in reversed(history("training_class", [held.id]))]
    assert acts == [
        ClassAct.RECORD,
        ClassAct.CALL_OFF,
        ClassAct.REPLAN,
        ClassAct.CORRECT,
        ClassAct.SUMMON,
        ClassAct.CONFIRM,
        ClassAct.ATTEND,
        ClassAct.FINISH,
        ClassAct.REOPEN,
        ClassAct.FINISH,
        ClassAct.ASSESS,
    ]
    assert set(ClassAct) == set(acts)
    assert held.revision == len(acts)
    stored = db.session.get_one(TrainingClass, held.id, populate_existing=True)
    assert stored.state is ClassState.FINISHED
    assert stored.topics == [Topic.SKILLS, Topic.BOOK]
    assert (stored.first_on, stored.hours, stored.content) == (GIVEN, 8, "Nghe và hỏi.")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"topics": ()}, "ít nhất một chuyên đề"), ({"audience": ()}, "chọn đối tượng")],
)
def test_a_class_is_about_something_and_for_somebody(a_class, officer, changes, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        a_class(**changes)
    held = a_class()
    with pytest.raises(RuleViolation, match=sentence):
        classes.correct_class(
            held.id, class_facts(**changes), revision=held.revision, today=TODAY, by=officer
        )


def test_only_trainers_of_the_own_roster_teach(a_class, a_trainer, officer, neighbour):
    able = a_trainer()
    gone = a_trainer(name="Tẩn A Sài", until=date(2026, 1, 1), until_reason="Nghỉ hưu")
    foreign = a_trainer(name="Lý Văn Họ", by=neighbour)
    held = a_class(trainers=(able.id,))
    assert held.trainers == [able.id]
    for other in (gone, foreign):
        with pytest.raises(RuleViolation, match="không thuộc danh sách của đơn vị"):
            a_class(trainers=(able.id, other.id))
    with pytest.raises(RuleViolation, match="không thuộc danh sách"):
        a_class(trainers=(NOBODY,))


def test_who_taught_stays_on_the_class_after_leaving_the_roster(a_class, a_trainer, officer):
    able = a_trainer()
    held = a_class(trainers=(able.id,))
    left = trainer_facts(until=date(2026, 1, 1), until_reason="Nghỉ hưu")
    roster.change_trainer(able.id, left, revision=able.revision, today=TODAY, by=officer)
    facts = class_facts(trainers=(able.id,), place="Hội trường")
    classes.correct_class(held.id, facts, revision=held.revision, today=TODAY, by=officer)
    assert held.trainers == [able.id]
    with pytest.raises(RuleViolation, match="không thuộc danh sách"):
        a_class(trainers=(able.id,))


def test_hours_of_a_class_stay_above_those_of_its_people(held_class, officer):
    held = held_class({0: Mark(present=True, hours=5)})
    with pytest.raises(RuleViolation, match="có người dự 5 giờ"):
        classes.correct_class(
            held.id, class_facts(hours=4), revision=held.revision, today=TODAY, by=officer
        )
    assert held.hours == 8


@pytest.mark.parametrize(
    ("facts", "marks", "sentence"),
    [
        ({"hours": None}, {}, "Hãy ghi số giờ"),
        ({"days": one_day(TODAY)}, {}, None),
    ],
)
def test_a_class_is_finished_when_all_is_noted(held_class, officer, facts, marks, sentence):
    held = held_class(marks, **facts)

    def finish():
        classes.finish_class(held.id, revision=held.revision, today=TODAY, by=officer)

    if sentence is None:
        finish()
        assert held.state is ClassState.FINISHED
    else:
        with pytest.raises(RuleViolation, match=sentence):
            finish()
        assert held.state is ClassState.HELD


def test_a_class_with_open_lines_is_not_finished(listed, officer):
    held = listed()
    attend(held, {0: Mark(present=True)}, by=officer, rest=False)
    with pytest.raises(RuleViolation, match="Còn 2 dòng chưa ghi"):
        classes.finish_class(held.id, revision=held.revision, today=TODAY, by=officer)


def test_after_a_class_was_called_off_its_people_are_summoned_anew(summoned, officer):
    held = summoned()
    told = {seat.id: Answer(confirmed=True) for seat in seats_of(held)}
    sheets.note_answers(held.id, told, revision=held.revision, by=officer)
    classes.call_off(held.id, reason="Mưa lũ", revision=held.revision, by=officer)
    assert (held.state, held.off_reason) == (ClassState.CALLED_OFF, "Mưa lũ")
    later = one_day(date(2026, 6, 3))
    classes.replan(held.id, later, revision=held.revision, today=TODAY, by=officer)
    assert (held.state, held.off_reason, held.first_on) == (
        ClassState.PLANNED,
        "",
        date(2026, 6, 3),
    )
    assert {(s.summons_id, s.confirmed, s.withdrawn) for s in seats_of(held)} == {
        (None, None, False)
    }
    again = summons_facts(number="52/GTT-UBND")
    paper = summons.draft_summons(held.id, again, today=TODAY, by=officer)
    assert len(paper.people) == 3
    assert held.state is ClassState.SUMMONED


def in_state(state, request):
    """A class in that state."""
    makers = {
        ClassState.PLANNED: "listed",
        ClassState.SUMMONED: "summoned",
        ClassState.HELD: "held_class",
        ClassState.FINISHED: "finished",
        ClassState.CALLED_OFF: "listed",
    }
    held = request.getfixturevalue(makers[state])()
    if state is ClassState.CALLED_OFF:
        by = request.getfixturevalue("officer")
        classes.call_off(held.id, reason="Mưa lũ", revision=held.revision, by=by)
    return held


ACTS = {
    "correct": (
        lambda held, by: classes.correct_class(
            held.id,
            class_facts(days=held.days, place="Hội trường"),
            revision=held.revision,
            today=TODAY,
            by=by,
        ),
        {ClassState.PLANNED, ClassState.SUMMONED, ClassState.HELD},
    ),
    "finish": (
        lambda held, by: classes.finish_class(held.id, revision=held.revision, today=TODAY, by=by),
        {ClassState.HELD},
    ),
    "reopen": (
        lambda held, by: classes.reopen_class(
            held.id, reason="Ghi nhầm", revision=held.revision, by=by
        ),
        {ClassState.FINISHED},
    ),
    "call_off": (
        lambda held, by: classes.call_off(held.id, reason="Lũ", revision=held.revision, by=by),
        {ClassState.PLANNED, ClassState.SUMMONED},
    ),
    "replan": (
        lambda held, by: classes.replan(
            held.id, one_day(COMING), revision=held.revision, today=TODAY, by=by
        ),
        {ClassState.CALLED_OFF},
    ),
}


@pytest.mark.parametrize("state", ClassState, ids=lambda state: state.value)
@pytest.mark.parametrize("act", ACTS)
def test_every_act_in_every_state(act, state, request, officer):
    held = in_state(state, request)
    do, allowed = ACTS[act]
    before = held.revision
    if state in allowed:
        do(held, officer)
        assert held.revision == before + 1
    else:
        with pytest.raises(RuleViolation):
            do(held, officer)
        assert (held.revision, held.state) == (before, state)


@pytest.mark.parametrize("act", ACTS)
def test_another_units_class_is_not_there(act, a_class, officer, neighbour):
    held = a_class(by=neighbour)
    with pytest.raises(NotHere):
        ACTS[act][0](held, officer)


@pytest.mark.parametrize("act", ["reopen", "call_off"])
def test_a_turn_needs_its_reason(act, request, officer):
    state = ClassState.FINISHED if act == "reopen" else ClassState.PLANNED
    held = in_state(state, request)
    do = classes.reopen_class if act == "reopen" else classes.call_off
    with pytest.raises(RuleViolation, match="Hãy ghi lý do"):
        do(held.id, reason=" ", revision=held.revision, by=officer)
    assert held.state is state


def test_the_second_of_two_is_told(a_class, officer):
    held = a_class()
    seen = held.revision
    classes.correct_class(held.id, class_facts(hours=7), revision=seen, today=TODAY, by=officer)
    with pytest.raises(Stale):
        classes.call_off(held.id, reason="Lũ", revision=seen, by=officer)
    assert held.state is ClassState.PLANNED


def test_the_reason_of_a_turn_stands_in_the_journal(listed, officer):
    held = listed()
    classes.call_off(held.id, reason="Trùng lịch", revision=held.revision, by=officer)
    line = db.session.scalars(
        db.select(JournalEntry).where(JournalEntry.act == ClassAct.CALL_OFF.value)
    ).one()
    assert line.reason == "Trùng lịch"
