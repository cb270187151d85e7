"""Money as papers write it, against amounts written out by hand."""

import pytest

from app.domain.amounts import in_words, money_in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (115, "một trăm mười lăm"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (20_050, "hai mươi nghìn không trăm năm mươi"),
        (1_000_000, "một triệu"),
        (2_350_000, "hai triệu ba trăm năm mươi nghìn"),
        (1_000_001, "một triệu không trăm linh một"),
        (3_000_000_000, "ba tỷ"),
        (1_002_000_000, "một tỷ không trăm linh hai triệu"),
        (-7, "âm bảy"),
    ],
)
def test_numbers_in_words(number, words):
    assert in_words(number) == words


def test_money_begins_with_a_capital_and_ends_with_its_unit():
    assert money_in_words(400_000) == "Bốn trăm nghìn đồng"
