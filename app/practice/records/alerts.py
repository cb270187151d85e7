"""One open report, so that practice shows what an alert looks like on every page."""

from app.db import db
from app.domain.actors import Actor
from app.domain.mediation.alerts import AlertKind
from app.domain.mediation.states import CaseState
from app.mediation.models import Alert, MediationCase
from app.mediation.service.alerts import raise_alert

_SEEN = "Hai bên lớn tiếng, một người cầm gậy dọa đánh; trong nhà có trẻ nhỏ."


def raise_one(by: Actor) -> None:
    """A report on the newest case that is being mediated, where none is waiting."""
    waiting = db.select(Alert.id).where(Alert.unit == by.unit).limit(1)
    under_way = db.select(MediationCase.id).where(
        MediationCase.unit == by.unit, MediationCase.state == CaseState.IN_MEDIATION
    )
    newest = db.session.scalar(under_way.order_by(MediationCase.received_on.desc()).limit(1))
    if newest is not None and db.session.scalar(waiting) is None:
        raise_alert(newest, AlertKind.VIOLENCE, details=_SEEN, by=by)
