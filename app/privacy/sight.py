"""Who may meet the records of this room: those who keep them, in their own books."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, false

from app.domain.actors import Actor, Permission
from app.privacy.models import DataIncident, DataRequest, Disposal, Erasure, LegalHold
from app.records.model import Record
from app.units.sight import visible_in_reach


def _in_own_books(
    permission: Permission, model: type[Record]
) -> Callable[[Actor], ColumnElement[bool]]:
    def visible(by: Actor) -> ColumnElement[bool]:
        return model.unit.in_(by.books) if by.may(permission) else false()

    return visible


visible_requests = _in_own_books(Permission.KEEP_PRIVACY, DataRequest)
visible_holds = _in_own_books(Permission.KEEP_PRIVACY, LegalHold)
visible_disposals = _in_own_books(Permission.KEEP_PRIVACY, Disposal)
visible_incidents = _in_own_books(Permission.KEEP_INCIDENTS, DataIncident)
visible_erasures = visible_in_reach(Permission.KEEP_PRIVACY, Erasure)
