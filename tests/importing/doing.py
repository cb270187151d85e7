"""Taking an import in and out in one go, and what is in the tables then."""

from app.db import db
from app.domain.importing.states import Verdict
from app.importing.models import ImportRow, RegisterImport
from app.importing.service import taking, undoing
from tests.factories import TODAY
from tests.importing.conftest import keyed


def all_of(model):
    return db.session.scalars(db.select(model)).all()


def verdicts(one) -> dict[int, Verdict]:
    kept = db.select(ImportRow.row, ImportRow.verdict).where(ImportRow.import_id == one.id)
    return dict(iter(db.session.execute(kept)))


def take_all(one, officer) -> RegisterImport:
    begun = taking.begin(one.id, revision=one.revision, by=keyed(officer))
    taking.take_in(begun.id, today=TODAY, by=officer)
    db.session.expire_all()
    return db.session.get_one(RegisterImport, one.id)


def undo_all(one, officer, reason="Nhầm tổ") -> RegisterImport:
    undoing.begin_undo(one.id, reason, revision=one.revision, by=keyed(officer))
    undoing.undo(one.id, today=TODAY, by=officer)
    db.session.expire_all()
    return db.session.get_one(RegisterImport, one.id)
