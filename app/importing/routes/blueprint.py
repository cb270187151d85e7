"""The blueprint of imports, and the import that an address names."""

from uuid import UUID

from flask import Blueprint

from app.importing.models import RegisterImport
from app.importing.record import REGISTER_IMPORT
from app.records.sight import meet, meet_own
from app.web.access import current_actor

bp = Blueprint("importing", __name__, url_prefix="/nhap-so-cu")


def met(import_id: UUID) -> RegisterImport:
    return meet(REGISTER_IMPORT, import_id, current_actor())


def own(import_id: UUID) -> RegisterImport:
    """The import, to be changed: only its own unit's."""
    return meet_own(REGISTER_IMPORT, import_id, current_actor())
