"""How many guesses find a password: by lists of those that were stolen elsewhere, by keyboards,
dates, repetitions and disguises, and by the words of this work."""

from app.domain.accounts import one_spelling
from app.domain.common_passwords import COMMON_WORDS
from app.domain.words import fold

LOOKED_AT = 32
"""Characters: what is hard to guess so far is no easier after, and signs that may stand for letters
take the library five times as long each time there are half as many more."""


def guesses_for(password: str, login: str) -> int:
    """At least 1. Tone marks and the signs between words make nothing harder."""
    from zxcvbn import zxcvbn  # reads in 90,000 words: only where somebody chooses a password

    plain = fold(one_spelling(password))[:LOOKED_AT]
    known = [*COMMON_WORDS, login, *login.split(".")]
    spellings = {plain, "".join(filter(str.isalnum, plain))} - {""}
    return min((int(zxcvbn(one, known)["guesses"]) for one in spellings), default=1)
