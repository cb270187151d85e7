"""Enrolment: a one-time code, told by telephone or on paper, ties two instances together.

The superior makes a code for a unit and keeps only a key derived from it. The joiner sends
its public key under that derived key; the superior's public key comes back under it too,
so each side knows the other's key and nobody in between could have changed either. The
same joiner with the same code gets the same answer again: an answer can get lost.

A code has 50 random bits, lives 72 hours and dies after 5 wrong tries; derivation by scrypt
makes guessing it from an overheard message hopeless.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, replace
from typing import Any

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 signs; without I, L, O, U, which are misheard, misread or taken for 1, 1, 0, V."""
LENGTH = 10
TRIES = 5
_MISREAD = str.maketrans("ILO", "110")


class BadCode(Exception):
    """The code is wrong, used, too old or tried too often: which of these is not told."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the superior keeps of a code. ``until``: seconds of its own clock; ``joined``:
    the public key that used it."""

    unit: str
    key: bytes
    until: float
    tries: int = TRIES
    joined: bytes | None = None


@dataclass(frozen=True, slots=True)
class Welcome:
    """What the joiner learns: the superior's unit and public key."""

    unit: str
    key: bytes


def new_code() -> str:
    """Ten signs in groups that are easy to read aloud: ``7KQ-04MX-RTZ``."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{signs[:3]}-{signs[3:7]}-{signs[7:]}"


def derive(code: str, unit: str) -> bytes:
    """The key behind a code as somebody typed it; raises :class:`BadCode` for a wrong form."""
    signs = "".join(one for one in code.upper().translate(_MISREAD) if one not in " -.")
    if len(signs) != LENGTH or any(one not in ALPHABET for one in signs):
        raise BadCode
    return hashlib.scrypt(signs.encode(), salt=unit.encode(), n=2**14, r=8, p=1, dklen=32)


def invite(code: str, unit: str, *, now: float, seconds: float) -> Invitation:
    return Invitation(unit, derive(code, unit), now + seconds)


class Joining:
    """The joiner's half: :meth:`request` goes up, :meth:`welcome` reads what comes back."""

    def __init__(self, code: str, unit: str, public_key: bytes) -> None:
        self._key = derive(code, unit)
        self._facts = {"unit": unit, "key": public_key.hex(), "nonce": secrets.token_hex(16)}

    def request(self) -> bytes:
        return json.dumps({**self._facts, "mac": _mac(self._key, "join", self._facts)}).encode()

    def welcome(self, answer: bytes) -> Welcome:
        """Raises :class:`BadCode` unless somebody who knows the code answered this request."""
        fields = _read(answer, "unit", "key", "mac")
        mac = _mac(self._key, "welcome", {**self._facts, "by": fields["unit"], "at": fields["key"]})
        if not hmac.compare_digest(mac, fields["mac"]):
            raise BadCode
        return Welcome(fields["unit"], _public_key(fields["key"]))


def unit_of(request: bytes) -> str:
    """For which unit somebody wants to join, to look up its invitation."""
    return _read(request, "unit")["unit"]


def admit(
    invitation: Invitation, request: bytes, welcome: Welcome, *, now: float
) -> tuple[Invitation, bytes | None]:
    """Judge a request; returns the invitation as it is to be kept, and the answer.

    The answer is None for a wrong try. Keep the invitation in either case, and enrol
    ``joined`` when there is an answer.
    """
    fields = _read(request, "unit", "key", "nonce", "mac")
    mac = fields.pop("mac")
    facts = {name: fields[name] for name in ("unit", "key", "nonce")}
    if invitation.tries < 1 or now >= invitation.until or facts["unit"] != invitation.unit:
        return invitation, None
    if not hmac.compare_digest(_mac(invitation.key, "join", facts), mac):
        return replace(invitation, tries=invitation.tries - 1), None
    joiner = _public_key(facts["key"])
    if invitation.joined not in (None, joiner):
        return invitation, None
    by = {"by": welcome.unit, "at": welcome.key.hex()}
    answer = {
        "unit": welcome.unit,
        "key": welcome.key.hex(),
        "mac": _mac(invitation.key, "welcome", {**facts, **by}),
    }
    return replace(invitation, joined=joiner), json.dumps(answer).encode()


def _mac(key: bytes, purpose: str, facts: dict[str, str]) -> str:
    text = json.dumps([purpose, sorted(facts.items())], ensure_ascii=True)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _read(message: bytes, *names: str) -> dict[str, Any]:
    try:
        fields = json.loads(message)
        found = {name: fields[name] for name in names}
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise BadCode from error
    if not all(isinstance(one, str) and one.isascii() and len(one) < 200 for one in found.values()):
        raise BadCode
    return found


def _public_key(text: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError as error:
        raise BadCode from error
    if len(key) != 32:
        raise BadCode
    return key
