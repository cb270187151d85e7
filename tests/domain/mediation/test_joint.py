from datetime import date
from itertools import pairwise

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.joint import (
    SIGNS,
    PartnerDays,
    PartnerState,
    check_answer,
    check_ask,
    check_end,
    check_join,
    check_tell_front,
    new_code,
    read_code,
)
from app.domain.mediation.states import CaseState

TODAY = date(2026, 3, 20)
ASKED = PartnerDays(date(2026, 3, 10))
AGREED = PartnerDays(date(2026, 3, 10), agreed_on=date(2026, 3, 12))
DECLINED = PartnerDays(date(2026, 3, 10), declined_on=date(2026, 3, 12))
ENDED = PartnerDays(date(2026, 3, 10), agreed_on=date(2026, 3, 12), ended_on=date(2026, 3, 15))


def ask(**changed):
    facts = {
        "current": CaseState.ASSIGNED,
        "is_own_commune": False,
        "other_unit_name": "Xã Sin Suối Hồ",
        "is_asked_already": False,
        "asked_on": date(2026, 3, 10),
        "received_on": date(2026, 3, 2),
        "today": TODAY,
    } | changed
    check_ask(facts.pop("current"), **facts)


def join(**changed):
    facts = {
        "current": CaseState.RECEIVED,
        "other_unit_name": "Phường Tân Phong",
        "is_own_code": False,
        "is_used_already": False,
        "agreed_on": TODAY,
        "today": TODAY,
    } | changed
    check_join(facts.pop("current"), **facts)


def answer(**changed):
    facts = {
        "current": CaseState.PAUSED,
        "partner": ASKED,
        "agrees": True,
        "why_declined": "",
        "answered_on": date(2026, 3, 12),
        "today": TODAY,
    } | changed
    check_answer(facts.pop("current"), facts.pop("partner"), **facts)


def tell(**changed):
    facts = {"current": CaseState.ASSIGNED, "partner": ASKED, "told_on": TODAY, "today": TODAY}
    facts |= changed
    check_tell_front(facts.pop("current"), facts.pop("partner"), **facts)


def end(**changed):
    facts = {
        "current": CaseState.ASSIGNED,
        "partner": AGREED,
        "ended_on": TODAY,
        "today": TODAY,
    } | changed
    check_end(facts.pop("current"), facts.pop("partner"), **facts)


def test_a_team_is_asked_answers_and_leaves_and_the_front_knows():
    ask()
    ask(is_own_commune=True, other_unit_name="")
    join()
    answer()
    answer(agrees=False, why_declined="Không có người")
    tell()
    tell(partner=AGREED)
    end()


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (ASKED, PartnerState.ASKED),
        (AGREED, PartnerState.AGREED),
        (DECLINED, PartnerState.DECLINED),
        (ENDED, PartnerState.ENDED),
    ],
)
def test_the_days_tell_where_it_stands(days, state):
    assert days.state is state


@pytest.mark.parametrize(
    ("act", "changed", "sentence"),
    [
        (ask, {"current": CaseState.SETTLED}, "Hòa giải thành"),
        (ask, {"other_unit_name": " "}, "Hãy chọn tổ hòa giải trong xã"),
        (ask, {"is_asked_already": True}, "đã được đề nghị"),
        (ask, {"asked_on": date(2026, 3, 1)}, "không thể trước ngày tiếp nhận"),
        (join, {"current": CaseState.CLOSED}, "Đã đóng hồ sơ"),
        (join, {"is_own_code": True}, "do chính xã mình lập"),
        (join, {"is_used_already": True}, "đã được nhập cho một vụ, việc"),
        (join, {"other_unit_name": ""}, "Hãy ghi tên xã, phường của tổ chủ trì"),
        (join, {"agreed_on": date(2027, 1, 1)}, "ở sau hôm nay"),
        (answer, {"partner": AGREED}, "“Đã nhận phối hợp”"),
        (answer, {"agrees": None}, "có nhận phối hợp hay không"),
        (answer, {"agrees": False}, "Hãy ghi lý do tổ kia không nhận"),
        (answer, {"answered_on": date(2026, 3, 9)}, "không thể trước ngày đề nghị"),
        (tell, {"partner": DECLINED}, "“Không nhận phối hợp”"),
        (tell, {"partner": ENDED}, "“Đã thôi phối hợp”"),
        (tell, {"told_on": date(2026, 3, 9)}, "không thể trước ngày đề nghị"),
        (end, {"partner": ASKED}, "“Chờ trả lời”"),
        (end, {"ended_on": date(2026, 3, 11)}, "không thể trước ngày nhận"),
    ],
)
def test_what_cannot_be_is_refused_in_words(act, changed, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        act(**changed)


def test_a_code_is_read_as_people_copy_it():
    code = new_code()
    assert len(code) == 9
    for typed in (code, code.lower(), code.replace("-", " "), f"  {code.replace('-', '')} "):
        assert read_code(typed) == code


def test_no_sign_of_a_code_looks_like_another():
    assert not set(SIGNS) & set("0OQ1ILJ2Z5S8BUĐ") - {"Q"}


def test_one_wrong_sign_or_two_that_changed_places_are_noticed():
    code = read_code(new_code()).replace("-", "")
    for place, right in enumerate(code):
        for wrong in set(SIGNS) - {right}:
            with pytest.raises(RuleViolation, match="có ký tự gõ sai, thiếu hoặc đổi chỗ"):
                read_code(code[:place] + wrong + code[place + 1 :])
    for place, (one, other) in enumerate(pairwise(code)):
        if one != other:
            swapped = code[:place] + other + one + code[place + 2 :]
            with pytest.raises(RuleViolation, match="không đúng"):
                read_code(swapped)


@pytest.mark.parametrize("typed", ["K7MR", "K7MR-4TXC-9", "0000-0000", "'; drop table", "K7MR-🙂"])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(RuleViolation, match="không đúng"):
        read_code(typed)


def test_no_code_at_all_is_asked_for():
    with pytest.raises(RuleViolation, match="Hãy nhập mã phối hợp"):
        read_code(" - ")


def test_codes_differ():
    assert len({new_code() for _ in range(200)}) == 200
