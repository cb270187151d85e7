import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.words import canon, fold, mid_sentence, person_key, tidy


def test_both_tone_placements_and_both_compositions_fold_to_one():
    nfd = unicodedata.normalize("NFD", "Hòa giải ĐẤT ĐAI")
    assert fold("Hoà giải đất đai") == fold(nfd) == fold("hòa GIẢI Đất Đai") == "hoa giai dat dai"


def test_tidy_composes_keeps_lines_and_drops_what_cannot_be_seen():
    assert tidy("  Đất\u200b  đai \r\n\x00 hai  hộ ") == "Đất đai\nhai hộ"
    assert tidy(unicodedata.normalize("NFD", "Lò Thị Ửng")) == "Lò Thị Ửng"


def test_a_mark_that_stood_apart_from_its_letter_is_composed_with_it():
    """Else what is kept would be no NFC, and the office above would refuse the record."""
    assert tidy("Lo\x00\u0300 Va\u200b\u0306n") == "Lò Văn"


@given(st.text())
def test_tidy_text_stays_as_it_is(text):
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(alphabet="aăâđêôơưàảãáạĐÊễữỵ "))
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)


def test_people_are_sorted_by_given_name_then_family_name():
    people = ["Nguyễn Văn An", "Lò Văn Páo", "Giàng Thị Ánh", "Trần Đức Ân", "Bùi Văn An"]
    assert sorted(people, key=person_key) == [
        "Bùi Văn An",
        "Nguyễn Văn An",
        "Giàng Thị Ánh",
        "Trần Đức Ân",
        "Lò Văn Páo",
    ]


def test_a_name_inside_a_sentence_begins_small():
    assert mid_sentence("Phường Tân Phong") == "phường Tân Phong"
    assert mid_sentence("Đặc khu Côn Đảo") == "đặc khu Côn Đảo"
    assert mid_sentence("Tòa án công nhận") == "Tòa án công nhận"
    assert mid_sentence("") == ""


@pytest.mark.parametrize(
    ("written", "one"),
    [
        ("hoà giải", "hòa giải"),
        ("HOÀ GIẢI", "HÒA GIẢI"),
        ("Thuỷ khoẻ", "Thủy khỏe"),
        ("uỷ ban", "ủy ban"),
        ("quý quỳ Hoàng khuỷu toán thuế", "quý quỳ Hoàng khuỷu toán thuế"),
        ("Hoà, hoà1", "Hòa, hòa1"),
    ],
)
def test_a_tone_has_one_place(written, one):
    assert canon(written) == canon(unicodedata.normalize("NFD", written)) == one
    assert canon(one) == one


@given(st.text(alphabet="aăâđêôơưàảãáạĐÊỵoóuúyỳqhHOÀ 1"))
def test_moving_a_tone_changes_no_letter_and_happens_once(text):
    assert fold(canon(text)) == fold(text)
    assert canon(canon(text)) == canon(text)
