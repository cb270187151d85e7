"""Sums in words: read back by a reader of its own, whatever the sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import MOST, in_words

ONES = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}


def read(words: str) -> int:
    """Word by word, from the left: nothing of the writer's own arithmetic."""
    whole = billions = group = 0
    digit = None
    for word in words.split():
        if word in ONES:
            digit = ONES[word]
            continue
        if word == "mười":
            group, digit = group + 10, None
        elif word == "mươi":
            group, digit = group + 10 * digit, None
        elif word == "trăm":
            group, digit = group + 100 * digit, None
        elif word == "lẻ":
            assert digit is None
        else:
            value = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9, "đồng": 1}[word]
            group, digit = group + (digit or 0), None
            if word == "tỷ":
                billions, whole = (whole + group) * value, 0
            else:
                whole += group * value
            group = 0
    return billions + whole


@given(st.one_of(st.integers(0, MOST), st.integers(0, 2_000_000)))
def test_what_is_written_is_read_back(amount):
    words = in_words(amount)
    assert read(words[0].lower() + words[1:]) == amount


@given(st.integers(1, MOST))
def test_it_begins_with_a_capital_and_says_each_word_as_it_is_said(amount):
    words = in_words(amount)
    assert words[0].isupper()
    assert words.endswith(" đồng")
    assert "  " not in words
    for wrong in ("mươi bốn", "mươi năm", "mười năm", "lẻ mươi", "linh", "một mươi", "lẻ mười"):
        assert wrong not in words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (15, "Mười lăm đồng"),
        (24, "Hai mươi tư đồng"),
        (105, "Một trăm lẻ năm đồng"),
        (1_021, "Một nghìn không trăm hai mươi mốt đồng"),
        (300_000, "Ba trăm nghìn đồng"),
        (1_500_000, "Một triệu năm trăm nghìn đồng"),
        (21_004_015, "Hai mươi mốt triệu không trăm lẻ bốn nghìn không trăm mười lăm đồng"),
        (1_000_000_005, "Một tỷ không trăm lẻ năm đồng"),
        (2_000_000_000_000, "Hai nghìn tỷ đồng"),
    ],
)
def test_sums_as_they_are_read_aloud(amount, words):
    assert in_words(amount) == words


def test_less_than_nothing_has_no_words():
    with pytest.raises(ValueError, match="-1"):
        in_words(-1)
