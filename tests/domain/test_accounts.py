"""Names, passwords, lock-outs and the life of a session, on plain values."""

import unicodedata
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.accounts import (
    Standing,
    check_login,
    check_password,
    fold_login,
    locked_until,
    one_spelling,
    standing,
)
from app.domain.errors import RuleViolation
from app.domain.password_rules import NIST, QCVN, RULES

NOW = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def a_session(**facts):
    given = {"created_at": NOW, "seen_at": NOW, "locked": False}
    limits = {"idle": 15 * MINUTE, "longest": 12 * HOUR}
    return standing(now=NOW, **{**given, **limits, **facts})


@pytest.mark.parametrize("password", ["Suoi-Trong-71", "Đèo#Khau9Phạ", "x1!Y" * 2, "aB3 " * 32])
def test_a_password_of_four_kinds_of_signs_is_taken(password):
    check_password(password, login="lo.van.pao", least=8, rules=RULES[QCVN])


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("Ab1!xyw", "từ 8 đến 128 ký tự"),
        ("aB3 " * 32 + "x", "từ 8 đến 128 ký tự"),
        ("SUOI-TRONG-71", "một chữ thường"),
        ("suoi-trong-71", "một chữ hoa"),
        ("Suoi-Trong-Xa", "một chữ số"),
        ("SuoiTrong71", "một ký tự đặc biệt"),
        ("Xin-Lo.Van.Pao-9", "không được chứa tên đăng nhập"),
        ("Xin-Lò.Văn.Páo-9", "không được chứa tên đăng nhập"),
    ],
)
def test_a_poor_password_is_refused_with_its_reason(password, words):
    with pytest.raises(RuleViolation, match=words):
        check_password(password, login="lo.van.pao", least=8, rules=RULES[QCVN])


@pytest.mark.parametrize("password", ["ngua trang qua suoi", "giangaphaanhtuyet"])
def test_a_long_password_of_one_kind_of_signs_is_taken_where_no_kinds_are_asked_for(password):
    check_password(password, login="lo.van.pao", least=12, rules=RULES[NIST])
    with pytest.raises(RuleViolation, match="một chữ hoa"):
        check_password(password, login="lo.van.pao", least=12, rules=RULES[QCVN])


def test_no_setting_makes_a_password_shorter_than_the_rules():
    with pytest.raises(RuleViolation, match="từ 8 đến"):
        check_password("x1!Yx1!", login="lo.van.pao", least=4, rules=RULES[NIST])


def test_a_login_of_two_letters_may_stand_inside_a_password():
    check_password("Suoi-Trong-71", login="oi", least=8, rules=RULES[QCVN])


def test_letters_typed_in_pieces_make_the_same_password():
    password = "Đèo#Khau9Phạ"
    assert one_spelling(unicodedata.normalize("NFD", password)) == password


@pytest.mark.parametrize("login", ["a", "lo.van.pao", "can-bo_2", "9", "x" * 64])
def test_a_plain_login_is_taken(login):
    check_login(login)


@pytest.mark.parametrize(
    "login", ["", "x" * 65, "Lo", "lò", "lo van", ".lo", "lo-", "lo@xa", "lo\n", "０１"]
)
def test_any_other_login_is_refused(login):
    with pytest.raises(RuleViolation, match="chữ thường không dấu"):
        check_login(login)


def test_a_login_is_the_same_in_capitals_and_with_spaces_around():
    assert fold_login("  Lo.Van.PAO ") == "lo.van.pao"


@pytest.mark.parametrize(
    ("locked_at", "until"),
    [
        (None, None),
        (NOW - HOUR, NOW + 11 * HOUR),
        (NOW - 12 * HOUR, None),
        (NOW + 3650 * 24 * HOUR, NOW + 12 * HOUR),
    ],
    ids=["never", "an hour ago", "just over", "set when the clock was ten years ahead"],
)
def test_a_lock_lasts_its_hours_and_never_longer(locked_at, until):
    assert locked_until(locked_at, NOW, 12 * HOUR) == until


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, Standing.LIVE),
        ({"seen_at": NOW - 15 * MINUTE}, Standing.LIVE),
        ({"seen_at": NOW - 16 * MINUTE}, Standing.LOCKED),
        ({"locked": True}, Standing.LOCKED),
        ({"created_at": NOW - 12 * HOUR}, Standing.LIVE),
        ({"created_at": NOW - 13 * HOUR}, Standing.OVER),
        ({"created_at": NOW - 13 * HOUR, "locked": True}, Standing.OVER),
        ({"seen_at": NOW + 5 * MINUTE}, Standing.LIVE),
        ({"seen_at": NOW + 6 * MINUTE}, Standing.OVER),
        ({"created_at": NOW + 6 * MINUTE}, Standing.OVER),
    ],
)
def test_what_a_session_is_worth(facts, expected):
    assert a_session(**facts) is expected
