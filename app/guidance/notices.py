"""What the page of a record tells of guidance about it; lent to the templates."""

from collections.abc import Sequence

from flask import Flask
from sqlalchemy import Row

from app.domain.actors import Permission
from app.guidance.service import reading
from app.records.model import Record
from app.web.access import current_actor

ABOUT = {
    "vu-viec": "mediation_case",
    "doi-thoai": "dialogue",
    "vuong-mac": "difficulty",
}
"""The records of which an office may write to their unit, by the word in the address."""
_WORDS = {key: word for word, key in ABOUT.items()}


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(guidance_about=guidance_about, guidance_word=guidance_word)


def guidance_about(record: Record) -> Sequence[Row]:
    actor = current_actor()
    return reading.about(record, actor) if actor.may(Permission.SEE_GUIDANCE) else ()


def guidance_word(record: Record) -> str:
    return _WORDS[record.__tablename__]
