"""A frame: what travels, signed and compressed, the same in both directions.

::

    SHG1 | codec (1) | sender's key (32) | signature (64) | inflated size (4) | content

The signature (Ed25519) covers everything else and, unsent, the recipient's key and what
the frame is *bound* to: an answer is bound to the hash of the very request it answers, so
that neither a frame for one office can be shown to another nor an old answer be replayed.

The content is zlib with a dictionary of the words of this agreement (codec 1; 0 is without
it, other numbers are kept for later codecs). Inflated it is a head, one line of JSON, and
after it any number of lines. The inflated size is declared, checked against the limit before
a byte is inflated, and must then be met exactly.

Reading goes in three steps because each is safe only after the one before:
:func:`unwrap` (whose is it?), :meth:`Envelope.verify` (is it really?), :meth:`Envelope.open`.
"""

import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

MAGIC = b"SHG1"
CODEC = b"\1"
WORDS = (
    b'"sums":{"op":"bucket","unit":"kind":"first":0,"op":"totals","answers":[[,"refused","conflict",'
    b'"failed","parked","more":true,"down":[true,["unapplied":[1,[['
    b'{"v":1,"op":"exchange","log":"","from":[1,""],"to":[1,""],"seen":[0,"'
    b'00000000000000000000000000000000"],"down":[0,"00000000000000000000000000000000"]}\n'
    b'{"v":1,"at":[1,""],"answers":[],"seen":[0,"00000000000000000000000000000000"],"more":false,'
    b'"digest":[1,""],"unapplied":[0,[]],"down":[false,[0,"00000000000000000000000000000000"],'
    b'false,[0,"0000000000000000"]]}\n'
)
"""The dictionary of codec 1, likeliest last: some 60 bytes less in each direction.
Changing one byte of it makes another codec."""
_DICTIONARIES = {b"\0": b"", CODEC: WORDS}
MAX_INFLATED = 8 * 1024 * 1024
"""Bytes of a frame's content after inflating; the frame itself is never larger either."""
MAX_FRAME = MAX_INFLATED + 4096
UNBOUND = bytes(32)

_HEADER = 4 + 1 + 32 + 64 + 4


class BadFrame(Exception):
    """Cut, changed, forged or too big; nothing in it may be believed."""


def binding(request: bytes) -> bytes:
    """What an answer to ``request`` is bound to."""
    return hashlib.sha256(request).digest()


def seal(
    signer: SigningKey,
    recipient: bytes,
    head: dict[str, Any],
    lines: Sequence[bytes] = (),
    *,
    bound: bytes = UNBOUND,
) -> bytes:
    """Make a frame for ``recipient`` (public key, 32 bytes)."""
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    content = b"\n".join([text, *lines, b""])
    if len(content) > MAX_INFLATED:
        raise BadFrame("too big to send")
    packer = zlib.compressobj(6, zdict=WORDS)
    packed = packer.compress(content) + packer.flush()
    size = len(content).to_bytes(4, "big")
    sender = bytes(signer.verify_key)
    signed = _signed(CODEC, sender, recipient, bound, size, packed)
    return b"".join([MAGIC, CODEC, sender, signer.sign(signed).signature, size, packed])


@dataclass(frozen=True, slots=True)
class Envelope:
    """A frame whose outside has been read and whose content has not been touched."""

    sender: bytes
    signature: bytes
    codec: bytes
    size: bytes
    packed: bytes

    def verify(self, recipient: bytes, *, bound: bytes = UNBOUND) -> None:
        """Raise :class:`BadFrame` unless the sender signed this for ``recipient``."""
        signed = _signed(self.codec, self.sender, recipient, bound, self.size, self.packed)
        try:
            VerifyKey(self.sender).verify(signed, self.signature)
        except (CryptoError, ValueError) as error:
            raise BadFrame("signature") from error

    def open(self) -> tuple[dict[str, Any], list[bytes]]:
        """Inflate and split into head and lines. Verify first."""
        size = int.from_bytes(self.size, "big")
        if self.codec not in _DICTIONARIES or size > MAX_INFLATED:
            raise BadFrame("codec or size")
        inflater = zlib.decompressobj(zdict=_DICTIONARIES[self.codec])
        try:
            content = inflater.decompress(self.packed, size + 1)
            if len(content) != size or not inflater.eof or inflater.unused_data:
                raise BadFrame("size")
            head, *lines = content.split(b"\n")
            fields = json.loads(head)
        except (zlib.error, ValueError, RecursionError) as error:
            raise BadFrame("content") from error
        if not isinstance(fields, dict) or not lines or lines.pop() != b"":
            raise BadFrame("content")
        return fields, lines


def unwrap(frame: bytes) -> Envelope:
    """Read the outside of a frame."""
    if len(frame) < _HEADER or len(frame) > MAX_FRAME or frame[:4] != MAGIC:
        raise BadFrame("not a frame")
    return Envelope(
        codec=frame[4:5],
        sender=frame[5:37],
        signature=frame[37:101],
        size=frame[101:105],
        packed=frame[105:],
    )


def _signed(
    codec: bytes, sender: bytes, recipient: bytes, bound: bytes, size: bytes, packed: bytes
) -> bytes:
    # Fixed lengths up to the last part: no two different frames give the same bytes.
    return b"".join([MAGIC, codec, sender, recipient, bound, size, packed])
