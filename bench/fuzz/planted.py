"""A reader with a fault behind four letters: by chance alone it would not be met in a lifetime."""

from bench.fuzz.reader import Reader


def _read(text: str) -> None:
    for at, sign in enumerate("hòa!"):
        if text[at : at + 1] != sign:
            return
    raise ZeroDivisionError(text)


PLANT = Reader("plant", _read, seeds=("a",))
