"""Passwords as argon2id hashes, and temporary ones that can be read aloud."""

import secrets
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

from app.domain.accounts import one_spelling

# OWASP's figures for argon2id; 19 MiB a time fits the old PC of a commune.
WORK = {"memory_cost": 19 * 1024, "time_cost": 2, "parallelism": 1}
_ONSETS = "bcdghklmnprstvx"
_VOWELS = "aeiou"


def hash_password(password: str) -> str:
    return _hasher().hash(one_spelling(password))


def is_password(password_hash: str | None, password: str) -> bool:
    """Whether it is the password; no hash (an unknown login) costs the same work."""
    try:
        return _hasher().verify(password_hash or _nobodys(), one_spelling(password)) and bool(
            password_hash
        )
    except (VerificationError, InvalidHashError):
        return False


def temporary_password(login: str) -> str:
    """A password to be read out once, such as ``Rabe-Timo-4719`` (38 bits); never ``None-…``,
    which looks like a fault of the program."""
    while True:
        words = ["".join(_syllable() for _ in range(2)).capitalize() for _ in range(2)]
        password = "-".join([*words, f"{secrets.randbelow(10_000):04d}"])
        if login not in password.lower() and "None" not in words:
            return password


def _syllable() -> str:
    return secrets.choice(_ONSETS) + secrets.choice(_VOWELS)


def _hasher() -> PasswordHasher:
    return PasswordHasher(**current_app.config["PASSWORD_WORK"])


def _nobodys() -> str:
    return _nobodys_hash(tuple(sorted(current_app.config["PASSWORD_WORK"].items())))


@lru_cache(maxsize=4)
def _nobodys_hash(work: tuple[tuple[str, int], ...]) -> str:
    """A hash that no password fits, made with the same work as the real ones."""
    return PasswordHasher(**dict(work)).hash(secrets.token_hex(32))
