"""What an answer and a conclusion must say, and what is never answered at a conference."""

from datetime import date
from itertools import product

import pytest

from app.domain.dialogue.answers import (
    STATE_AFTER,
    Disposition,
    Handling,
    check_conclusion,
    check_handling,
    check_reply,
)
from app.domain.dialogue.kinds import MatterKind
from app.domain.dialogue.opinions import NEXT_STATES, OpinionState
from app.domain.errors import RuleViolation

HELD_ON = date(2026, 3, 16)
TODAY = date(2026, 4, 1)
WHOLE = {
    Disposition.ANSWERED_NOW: {
        "answered_by": "Ông Giàng A Sử, công chức địa chính",
        "answer": "Xã đã đo lại ranh giới ngày 02/03.",
    },
    Disposition.WRITTEN_REPLY: {"handler": "Phòng Kinh tế", "due_on": date(2026, 3, 31)},
    Disposition.FORWARDED: {"handler": "Sở Xây dựng"},
    Disposition.NOT_WITHIN_POWER: {"answer": "Quốc lộ do cơ quan cấp tỉnh quản lý."},
    Disposition.SPLIT_OFF: {"handler": "Ban Tiếp công dân xã"},
}
ORDINARY = (MatterKind.PROPOSAL, MatterKind.FEEDBACK)


@pytest.mark.parametrize(("matter", "disposition"), list(product(MatterKind, Disposition)))
def test_complaints_and_denunciations_are_split_off_and_nothing_else_is(matter, disposition):
    handling = Handling(disposition, **WHOLE[disposition])
    if matter.has_own_procedure is (disposition is Disposition.SPLIT_OFF):
        check_handling(matter, handling, held_on=HELD_ON)
    else:
        with pytest.raises(RuleViolation, match="tách"):
            check_handling(matter, handling, held_on=HELD_ON)


def test_the_refusal_to_answer_a_complaint_names_its_law():
    with pytest.raises(RuleViolation) as refusal:
        check_handling(
            MatterKind.COMPLAINT,
            Handling(Disposition.ANSWERED_NOW, **WHOLE[Disposition.ANSWERED_NOW]),
            held_on=HELD_ON,
        )
    assert str(refusal.value.basis) == "Khoản 3 Điều 25 Luật Tiếp công dân số 42/2013/QH13"


def test_a_complaint_that_is_split_off_carries_no_answer():
    with pytest.raises(RuleViolation, match="Không ghi nội dung trả lời cho tố cáo"):
        check_handling(
            MatterKind.DENUNCIATION,
            Handling(Disposition.SPLIT_OFF, handler="Công an xã", answer="Xã sẽ xem xét."),
            held_on=HELD_ON,
        )


MISSING = [(how, field) for how, facts in WHOLE.items() for field in facts if field != "due_on"]


@pytest.mark.parametrize(("disposition", "field"), MISSING)
@pytest.mark.parametrize("blank", ["", " \n "])
def test_a_handling_says_who_and_why(disposition, field, blank):
    facts = WHOLE[disposition] | {field: blank}
    matter = MatterKind.COMPLAINT if disposition is Disposition.SPLIT_OFF else ORDINARY[0]
    with pytest.raises(RuleViolation, match="Hãy ghi"):
        check_handling(matter, Handling(disposition, **facts), held_on=HELD_ON)


def test_a_written_reply_without_a_day_is_due_as_the_office_has_it():
    handling = Handling(Disposition.WRITTEN_REPLY, handler="Phòng Kinh tế")
    check_handling(MatterKind.FEEDBACK, handling, held_on=HELD_ON)


@pytest.mark.parametrize("due_on", [HELD_ON, date(2026, 3, 1)])
@pytest.mark.parametrize("disposition", [Disposition.WRITTEN_REPLY, Disposition.FORWARDED])
def test_a_deadline_lies_after_the_meeting(disposition, due_on):
    handling = Handling(disposition, **WHOLE[disposition] | {"due_on": due_on})
    with pytest.raises(RuleViolation, match="phải sau ngày tổ chức hội nghị 16/03/2026"):
        check_handling(MatterKind.FEEDBACK, handling, held_on=HELD_ON)


def test_every_handling_leads_to_a_state_of_its_own_that_a_new_opinion_can_reach():
    assert set(STATE_AFTER) == set(Disposition)
    assert len(set(STATE_AFTER.values())) == len(Disposition)
    assert set(STATE_AFTER.values()) < NEXT_STATES[OpinionState.RECORDED]


CONCLUSION = {
    "text": "Sửa xong mương Nà Cọ trước vụ mùa.",
    "unit": "Phòng Kinh tế",
    "due_on": date(2026, 3, 17),
    "held_on": HELD_ON,
}


def test_a_conclusion_with_unit_and_due_date_passes():
    check_conclusion(**CONCLUSION)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": " "}, "nội dung kết luận"),
        ({"unit": ""}, "đơn vị thực hiện"),
        ({"due_on": None}, "hạn thực hiện"),
        ({"due_on": HELD_ON}, "phải sau ngày tổ chức"),
    ],
)
def test_a_conclusion_nobody_must_carry_out_by_any_day_is_refused(changes, words):
    with pytest.raises(RuleViolation, match=words):
        check_conclusion(**CONCLUSION | changes)


REPLY = {
    "reply": "Đã cấp đổi giấy chứng nhận.",
    "replied_on": date(2026, 3, 30),
    "held_on": HELD_ON,
    "today": TODAY,
}


@pytest.mark.parametrize("state", OpinionState)
def test_a_later_reply_goes_only_to_what_awaits_one(state):
    awaiting = {
        OpinionState.ASSIGNED,
        OpinionState.FORWARDED,
        OpinionState.IN_PROGRESS,
        OpinionState.NEEDS_MORE,
    }
    if state in awaiting:
        check_reply(state, **REPLY)
    else:
        with pytest.raises(RuleViolation, match="không thể chuyển"):
            check_reply(state, **REPLY)


@pytest.mark.parametrize("replied_on", [HELD_ON, TODAY])
def test_a_reply_may_come_the_same_day_or_today(replied_on):
    check_reply(OpinionState.ASSIGNED, **REPLY | {"replied_on": replied_on})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reply": ""}, "nội dung trả lời"),
        ({"replied_on": date(2026, 3, 15)}, "Ngày trả lời 15/03/2026"),
        ({"replied_on": date(2026, 4, 2)}, "Ngày trả lời 02/04/2026"),
    ],
)
def test_a_reply_has_words_and_a_true_day(changes, words):
    with pytest.raises(RuleViolation, match=words):
        check_reply(OpinionState.ASSIGNED, **REPLY | changes)
