"""A given name alone, told from the words that are written alike."""

import pytest

from app.domain.privacy.calling import given_name, times_called

HOA = "Lò Thị Hoa"


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Bà Hoa nói với ông Páo rằng Hoa không vay.", 2),
        ("BÀ HOA và bà hoa", 2),
        ("Hòa giải viên trồng hoa, hóa đơn để ở nhà.", 0),
        ("Lò Thị Hoa, LO THI HOA và lò  thị hoa", 0),
        ("Lò Thị Hoa khóc; chị Hoa bỏ về.", 1),
        ("Hoan, Khoa và Hoài", 0),
        ("", 0),
    ],
)
def test_it_is_found_by_its_marks_and_capitals(text, times):
    assert times_called(text, HOA) == times


def test_it_is_found_without_marks_and_by_either_way_of_placing_them():
    assert times_called("ong pang, Pang, PÂNG, Pằng", "Lò Văn Pâng") == 2
    assert times_called("Anh Hoà, anh Hòa", "Lò Văn Hòa") == 2


def test_a_name_of_one_word_stands_nowhere_alone():
    assert given_name("  Lò   Văn Pâng ") == "Pâng"
    assert (given_name(""), times_called("Hoa", "Hoa"), times_called("Hoa", "")) == ("", 0, 0)
