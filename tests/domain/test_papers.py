"""What is noted on a paper, and how days and numbers are written on it."""

from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.papers import (
    authority_lines,
    check_numbering,
    check_open,
    check_signing,
    day_in_words,
    number_line,
    official_number,
    signing_lines,
)

TODAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_carry_a_zero(day, words):
    assert day_in_words(day, None) == words


def test_an_open_day_leaves_room_and_says_the_year_where_it_is_known():
    assert day_in_words(None, 2026).endswith("năm 2026")
    assert day_in_words(None, None).rstrip("\u00a0").endswith("năm 20")
    assert number_line(None, "QĐ-UBND").endswith("/QĐ-UBND")
    assert number_line("05/QĐ-UBND", "QĐ-UBND") == "Số: 05/QĐ-UBND"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("5", "05/QĐ-UBND"), (" 12 ", "12/QĐ-UBND"), ("7a", "07a/QĐ-UBND"), ("123/QĐ-UBND",) * 2],
)
def test_a_number_is_typed_short(typed, number):
    assert official_number(typed, "QĐ-UBND") == number


@pytest.mark.parametrize("typed", ["", "0", "năm", "-1", "5/KH-UBND", "1.000"])
def test_what_is_no_number_of_this_paper_is_refused(typed):
    with pytest.raises(RuleViolation):
        official_number(typed, "QĐ-UBND")


def test_a_number_comes_after_the_signature_and_not_from_tomorrow():
    check_numbering(TODAY, signed_on=TODAY, today=TODAY)
    for issued, signed in ((TODAY, None), (date(2026, 3, 19), TODAY), (date(2026, 3, 21), TODAY)):
        with pytest.raises(RuleViolation):
            check_numbering(issued, signed_on=signed, today=TODAY)


def test_a_signature_lies_between_the_making_and_today():
    made_on = date(2026, 3, 18)
    check_signing(made_on, made_on=made_on, today=TODAY)
    check_signing(TODAY, made_on=made_on, today=TODAY)
    for day in (date(2026, 3, 17), date(2026, 3, 21)):
        with pytest.raises(RuleViolation):
            check_signing(day, made_on=made_on, today=TODAY)


def test_nothing_more_is_noted_on_a_withdrawn_paper():
    check_open(None)
    with pytest.raises(RuleViolation, match="20/03/2026"):
        check_open(TODAY)


@pytest.mark.parametrize(
    ("post", "lines"),
    [
        ("Chủ tịch Ủy ban nhân dân", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Chủ tịch UBND phường", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            "Phó Chủ tịch Uỷ ban nhân dân phường Tân Phong",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        ("Trưởng phòng Văn hóa - Xã hội", ("TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI",)),
        ("Phó Chủ tịch Hội Luật gia", ("PHÓ CHỦ TỊCH HỘI LUẬT GIA",)),
        ("", ("",)),
    ],
)
def test_a_committee_is_signed_for_by_its_chairman_or_a_deputy_in_his_place(post, lines):
    assert signing_lines(post) == lines


def test_the_committee_and_its_place_stand_on_a_line_each():
    of_place = ("ỦY BAN NHÂN DÂN", "XÃ MƯỜNG THAN")
    assert authority_lines("Ủy ban nhân dân xã Mường Than") == of_place
    assert authority_lines("Sở Tư pháp") == ("SỞ TƯ PHÁP",)
