"""The files of units below: wanted are those that a received record of that very unit names."""

from collections.abc import Iterable

from flask import current_app
from sqlalchemy import select

from app.attachments import received
from app.attachments.models import Attachment
from app.domain.attachments import MOST_KEPT
from app.exchange.models import FileFailure
from app.records.ledger.sql import Part
from app.units.service import own_books
from app.web.context import today
from sync import Line
from sync.digest import Sum
from sync.files import File, sum_of

_FAILURE = FileFailure.__table__


class ReceivedFiles(Part):
    """Implements :class:`sync.shelves.Shelf`."""

    most = MOST_KEPT

    @property
    def share(self) -> int:
        return current_app.config["FILE_MB_A_UNIT"] * 2**20

    def named(self, files: Iterable[File]) -> set[File]:
        asked = {*files}
        return asked & self._all_named({file.unit for file in asked})

    def whole(self, units: frozenset[str]) -> Sum:
        here: dict[str, set[str]] = {}
        named = self._all_named(units)
        for unit in {file.unit for file in named}:
            here[unit] = received.whole(unit)
        return sum_of(file for file in named if file.sha256 in here[file.unit])

    def is_whole(self, file: File) -> bool:
        return received.is_here(file.unit, file.sha256)

    def held(self, file: File) -> int:
        return received.held(file.unit, file.sha256)

    def read(self, file: File, at: int, size: int) -> bytes:
        with received.path_of(file.unit, file.sha256).open("rb") as content:
            content.seek(at)
            return content.read(size)

    def add(self, file: File, data: bytes) -> None:
        received.add(file.unit, file.sha256, data)

    def place(self, file: File) -> bool:
        return received.place(file.unit, file.sha256)

    def failed(self, file: File) -> None:
        times = self.failures(file) + 1
        row = {"unit": file.unit, "sha256": file.sha256, "failed_on": today(), "times": times}
        write = self.upsert(_FAILURE, ("unit", "sha256"), ("failed_on", "times"))
        self.execute(write, [row])

    def failures(self, file: File) -> int:
        this = _FAILURE.c.unit == file.unit, _FAILURE.c.sha256 == file.sha256
        of_today = select(_FAILURE.c.times).where(*this, _FAILURE.c.failed_on == today())
        return self.scalar(of_today) or 0

    def used(self, unit: str) -> int:
        return received.used(unit)

    def sweep(self, units: frozenset[str]) -> None:
        named: dict[str, set[str]] = {unit: set() for unit in units - own_books()}
        for file in self._all_named(named):
            named[file.unit].add(file.sha256)
        for unit, digests in named.items():
            received.sweep(unit, digests)

    def _all_named(self, units: Iterable[str]) -> set[File]:
        below = set(units) - own_books()
        rows = select(Attachment.unit, Attachment.sha256, Attachment.size).where(
            Attachment.unit.in_(below), Attachment.sha256.is_not(None)
        )
        return {File(*row) for row in self.execute(rows)}


def sweep_after(lines: Iterable[Line]) -> None:
    """What these versions no longer name goes at once: it may have been taken back."""
    kind = Attachment.__tablename__
    if units := frozenset(line.key.unit for line in lines if line.kind == kind):
        ReceivedFiles().sweep(units)
