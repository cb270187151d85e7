"""A frame is believed whole or not at all."""

import json
import zlib

import pytest
from nacl.signing import SigningKey

from sync.chain import START
from sync.frames import CODEC, MAGIC, MAX_INFLATED, BadFrame, _signed, binding, seal, unwrap
from sync.messages import Request

ME, YOU, OTHER = (SigningKey(bytes([n]) * 32) for n in (1, 2, 3))
FRAME = seal(ME, bytes(YOU.verify_key), {"v": 1}, [b"one", b"two"])


def read(frame, recipient=YOU, **options):
    envelope = unwrap(frame)
    envelope.verify(bytes(recipient.verify_key), **options)
    return envelope.open()


def signed_by_me(packed, size, codec=CODEC):
    sender, recipient = bytes(ME.verify_key), bytes(YOU.verify_key)
    declared = size.to_bytes(4, "big")
    text = _signed(codec, sender, recipient, bytes(32), declared, packed)
    return MAGIC + codec + sender + ME.sign(text).signature + declared + packed


def test_head_and_lines_come_back_as_they_were_sent():
    assert read(FRAME) == ({"v": 1}, [b"one", b"two"])


def test_every_flipped_bit_is_noticed():
    for at in range(len(FRAME) * 8):
        changed = bytearray(FRAME)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(BadFrame):
            read(bytes(changed))


def test_a_frame_cut_anywhere_is_no_frame():
    for length in range(len(FRAME)):
        with pytest.raises(BadFrame):
            read(FRAME[:length])


def test_a_frame_for_one_office_cannot_be_shown_to_another():
    with pytest.raises(BadFrame):
        read(FRAME, recipient=OTHER)


def test_an_answer_to_one_request_is_no_answer_to_another():
    answer = seal(YOU, bytes(ME.verify_key), {"v": 1}, bound=binding(b"request"))
    assert read(answer, ME, bound=binding(b"request"))
    with pytest.raises(BadFrame):
        read(answer, ME, bound=binding(b"another"))


def test_a_bomb_is_refused_before_it_is_inflated():
    packed = zlib.compress(bytes(MAX_INFLATED + 1))
    with pytest.raises(BadFrame):
        read(signed_by_me(packed, MAX_INFLATED + 1))


def test_a_bomb_that_lies_about_its_size_stops_at_the_size_it_declared(monkeypatch):
    packed = zlib.compress(bytes(50_000_000))
    grown = []
    make = zlib.decompressobj

    class Watched:
        def __init__(self, **options):
            self.inner = make(**options)
            self.eof, self.unused_data = False, b""

        def decompress(self, data, limit):
            out = self.inner.decompress(data, limit)
            grown.append(len(out))
            return out

    monkeypatch.setattr(zlib, "decompressobj", Watched)
    with pytest.raises(BadFrame):
        read(signed_by_me(packed, 1000))
    assert grown == [1001]


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]\n", b"{}\nline", b"\n", b"[" * 200_000 + b"\n", b"\xff\n"]
)
def test_content_that_is_no_head_and_lines_is_refused(content):
    with pytest.raises(BadFrame):
        read(signed_by_me(zlib.compress(content), len(content)))


def test_what_follows_the_compressed_content_is_refused():
    packed = zlib.compress(b"{}\n") + b"more"
    with pytest.raises(BadFrame):
        read(signed_by_me(packed, 3))


def test_a_frame_of_the_first_codec_is_still_read():
    assert read(signed_by_me(zlib.compress(b'{"v":1}\nline\n'), 13, b"\0")) == ({"v": 1}, [b"line"])


def test_a_frame_of_a_codec_nobody_knows_is_refused():
    with pytest.raises(BadFrame):
        read(signed_by_me(zlib.compress(b"{}\n"), 3, b"\2"))


def test_the_words_of_the_agreement_travel_as_a_dictionary():
    head = Request("0" * 32, START, START, START, START).head()
    text = json.dumps(head, separators=(",", ":")).encode()
    assert len(seal(ME, bytes(YOU.verify_key), head)) < 105 + len(zlib.compress(text)) - 40


def test_a_frame_that_no_receiver_would_open_is_not_sent():
    with pytest.raises(BadFrame):
        seal(ME, bytes(YOU.verify_key), {"v": 1}, [bytes(MAX_INFLATED)])
