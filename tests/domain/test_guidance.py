"""What a superior may send, and what a commune may answer."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from app.domain.errors import RuleViolation
from app.domain.guidance import (
    EVERYBODY,
    GuidanceFacts,
    GuidanceKind,
    ReceiptState,
    check_guidance,
    check_receipt,
    check_withdrawal,
    is_late,
    receipt_id,
)
from sync.down import ALL
from sync.months import month_of

TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)
BELOW = {"03408", "03390"}
RECORD = UUID("0199b4f1-1111-7222-8333-444455556666")
PAPER = GuidanceFacts(GuidanceKind.PAPER, "Hướng dẫn", "Ghi sổ.", EVERYBODY)
ABOUT = {"addressee": "03408", "about_kind": "mediation_case", "about_id": RECORD}


def check(**changes):
    check_guidance(replace(PAPER, **changes), below=BELOW, today=TODAY)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"addressee": "03390"},
        {"number": "12/STP", "dated_on": TODAY},
        {"answer_by": TODAY},
        {"kind": GuidanceKind.OPINION, **ABOUT},
        {"kind": GuidanceKind.RETURN, **ABOUT, "answer_by": TODAY + DAY},
    ],
)
def test_what_may_be_sent(changes):
    check(**changes)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": GuidanceKind.OPINION}, "từ trang của hồ sơ"),
        ({"kind": GuidanceKind.RETURN}, "từ trang của hồ sơ"),
        ({**ABOUT}, "từ trang của hồ sơ"),
        ({"kind": GuidanceKind.OPINION, **ABOUT, "addressee": EVERYBODY}, "chỉ gửi cho đơn vị"),
        ({"kind": GuidanceKind.RETURN, **ABOUT, "addressee": EVERYBODY}, "chỉ gửi cho đơn vị"),
        ({"addressee": "12"}, "đơn vị trực thuộc"),
        ({"addressee": ""}, "đơn vị trực thuộc"),
        ({"number": "12/STP"}, "cả số và ngày"),
        ({"dated_on": TODAY}, "cả số và ngày"),
        ({"number": "12/STP", "dated_on": TODAY + DAY}, "không thể sau hôm nay"),
        ({"answer_by": TODAY - DAY}, "không thể trước hôm nay"),
    ],
)
def test_what_may_not_be_sent(changes, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        check(**changes)


def test_what_is_withdrawn_is_neither_withdrawn_again_nor_answered():
    check_withdrawal(None)
    check_receipt(None)
    with pytest.raises(RuleViolation, match="đã được thu hồi"):
        check_withdrawal(TODAY)
    with pytest.raises(RuleViolation, match="đã thu hồi"):
        check_receipt(TODAY)


@pytest.mark.parametrize(
    ("answer_by", "answered_on", "late"),
    [
        (None, None, False),
        (None, TODAY, False),
        (TODAY, None, False),
        (TODAY - DAY, None, True),
        (TODAY - DAY, TODAY - DAY, False),
        (TODAY - DAY, TODAY, True),
    ],
)
def test_an_answer_is_late_after_the_day_it_was_wanted_by(answer_by, answered_on, late):
    assert is_late(answer_by, answered_on, today=TODAY) is late


def test_a_unit_has_one_receipt_of_a_guidance_whatever_was_restored():
    first = receipt_id(RECORD, "03408")
    others = {receipt_id(RECORD, "03390"), receipt_id(UUID(int=RECORD.int + 1), "03408")}
    assert first == receipt_id(RECORD, "03408")
    assert len({first, *others}) == 3
    assert (first.version, month_of(first.hex)) == (7, month_of(RECORD.hex))


def test_everybody_is_the_same_word_on_the_wire():
    assert EVERYBODY == ALL


def test_kinds_and_states_have_the_words_of_the_office():
    assert [(one.label, one.is_about_record) for one in GuidanceKind] == [
        ("Hướng dẫn, văn bản", False),
        ("Ý kiến về một hồ sơ", True),
        ("Trả lại hồ sơ để bổ sung", True),
    ]
    assert [one.label for one in ReceiptState] == ["Đã nhận", "Đã làm, trả lời"]
