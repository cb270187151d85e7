"""The files that go up: which they are, and what the superior has said of each.

Of the own unit those whose record goes up now, under the profile that its head has decided; of
the units below those that lie here whole. The file of a record that stays at home is not named.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import Select, delete, false, select

from app.attachments import received, store
from app.attachments.models import Attachment
from app.db import db, now
from app.domain.attachments import MAY_GO_UP
from app.domain.profiles import Profile
from app.exchange.models import FileAbove
from app.instance import this_instance
from app.records.ledger.profiles import profile_of
from app.records.ledger.sql import Part
from app.units.service import own_books, subtree_codes
from sync.digest import Sum
from sync.files import File, Refusal, Standing, sum_of

_ABOVE = FileAbove.__table__
_NAME = Attachment.unit, Attachment.sha256, Attachment.size


def offered(*columns) -> Select:
    """These columns of the attachments whose files go up, of the own books and of units below."""
    here = this_instance().unit
    own = Attachment.unit.in_(own_books())
    rows = select(*columns).where(
        Attachment.sha256.is_not(None), Attachment.unit.in_(subtree_codes(here))
    )
    if not own_go_up():
        return rows.where(~own)
    allowed = db.or_(
        false(),
        *(
            (Attachment.subject_kind == kind) & Attachment.document.in_(documents)
            for kind, documents in MAY_GO_UP.items()
        ),
    )
    return rows.where(~own | (allowed & Attachment.withdrawn_on.is_(None)))


def own_go_up() -> bool:
    """Whether the head of this unit lets its files go up now."""
    return profile_of(Attachment.__tablename__) is Profile.FULL


class SqlSatchel(Part):
    """Implements :class:`sync.shelves.Satchel`."""

    def wanting(self) -> Sequence[Standing]:
        said = self._said()
        own = own_books()
        found = [said.get(file) or Standing(file, 0) for file in self._named()]
        return [
            one
            for one in found
            if not one.is_whole
            and (one.file.unit in own or received.is_here(one.file.unit, one.file.sha256))
        ]

    def whole(self) -> Sum:
        said = self._said()
        return sum_of(file for file in self._named() if file in said and said[file].is_whole)

    def heard(self, standings: Iterable[Standing]) -> None:
        rows = [
            {
                "unit": one.file.unit,
                "sha256": one.file.sha256,
                "held": one.held,
                "reason": one.reason,
                "heard_at": now(),
            }
            for one in standings
        ]
        if rows:
            self.execute(
                self.upsert(_ABOVE, ("unit", "sha256"), ("held", "reason", "heard_at")), rows
            )

    def forget(self) -> None:
        self.execute(delete(_ABOVE))

    def is_sound(self, file: File) -> bool:
        return store.is_sound_at(_path(file), file.sha256)

    def read(self, file: File, at: int, size: int) -> bytes:
        with _path(file).open("rb") as content:
            content.seek(at)
            return content.read(size)

    def prune(self) -> None:
        """Forget what was said of files that do not go up any more."""
        named = {(file.unit, file.sha256) for file in self._named()}
        for unit, digest in self.execute(select(_ABOVE.c.unit, _ABOVE.c.sha256)).all():
            if (unit, digest) not in named:
                this = _ABOVE.c.unit == unit, _ABOVE.c.sha256 == digest
                self.execute(delete(_ABOVE).where(*this))

    def _named(self) -> Sequence[File]:
        rows = self.execute(offered(*_NAME).order_by(Attachment.id.desc()))
        return [*dict.fromkeys(File(*row) for row in rows)]

    def _said(self) -> dict[File, Standing]:
        above = (_ABOVE.c.unit == Attachment.unit) & (_ABOVE.c.sha256 == Attachment.sha256)
        rows = self.execute(offered(*_NAME, _ABOVE.c.held, _ABOVE.c.reason).join(_ABOVE, above))
        said = {}
        for unit, digest, size, held, reason in rows:
            file = File(unit, digest, size)
            said[file] = Standing(file, held, Refusal(reason) if reason else None)
        return said


def _path(file: File) -> Path:
    if file.unit in own_books():
        return store.path_of(file.sha256)
    return received.path_of(file.unit, file.sha256)
