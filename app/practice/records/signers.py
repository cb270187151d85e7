"""Invented people who sign a unit's papers."""

from datetime import date

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.signers import SignerSpan
from app.practice.conferences import officials
from app.practice.records.commune import shares_of
from app.signers.models import Signer
from app.signers.service import add_signer
from app.units.models import Unit

SINCE = date(2025, 7, 1)
POSTS = {"chair": "Chủ tịch Ủy ban nhân dân", "deputy": "Phó Chủ tịch Ủy ban nhân dân"}


def name_signers(unit: Unit, *, today: date, by: Actor) -> None:
    """Once: a second sample finds them there."""
    if db.session.scalar(db.select(Signer.id).where(Signer.unit == unit.code).limit(1)):
        return
    people = officials(unit.code, shares_of(unit))
    with transaction():
        for key, post in POSTS.items():
            span = SignerSpan(None, people[key].name, post, SINCE, None)
            add_signer(span, today=today, by=by)
