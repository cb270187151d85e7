"""A letter: frames in one sealed file, carried by hand where there is no network.

::

    SHL2 | kind (1) | recipient's key (32) | length of what follows (8) | sealed

Sealed is a box that only the recipient can open; in it lie a signature (64), what the letter is
*about* (32) and the frames, each after its length (4). An answer is about the hash of the very
letter that it answers, and its frames are bound to that. Who wrote it is told by the frames, each
of which is signed; the signature of the whole says that none was left out, doubled or moved.
The outside tells for whom it is and how long it must be, so that a file that was cut off or
belongs to somebody else is known as such.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from nacl.exceptions import CryptoError
from nacl.public import SealedBox
from nacl.signing import SigningKey, VerifyKey

from sync.frames import MAX_FRAME, UNBOUND

MAGIC = b"SHL2"
MAX_LETTER = 48 * 1024 * 1024
"""Bytes of a whole letter; larger files are not even looked at."""

_OUTSIDE = 4 + 1 + 32 + 8


class Kind(StrEnum):
    LETTER = "L"
    ANSWER = "A"


class Fault(StrEnum):
    """Why a file is not taken in; nothing is changed by it."""

    NOT_A_LETTER = "not_a_letter"
    NOT_FOR_US = "not_for_us"
    CUT = "cut"
    ALTERED = "altered"
    STRANGER = "stranger"
    REVOKED = "revoked"
    MOVED = "moved"
    NOT_ABOVE = "not_above"
    NOT_ASKED = "not_asked"
    OLDER = "older"


class BadLetter(Exception):
    """``fault`` says what is wrong with the file."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter as it came out of its box; it and its frames are still to be verified."""

    about: bytes
    frames: list[bytes]
    signature: bytes
    signed: bytes

    def verify(self, sender: bytes) -> None:
        """Raise :class:`BadLetter` unless the sender (public key, 32 bytes) signed all of it."""
        try:
            VerifyKey(sender).verify(self.signed, self.signature)
        except (CryptoError, ValueError) as error:
            raise BadLetter(Fault.ALTERED) from error


def close(
    signer: SigningKey,
    recipient: bytes,
    kind: Kind,
    frames: Iterable[bytes],
    *,
    about: bytes = UNBOUND,
) -> bytes:
    """The file for ``recipient`` (public key, 32 bytes)."""
    content = about + b"".join(len(one).to_bytes(4, "big") + one for one in frames)
    signature = signer.sign(_signed(kind, recipient, content)).signature
    box = SealedBox(VerifyKey(recipient).to_curve25519_public_key())
    sealed = box.encrypt(signature + content)
    return b"".join([MAGIC, kind.encode(), recipient, len(sealed).to_bytes(8, "big"), sealed])


def binding(letter: bytes) -> bytes:
    """What an answer to ``letter`` is about."""
    return hashlib.sha256(letter).digest()


def kind_of(letter: bytes) -> Kind:
    """By its outside alone; raises :class:`BadLetter` for any other file."""
    if letter[:4] != MAGIC or len(letter) > MAX_LETTER:
        raise BadLetter(Fault.NOT_A_LETTER)
    if len(letter) < _OUTSIDE:
        raise BadLetter(Fault.CUT)
    try:
        return Kind(letter[4:5].decode("latin-1"))
    except ValueError:
        raise BadLetter(Fault.NOT_A_LETTER) from None


def open_letter(signer: SigningKey, letter: bytes, kind: Kind) -> Opened:
    """Open a letter that is for the holder of ``signer``."""
    if kind_of(letter) is not kind:
        raise BadLetter(Fault.NOT_FOR_US)
    if letter[5:37] != bytes(signer.verify_key):
        raise BadLetter(Fault.NOT_FOR_US)
    sealed, size = letter[_OUTSIDE:], int.from_bytes(letter[37:_OUTSIDE], "big")
    if len(sealed) != size:
        raise BadLetter(Fault.CUT if len(sealed) < size else Fault.ALTERED)
    try:
        opened = SealedBox(signer.to_curve25519_private_key()).decrypt(sealed)
        signature, content = opened[:64], opened[64:]
        signed = _signed(kind, letter[5:37], content)
        return Opened(content[:32], [*_frames(content[32:])], signature, signed)
    except (CryptoError, TypeError, ValueError) as error:
        raise BadLetter(Fault.ALTERED) from error


def _signed(kind: Kind, recipient: bytes, content: bytes) -> bytes:
    return b"".join([MAGIC, kind.encode(), recipient, content])


def _frames(content: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        frame = content[at + 4 : at + 4 + size]
        if not 0 < size <= MAX_FRAME or len(frame) != size:
            raise ValueError("frame")
        yield frame
        at += 4 + size
