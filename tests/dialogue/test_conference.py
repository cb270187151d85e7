"""Acts on a conference: recorded, corrected, held, called off."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.db import db
from app.dialogue.facts import ConclusionFacts, DialogueFacts
from app.dialogue.models import Dialogue
from app.dialogue.service import conference, minutes
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.errors import RuleViolation
from app.records.journal import AlreadyDone, JournalEntry, history
from app.records.locking import NotHere, Stale
from tests.dialogue.conftest import FACTS, HELD_ON, TODAY, random_id

TOMORROW = date(2026, 3, 21)
pytestmark = pytest.mark.usefixtures("commune")


def facts(**changes):
    return DialogueFacts(**{**FACTS, **changes})


def correct(dialogue, by, **changes):
    return conference.correct_dialogue(
        dialogue.id, facts(**changes), revision=dialogue.revision, today=TODAY, by=by
    )


@pytest.mark.usefixtures("both_databases")
def test_a_recorded_conference_stands_as_it_was_told(a_dialogue, village):
    dialogue = a_dialogue(villages=(village.id,))
    db.session.expire_all()
    held = db.session.get_one(Dialogue, dialogue.id)
    assert held.state is DialogueState.MINUTES_DRAFTED
    assert (held.started_at, held.ended_at) == (time(7, 30), time(11, 15))
    assert held.villages == [str(village.id)]
    assert held.people == 86
    (line,) = history("dialogue", [held.id])
    assert (line.act, line.revision, line.recorded_by) == ("record", 1, "Tẩn Thị Mẩy")


def test_what_cannot_be_true_is_not_recorded(a_dialogue):
    with pytest.raises(RuleViolation, match="phải sau giờ bắt đầu"):
        a_dialogue(ended_at=time(6, 0))
    assert db.session.scalar(db.select(db.func.count()).select_from(Dialogue)) == 0
    lines = db.select(db.func.count()).where(JournalEntry.subject == "dialogue")
    assert db.session.scalar(lines) == 0


def test_a_village_of_another_unit_is_refused(a_dialogue, village, foreign_village):
    for unknown in (foreign_village.id, random_id()):
        with pytest.raises(RuleViolation, match="không thuộc đơn vị của mình"):
            a_dialogue(villages=(village.id, unknown))


def test_the_same_form_twice_makes_one_conference(a_dialogue, officer):
    by = replace(officer, request_key="k" * 32)
    first = a_dialogue(by=by)
    with pytest.raises(AlreadyDone) as repeat:
        a_dialogue(by=by)
    assert repeat.value.entry.subject_id == first.id
    assert db.session.scalar(db.select(db.func.count()).select_from(Dialogue)) == 1


def test_a_correction_is_journalled_with_old_and_new(a_dialogue, officer):
    dialogue = a_dialogue()
    correct(dialogue, officer, place="Hội trường Ủy ban nhân dân phường")
    line = history("dialogue", [dialogue.id])[0]
    assert line.changes == {
        "place": ["Nhà văn hóa bản Tả Lèng", "Hội trường Ủy ban nhân dân phường"]
    }


def test_the_second_of_two_corrections_is_told_and_nothing_is_covered(a_dialogue, officer):
    dialogue = a_dialogue()
    seen = dialogue.revision
    correct(dialogue, officer, people=90)
    with pytest.raises(Stale) as conflict:
        conference.correct_dialogue(
            dialogue.id, facts(people=70), revision=seen, today=TODAY, by=officer
        )
    assert conflict.value.seen == seen
    assert db.session.get_one(Dialogue, dialogue.id).people == 90


def test_another_units_conference_is_not_there(a_dialogue, officer):
    dialogue = a_dialogue()
    with pytest.raises(NotHere):
        correct(dialogue, replace(officer, unit="03406"), people=1)


def test_notice_given_announces_a_conference_to_come(a_dialogue, officer):
    dialogue = a_dialogue(held_on=TOMORROW, ended_at=None, announced_on=None)
    assert dialogue.state is DialogueState.IN_PREPARATION
    correct(dialogue, officer, held_on=TOMORROW, ended_at=None, announced_on=date(2026, 3, 12))
    assert dialogue.state is DialogueState.ANNOUNCED


def test_a_correction_is_held_to_the_rules_of_a_record(a_dialogue, officer, foreign_village):
    dialogue = a_dialogue()
    with pytest.raises(RuleViolation, match="phải sau giờ bắt đầu"):
        correct(dialogue, officer, ended_at=time(7, 0))
    with pytest.raises(RuleViolation, match="không thuộc đơn vị của mình"):
        correct(dialogue, officer, villages=(foreign_village.id,))
    assert db.session.get_one(Dialogue, dialogue.id).revision == 1


def test_signed_minutes_are_not_corrected(signed, officer):
    with pytest.raises(RuleViolation, match="Biên bản đã ký"):
        correct(signed(), officer)


def test_the_day_is_not_corrected_past_a_deadline(a_dialogue, officer, leader):
    draft = a_dialogue(held_on=date(2026, 3, 10), announced_on=None)
    conclusion = ConclusionFacts(content="Sửa mương.", handler="Phòng Kinh tế", due_on=HELD_ON)
    minutes.conclude(draft.id, conclusion, by=leader)
    with pytest.raises(RuleViolation, match="Hãy sửa hạn trước"):
        correct(draft, officer)


def test_a_conference_is_begun_and_ended_on_its_day(a_dialogue, officer):
    dialogue = a_dialogue(held_on=TODAY, started_at=None, ended_at=None)
    assert dialogue.state is DialogueState.IN_SESSION
    planned = a_dialogue(held_on=TOMORROW, started_at=None, ended_at=None)
    act = {"today": TOMORROW, "by": officer}
    conference.begin_session(planned.id, started_at=time(8, 0), revision=planned.revision, **act)
    assert planned.state is DialogueState.IN_SESSION
    conference.end_session(
        planned.id, ended_at=time(10, 30), people=41, revision=planned.revision, **act
    )
    assert (planned.state, planned.people) == (DialogueState.MINUTES_DRAFTED, 41)


def test_what_has_not_begun_is_not_ended(a_dialogue, officer):
    dialogue = a_dialogue(held_on=TOMORROW, ended_at=None)
    with pytest.raises(RuleViolation, match="không thể chuyển sang “Đang lập biên bản”"):
        conference.end_session(
            dialogue.id,
            ended_at=time(11, 0),
            people=None,
            revision=dialogue.revision,
            today=TOMORROW,
            by=officer,
        )


def test_an_ending_before_the_beginning_leaves_the_conference_open(a_dialogue, officer):
    dialogue = a_dialogue(held_on=TODAY, started_at=time(8, 0), ended_at=None)
    with pytest.raises(RuleViolation, match="07:00 phải sau giờ bắt đầu 08:00"):
        conference.end_session(
            dialogue.id,
            ended_at=time(7, 0),
            people=None,
            revision=dialogue.revision,
            today=TODAY,
            by=officer,
        )
    assert db.session.get_one(Dialogue, dialogue.id).state is DialogueState.IN_SESSION


def test_a_conference_not_yet_due_is_not_begun(a_dialogue, officer):
    dialogue = a_dialogue(held_on=TOMORROW, ended_at=None)
    with pytest.raises(RuleViolation, match="chưa đến"):
        conference.begin_session(
            dialogue.id,
            started_at=time(8, 0),
            revision=dialogue.revision,
            today=TODAY,
            by=officer,
        )


def test_a_postponed_conference_gets_a_new_day_and_needs_a_new_notice(a_dialogue, leader):
    dialogue = a_dialogue(held_on=TOMORROW, ended_at=None, notice_reason="Họp gấp.")
    conference.call_off(
        dialogue.id,
        DialogueState.POSTPONED,
        reason="Mưa lũ, đường sạt lở.",
        revision=dialogue.revision,
        by=leader,
    )
    assert dialogue.state is DialogueState.POSTPONED
    assert history("dialogue", [dialogue.id])[0].reason == "Mưa lũ, đường sạt lở."
    conference.reschedule(
        dialogue.id,
        held_on=date(2026, 4, 10),
        revision=dialogue.revision,
        today=TODAY,
        by=leader,
    )
    assert dialogue.state is DialogueState.IN_PREPARATION
    assert (dialogue.announced_on, dialogue.notice_reason) == (None, "")


def test_only_a_postponed_conference_gets_a_new_day_and_none_in_the_past(a_dialogue, leader):
    dialogue = a_dialogue(held_on=TOMORROW, ended_at=None)
    act = {"today": TODAY, "by": leader}
    with pytest.raises(RuleViolation, match="không thể chuyển sang “Đang chuẩn bị”"):
        conference.reschedule(
            dialogue.id, held_on=date(2026, 4, 10), revision=dialogue.revision, **act
        )
    conference.call_off(
        dialogue.id,
        DialogueState.POSTPONED,
        reason="Mưa lũ.",
        revision=dialogue.revision,
        by=leader,
    )
    with pytest.raises(RuleViolation, match="Ngày tổ chức mới 19/03/2026"):
        conference.reschedule(
            dialogue.id, held_on=date(2026, 3, 19), revision=dialogue.revision, **act
        )


def test_a_conference_that_was_held_is_not_called_off(a_dialogue, leader):
    dialogue = a_dialogue()
    with pytest.raises(RuleViolation, match="Đang lập biên bản"):
        conference.call_off(
            dialogue.id,
            DialogueState.CANCELLED,
            reason="Không cần nữa.",
            revision=dialogue.revision,
            by=leader,
        )
