"""The rooms at ``/thi-dua/``."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, request, url_for

from app.domain.labels import LabelledEnum

bp = Blueprint("emulation", __name__, url_prefix="/thi-dua")


def given(name: str) -> str:
    return request.args.get(name, "")


def code(enum: type[LabelledEnum], text: str) -> LabelledEnum | None:
    return enum(text) if text in {one.value for one in enum} else None


def year_in(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None


def place() -> UUID | None:
    """Where the page of a list goes on."""
    return request.args.get("truoc", type=UUID)


def older(endpoint: str, lines: Sequence[Any], kept: dict[str, str]) -> str:
    return url_for(endpoint, **kept, truoc=lines[-1].id)
