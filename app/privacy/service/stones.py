"""The stones beside the database, and what stands again although its stone says it was erased.

A backup brings back what was in it, people who were erased since among it. It does not touch the
file of the stones, and the superior gives them back too: what they tell of is to be erased anew.
A stone names nobody, and neither does the file.
"""

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from sqlalchemy import Select

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.privacy.keeping import ErasureGround
from app.drafts.models import FormDraft
from app.instance import this_instance
from app.privacy.acts import ErasureAct
from app.privacy.models import Erasure
from app.records import journal, regained
from app.records.handed import handed_over_to
from app.records.journal import JournalEntry
from app.records.regained import RegainAct, RegainedRecord

FILE = "stones.jsonl"
_KEPT = ("id", "unit", "subject_kind", "subject_id", "ground", "paper", "emptied", "erased_on")


def arrived(stones: Sequence[Erasure]) -> None:
    """What was erased below is not typed on here: drafts of forms about it go. Of an own stone
    that comes back nothing is to be done where the backup does not know its record either."""
    for stone in stones:
        about = FormDraft.address.contains(str(stone.subject_id))
        db.session.execute(db.delete(FormDraft).where(about))
    here = select_undone().with_only_columns(Erasure.id)
    again = set(db.session.scalars(here))
    regained.settle([stone.id for stone in stones if stone.id not in again])


def write_down(stones: Iterable[Erasure]) -> None:
    """After the transaction: keep the stones beside the database too, each on a line of its own,
    also where the power went in the midst of the last one."""
    with (this_instance().folder / FILE).open("a+b") as file:
        if file.tell() and _last_of(file) != b"\n":
            file.write(b"\n")
        for stone in stones:
            held = stone.as_held()
            line = json.dumps({key: held[key] for key in _KEPT}, ensure_ascii=False)
            file.write(f"{line}\n".encode())
        file.flush()
        os.fsync(file.fileno())


def bring_back(folder: Path, *, today: date, by: Actor) -> int:
    """After a backup was put back: set the stones again that it does not know, each marked until
    what it tells of was erased anew; how many."""
    if handed_over_to():
        return 0
    told = {UUID(one["id"]): one for one in told_in(folder / FILE)}
    with transaction() as session:
        known = set(session.scalars(db.select(Erasure.id).where(Erasure.id.in_(told))))
        lost = [_stone(one) for key, one in told.items() if key not in known]
        for stone in lost:
            journal.write(stone, ErasureAct.SET, by=by)
            regained.mark("erasure", stone.id, stone.id, today)
    return len(lost)


def undone(by: Actor) -> Sequence[Erasure]:
    """Own stones whose records a backup brought back as they were before."""
    rows = select_undone().where(Erasure.unit.in_(by.books))
    return db.session.scalars(rows.order_by(Erasure.id)).all()


def select_undone() -> Select[tuple[Erasure]]:
    """The stones that came back, of records that have a history here."""
    came_back = db.exists().where(RegainedRecord.record_id == Erasure.id)
    was_here = db.exists().where(
        JournalEntry.subject == Erasure.subject_kind,
        JournalEntry.subject_id == Erasure.subject_id,
        JournalEntry.act != RegainAct.REGAIN,
    )
    return db.select(Erasure).where(came_back, was_here)


def settle(subjects: Iterable[tuple[str, UUID]], by: Actor) -> None:
    """These were erased anew. A person was sought in all records, so the other stones of the same
    request are done with; a file that is out of time is its own."""
    again = set(subjects)
    waiting = undone(by)
    same = {
        one.paper
        for one in waiting
        if one.ground is ErasureGround.REQUEST and (one.subject_kind, one.subject_id) in again
    }
    regained.settle(
        [
            one.id
            for one in waiting
            if one.paper in same or (one.subject_kind, one.subject_id) in again
        ]
    )


def told_in(path: Path) -> Iterable[dict[str, Any]]:
    """The stones of the file, where there is one; a line that was cut off is none."""
    if not path.exists():
        return
    for line in path.read_bytes().splitlines():
        with suppress(ValueError):  # also where the cut went through a letter
            yield json.loads(line)


def _last_of(file: IO[bytes]) -> bytes:
    file.seek(-1, os.SEEK_END)
    return file.read(1)


def _stone(told: dict[str, Any]) -> Erasure:
    return Erasure(
        id=UUID(told["id"]),
        unit=told["unit"],
        subject_kind=told["subject_kind"],
        subject_id=UUID(told["subject_id"]),
        ground=ErasureGround(told["ground"]),
        paper=told["paper"],
        emptied=told["emptied"],
        erased_on=date.fromisoformat(told["erased_on"]),
    )
