"""How easily a password is found, as who steals a book would look for it."""

import pytest

from app.accounts.guesses import guesses_for
from app.domain.accounts import check_guesses
from app.domain.errors import RuleViolation


def chosen(password, login="lo.van.pao"):
    check_guesses(guesses_for(password, login))


@pytest.mark.parametrize(
    "password",
    [
        "Suoi-Trong-71",
        "Đèo#Khau9Phạ",
        "ngua trang qua suoi",
        "giangaphaanhtuyet",
        "trồng ngô trên nương cao",
        "một hai ba bốn năm",
        "Kr7!pq2Zw",  # of the shortest that any rules take
    ],
)
def test_a_password_that_nobody_else_has_is_taken(password):
    chosen(password)


@pytest.mark.parametrize(
    "password",
    [
        "Password@2026",
        "P@ssw0rd!",
        "Matkh@u123",
        "Mật-Khẩu-2026",
        "Hoa.Giai.2026",
        "VietNam@1975",
        "Abcd@1234",
        "laichau123456",
        "qwertyuiop12",
        "123qweasdzxc",  # stolen elsewhere, and a walk over the keys
        "1qaz2wsx3edc",
        "123456654321",
        "010203040506",
        "aaaaaaaaaaaa",
        "x1!Yx1!Y",
        "aB3 " * 32,
        "............",
    ],
)
def test_a_password_that_is_tried_first_is_refused(password):
    with pytest.raises(RuleViolation, match="quá quen thuộc"):
        chosen(password)


def test_the_words_of_this_work_are_known_beside_those_of_all_the_world():
    assert guesses_for("tohoagiai2026", "x") < guesses_for("tonuasobe2026", "x") / 1000


def test_what_comes_after_the_part_looked_at_makes_nothing_easier():
    strong = "suoi trong chay qua nuong ngo"
    assert guesses_for(strong * 4, "x") >= guesses_for(strong, "x")
