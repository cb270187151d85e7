"""The bytes of a record line."""

import json

import pytest

from sync.lines import MAX_LINE, BadLine, Key, compose, parse

ID = "0192f0c1a2b37c4d8e5f60718293a4b5"
GOOD = compose(Key("03408", ID), "case", 1, 1, {"note": "Hòa giải"})


def test_a_line_reads_as_it_was_written():
    assert parse(GOOD.raw) == GOOD
    assert json.loads(GOOD.raw)["b"] == {"note": "Hòa giải"}


def test_the_order_of_the_fields_does_not_change_the_bytes():
    one = compose(Key("1", ID), "case", 1, 1, {"a": 1, "b": 2})
    other = compose(Key("1", ID), "case", 1, 1, {"b": 2, "a": 1})
    assert one.hash == other.hash


def changed(**fields):
    data = json.loads(GOOD.raw) | fields
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe",
        GOOD.raw.replace(b'"n":1', b'"n": 1'),
        GOOD.raw.replace(b'"n":1', b'"n":1,"n":1'),
        GOOD.raw.replace(b'"n":1', b'"n":1e400'),
        GOOD.raw.replace(b'"n":1', b'"n":NaN'),
        GOOD.raw.replace(b'"n":1', b'"n":' + b"9" * 5000),
        GOOD.raw.replace("Hòa".encode(), b"\\ud800"),
        GOOD.raw.replace("Hòa".encode(), b"H\\u00f2a"),
        b'{"b":' * 40_000,
        changed(n=True),
        changed(n=0),
        changed(n=2**31),
        changed(sv="1"),
        changed(id=ID.upper()),
        changed(id=ID[:-1]),
        changed(id=None),
        changed(u=""),
        changed(u="../12"),
        changed(u="1" * 33),
        changed(k="Case"),
        changed(k=["case"]),
        changed(b=[]),
        changed(b="text"),
    ],
)
def test_what_is_not_exactly_a_line_is_no_line(raw):
    with pytest.raises(BadLine, match="bad_record"):
        parse(raw)


def test_a_field_of_a_later_agreement_is_kept():
    raw = changed(zz=1)
    assert parse(raw).raw == raw


def test_a_line_over_256_kib_is_too_big_to_write_and_to_read():
    with pytest.raises(BadLine, match="too_big"):
        compose(Key("1", ID), "case", 1, 1, {"text": "x" * MAX_LINE})
    with pytest.raises(BadLine, match="too_big"):
        parse(b" " * (MAX_LINE + 1))


def test_a_body_that_is_not_json_is_refused_where_it_is_written():
    for body in ({"a": object()}, {"a": float("nan")}, {"a": "\ud800"}):
        with pytest.raises(BadLine):
            compose(Key("1", ID), "case", 1, 1, body)
