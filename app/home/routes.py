"""The first page, and the sign of life."""

from flask import Blueprint

from app.accounts.recovery import lacks_code
from app.domain.actors import Permission
from app.health import service as health
from app.home import service
from app.home.due import due_of
from app.home.first_steps import first_steps
from app.records.handed import handed_over_to
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page

bp = Blueprint("home", __name__)


@bp.get("/")
@requires(Permission.SEE_HOME)
def index():
    actor, day = current_actor(), today()
    return page(
        "home/index.html",
        work=service.work_of(actor, today=day),
        due=due_of(actor, today=day),
        first_steps=first_steps(actor, today=day),
        handed_over_to=handed_over_to(),
        lacks_code=lacks_code(actor),
        missing_law=service.missing_law(actor, today=day),
        machine=health.trouble() if actor.may(Permission.KEEP_MACHINE) else (),
    )
