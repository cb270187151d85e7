"""What the page of a case tells of its payment; lent to the templates."""

from flask import Flask

from app.domain.actors import Permission
from app.domain.remuneration.requests import CasePayment
from app.mediation.models import MediationCase
from app.remuneration.service.states import payment_states
from app.web.access import current_actor


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(payment_of=payment_of)


def payment_of(case: MediationCase) -> CasePayment | None:
    """None for who may not read of payments; of whom and how much the page says nothing."""
    if not current_actor().may(Permission.SEE_PAYMENTS):
        return None
    return payment_states([case.id]).get(case.id)
