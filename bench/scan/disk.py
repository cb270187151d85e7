"""What the raw bytes of a disk give away of a book: a name is planted and looked for.

A file becomes a small ext4 disk, mounted through a loop (root, Linux). A plain book on it must
give the name away; a book that was sealed before the name was written must not, in no block:
database, log written ahead, logs, backups, what was set aside.
"""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from app import instance as instances
from app import opening, schema
from app.backup import sealing, service
from app.db import db
from app.domain.actors import Actor, InstanceRole, Role
from app.domain.backups import BackupReason
from app.domain.units import UnitKind, VillageKind
from app.factory import create_app
from app.instance import Instance
from app.units.models import Unit
from app.units.service import add_village

RARE = "Yếnh"  # the index keeps each word by itself
NAME = f"Chim Hoàng {RARE}"
MEGABYTES = 2048  # a sparse file: the program keeps room free on a disk
UNIT = "03408"
BY = Actor(name="Người thử", role=Role.ADMINISTRATOR, unit=UNIT)
Book = Callable[[Path, Path], None]


def plain(folder: Path, stick: Path) -> None:
    _write(_made(folder))


def sealed(folder: Path, stick: Path) -> None:
    one = _made(folder)
    sealing.seal(one, stick / "sohoagiai.key")
    opening.key_elsewhere.cache_clear()
    _write(one)


def sealed_late(folder: Path, stick: Path) -> None:
    one = _made(folder)
    _write(one)
    sealing.seal(one, stick / "sohoagiai.key")
    opening.key_elsewhere.cache_clear()


def hits(book: Book) -> int:
    """How often the name stands in the raw disk after the book was written and let go."""
    with tempfile.TemporaryDirectory() as work:
        image, stick = Path(work) / "disk", Path(work) / "stick"
        stick.mkdir()
        with _mounted(image, Path(work) / "at") as at:
            book(at / "book", stick)
        words = ["grep", "-a", "-o", "-i", "-F", "-e", NAME, "-e", RARE, image]
        found = subprocess.run(words, capture_output=True, check=False).stdout
    return len(found.splitlines())


def _made(folder: Path) -> Instance:
    one = instances.create(
        folder, unit=UNIT, name="Phường Thử", role=InstanceRole.COMMUNE, superior=None,
        database=None, settings={},
    )  # fmt: skip
    with create_app(one).app_context():
        schema.bring_up()
        db.session.add(Unit(code=UNIT, name="Phường Thử", kind=UnitKind.COMMUNE, valid_from=DAY))
        db.session.commit()
        _let_go()
    return one


DAY = date(2025, 7, 1)


def _write(one: Instance) -> None:
    app = create_app(one)
    with app.app_context():
        add_village(name=NAME, kind=VillageKind.BAN, valid_from=DAY, by=BY)
        app.test_client().get("/dang-nhap")
        service.back_up(BackupReason.BY_HAND, by=BY)
        add_village(name=f"{NAME} Hai", kind=VillageKind.BAN, valid_from=DAY, by=BY)
        subprocess.run(["sync"], check=True)  # the log written ahead too
        _let_go()


def _let_go() -> None:
    db.session.remove()
    db.engine.dispose()


@contextmanager
def _mounted(image: Path, at: Path) -> Iterator[Path]:
    with image.open("wb") as file:
        file.truncate(MEGABYTES * 2**20)
    at.mkdir()
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    subprocess.run(["mount", "-o", "loop", image, at], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)
