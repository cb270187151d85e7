"""The attached papers, of which each backup says whether the disk still holds what was kept.

A file is named after its content and a backup reads every one, so it knows those that are gone or
have changed since. They come back out of an older backup that has them whole; what is nowhere any
more is told on the page of health, before somebody needs it.
"""

from collections.abc import Iterable, Sequence, Set

from pyrage.x25519 import Identity

from app.attachments import store
from app.backup.sealed import Manifest, opened
from app.backup.shelf import Backup
from app.db import db
from app.domain.errors import RuleViolation
from app.exchange.book_rows import file_names
from app.instance import Instance
from app.units.service import own_books


def named() -> Set[str]:
    """The files that records of the books kept here name."""
    found = frozenset(file_names(own_books()))
    db.session.rollback()
    return found


def bring_back(
    lost: Set[str], backups: Iterable[Backup], instance: Instance, keys: Sequence[Identity]
) -> Set[str]:
    """Look for them in these backups, one after the other, and keep what is found again; gives
    those that no backup has. One that cannot be opened is passed over: its own drill tells."""
    left = set(lost)
    for one in backups:
        if not left:
            break
        try:
            with opened(one.path, keys, beside=instance.folder) as (manifest, held):
                for name in left & manifest.papers:
                    left.discard(store.keep((held / store.FOLDER / name).read_bytes()))
        except (RuleViolation, OSError, store.DiskFull):
            continue
    return left


def lost_of(manifest: Manifest) -> Set[str]:
    """What is named, is not whole in this newest backup and is not whole on the disk either: what
    was kept while the backup was written is not in it yet."""
    missing = named() - manifest.papers
    return frozenset(name for name in missing if not store.is_sound(name))
