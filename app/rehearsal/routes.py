"""The page “Tập dùng”: the way to the practice book, and in it the way back to its beginning."""

from flask import Blueprint, request, url_for

from app.domain.actors import Permission
from app.rehearsal import service
from app.web.access import requires
from app.web.forms import OfficeForm
from app.web.htmx import page, see_other

bp = Blueprint("rehearsal", __name__, url_prefix="/tap-dung")


@bp.get("/")
@requires(Permission.OWN_ACCOUNT)
def index():
    address = service.running()
    return page(
        "rehearsal/index.html",
        form=OfficeForm(formdata=None),
        runs=address is not None,
        is_open=address is not None and address.is_open_to(_asked_for()),
    )


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
