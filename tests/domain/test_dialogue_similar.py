"""Opinions of the same matter are proposed, those of different matters are not."""

import tomllib
from pathlib import Path

import pytest

from app.domain.dialogue.similar import THRESHOLD, alike, likeness

TEXTS = Path(__file__).resolve().parents[2] / "app/practice/texts/dialogue.toml"
SAME = [
    (
        "Đường vào bản lầy lội mỗi mùa mưa, xe không đi được",
        "Đề nghị xã làm đường vào bản vì mùa mưa lầy lội, học sinh đi học rất khổ",
    ),
    (
        "Xe thu gom rác một tuần mới vào bản một lần, rác ùn ở đầu ngõ, rất hôi",
        "Rác không được thu gom kịp, đầu ngõ hôi thối, mong tăng chuyến xe rác",
    ),
    (
        "Đèn đường ở tổ dân phố số 3 hỏng nhiều tháng chưa sửa",
        "Đề nghị sửa chữa hệ thống đèn đường chiếu sáng bị hỏng",
    ),
    ("Lợn thả rông phá hoại hoa màu", "Đề nghị xử lý việc thả rông trâu, lợn phá hoa màu"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_matter_in_other_words_is_proposed(one, other):
    assert likeness(one, other) >= THRESHOLD
    assert likeness(one, other) == likeness(other, one)


def test_of_many_different_matters_hardly_any_pair_is_proposed():
    texts = [one["text"] for one in tomllib.loads(TEXTS.read_text("utf-8"))["opinion"]]
    assert len(texts) == 45
    assert len(alike(dict(enumerate(texts)))) <= 2


def test_tones_and_spelling_make_no_difference():
    assert likeness("Đề nghị sửa đường thủy lợi Nà Đông", "de nghi sua duong thuỷ lợi nà đông") == 1


def test_what_every_petition_says_makes_nothing_alike():
    said_by_all = "Đề nghị xã quan tâm, xem xét giải quyết cho bà con"
    assert likeness(said_by_all, said_by_all) == 0


def test_the_most_alike_stand_first_and_each_pair_once():
    texts = {
        4: "Đường vào bản lầy lội mùa mưa",
        2: "Rác đầu ngõ không thu gom, hôi thối",
        7: "Mùa mưa đường vào bản lầy lội lắm, xin sửa",
        9: "Đường vào bản lầy lội mùa mưa",
    }
    pairs = [(one.first, one.second) for one in alike(texts)]
    assert pairs[0] == (4, 9)
    assert set(pairs) == {(4, 9), (4, 7), (7, 9)}
