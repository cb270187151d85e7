"""A name is found and taken out however it is written, and nobody else's with it."""

import pytest

from app.domain.privacy.names import (
    digits_of,
    has_phone,
    is_name,
    pattern_of,
    times_named,
    without,
)

GONE = "(đã xóa)"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Lò Văn Pâng và Tẩn A Lù", f"{GONE} và Tẩn A Lù"),
        ("LÒ VĂN PÂNG, lò  văn\npâng", f"{GONE}, {GONE}"),
        ("Lo Van Pang", GONE),
        ("Lò Văn Pângg", "Lò Văn Pângg"),
        ("Chị Lò Văn Pâng Liên", f"Chị {GONE} Liên"),
    ],
)
def test_the_whole_name_goes_and_the_rest_stays(text, left):
    assert without(text, pattern_of("Lò Văn Pâng"), "", GONE) == left


def test_lists_and_maps_are_looked_into():
    held = {"present": ["Lò Văn Pâng", "Tẩn A Lù"], "n": 2}
    assert without(held, pattern_of("Lò Văn Pâng"), "", GONE)["present"] == [GONE, "Tẩn A Lù"]


def test_a_telephone_number_goes_however_it_is_spaced():
    phone = digits_of("+84 912 345 678")
    assert phone == "0912345678"
    for told in (
        "0912.345.678",
        "0912 - 345 - 678",
        "(0912) 345 678",
        "+84 912 345 678",
        "0084912345678",
        "+84 (0) 912 345 678",
    ):
        assert has_phone(told, phone)
        assert without(f"Gọi {told} nhé", None, phone, GONE) == f"Gọi {GONE} nhé"
    for other in ("10912345678", "09123456789", "0912 345 679", "tháng 09, 12 người; 345 678"):
        assert not has_phone(other, phone)
        assert without(other, None, phone, GONE) == other
    assert digits_of("1968") == ""


def test_one_name_in_two_spellings_is_one_name():
    assert is_name("LÒ THỊ HOÀ", "Lò Thị Hòa")
    assert not is_name("Lò Thị Hòa An", "Lò Thị Hòa")
    assert times_named("Hòa, hoà, HOA", pattern_of("Hòa")) == 3
    assert pattern_of("  ") is None
