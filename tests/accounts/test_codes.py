"""Codes that a telephone works out from the time, held against the vectors of the RFCs."""

from datetime import UTC, datetime, timedelta

import pytest

from app.accounts.codes import code_at, fitting_step, picture_text, shown_secret, step_at

SECRET = b"12345678901234567890"
NOW = datetime(2026, 3, 5, 2, 0, 10, tzinfo=UTC)
STEP = step_at(SECRET, NOW)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_the_codes_are_those_of_rfc_6238(seconds, code):
    assert code_at(SECRET, datetime.fromtimestamp(seconds, UTC)) == code[-6:]


@pytest.mark.parametrize(
    ("early", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_telephone_may_be_one_step_early_or_late(early, fits):
    step = fitting_step(SECRET, code_at(SECRET, NOW, early), now=NOW, used=None)
    assert step == (STEP + early if fits else None)


def test_a_code_is_good_for_one_time_and_none_before_it_after_that():
    assert fitting_step(SECRET, code_at(SECRET, NOW), now=NOW, used=STEP) is None
    assert fitting_step(SECRET, code_at(SECRET, NOW, -1), now=NOW, used=STEP) is None
    assert fitting_step(SECRET, code_at(SECRET, NOW, 1), now=NOW, used=STEP) == STEP + 1


def test_a_step_noted_by_a_clock_years_ahead_keeps_nobody_out():
    ahead = step_at(SECRET, NOW + timedelta(days=3650))
    assert fitting_step(SECRET, code_at(SECRET, NOW), now=NOW, used=ahead) == STEP


@pytest.mark.parametrize("typed", ["", "abc", "1234567", "Ế23456", "000000"])
def test_what_is_no_code_fits_no_step(typed):
    assert fitting_step(SECRET, typed, now=NOW, used=None) is None


def test_a_code_may_be_typed_with_a_space():
    code = code_at(SECRET, NOW)
    assert fitting_step(SECRET, f" {code[:3]} {code[3:]}", now=NOW, used=None) == STEP


def test_the_picture_says_whose_code_it_is():
    text = picture_text(SECRET, login="quan.tri", office="Phường Tân Phong")
    assert text.startswith("otpauth://totp/Ph%C6%B0%E1%BB%9Dng%20T%C3%A2n%20Phong:quan.tri?secret=")
    assert shown_secret(SECRET).replace(" ", "") in text
