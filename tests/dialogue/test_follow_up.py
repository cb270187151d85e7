"""What becomes of an opinion after the conference: clock, answer, satisfaction, end."""

from dataclasses import replace

import pytest

from app.db import db
from app.dialogue.models import FollowUpStep, Opinion
from app.dialogue.service import conference, minutes, opinions
from app.dialogue.service.following import follow_opinion, follow_up_of
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.clocks import ClockState
from app.domain.dialogue.kinds import MatterKind
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.opinions import OpinionState
from app.domain.dialogue.steps import Satisfaction, StepKind
from app.domain.errors import RuleViolation
from app.domain.profiles import Profile
from app.records.journal import AlreadyDone, history
from app.records.locking import NotHere, Stale
from tests.dialogue import after
from tests.dialogue.after import TODAY, day, the_opinion
from tests.dialogue.conftest import sign

pytestmark = pytest.mark.usefixtures("commune")
FORWARDED = Handling(Disposition.FORWARDED, handler="Sở Xây dựng")
AT_ONCE = Handling(
    Disposition.ANSWERED_NOW, answered_by="Giàng A Sử", answer="Đã đưa vào kế hoạch."
)
ELSEWHERE = Handling(Disposition.NOT_WITHIN_POWER, answer="Quốc lộ do tỉnh quản lý.")
SPLIT = Handling(Disposition.SPLIT_OFF, handler="Ban Tiếp công dân")


def steps():
    rows = db.select(FollowUpStep).order_by(FollowUpStep.id)
    return [(one.kind, one.happened_on, one.due_on) for one in db.session.scalars(rows)]


@pytest.mark.usefixtures("both_databases")
def test_an_opinion_goes_all_the_way_and_every_step_stays_to_be_read(signed):
    dialogue = after.publish(signed())
    opinion = the_opinion()
    after.progress(opinion)
    assert (opinion.state, opinion.current_handler, opinion.handler) == (
        OpinionState.IN_PROGRESS,
        "Phòng Văn hóa - Xã hội",
        "Phòng Kinh tế",
    )
    after.pause(opinion)  # due on 31/03, eleven days left
    assert (opinion.state, opinion.paused_on) == (OpinionState.PAUSED, day("20/3"))
    after.resume(opinion)  # ten days later
    assert (opinion.current_due_on, opinion.paused_on) == (day("10/4"), None)
    after.extend(opinion, "8/4", new_due_on=day("20/4"))
    after.reply(opinion, "15/4")
    after.result(opinion, "16/4")
    after.ask(opinion, "17/4", satisfaction=Satisfaction.NOT_SATISFIED, words="Mới sửa một nửa.")
    assert opinion.state is OpinionState.UNSATISFIED
    after.reopen(opinion, "18/4")
    assert (opinion.state, opinion.current_due_on) == (OpinionState.NEEDS_MORE, day("30/4"))
    assert (opinion.satisfaction, opinion.result) == (None, "")
    after.reply(opinion, "29/4", reply="Đã sửa nốt.", reply_number="60/UBND")
    after.result(opinion, "30/4", words="Đã đổ bê tông cả đoạn.")
    after.ask(opinion, "2/5")
    assert (opinion.state, opinion.satisfaction) == (
        OpinionState.SATISFIED,
        Satisfaction.SATISFIED,
    )
    after.close(opinion, "3/5")
    db.session.expire_all()
    assert (opinion.state, opinion.closed_on) == (OpinionState.CLOSED, day("3/5"))
    assert (opinion.due_on, opinion.reply_number) == (day("31/3"), "60/UBND")
    assert steps() == [
        (StepKind.PROGRESS, day("20/3"), day("31/3")),
        (StepKind.PAUSE, day("20/3"), day("31/3")),
        (StepKind.RESUME, day("30/3"), day("10/4")),
        (StepKind.EXTEND, day("8/4"), day("20/4")),
        (StepKind.REPLY, day("15/4"), day("20/4")),
        (StepKind.RESULT, day("16/4"), day("20/4")),
        (StepKind.ASK, day("17/4"), day("20/4")),
        (StepKind.REOPEN, day("18/4"), day("30/4")),
        (StepKind.REPLY, day("29/4"), day("30/4")),
        (StepKind.RESULT, day("30/4"), day("30/4")),
        (StepKind.ASK, day("2/5"), day("30/4")),
        (StepKind.CLOSE, day("3/5"), day("30/4")),
    ]
    followed = follow_opinion(opinion, dialogue, today=TODAY)
    assert (followed.clock.state, followed.waits) == (ClockState.MET, "")
    assert "Tạm dừng từ ngày 20/03/2026." in followed.clock.how
    assert followed.clock.how.endswith("Mở lại ngày 18/04/2026: hạn mới Thứ Năm, 30/04/2026.")
    acts = [line.act for line in reversed(history("opinion", [opinion.id]))]
    assert acts[2:] == [
        *("progress", "pause", "resume", "extend", "reply", "result", "ask", "reopen"),
        *("reply", "result", "ask", "close"),
    ]
    changes = history("opinion", [opinion.id])[8].changes
    assert changes["current_due_on"] == ["2026-04-10", "2026-04-20"]


def test_time_paused_does_not_make_an_answer_late(signed):
    signed()
    opinion = the_opinion()
    after.pause(opinion)
    after.resume(opinion, "6/4")  # 17 days: due on Friday 17/04
    assert opinion.current_due_on == day("17/4")
    after.reply(opinion, "17/4")
    dialogue = db.session.get_one(conference.Dialogue, opinion.dialogue_id)
    assert follow_opinion(opinion, dialogue, today=TODAY).clock.state is ClockState.MET


def test_what_is_late_can_neither_be_paused_nor_extended(signed):
    signed()
    for act in (after.pause, after.extend):
        with pytest.raises(RuleViolation, match="Hạn 31/03/2026 đã hết trước ngày 01/04/2026"):
            act(the_opinion(), "1/4")
    assert steps() == []


def test_a_pause_does_not_reach_back_before_the_last_one_ended(signed):
    signed()
    opinion = the_opinion()
    after.pause(opinion, "18/3")
    after.resume(opinion, "25/3")
    with pytest.raises(RuleViolation, match="phải từ ngày 25/03/2026"):
        after.pause(opinion, "24/3")
    with pytest.raises(RuleViolation, match="phải từ ngày 25/03/2026"):
        after.reply(opinion, "24/3")
    after.pause(opinion, "25/3")


def test_while_it_stands_still_it_is_first_resumed(signed):
    signed()
    opinion = after.pause(the_opinion())
    for act in (after.reply, after.refuse, after.progress, after.extend, after.result):
        with pytest.raises(RuleViolation, match=r"tiếp tục thời hạn trước|Tạm dừng"):
            act(opinion)
    with pytest.raises(RuleViolation, match="phải từ ngày 20/03/2026"):
        after.resume(opinion, "19/3")


def test_a_refusal_names_its_rule_and_is_closed_without_remedy(signed):
    dialogue = after.publish(signed())
    opinion = the_opinion()
    with pytest.raises(RuleViolation, match="lý do từ chối cụ thể"):
        after.refuse(opinion, words="Không có cơ sở xem xét.")
    after.refuse(opinion)
    assert (opinion.state, opinion.replied_on) == (OpinionState.REFUSED, day("30/3"))
    assert (opinion.reply, opinion.reply_body) == (after.REFUSED, "Sở Nông nghiệp và Môi trường")
    with pytest.raises(RuleViolation, match="không thể chuyển sang “Đã đóng, có kết quả”"):
        after.close(opinion)
    after.close(opinion, wanted=OpinionState.CLOSED_WITHOUT_REMEDY, words="Chờ tỉnh bố trí vốn.")
    follow_up = follow_up_of(dialogue, today=TODAY)
    assert follow_up.count(OpinionState.CLOSED_WITHOUT_REMEDY) == 1
    assert follow_up.count(OpinionState.CLOSED) == 0


def test_who_could_not_be_reached_has_said_nothing(signed):
    signed()
    opinion = after.result(after.reply(the_opinion()))
    after.ask(opinion, satisfaction=Satisfaction.NOT_REACHED, words="Đi làm ăn xa.")
    assert (opinion.state, opinion.satisfaction) == (
        OpinionState.ANSWERED,
        Satisfaction.NOT_REACHED,
    )
    assert after.close(opinion).state is OpinionState.CLOSED


def test_nobody_is_asked_before_the_answer(signed):
    signed()
    opinion = after.reply(the_opinion())
    with pytest.raises(RuleViolation, match="Ngày hỏi 29/03/2026 phải từ ngày 30/03/2026"):
        after.ask(opinion, "29/3")


def test_what_was_answered_at_once_is_settled_but_may_be_asked_and_reopened(heard):
    opinion = heard(AT_ONCE)
    dialogue = after.publish(db.session.get_one(conference.Dialogue, opinion.dialogue_id))
    assert dialogue.state is DialogueState.RESULTS_PUBLISHED
    after.complete(dialogue)
    after.ask(opinion, satisfaction=Satisfaction.NOT_SATISFIED, words="Chưa thấy làm.")
    after.reopen(opinion)
    assert dialogue.state is DialogueState.IN_FOLLOW_UP
    assert dialogue.completed_on is None
    assert opinion.current_due_on == day("30/4")
    followed = follow_opinion(opinion, dialogue, today=day("29/4"))
    assert (followed.clock.state, followed.clock.days) == (ClockState.RUNNING, 1)
    assert history("dialogue", [dialogue.id])[0].act == "reopen"


def test_what_is_not_within_power_may_be_taken_up_all_the_same(heard):
    opinion = heard(ELSEWHERE)
    with pytest.raises(RuleViolation, match="Chưa ghi kết quả"):
        after.close(opinion)
    after.close(opinion, wanted=OpinionState.CLOSED_WITHOUT_REMEDY, words="Đã kiến nghị tỉnh.")
    assert after.reopen(opinion, "15/4").state is OpinionState.NEEDS_MORE


def test_a_complaint_that_was_split_off_is_closed_with_where_it_went(heard):
    opinion = heard(SPLIT, matter=MatterKind.COMPLAINT)
    for act in (after.reply, after.ask, after.reopen, after.result, after.pause):
        with pytest.raises(RuleViolation):
            act(opinion)
    after.close(opinion, words="Đã chuyển Ban Tiếp công dân ngày 17/03.")
    assert opinion.state is OpinionState.CLOSED
    (step,) = db.session.scalars(db.select(FollowUpStep))
    assert "Ban Tiếp công dân" not in str([step.outgoing(one) for one in Profile])
    told = FollowUpStep(kind=StepKind.RESULT, opinion_id=opinion.id, told="Đã xác minh.")
    assert told.outgoing(Profile.FULL)["told"] is None


def test_an_echo_follows_its_first_opinion(a_dialogue, an_opinion, officer, leader):
    dialogue = a_dialogue()
    first = an_opinion(dialogue)
    echo = an_opinion(dialogue, same_as=1, voices=4)
    opinions.handle_opinion(first.id, FORWARDED, revision=first.revision, by=officer)
    minutes.sum_up(dialogue.id, words="Tiếp thu.", revision=dialogue.revision, by=leader)
    sign(dialogue, leader)
    for act in (after.reply, after.progress, after.close, after.reopen):
        with pytest.raises(RuleViolation, match="Hãy ghi ở ý kiến số 1"):
            act(echo)
    after.reply(first)
    shown, shadow = follow_up_of(dialogue, today=TODAY).opinions
    assert shadow.clock == shown.clock
    assert (shown.waits, shadow.waits) == ("Chờ hỏi người nêu, rồi đóng", "")


def test_names_and_own_words_of_the_follow_up_never_leave(signed):
    signed()
    opinion = after.reply(the_opinion())
    after.ask(opinion, words="Anh Chư rất mừng.")
    after.reopen(opinion)
    for step in db.session.scalars(db.select(FollowUpStep)):
        body = step.outgoing()
        assert {"told", "person", "told_by"}.isdisjoint(body)
        assert {"kind", "happened_on", "due_on"} <= set(body)
    assert "may_be_named" not in opinion.outgoing()


def test_in_full_words_of_decisions_and_results_leave_and_no_others(signed):
    signed()
    opinion = the_opinion()
    after.progress(opinion, words="Ông Sùng A Chư đã dẫn đi xem.")
    after.pause(opinion)
    after.resume(opinion)
    after.extend(opinion, "8/4", new_due_on=day("20/4"))
    after.reply(opinion, "15/4")
    after.result(opinion, "16/4")
    after.ask(opinion, "17/4", words="Anh Chư rất mừng.")
    after.reopen(opinion, "18/4")
    bodies = [one.outgoing(Profile.FULL) for one in db.session.scalars(db.select(FollowUpStep))]
    assert all({"person", "told_by"}.isdisjoint(body) for body in bodies)
    assert {body["kind"] for body in bodies if body["told"]} == {"extend", "result"}


def test_nothing_is_followed_up_before_the_minutes_are_signed(a_dialogue, an_opinion, officer):
    opinion = an_opinion(a_dialogue())
    opinions.handle_opinion(opinion.id, FORWARDED, revision=opinion.revision, by=officer)
    for act in (after.progress, after.pause, after.extend, after.refuse, after.result):
        with pytest.raises(RuleViolation, match="chưa ký"):
            act(opinion)
    after.reply(opinion)  # who answered at once in writing need not wait for the chair


def test_acts_are_the_owners_by_who_saw_the_latest_and_once(signed, officer):
    signed()
    opinion = the_opinion()
    with pytest.raises(NotHere):
        after.progress(opinion, by=replace(officer, unit="03406"))
    by = replace(officer, request_key="b" * 32)
    after.progress(opinion, by=by)
    with pytest.raises(AlreadyDone):
        after.progress(opinion, by=by)
    with pytest.raises(Stale):
        after.extend(opinion, revision=opinion.revision - 1)
    assert len(steps()) == 1


def test_a_conference_is_followed_up_until_its_last_point_and_then_called_done(signed):
    dialogue = after.publish(signed())
    assert dialogue.state is DialogueState.IN_FOLLOW_UP
    with pytest.raises(RuleViolation, match="ý kiến số 1 chưa xong"):
        after.complete(dialogue)
    after.close(after.result(after.reply(the_opinion())), words="Thôn đã xác nhận.")
    with pytest.raises(RuleViolation, match="kết luận số 1 chưa xong"):
        after.complete(dialogue)
    after.finish(after.the_conclusion())
    after.complete(dialogue)
    assert (dialogue.state, dialogue.completed_on) == (DialogueState.COMPLETED, day("20/5"))
    assert history("dialogue", [dialogue.id])[0].act == "complete"


def test_an_opinion_not_asked_for_its_name_may_not_be_named(a_dialogue, an_opinion):
    dialogue = a_dialogue()
    assert an_opinion(dialogue).may_be_named is False
    assert an_opinion(dialogue, may_be_named=True).may_be_named is True
    assert db.session.scalar(db.select(db.func.count()).select_from(Opinion)) == 2
