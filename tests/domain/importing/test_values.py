"""Days, numbers, results and people as they stand in old registers."""

from datetime import date

import pytest

from app.domain.importing.people import both_sides, names_in, people_in
from app.domain.importing.values import (
    Meant,
    Unreadable,
    is_ticked,
    propose_category,
    propose_result,
    read_day,
    read_number,
)
from app.domain.mediation.parties import Side

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "text",
    ["5/3/2019", "05.03.19", "5-3-2019", "Ngày 5 tháng 3 năm 2019", "2019-03-05", "43529"],
)
def test_a_day_is_read_as_people_write_it(text):
    assert read_day(text, TODAY) == date(2019, 3, 5)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/02/2019", "không có trong lịch"),
        ("13/13/2019", "không có trong lịch"),
        ("3/2019", "thiếu ngày hoặc tháng"),
        ("5/3", "thiếu năm"),
        ("hôm qua", "không đọc được là ngày"),
        ("5/3/77777777728", "không đọc được là ngày"),
        ("9" * 5000, "không đọc được là ngày"),
        ("05/03/2027", "ở sau hôm nay"),
        ("05/03/1990", "quá xa trong quá khứ"),
    ],
)
def test_a_day_that_cannot_be_is_told(text, why):
    with pytest.raises(Unreadable, match=why):
        read_day(text, TODAY)


def test_a_number_of_the_book_is_read():
    assert [read_number(one) for one in ("12", "05/2019", " ")] == [12, 5, None]
    for wrong in ("abc", "0", "123456"):
        with pytest.raises(Unreadable):
            read_number(wrong)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("thành", Meant.SETTLED),
        ("HG thành", Meant.SETTLED),
        ("ko thành", Meant.NOT_SETTLED),
        ("Hòa giải không thành", Meant.NOT_SETTLED),
        ("chuyển TA", Meant.NOT_SETTLED),
        ("đang HG", Meant.UNDER_WAY),
        ("chưa thành", Meant.NOT_SETTLED),
        ("xem giấy", None),
    ],
)
def test_words_for_results_are_proposed(text, meant):
    assert propose_result(text) is meant


def test_words_for_kinds_are_proposed():
    texts = ("Tranh chấp đất đai", "vợ chồng", "ly hôn", "HN-01", "Lối đi chung, ngõ", "??")
    assert [propose_category(one) for one in texts] == [
        "DS-01",
        "HN-01",
        "HN-04",
        "HN-01",
        "MT-02",
        None,
    ]


def test_a_tick_is_any_word_but_a_no():
    assert [is_ticked(one) for one in ("x", "1", "", "0", "-", "không")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lò Văn Pâng, sn 1975, bản Tả Lèng\nTẩn A Lù",
        "Bên A: Lò Văn Pâng, sinh năm 1975, bản Tả Lèng; Bên B: Tẩn A Lù",
        "ông Lò Văn Pâng (sn 1975, bản Tả Lèng) với bà Tẩn A Lù",
        "Lò Văn Pâng, sn 1975, bản Tả Lèng – Tẩn A Lù",
    ],
)
def test_both_sides_come_out_of_one_cell(text):
    a, b = both_sides(text)
    assert (a.side, a.name, a.birth_year, a.address) == (
        Side.A,
        "Lò Văn Pâng",
        1975,
        "bản Tả Lèng",
    )
    assert (b.side, b.name, b.address) == (Side.B, "Tẩn A Lù", None)


def test_several_names_of_a_side_are_several_people_and_every_word_is_kept():
    found = people_in("Lò Văn Pâng, Lò Thị Mai, 45 tuổi, bản Nậm Loỏng", Side.A)
    assert [(one.name, one.address) for one in found] == [
        ("Lò Văn Pâng", "45 tuổi, bản Nậm Loỏng"),
        ("Lò Thị Mai", "45 tuổi, bản Nậm Loỏng"),
    ]
    assert names_in("ông Lò Văn Páo; Tẩn A Lù và Vàng Thị Sao") == (
        "Lò Văn Páo",
        "Tẩn A Lù",
        "Vàng Thị Sao",
    )
