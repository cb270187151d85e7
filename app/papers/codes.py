"""Papers as plain JSON, and the check code by which two copies are compared.

Values that are as they are by default are left out, so a field that is added later
changes neither a kept paper nor its code.
"""

import json
from collections.abc import Sequence
from dataclasses import MISSING, fields, is_dataclass
from hashlib import sha256
from typing import Any

from app.papers import blocks
from app.papers.blocks import Paper, Run

# Neither I, L, O and 0, 1, nor letters that a pen makes like another: B 8, S 5, U V, Z 2.
ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY"
_READ_AS = str.maketrans({"B": "8", "S": "5", "U": "V", "Z": "2"})
_LENGTH = 8
_KINDS = {
    kind.__name__: kind
    for kind in vars(blocks).values()
    if isinstance(kind, type) and is_dataclass(kind)
}


def canonical(papers: Sequence[Paper]) -> str:
    """The papers as JSON of one spelling; :func:`from_json` gives them back."""
    return json.dumps([_plain(one) for one in papers], ensure_ascii=False, sort_keys=True)


def from_json(content: str) -> tuple[Paper, ...]:
    return tuple(_read(one) for one in json.loads(content))


def check_code(kind: str, content: str) -> str:
    """``K7M2-QF9X`` for the content of a paper of ``kind``: another letter, another code."""
    number = int.from_bytes(sha256(f"{kind}\n{content}".encode()).digest())
    signs = []
    for _ in range(_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return _grouped("".join(signs))


def read_code(typed: str) -> str:
    """What somebody typed from a printout, as a code is stored; ``""`` for no code at all."""
    signs = "".join(c for c in typed.upper() if c.isalnum()).translate(_READ_AS)
    is_code = len(signs) == _LENGTH and set(signs) <= set(ALPHABET)
    return _grouped(signs) if is_code else ""


def _grouped(signs: str) -> str:
    return f"{signs[:4]}-{signs[4:]}"


def _plain(value: Any) -> Any:
    if isinstance(value, Run) and value == Run(value.text):
        return value.text
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if not is_dataclass(value):
        return value
    given = {"is": type(value).__name__}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.default is MISSING or held != field.default:
            given[field.name] = _plain(held)
    return given


def _read(value: Any, *, is_text: bool = False) -> Any:
    if isinstance(value, list):
        return tuple(_read(one, is_text=is_text) for one in value)
    if isinstance(value, str) and is_text:
        return Run(value)
    if not isinstance(value, dict):
        return value
    kind = _KINDS[value["is"]]
    held = {key: _read(one, is_text=_is_text(kind, key)) for key, one in value.items()}
    return kind(**{key: one for key, one in held.items() if key != "is"})


def _is_text(kind: type, key: str) -> bool:
    return key == "text" and kind is not Run
