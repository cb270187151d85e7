"""Acts of the chair: conclude, sum up, sign; and the results made public."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import db
from app.dialogue.facts import ConclusionFacts
from app.dialogue.models import Conclusion
from app.dialogue.service import minutes, opinions
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.errors import RuleViolation
from app.records.journal import history
from app.records.locking import NotHere, Stale
from tests.dialogue.conftest import HELD_ON, TODAY, sign

pytestmark = pytest.mark.usefixtures("commune")
FACTS = {
    "content": "Sửa xong mương Nà Cọ.",
    "handler": "Phòng Kinh tế",
    "due_on": date(2026, 4, 30),
    "person": "Giàng A Sử",
}


def conclude(dialogue, by, **changes):
    return minutes.conclude(dialogue.id, ConclusionFacts(**FACTS | changes), by=by)


@pytest.mark.usefixtures("both_databases")
def test_conclusions_are_numbered_within_their_conference(a_dialogue, an_opinion, leader):
    dialogue = a_dialogue()
    an_opinion(dialogue)
    conclude(a_dialogue(), leader)
    first = conclude(dialogue, leader, opinion_number=1)
    second = conclude(dialogue, leader)
    assert [(one.number, one.opinion_number) for one in (first, second)] == [(1, 1), (2, None)]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"due_on": HELD_ON}, "phải sau ngày tổ chức"),
        ({"handler": " "}, "đơn vị thực hiện"),
        ({"opinion_number": 3}, "không có ý kiến số 3"),
    ],
)
def test_a_wrong_conclusion_is_refused(a_dialogue, leader, changes, words):
    with pytest.raises(RuleViolation, match=words):
        conclude(a_dialogue(), leader, **changes)
    assert db.session.scalar(db.select(db.func.count()).select_from(Conclusion)) == 0


def test_the_chair_concludes_nothing_before_the_conference(a_dialogue, leader):
    dialogue = a_dialogue(held_on=date(2026, 4, 1), ended_at=None)
    with pytest.raises(RuleViolation, match="chưa bắt đầu"):
        conclude(dialogue, leader)
    with pytest.raises(RuleViolation, match="chưa bắt đầu"):
        minutes.sum_up(dialogue.id, words="Tiếp thu.", revision=dialogue.revision, by=leader)


def test_a_conclusion_is_corrected_once_by_who_saw_the_latest(a_dialogue, leader):
    conclusion = conclude(a_dialogue(), leader)
    seen = conclusion.revision
    changed = ConclusionFacts(**FACTS | {"person": "Lò Thị Mẫu"})
    minutes.correct_conclusion(conclusion.id, changed, revision=seen, by=leader)
    assert conclusion.person == "Lò Thị Mẫu"
    with pytest.raises(Stale):
        minutes.correct_conclusion(conclusion.id, changed, revision=seen, by=leader)
    with pytest.raises(NotHere):
        minutes.correct_conclusion(
            conclusion.id, changed, revision=2, by=replace(leader, unit="03406")
        )


def test_signed_minutes_are_frozen_for_the_chair_too(signed, leader):
    dialogue = signed()
    conclusion = db.session.scalars(db.select(Conclusion)).one()
    for act in (
        lambda: conclude(dialogue, leader),
        lambda: minutes.sum_up(dialogue.id, words="Khác", revision=dialogue.revision, by=leader),
        lambda: minutes.correct_conclusion(
            conclusion.id, ConclusionFacts(**FACTS), revision=conclusion.revision, by=leader
        ),
    ):
        with pytest.raises(RuleViolation, match="Biên bản đã ký"):
            act()
    with pytest.raises(RuleViolation, match="Đã ký biên bản"):
        sign(dialogue, leader)


def test_minutes_are_signed_when_every_opinion_is_handled_or_merged(
    a_dialogue, an_opinion, officer, leader
):
    dialogue = a_dialogue()
    opinion = an_opinion(dialogue)
    an_opinion(dialogue, same_as=1)
    minutes.sum_up(dialogue.id, words="Tiếp thu.", revision=dialogue.revision, by=leader)
    with pytest.raises(RuleViolation, match="ý kiến số 1 chưa ghi cách giải quyết"):
        sign(dialogue, leader)
    handling = Handling(Disposition.FORWARDED, handler="Sở Xây dựng")
    opinions.handle_opinion(opinion.id, handling, revision=opinion.revision, by=officer)
    sign(dialogue, leader, signed_by="Lò Văn Chức")
    assert (dialogue.state, dialogue.signed_on) == (
        DialogueState.MINUTES_SIGNED,
        date(2026, 3, 17),
    )
    line = history("dialogue", [dialogue.id])[0]
    assert (line.act, line.acted_by, line.recorded_by) == ("sign", "Lò Văn Chức", "Lò Văn Pâng")


def test_minutes_without_a_conclusion_are_not_signed(a_dialogue, leader):
    dialogue = a_dialogue()
    with pytest.raises(RuleViolation, match="kết luận của chủ trì"):
        sign(dialogue, leader)
    conclude(dialogue, leader)
    assert sign(dialogue, leader).state is DialogueState.MINUTES_SIGNED


def test_who_signs_must_have_seen_the_latest_of_the_conference(a_dialogue, leader):
    dialogue = a_dialogue()
    conclude(dialogue, leader)
    with pytest.raises(Stale):
        sign(dialogue, leader, revision=dialogue.revision - 1)


def test_results_are_made_public_after_signing(signed, a_dialogue, officer):
    why = {"explanation": "Loa truyền thanh hỏng.", "today": TODAY, "by": officer}
    publish = {"published_on": date(2026, 3, 18), **why}
    draft = a_dialogue()
    with pytest.raises(RuleViolation, match="Đang lập biên bản"):
        minutes.publish_results(draft.id, revision=draft.revision, **publish)
    dialogue = signed()
    minutes.publish_results(dialogue.id, revision=dialogue.revision, **publish)
    assert dialogue.state is DialogueState.IN_FOLLOW_UP
    assert dialogue.published_on == date(2026, 3, 18)
    assert dialogue.publish_reason == "Loa truyền thanh hỏng."
