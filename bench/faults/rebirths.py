"""Backups put back on either side, and a commune copied and brought to life twice."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from bench.faults.world import World, in_process

DATABASE = "sohoagiai.sqlite"
SAVES = 25
"""So much is saved between two steps."""


def back_up(folder: Path, to: Path) -> None:
    """As a careful administrator does it, while the server runs."""
    in_process(lambda: _back_up(folder, to))


def _back_up(folder: Path, to: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as one, closing(sqlite3.connect(to)) as other:
        one.backup(other)


def put_back(folder: Path, backup: Path) -> None:
    """As it is done in need: server stopped, database replaced, nothing else."""
    for left in folder.glob(f"{DATABASE}*"):
        left.unlink()
    shutil.copy(backup, folder / DATABASE)


def restore_office(world: World) -> str:
    backup = world.folder / "office.backup"
    back_up(world.office, backup)
    world.wait_for(SAVES)
    world.kill("office")
    put_back(world.office, backup)
    world.serve_office()
    world.wait_for(SAVES)
    return "office put back"


def restore_commune(world: World) -> str:
    """What it had saved after the backup had gone up: that much the world can know."""
    backup = world.folder / "commune.backup"
    back_up(world.commune, backup)
    world.wait_for(SAVES)
    world.kill("clerk", "commune")
    world.sync()
    put_back(world.commune, backup)
    world.new_notes()
    world.serve_commune()
    world.employ_clerk()
    world.wait_for(SAVES)
    return "commune put back"


def copy_commune(world: World) -> str:
    """A copy of the whole folder, key and all, lives beside the first for a while."""
    world.kill("clerk", "commune")
    copy = world.folder / f"copy{len(world.copies)}"
    shutil.copytree(world.commune, copy)
    world.copies.append(copy)
    world.serve_commune()
    world.employ_clerk()
    world.serve_copy(copy)
    world.wait_for(4 * SAVES)
    world.kill("copy", "clerk of the copy")
    return "commune copied"
