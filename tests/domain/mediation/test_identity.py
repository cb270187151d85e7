"""When two entries may be called one person; that they are is said by people alone."""

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.identity import check_same, is_same_name, may_be_sought
from app.domain.mediation.parties import PartyKind

GOOD = {
    "name": "Lò Văn Pâng",
    "kind": PartyKind.PERSON,
    "held_name": "Lò Văn Pâng",
    "held_kind": PartyKind.PERSON,
    "is_in_this_case": False,
    "is_tied": False,
}


def check(**facts):
    given = {**GOOD, **facts}
    check_same(given.pop("name"), given.pop("kind"), **given)


@pytest.mark.parametrize(
    ("typed", "is_enough"),
    [("Lò", False), ("Pâng", False), ("Lò A", False), ("Lò Pâ", True), ("vang a su", True)],
)
def test_two_words_and_four_letters_are_enough_to_look_for_somebody(typed, is_enough):
    assert may_be_sought(typed) is is_enough


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lò Văn Pâng", "lo van pang", True),
        ("Hoà  Bình", "Hòa Bình", True),
        ("Lò Văn Pâng", "Lò Văn Pa", False),
        ("Lò Văn Pâng", "Văn Pâng Lò", False),
        (None, "Lò Văn Pâng", False),
    ],
)
def test_marks_and_capitals_do_not_make_another_name_but_letters_and_order_do(one, other, same):
    assert is_same_name(one, other) is same


def test_the_same_person_of_another_case_is_let_through():
    check()
    check(name="lo van pang")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": "Lò Văn Pao"}, "Họ tên “Lò Văn Pao” khác với người đã chọn"),
        ({"kind": PartyKind.FAMILY}, "Chỉ cá nhân mới được ghi"),
        ({"held_kind": PartyKind.FAMILY}, "Chỉ cá nhân mới được ghi"),
        ({"kind": PartyKind.FAMILY, "held_kind": PartyKind.FAMILY}, "Chỉ cá nhân mới được ghi"),
        ({"is_in_this_case": True}, "đã có một dòng trong vụ, việc này"),
        ({"is_tied": True}, "đang được ghi là cùng một người với bên của vụ, việc khác"),
    ],
)
def test_what_cannot_be_meant_is_refused(facts, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        check(**facts)
