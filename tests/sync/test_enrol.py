"""A one-time code ties two instances, and nobody in between can change what they learn."""

import json

import pytest

from sync.enrol import (
    ALPHABET,
    TRIES,
    BadCode,
    Joining,
    Welcome,
    admit,
    derive,
    invite,
    new_code,
    unit_of,
)

CODE, UNIT = "7KQ-04MX-RTZ", "03408"
KEY, WELCOME = bytes(range(32)), Welcome("12", bytes(range(32, 64)))
INVITATION = invite(CODE, UNIT, now=1000.0, seconds=72 * 3600)


def test_the_two_learn_each_others_keys():
    joining = Joining(CODE, UNIT, KEY)
    assert unit_of(joining.request()) == UNIT
    invitation, answer = admit(INVITATION, joining.request(), WELCOME, now=2000.0)
    assert invitation.joined == KEY
    assert joining.welcome(answer) == WELCOME


def test_the_same_joiner_gets_the_same_answer_again():
    joining = Joining(CODE, UNIT, KEY)
    used, answer = admit(INVITATION, joining.request(), WELCOME, now=2000.0)
    assert admit(used, joining.request(), WELCOME, now=2100.0) == (used, answer)


def test_a_used_code_admits_nobody_else():
    used, _ = admit(INVITATION, Joining(CODE, UNIT, KEY).request(), WELCOME, now=2000.0)
    other = Joining(CODE, UNIT, bytes(32)).request()
    assert admit(used, other, WELCOME, now=2000.0) == (used, None)


def test_a_code_is_read_as_people_type_it():
    assert derive("7kq 04mx rtz", UNIT) == derive("7KQ-O4MX-RTZ", UNIT) == derive(CODE, UNIT)


def test_the_kept_key_depends_on_the_unit_and_does_not_show_the_code():
    assert derive(CODE, UNIT) != derive(CODE, "03409")
    assert b"7KQ" not in INVITATION.key


@pytest.mark.parametrize("code", ["", "7KQ-04MX-RT", "7KQ-04MX-RTZZ", "7KQ-04MX-RTU", "ế" * 10])
def test_what_is_no_code_is_told_at_once(code):
    with pytest.raises(BadCode):
        Joining(code, UNIT, KEY)


def test_after_five_wrong_tries_the_right_code_is_dead_too():
    invitation = INVITATION
    wrong = Joining("000-0000-000", UNIT, KEY)
    for _ in range(TRIES):
        invitation, answer = admit(invitation, wrong.request(), WELCOME, now=2000.0)
        assert answer is None
    right = Joining(CODE, UNIT, KEY).request()
    assert admit(invitation, right, WELCOME, now=2000.0) == (invitation, None)


def test_an_old_code_admits_nobody():
    request = Joining(CODE, UNIT, KEY).request()
    assert admit(INVITATION, request, WELCOME, now=1000.0 + 72 * 3600)[1] is None
    assert admit(INVITATION, request, WELCOME, now=999.0 + 72 * 3600)[1] is not None


@pytest.mark.parametrize("field", ["unit", "key", "nonce", "mac"])
def test_a_request_changed_on_the_way_admits_nobody(field):
    fields = json.loads(Joining(CODE, UNIT, KEY).request())
    fields[field] = "00" * 32
    assert admit(INVITATION, json.dumps(fields).encode(), WELCOME, now=2000.0)[1] is None


@pytest.mark.parametrize("field", ["unit", "key", "mac"])
def test_an_answer_changed_on_the_way_is_not_believed(field):
    joining = Joining(CODE, UNIT, KEY)
    _, answer = admit(INVITATION, joining.request(), WELCOME, now=2000.0)
    fields = json.loads(answer) | {field: "00" * 32}
    with pytest.raises(BadCode):
        joining.welcome(json.dumps(fields).encode())


@pytest.mark.parametrize(
    "message", [b"", b"\xff", b"[]", b"{}", b'{"unit":5}', b'{"unit":"\xc3\xa9"}', b"[" * 100_000]
)
def test_a_message_that_makes_no_sense_is_a_bad_code(message):
    with pytest.raises(BadCode):
        unit_of(message)


def test_codes_are_random_and_easy_to_read_aloud():
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    for code in codes:
        assert [len(group) for group in code.split("-")] == [3, 4, 3]
        assert set(code) <= set(ALPHABET) | {"-"}
