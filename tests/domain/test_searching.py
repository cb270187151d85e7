"""What a text is found by, and what finds it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.searching import (
    LONGEST,
    MOST_ASKED,
    MOST_KEPT,
    asked_for,
    excerpt,
    sought,
    whole,
    words_in,
    words_kept,
)

HOA = "Bà Lò Thị Hoà, nhà số 4B, ĐT 0912.345.678, vụ 05/2026, nợ 1.500.000 đồng từ 03/04/2026"


def grade(asked, text=HOA):
    """0 is the best; None where the text is not found."""
    return grade_of(asked_for(asked), words_kept(text))


def grade_of(wanted, kept):
    fits = (all(sought(term) in f" {kept} " for term in terms) for terms in wanted.grades)
    return next((place for place, fit in enumerate(fits) if fit), None)


@pytest.mark.parametrize(
    "asked",
    [
        "lo thi hoa",
        "HOÀ",
        "hòa",
        unicodedata.normalize("NFD", "Hoà thị"),
        "Hoa lo",
        "ho",
        "đong",
        "dong",
        "nha 4b",
        "so 4b",
        "5/2026",
        "05/2026",
        "005/2026",
        "5/202",
        "0912345678",
        "0912 345 678",
        "+84 912 345 678",
        "+84 912 345",
        "+84912345678",
        "84912345678",
        "0912 345",
        "0912",
        "1500000",
        "1.500.000",
        "3/4/2026",
        "03-04-2026",
        "lò thị hòa, 5/2026",
    ],
)
def test_is_found(asked):
    assert grade(asked) is not None


@pytest.mark.parametrize(
    "asked", ["hoan", "15/2026", "2026", "912345678", "h", "lo van", "500", "", "%", "_ *"]
)
def test_is_not_found(asked):
    assert grade(asked) is None


def test_what_is_typed_with_marks_comes_first_as_typed():
    assert [grade("hòa", text) for text in ("Hòa", "Hòan", "Hoa", "Hoan", "Lan")] == [
        0,
        1,
        2,
        3,
        None,
    ]
    assert grade("hoà", "Hòa") == grade("hòa", "Hoà") == 0
    assert [grade("hoa", text) for text in ("Hòa", "Hoa", "Hoàn")] == [0, 0, 1]


def test_limits_hold():
    long = " ".join(f"chữ{n}x" for n in range(5000))
    assert len(words_kept(long).split()) <= MOST_KEPT + 1
    assert all(len(terms) == MOST_ASKED for terms in asked_for(long).grades)
    (word,) = words_kept("x" * 500).split()
    assert len(word) == LONGEST
    assert grade("x" * 500, "x" * 500) is not None


@given(st.text())
def test_every_text_is_found_by_its_own_words(text):
    words = list(words_in(text))
    assert not {letter for word in words for letter in word.plain if letter in " \"'*"}
    if 0 < len(words) <= MOST_ASKED:
        assert grade(text, text) == 0


def test_the_words_found_are_shown_where_they_stand():
    assert excerpt("Bà Lò Thị Hoà ở bản", asked_for("hòa lo")) == [
        ("Bà ", False),
        ("Lò", True),
        (" Thị ", False),
        ("Hoà", True),
        (" ở bản", False),
    ]


@given(st.text(max_size=400), st.text(max_size=20))
def test_an_excerpt_is_a_part_of_the_text(text, asked):
    pieces = excerpt(text, asked_for(asked))
    whole = " ".join(unicodedata.normalize("NFC", text).split())
    shown = "".join(piece for piece, _ in pieces)
    assert shown.removeprefix("… ").removesuffix(" …") in whole


def test_of_a_long_text_the_part_around_the_first_hit_is_shown():
    text = "đầu " * 100 + "ranh giới nương ngô " + "cuối " * 100
    shown = excerpt(text, asked_for("nuong"))
    assert ("nương", True) in shown
    assert shown[0][0].startswith("… ")
    assert shown[-1][0].endswith(" …")
    assert len("".join(piece for piece, _ in shown)) < 200


def test_a_text_is_one_word_however_it_is_written_and_nobody_types_it():
    assert whole("Lò Văn Pâng") == whole("LO van  pang") == "##lovanpang"
    assert whole("Lò Văn") != whole("Lò Vàn Ă")
    kept = f"{whole('Lò Văn Pâng')} {words_kept('Lò Văn Pâng')}"
    assert grade_of(asked_for("##lovanpang"), kept) is None
    assert grade_of(asked_for("lovan"), kept) is None
