"""The eight items of the paper, judged from what is there; and what is told without paper."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.agreement import (
    AgreementItem,
    Paper,
    check_put_in_writing,
    check_settle,
    missing_items,
)
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseState

TODAY, SETTLED = date(2026, 3, 10), date(2026, 3, 9)
WHOLE = Paper(
    has_ground=True,
    named_sides=frozenset({Side.A, Side.B}),
    content="Tranh chấp ranh giới nương ngô.",
    course="Hai bên cùng ra thực địa.",
    terms="Hai nhà cùng dời hàng rào về đúng mốc cũ.",
    duties="Mỗi bên giữ đúng mốc.",
    method="Tự dời trong tuần.",
    has_term=False,
    signed_on=SETTLED,
)
WITHOUT = {
    AgreementItem.GROUND: {"has_ground": False},
    AgreementItem.PARTIES: {"named_sides": frozenset({Side.A, Side.RELATED})},
    AgreementItem.CONTENT: {"content": " "},
    AgreementItem.COURSE: {"course": ""},
    AgreementItem.SOLUTION: {"terms": "\n"},
    AgreementItem.DUTIES: {"duties": ""},
    AgreementItem.TERM: {"method": " "},
    AgreementItem.SIGNATURES: {"signed_on": None},
}


def settle(paper=WHOLE, current=CaseState.IN_MEDIATION, **changed):
    facts = {
        "is_written": True,
        "told_no_paper": False,
        "settled_on": SETTLED,
        "started_on": date(2026, 3, 5),
        "assigned_on": date(2026, 3, 3),
        "today": TODAY,
    }
    check_settle(current, paper, **{**facts, **changed})


def write(paper=WHOLE, current=CaseState.SETTLED, **changed):
    facts = {"is_written": False, "agreed_on": SETTLED, "today": TODAY}
    check_put_in_writing(current, paper, **{**facts, **changed})


def without(*items):
    changes = {key: value for item in items for key, value in WITHOUT[item].items()}
    return replace(WHOLE, **changes)


def test_an_agreement_stands_on_paper_or_by_word_of_mouth():
    settle()
    settle(
        without(*set(AgreementItem) - {AgreementItem.SOLUTION}),
        is_written=False,
        told_no_paper=True,
    )
    settle(current=CaseState.ASSIGNED, started_on=None)
    write()


@pytest.mark.parametrize("item", AgreementItem)
def test_each_of_the_eight_items_is_missed_by_name(item):
    assert missing_items(without(item)) == [item]
    if item is AgreementItem.SOLUTION:
        return  # without what was agreed there is no agreement at all
    for act in (settle, write):
        with pytest.raises(RuleViolation) as refusal:
            act(without(item))
        assert f"còn thiếu: {item.label}." in refusal.value.message
        assert "Điều 24" in str(refusal.value.basis)


def test_all_missing_items_are_named_at_once_in_the_order_of_the_law():
    assert len(AgreementItem) == 8
    assert missing_items(without(*AgreementItem)) == list(AgreementItem)
    assert missing_items(WHOLE) == []


def test_a_day_for_what_is_to_be_done_is_a_term_without_more_words():
    assert missing_items(replace(WHOLE, method="", has_term=True)) == []


@pytest.mark.parametrize(
    ("act", "paper", "changed", "sentence"),
    [
        (settle, WHOLE, {"current": CaseState.RECEIVED}, "tình trạng “Tiếp nhận”"),
        (settle, replace(WHOLE, terms="\n "), {}, "Hãy ghi thỏa thuận mà các bên đạt được."),
        (settle, WHOLE, {"is_written": None}, "có lập văn bản hòa giải thành hay không"),
        (settle, WHOLE, {"is_written": False}, "Tòa án không có căn cứ để công nhận"),
        (settle, WHOLE, {"settled_on": date(2026, 3, 4)}, "không thể trước ngày bắt đầu hòa giải"),
        (
            settle,
            WHOLE,
            {"started_on": None, "settled_on": date(2026, 3, 2)},
            "không thể trước ngày phân công",
        ),
        (settle, WHOLE, {"settled_on": date(2026, 3, 11)}, "ở sau hôm nay"),
        (settle, replace(WHOLE, signed_on=date(2026, 3, 8)), {}, "không thể trước ngày hòa giải"),
        (settle, replace(WHOLE, signed_on=date(2026, 3, 11)), {}, "ở sau hôm nay"),
        (write, WHOLE, {"current": CaseState.CLOSED}, "tình trạng “Đã đóng hồ sơ”"),
        (write, WHOLE, {"is_written": True}, "đã có văn bản hòa giải thành"),
        (write, replace(WHOLE, signed_on=date(2026, 3, 8)), {}, "không thể trước ngày thỏa thuận"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(act, paper, changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        act(paper, **changed)
    assert sentence in refusal.value.message


def test_a_forged_day_of_signing_says_nothing_where_there_is_no_paper():
    late = replace(WHOLE, signed_on=date(2030, 1, 1))
    settle(late, is_written=False, told_no_paper=True)
