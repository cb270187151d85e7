"""Heads of sheets, which column is which, rows that are no lines."""

import pytest

from app.domain.errors import RuleViolation
from app.domain.importing.sheet import Head, LeftOut, find_head, spread, why_left_out
from app.domain.importing.targets import Target, check_matching, lacking, propose, target_of
from app.domain.importing.twins import is_near
from tests.importing.registers import HEAD, SECOND


def test_the_head_of_the_official_book_is_found_in_two_rows():
    head = find_head([["SỔ THEO DÕI"], [], [*HEAD], [*SECOND], ["1", "5/3/2019"]])
    assert (head.first, head.last) == (3, 4)
    assert propose(head.texts) == [
        Target.NUMBER,
        Target.RECEIVED_ON,
        Target.MEDIATORS,
        Target.PARTIES,
        Target.SUMMARY,
        Target.WORDS,
        Target.SETTLED,
        Target.NOT_SETTLED,
        Target.NOTE,
    ]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("S.T.T", None),
        ("Ngày  nhận (ghi rõ)", Target.RECEIVED_ON),
        ("KẾT QUẢ HÒA GIẢI", Target.RESULT),
        ("Kết quả hoà giãi", Target.RESULT),
        ("Hòa giải viên", Target.MEDIATORS),
        ("Số tiền", None),
    ],
)
def test_a_head_is_known_by_its_words_or_by_near_ones(text, target):
    assert target_of(text) is target


def test_the_second_address_is_the_other_sides():
    assert propose(["Bên A", "Địa chỉ", "Bên B", "Địa chỉ"]) == [
        Target.SIDE_A,
        Target.ADDRESS_A,
        Target.SIDE_B,
        Target.ADDRESS_B,
    ]


def test_one_fact_in_two_columns_is_refused_but_texts_go_together():
    check_matching([Target.NOTE, Target.NOTE, None])
    with pytest.raises(RuleViolation, match="Ngày nhận vụ, việc"):
        check_matching([Target.RECEIVED_ON, Target.RECEIVED_ON])


def test_what_still_lacks_is_told():
    assert lacking([Target.RECEIVED_ON, Target.SETTLED], has_team=True) == []
    assert len(lacking([], has_team=False)) == 3


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["", "", ""], LeftOut.BLANK),
        (["Tổng cộng:", "", "12"], LeftOut.TOTAL),
        (["Cộng tháng 5", "", "12"], LeftOut.TOTAL),
        (["Tháng 5/2019", "", ""], LeftOut.HEADING),
        (["(1)", "(2)", "(3)"], LeftOut.NUMBERING),
        (["STT", "Ngày", "Kết quả"], LeftOut.HEAD_AGAIN),
        (["1", "5/3/2019", "thành"], None),
        (["", "5/3/2019", "Cộng tác viên"], None),
    ],
)
def test_rows_that_are_no_lines_are_left_out(row, why):
    assert why_left_out(row, Head(("STT", "Ngày", "Kết quả"), 1, 1)) is why


def test_a_merged_cell_does_not_cover_what_stands_in_it():
    rows = [["STT", "Ngày"], ["1", "5/3"], ["2", ""], ["3", "6/3"]]
    found, joined, filled = spread(rows, [(1, 3, 1)], Head(("STT", "Ngày"), 1, 1))
    assert found[1:] == [["1", "5/3"], ["2", "5/3"], ["3", "6/3"]]
    assert (joined, filled) == (0, 1)


def test_the_same_people_are_near_whoever_stands_first():
    assert is_near("lo van pang|tan a lu", "lo van pang|tan a luu")
    assert is_near("a b|c d", "a b|c d|e f")
    assert not is_near("lo van pang", "lo van pang|tan a lu")
    assert not is_near("", "")
    assert not is_near("lo van pang|tan a lu", "vang a su|lo thi mai")
