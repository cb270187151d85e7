"""The words of our scripts in another language, put in as a script is served.

A script is written in Vietnamese and nothing else, like a template: so a Vietnamese page carries
not a byte for it. What others have made says nothing and is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.web.translation import catalogue

_TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`', re.DOTALL)
_HOLE = re.compile(r"\$\{((\w+)[^}]*)\}")
_NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Literal:
    """A string of a script that people read: as it stands there, and as a message."""

    token: str
    line: int

    @property
    def words(self) -> str:
        return _HOLE.sub(r"{\2}", self.token[1:-1]).strip()

    def told(self, text: str) -> str:
        """The string that says ``text``, with the same holes."""
        holes = {found[2]: found[0] for found in _HOLE.finditer(self.token)}
        inside = self.token[1:-1]
        before = inside[: len(inside) - len(inside.lstrip())]
        after = inside[len(inside.rstrip()) :]
        said = _NAME.sub(lambda name: holes[name[1]], text)
        return self.token[0] + before + said + after + self.token[-1]


def literals(script: str) -> Iterator[Literal]:
    """The strings with letters of Vietnamese, in order; none of a remark."""
    for found in _TOKEN.finditer(script):
        token = found[0]
        if token[0] != "/" and not token.isascii():
            yield Literal(token, script.count("\n", 0, found.start()) + 1)


def in_language(folder: Path, content: bytes, language: str) -> bytes:
    """A script as it is served, whether or not it was made lean before."""
    text = content.decode("utf-8")
    for token, other in _tokens(folder, language):
        text = text.replace(token, other)
    return text.encode()


@lru_cache(maxsize=2)
def _tokens(folder: Path, language: str) -> tuple[tuple[str, str], ...]:
    known = catalogue.read(language)
    found = (
        one for path in sorted(folder.glob("*.js")) for one in literals(path.read_text("utf-8"))
    )
    told = ((one, known.exactly(one.words)) for one in found)
    return tuple((one.token, one.told(text)) for one, text in told if text)
