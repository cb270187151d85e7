"""Somebody at the commune who saves without a pause and notes, fsynced, what was saved."""

import os
import random
import time
from datetime import date
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.db import db
from app.domain.actors import Actor, Role
from app.domain.units import VillageKind
from app.factory import create_app
from app.instance import load
from app.units.models import Village
from app.units.service import add_village, change_village

COMMUNE = "03408"
FACTS = {"kind": VillageKind.BAN, "valid_from": date(2025, 7, 1)}
MOST = 150
"""Villages of one clerk; from then on they are renamed."""


def work(folder: Path, saved: Path, number: int) -> None:
    """A token per save, ``clerk.save``: the name of the village that was saved.

    Before a save ``? id token former`` is noted (what it was made from, as read from this
    machine's book), after it ``= id token``; between them tabulators.
    """
    rng = random.Random(number)
    by = Actor(name="Lò Thị Ngoan", role=Role.ADMINISTRATOR, unit=COMMUNE)
    note = os.open(saved, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    own: list[Village] = []
    with create_app(load(folder)).app_context():
        known = list(db.session.scalars(db.select(Village).order_by(Village.id.desc()).limit(40)))
        db.session.expunge_all()
        own += known
        for count in range(1, 1_000_000):
            token = f"Nậm {number}.{count}"
            try:
                if len(own) < 5 or (count < MOST and rng.random() < 0.3):
                    _note(note, "?", "", token, "")
                    village = add_village(name=token, by=by, **FACTS)
                    own.append(village)
                else:
                    at = rng.randrange(len(own))
                    held = db.session.get(Village, own[at].id, populate_existing=True)
                    _note(note, "?", held.id.hex, token, held.name)
                    village = change_village(
                        held.id, name=token, valid_to=None, revision=held.revision, by=by, **FACTS
                    )
            except DBAPIError:  # the disk is full, or somebody holds the lock: not saved, not noted
                db.session.rollback()
                time.sleep(0.05)
                continue
            _note(note, "=", village.id.hex, token)
            time.sleep(rng.random() * 0.01)


def _note(file: int, *words: str) -> None:
    os.write(file, "\t".join(words).encode() + b"\n")
    os.fsync(file)
