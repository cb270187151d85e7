"""The page “Tập dùng”: the way to the practice book, and in it the way back to its beginning."""

from flask import Blueprint, current_app, request, url_for

from app.domain.actors import Permission
from app.rehearsal import service
from app.web.access import current_actor, requires
from app.web.forms import OfficeForm
from app.web.htmx import page, see_other

bp = Blueprint("rehearsal", __name__, url_prefix="/tap-dung")


@bp.get("/")
@requires(Permission.OWN_ACCOUNT)
def index():
    address, server = service.running(), current_app.extensions.get("practice")
    is_starting = address is None and server is not None and server.is_alive
    answer = page(
        "rehearsal/index.html",
        form=OfficeForm(formdata=None),
        runs=address is not None,
        is_open=address is not None and address.is_open_to(_asked_for()),
        is_starting=is_starting,
        may_start=server is not None and current_actor().may(Permission.KEEP_MACHINE),
    )
    if is_starting:
        answer.headers["Refresh"] = "5"
    return answer


@bp.post("/chay")
@requires(Permission.KEEP_MACHINE)
def start():
    """The administrator starts its server, without going to the machine."""
    form, server = OfficeForm(), current_app.extensions.get("practice")
    if form.validate() and server is not None:
        service.start(server, by=form.actor())
    return see_other(url_for(".index"))


@bp.get("/mo")
@requires(Permission.OWN_ACCOUNT)
def enter():
    """To the practice book, or back to the page that says why not."""
    address = service.running()
    return see_other(address.url(_asked_for()) if address else url_for(".index"))


def _asked_for() -> str:
    """The name or number by which the browser reaches this machine."""
    return request.host.rsplit(":", 1)[0]


@bp.post("/lam-lai")
@requires(Permission.OWN_ACCOUNT)
def begin_anew():
    service.begin_anew()
    return see_other(url_for("accounts.sign_in"))
