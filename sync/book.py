"""The file with which a book is handed over: every record, whole, from one machine to another.

::

    SHB1 | recipient's key (32) | sender's key (32) | cover | piece | piece …

Cover and pieces stand after their length (4), each sealed so that only the recipient can open
it. In the cover lie the sender's signature (64) and what it signs for this recipient: facts in
JSON and the hash of every piece, in order. So nothing can be cut off, exchanged or added, and
a large book is read a piece at a time. The *code* of a file is the hash of its opened cover: it
stands on the printed sheet that both sides sign, and by it the recipient knows the sender.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from nacl.exceptions import BadSignatureError, CryptoError
from nacl.public import SealedBox
from nacl.signing import SigningKey, VerifyKey

from sync.letter import BadLetter, Fault

MAGIC = b"SHB1"
PIECE = 4 * 2**20
"""Bytes of content in one piece at most."""
_LARGEST = PIECE + 2**16
_LARGEST_COVER = 16 * 2**20
_OUTSIDE = len(MAGIC) + 64


@dataclass(frozen=True, slots=True)
class Cover:
    """What the sender says of its book; ``code`` is what the printed sheet shows."""

    sender: bytes
    facts: Mapping[str, Any]
    pieces: tuple[bytes, ...] = field(repr=False)
    code: str


def write(
    file: Path,
    signer: SigningKey,
    recipient: bytes,
    pieces: Iterable[bytes],
    facts: Callable[[], Any],
    *,
    put_in_place: Callable[[Path, Path], None],
) -> Cover:
    """Write the book; ``facts()`` is asked for when the last piece was taken.

    ``pieces`` are of at most :data:`PIECE` bytes. The file appears whole or not at all: the host's
    ``put_in_place(fresh, file)`` gives what is written out its name.
    """
    box = SealedBox(VerifyKey(recipient).to_curve25519_public_key())
    body, fresh = file.with_name(f".{file.name}.body"), file.with_name(f".{file.name}.part")
    hashes = []
    try:
        with body.open("wb") as out:
            for piece in pieces:
                sealed = box.encrypt(zlib.compress(piece, 6))
                hashes.append(hashlib.sha256(sealed).digest())
                _put(out, sealed)
        said = json.dumps(
            {"facts": facts(), "pieces": [one.hex() for one in hashes]}, ensure_ascii=False
        ).encode()
        content = signer.sign(MAGIC + recipient + said).signature + said
        with fresh.open("wb") as out, body.open("rb") as rest:
            out.write(MAGIC + recipient + bytes(signer.verify_key))
            _put(out, box.encrypt(content))
            while block := rest.read(2**20):
                out.write(block)
        put_in_place(fresh, file)
    finally:
        body.unlink(missing_ok=True)
        fresh.unlink(missing_ok=True)
    return _cover(bytes(signer.verify_key), recipient, content)


def read(file: Path, signer: SigningKey) -> tuple[Cover, Iterator[bytes]]:
    """The cover, and the pieces one by one; every byte was checked before this returns.

    Raises :class:`sync.letter.BadLetter`.
    """
    with file.open("rb") as source:
        cover, start = _open_cover(source, signer)
        for wanted in cover.pieces:
            if hashlib.sha256(_get(source, _LARGEST)).digest() != wanted:
                raise BadLetter(Fault.ALTERED)
        if source.read(1):
            raise BadLetter(Fault.ALTERED)
    return cover, _pieces(file, start, len(cover.pieces), signer)


def _pieces(file: Path, start: int, count: int, signer: SigningKey) -> Iterator[bytes]:
    box = SealedBox(signer.to_curve25519_private_key())
    with file.open("rb") as source:
        source.seek(start)
        for _ in range(count):
            opener = zlib.decompressobj()
            try:
                piece = opener.decompress(box.decrypt(_get(source, _LARGEST)), PIECE)
            except (CryptoError, zlib.error) as error:
                raise BadLetter(Fault.ALTERED) from error
            if not opener.eof:
                raise BadLetter(Fault.ALTERED)
            yield piece


def _open_cover(source: BinaryIO, signer: SigningKey) -> tuple[Cover, int]:
    outside = source.read(_OUTSIDE)
    if outside[:4] != MAGIC:
        raise BadLetter(Fault.NOT_A_LETTER)
    if len(outside) < _OUTSIDE:
        raise BadLetter(Fault.CUT)
    recipient, sender = outside[4:36], outside[36:]
    if recipient != bytes(signer.verify_key):
        raise BadLetter(Fault.NOT_FOR_US)
    sealed = _get(source, _LARGEST_COVER)
    try:
        content = SealedBox(signer.to_curve25519_private_key()).decrypt(sealed)
        VerifyKey(sender).verify(MAGIC + recipient + content[64:], content[:64])
        return _cover(sender, recipient, content), source.tell()
    except (CryptoError, BadSignatureError, KeyError, TypeError, ValueError) as error:
        raise BadLetter(Fault.ALTERED) from error


def _cover(sender: bytes, recipient: bytes, content: bytes) -> Cover:
    said = json.loads(content[64:])
    pieces = tuple(bytes.fromhex(one) for one in said["pieces"])
    code = hashlib.sha256(sender + recipient + content).hexdigest()[:24]
    return Cover(sender, said["facts"], pieces, code)


def _put(out: BinaryIO, sealed: bytes) -> None:
    out.write(len(sealed).to_bytes(4, "big") + sealed)


def _get(source: BinaryIO, largest: int) -> bytes:
    size = source.read(4)
    if len(size) < 4:
        raise BadLetter(Fault.CUT)
    if int.from_bytes(size, "big") > largest:
        raise BadLetter(Fault.ALTERED)
    sealed = source.read(int.from_bytes(size, "big"))
    if len(sealed) < int.from_bytes(size, "big"):
        raise BadLetter(Fault.CUT)
    return sealed
