"""What the host lends for files: a satchel from which they are sent, a shelf on which they come
to lie, and gaps into which they come back. In the tests these are dictionaries, in the
application folders and a table.

A file system knows no transactions: what :class:`Shelf` does to files stays done when the
transaction around it is rolled back. That does no harm, because a position is read from the
file itself and because content is believed only by its hash.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from sync.digest import Sum
from sync.files import File, Standing


class Satchel(Protocol):
    """The files that go up, at the sender. What the superior said of each is durable."""

    def wanting(self) -> Sequence[Standing]:
        """The files that records of the outgoing profile name now and of which the superior has
        not said that they are whole there, as it said last; the newest first, none twice."""
        ...

    def whole(self) -> Sum:
        """The digest of those named now of which the superior has said so."""
        ...

    def heard(self, standings: Iterable[Standing]) -> None:
        """Note what was said of these; called in a transaction."""
        ...

    def forget(self) -> None:
        """Forget which files are whole above; called in a transaction."""
        ...

    def is_sound(self, file: File) -> bool:
        """Whether the content here is what its name says."""
        ...

    def read(self, file: File, at: int, size: int) -> bytes:
        """At most ``size`` bytes from ``at`` on; raises :class:`OSError`."""
        ...


class Shelf(Protocol):
    """The files from below, at the receiver; each belongs to a unit. Called in a transaction.

    ``most``: bytes of one file; ``share``: bytes of all files of a unit, begun ones too.
    """

    most: int
    share: int

    def named(self, files: Iterable[File]) -> set[File]:
        """Which of these are named, unit, hash and size, by a current record that was received
        from that very unit and is in place."""
        ...

    def whole(self, units: frozenset[str]) -> Sum:
        """The digest of the files of these units that are named and whole here."""
        ...

    def is_whole(self, file: File) -> bool: ...

    def held(self, file: File) -> int:
        """How many bytes of a begun file lie here; 0 for none."""
        ...

    def read(self, file: File, at: int, size: int) -> bytes:
        """At most ``size`` bytes from ``at`` on of a file that is whole."""
        ...

    def add(self, file: File, data: bytes) -> None:
        """Lay these bytes behind what is held, and force them out; raises :class:`OSError`."""
        ...

    def place(self, file: File) -> bool:
        """All bytes are here: put the file in its place, durable, if its hash is right; False:
        it is not, and what was begun is gone."""
        ...

    def failed(self, file: File) -> None:
        """Note that it came out wrong."""
        ...

    def failures(self, file: File) -> int:
        """How often it came out wrong of late; the host says how long that is."""
        ...

    def used(self, unit: str) -> int:
        """Bytes that the files of a unit take up, begun ones too."""
        ...

    def sweep(self, units: frozenset[str]) -> None:
        """Delete what lies here of these units and is named by no record any more."""
        ...


class Gaps(Protocol):
    """The own files that are lost here, at who was put back from an old backup."""

    def missing(self) -> Sequence[File]:
        """The files of the own unit that current records name and that are not here; the newest
        first, none twice."""
        ...

    def held(self, file: File) -> int:
        """How many bytes of a begun file lie here; 0 for none."""
        ...

    def add(self, file: File, data: bytes) -> None:
        """Lay these bytes behind what is held, and force them out; raises :class:`OSError`."""
        ...

    def place(self, file: File) -> bool:
        """All bytes are here: put the file in its place, durable, if its hash is right; False:
        it is not, and what was begun is gone. Raises :class:`OSError`."""
        ...
