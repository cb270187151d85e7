"""How the shared machinery sees an import."""

from flask import url_for
from sqlalchemy import ColumnElement, false

from app.domain.actors import Actor, Permission
from app.domain.importing.states import ImportAct
from app.importing.models import ImportRow, RegisterImport
from app.records.types import RecordType


def visible_imports(by: Actor) -> ColumnElement[bool]:
    """Those of one's own books, for who may bring old registers in."""
    if not by.may(Permission.IMPORT_REGISTER):
        return false()
    return RegisterImport.unit.in_(by.books)


REGISTER_IMPORT = RecordType(
    key="register_import",
    label="Lần nhập sổ cũ",
    model=RegisterImport,
    acts=ImportAct,
    address=lambda one: url_for("importing.detail", import_id=one.id),
    visible=visible_imports,
    files=(RegisterImport.sha256,),
    beside=ImportRow.import_id,
)
