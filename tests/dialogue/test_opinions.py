"""Acts on opinions: voiced, corrected, handled, replied to."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import db
from app.dialogue.facts import OpinionFacts
from app.dialogue.models import Dialogue, Opinion
from app.dialogue.service import follow_up, opinions
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.kinds import MatterKind, OpinionSource
from app.domain.dialogue.opinions import OpinionState
from app.domain.errors import RuleViolation
from app.records.journal import AlreadyDone, history
from app.records.locking import NotHere, Stale
from tests.dialogue.conftest import TODAY, random_id

pytestmark = pytest.mark.usefixtures("commune")
IN_WRITING = Handling(Disposition.WRITTEN_REPLY, handler="Phòng Kinh tế", due_on=date(2026, 3, 31))
AT_ONCE = Handling(
    Disposition.ANSWERED_NOW, answered_by="Giàng A Sử", answer="Đã đưa vào kế hoạch."
)
SPLIT = Handling(Disposition.SPLIT_OFF, handler="Ban Tiếp công dân")


def handle(opinion, handling, by):
    return opinions.handle_opinion(opinion.id, handling, revision=opinion.revision, by=by)


def correct(opinion, by, **changes):
    facts = {"content": opinion.content, "field": opinion.field, "matter": opinion.matter}
    return opinions.correct_opinion(
        opinion.id, OpinionFacts(**facts | changes), revision=opinion.revision, by=by
    )


@pytest.mark.usefixtures("both_databases")
def test_opinions_are_numbered_as_they_are_written_down(a_dialogue, an_opinion, village):
    dialogue, other = a_dialogue(), a_dialogue()
    an_opinion(other)
    first = an_opinion(dialogue, speaker="Sùng A Chư", village_id=village.id)
    second = an_opinion(dialogue)
    assert (first.number, second.number) == (1, 2)
    assert first.state is OpinionState.RECORDED
    db.session.expire_all()
    held = db.session.get_one(Opinion, first.id)
    assert (held.speaker, held.village_id) == ("Sùng A Chư", village.id)


def test_who_spoke_and_the_words_of_a_complaint_never_leave(a_dialogue, an_opinion):
    dialogue = a_dialogue()
    proposal = an_opinion(dialogue, speaker="Sùng A Chư", address="Nhà số 5, đường 58")
    complaint = an_opinion(dialogue, content="Tôi bị…", matter=MatterKind.COMPLAINT)
    body = proposal.outgoing()
    assert {"speaker", "address"}.isdisjoint(body)
    assert body["content"] == "Đường vào bản lầy lội mỗi mùa mưa."
    assert complaint.outgoing()["content"] == ""
    assert complaint.outgoing()["matter"] == "complaint"
    assert set(dialogue.outgoing()) == {column.key for column, _ in Dialogue.fields()}


def test_adding_an_opinion_does_not_disturb_who_edits_the_conference(a_dialogue, an_opinion):
    dialogue = a_dialogue()
    seen = dialogue.revision
    an_opinion(dialogue)
    assert dialogue.revision == seen


def test_the_same_opinion_stands_beside_the_first_one(a_dialogue, an_opinion, officer):
    dialogue = a_dialogue()
    first = an_opinion(dialogue)
    echo = an_opinion(dialogue, same_as=1, voices=12)
    assert (echo.state, echo.same_as) == (OpinionState.MERGED, 1)
    with pytest.raises(RuleViolation, match="Trùng ý kiến đã nêu"):
        handle(echo, AT_ONCE, officer)
    with pytest.raises(RuleViolation, match="số của ý kiến gốc"):
        an_opinion(dialogue, same_as=2)
    with pytest.raises(RuleViolation, match="Ý kiến số 2 đang ghi là trùng"):
        an_opinion(dialogue)
        correct(first, officer, same_as=3)
    correct(echo, officer)
    assert (echo.state, echo.same_as) == (OpinionState.RECORDED, None)


def test_an_answered_opinion_is_not_merged_away(a_dialogue, an_opinion, officer):
    dialogue = a_dialogue()
    an_opinion(dialogue)
    second = handle(an_opinion(dialogue), AT_ONCE, officer)
    with pytest.raises(RuleViolation, match="“Trả lời tại chỗ”, không thể chuyển sang “Trùng"):
        correct(second, officer, same_as=1)


def test_the_opinion_of_another_conference_is_not_the_same(a_dialogue, an_opinion):
    an_opinion(a_dialogue())
    with pytest.raises(RuleViolation, match="không có ý kiến số 1"):
        an_opinion(a_dialogue(), same_as=1)


def test_an_answer_on_the_spot_is_the_act_of_who_answered(a_dialogue, an_opinion, officer):
    opinion = handle(an_opinion(a_dialogue()), AT_ONCE, officer)
    line = history("opinion", [opinion.id])[0]
    assert (line.act, line.acted_by, line.recorded_by) == ("handle", "Giàng A Sử", "Tẩn Thị Mẩy")
    assert opinion.state is OpinionState.ANSWERED_NOW


def test_a_handling_is_corrected_into_another_while_the_minutes_are_a_draft(
    a_dialogue, an_opinion, officer
):
    opinion = handle(an_opinion(a_dialogue()), AT_ONCE, officer)
    handle(opinion, IN_WRITING, officer)
    assert opinion.state is OpinionState.ASSIGNED
    assert (opinion.answered_by, opinion.handler) == ("", "Phòng Kinh tế")
    handle(opinion, replace(IN_WRITING, due_on=date(2026, 4, 15)), officer)
    assert opinion.due_on == date(2026, 4, 15)


def test_a_complaint_is_split_off_and_never_answered(a_dialogue, an_opinion, officer):
    opinion = an_opinion(a_dialogue(), matter=MatterKind.COMPLAINT)
    with pytest.raises(RuleViolation, match="không trả lời tại hội nghị"):
        handle(opinion, AT_ONCE, officer)
    assert handle(opinion, SPLIT, officer).state is OpinionState.SPLIT_OFF


def test_what_turns_out_to_be_a_complaint_loses_its_answer_but_the_journal_keeps_it(
    a_dialogue, an_opinion, officer
):
    opinion = handle(an_opinion(a_dialogue()), AT_ONCE, officer)
    correct(opinion, officer, matter=MatterKind.COMPLAINT)
    assert (opinion.state, opinion.disposition) == (OpinionState.RECORDED, None)
    assert (opinion.answer, opinion.answered_by) == ("", "")
    changes = history("opinion", [opinion.id])[0].changes
    assert changes["answer"] == ["Đã đưa vào kế hoạch.", ""]


def test_what_has_its_written_reply_does_not_turn_into_a_complaint(a_dialogue, an_opinion, officer):
    opinion = handle(an_opinion(a_dialogue()), IN_WRITING, officer)
    follow_up.reply_to_opinion(
        opinion.id,
        reply="Đã sửa xong.",
        reply_number="",
        replied_on=TODAY,
        revision=opinion.revision,
        today=TODAY,
        by=officer,
    )
    with pytest.raises(RuleViolation, match="“Đã trả lời”, không thể chuyển"):
        correct(opinion, officer, matter=MatterKind.COMPLAINT)


def test_a_kind_corrected_among_proposals_keeps_the_answer(a_dialogue, an_opinion, officer):
    opinion = handle(an_opinion(a_dialogue()), AT_ONCE, officer)
    correct(opinion, officer, matter=MatterKind.FEEDBACK)
    assert opinion.state is OpinionState.ANSWERED_NOW
    assert opinion.answer == "Đã đưa vào kế hoạch."


def test_signed_minutes_take_no_opinion_and_no_new_handling(signed, an_opinion, officer):
    dialogue = signed()
    opinion = db.session.scalars(db.select(Opinion)).one()
    for act in (
        lambda: an_opinion(dialogue),
        lambda: correct(opinion, officer, content="Khác."),
        lambda: handle(opinion, AT_ONCE, officer),
    ):
        with pytest.raises(RuleViolation, match="Biên bản đã ký"):
            act()
    assert db.session.scalars(db.select(Opinion.revision)).all() == [opinion.revision]


def test_the_promised_reply_stands_beside_the_signed_minutes(signed, officer):
    signed()
    opinion = db.session.scalars(db.select(Opinion)).one()
    facts = {
        "reply": "Đã sửa xong đoạn đường.",
        "reply_number": "45/UBND-KT",
        "replied_on": date(2026, 3, 19),
        "today": TODAY,
        "by": officer,
    }
    follow_up.reply_to_opinion(opinion.id, revision=opinion.revision, **facts)
    assert (opinion.state, opinion.reply_number) == (OpinionState.ANSWERED, "45/UBND-KT")
    with pytest.raises(RuleViolation, match="không thể chuyển sang “Đã trả lời”"):
        follow_up.reply_to_opinion(opinion.id, revision=opinion.revision, **facts)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"field": "dat_dai"}, "Lĩnh vực này không có"),
        ({"village_id": random_id()}, "không thuộc đơn vị của mình"),
        ({"voices": 0}, "từ 1 đến"),
        ({"same_as": 7}, "không có ý kiến số 7"),
    ],
)
def test_a_wrong_opinion_is_refused_and_takes_no_number(a_dialogue, an_opinion, changes, words):
    dialogue = a_dialogue()
    with pytest.raises(RuleViolation, match=words):
        an_opinion(dialogue, **changes)
    assert an_opinion(dialogue).number == 1


def test_a_village_of_another_unit_is_refused(a_dialogue, an_opinion, foreign_village):
    with pytest.raises(RuleViolation, match="không thuộc đơn vị của mình"):
        an_opinion(a_dialogue(), village_id=foreign_village.id)


def test_before_the_conference_opinions_come_from_the_villages_only(a_dialogue, an_opinion):
    dialogue = a_dialogue(held_on=date(2026, 4, 1), ended_at=None)
    with pytest.raises(RuleViolation, match="chưa bắt đầu"):
        an_opinion(dialogue)
    assert an_opinion(dialogue, source=OpinionSource.BEFORE).number == 1


def test_another_units_conference_or_opinion_is_not_there(a_dialogue, an_opinion, officer):
    neighbour = replace(officer, unit="03406")
    dialogue = a_dialogue()
    opinion = an_opinion(dialogue)
    for act in (
        lambda: an_opinion(dialogue, by=neighbour),
        lambda: correct(opinion, neighbour),
        lambda: handle(opinion, AT_ONCE, neighbour),
    ):
        with pytest.raises(NotHere):
            act()


def test_the_same_line_sent_twice_is_written_once(a_dialogue, an_opinion, officer):
    dialogue, by = a_dialogue(), replace(officer, request_key="a" * 32)
    an_opinion(dialogue, by=by)
    with pytest.raises(AlreadyDone):
        an_opinion(dialogue, by=by)
    assert db.session.scalar(db.select(db.func.count()).select_from(Opinion)) == 1


def test_the_second_of_two_answers_is_told(a_dialogue, an_opinion, officer):
    opinion = an_opinion(a_dialogue())
    seen = opinion.revision
    handle(opinion, AT_ONCE, officer)
    with pytest.raises(Stale):
        opinions.handle_opinion(opinion.id, IN_WRITING, revision=seen, by=officer)
    assert opinion.disposition is Disposition.ANSWERED_NOW
