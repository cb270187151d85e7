"""The practice book beside the real one: same commune, invented people, nobody above it."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from flask import Flask

from app import schema
from app.accounts.service import bootstrap_admin
from app.db import db, transaction
from app.domain.actors import Actor, Role
from app.factory import create_app
from app.instance import Instance, InstanceProblem, create, load
from app.practice.demo.cast import ADMIN, COMMUNES, PASSWORD
from app.practice.demo.prepare import leader_of, open_accounts, open_team_accounts
from app.practice.records import Sample, add_sample, officer_of, unit_in_force
from app.practice.records.reviews import review_past
from app.rehearsal.service import BEGINNING, folder_of, keep_beginning
from app.units import service as units
from app.units.models import Unit

LOGINS = COMMUNES[0].logins
CASES, DIALOGUES = 40, 4


def sample_of(today: date) -> Sample:
    """What a practice book holds: cases of this year and the one before."""
    return Sample(CASES, DIALOGUES, today.year - 1, today.year)


def prepare(
    real: Instance, wanted: Sample, *, today: date, tick: Callable[[], object], fresh: bool
) -> Path:
    """The folder of the practice book of ``real``, made where there is none that can be used, or
    anew where ``fresh``. Call it in the context of the real book's application.

    Raises :class:`InstanceProblem` at an office, which has no book of its own.
    """
    if real.practice:
        raise InstanceProblem("Đây đã là sổ tập. Hãy chạy lệnh này ở thư mục của sổ thật.")
    if real.is_office:
        raise InstanceProblem(
            f"{real.name} là cơ quan cấp trên, không có sổ của mình để tập. Hãy chạy ở xã, phường, "
            "hoặc chạy “sohoagiai demo”."
        )
    folder = folder_of(real.folder)
    if not fresh and _is_usable(folder):
        return folder
    unit = unit_in_force(real.unit, today=today)
    _clear(folder)
    own = create(
        folder,
        unit=unit.code,
        name=real.name,
        role=real.role,
        superior=None,
        database=None,
        practice=True,
    )
    try:
        _inside(create_app(own), lambda: _fill(unit, wanted, today, tick))
    except BaseException:
        _clear(folder)
        raise
    keep_beginning(folder)
    return folder


def _fill(real: Unit, wanted: Sample, today: date, tick: Callable[[], object]) -> None:
    schema.bring_up()
    with transaction():
        kept = ("code", "name", "kind", "parent_code", "valid_from")
        units.import_list(own=Unit(**{name: getattr(real, name) for name in kept}))
        bootstrap_admin(real.code, ADMIN, PASSWORD)
    unit = unit_in_force(real.code, today=today)
    admin = Actor(name="Quản trị", role=Role.ADMINISTRATOR, unit=unit.code)
    open_accounts(LOGINS, unit.code, by=admin)
    add_sample(unit, wanted, today=today, by=officer_of(unit), tick=tick)
    open_team_accounts(LOGINS, unit, by=admin)
    review_past(leader_of(unit.code, LOGINS), today=today, by=admin)


def _is_usable(folder: Path) -> bool:
    """Whether it was made to its end, by a program of this version of the database."""
    if not (folder / BEGINNING).is_file():
        return False
    try:
        _inside(create_app(load(folder)), schema.check_is_current)
    except InstanceProblem:
        return False
    return True


def _inside(app: Flask, act: Callable[[], object]) -> None:
    with app.app_context():
        try:
            act()
        finally:
            db.session.remove()
            db.engine.dispose()


def _clear(folder: Path) -> None:
    """Delete a practice book, and nothing that is not one."""
    if folder.is_dir():
        if any(folder.iterdir()) and not load(folder).practice:
            raise InstanceProblem(f"Thư mục “{folder}” không phải là sổ tập nên không xóa.")
        shutil.rmtree(folder)
