"""The room's first page, and what its other pages share."""

from flask import Blueprint

from app.domain.actors import Permission
from app.domain.law_options import Option
from app.domain.privacy.requests import CLOCK_OF, RequestKind
from app.lawpack.service import law_of
from app.privacy.waiting import counted
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page

bp = Blueprint("privacy", __name__, url_prefix="/du-lieu-ca-nhan")
KEPT = (
    Option.KEEP_CASE_YEARS,
    Option.KEEP_DIALOGUE_YEARS,
    Option.KEEP_PAYMENT_YEARS,
    Option.KEEP_ORIGINAL_YEARS,
    Option.BREACH_HOURS,
)


@bp.get("/")
@requires(Permission.KEEP_INCIDENTS)
def index():
    actor = current_actor()
    law = law_of(actor.unit)
    rules = [(kind, law.deadline(CLOCK_OF[kind], today())) for kind in RequestKind]
    return page(
        "privacy/index.html",
        counted=counted(actor, today()),
        rules=[(kind, due.rule) for kind, due in rules if due],
        answers=[(option, law.option(option, on=today())) for option in KEPT],
    )
