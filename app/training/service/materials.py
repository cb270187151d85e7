"""Acts on learning material, and reading it."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from sqlalchemy import Row

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.training.kinds import Topic
from app.domain.training.material import check_material
from app.domain.words import alphabet_key
from app.records import journal
from app.records.locking import take
from app.training.acts import MaterialAct
from app.training.facts import MaterialFacts
from app.training.models import Material, TrainingClass
from app.training.sight import visible_of

_ORDER = list(Topic)


def add_material(facts: MaterialFacts, *, today: date, by: Actor) -> Material:
    check_material(facts.text, has_class=facts.class_id is not None)
    with transaction():
        _check_class(facts.class_id, by)
        material = Material(unit=by.unit, written_on=today)
        facts.write_into(material)
        journal.write(material, MaterialAct.ADD, by=by)
    return material


def change_material(
    material_id: UUID, facts: MaterialFacts, *, revision: int, by: Actor
) -> Material:
    check_material(facts.text, has_class=facts.class_id is not None)
    with transaction() as session:
        material = take(session, Material, material_id, by=by, revision=revision)
        _check_class(facts.class_id, by)
        facts.write_into(material)
        journal.correct(material, MaterialAct.CHANGE, by=by)
    return material


def shelf(by: Actor, *, on: date, with_retired: bool) -> list[tuple[Topic, list[Row]]]:
    """The material that ``by`` may read, by topic and title."""
    rows = db.select(
        Material.id, Material.title, Material.topic, Material.written_on, Material.retired_on
    ).where(visible_of(Material)(by))
    if not with_retired:
        rows = rows.where(db.or_(Material.retired_on.is_(None), Material.retired_on > on))
    found = sorted(
        db.session.execute(rows),
        key=lambda row: (_ORDER.index(row.topic), alphabet_key(row.title)),
    )
    return [(topic, list(some)) for topic, some in groupby(found, lambda row: row.topic)]


def materials_of(class_id: UUID, by: Actor) -> Sequence[Row]:
    rows = db.select(Material.id, Material.title).where(
        Material.class_id == class_id, visible_of(Material)(by)
    )
    return sorted(db.session.execute(rows), key=lambda row: alphabet_key(row.title))


def classes_to_name(books: Collection[str]) -> Sequence[Row]:
    """The classes of these units, newest first, from which material may be."""
    rows = db.select(TrainingClass.id, TrainingClass.title, TrainingClass.first_on)
    newest = (TrainingClass.first_on.desc(), TrainingClass.id.desc())
    return db.session.execute(
        rows.where(TrainingClass.unit.in_(books)).order_by(*newest).limit(200)
    ).all()


def _check_class(class_id: UUID | None, by: Actor) -> None:
    known = db.select(TrainingClass.id).where(
        TrainingClass.id == class_id, TrainingClass.unit.in_(by.books)
    )
    if class_id is not None and db.session.scalar(known) is None:
        raise RuleViolation("Lớp này không có trong sổ của đơn vị. Hãy chọn lại lớp.")
