"""The page of health, and the two addresses that programs ask."""

from flask import Blueprint, current_app, jsonify, url_for

from app import schema
from app.db import db
from app.domain.actors import Permission
from app.domain.health import worst
from app.health import clock, service
from app.web.access import public, requires
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other

bp = Blueprint("health", __name__)


class ConfirmForm(OfficeForm):
    """A press of a button."""


@bp.get("/quan-tri/may-chu/")
@requires(Permission.KEEP_MACHINE)
def index():
    return _page(ConfirmForm())


def _page(form: ConfirmForm):
    findings = service.look()
    return page(
        "health/index.html",
        None,
        form.answer_status,
        form=form,
        findings=findings,
        worst=worst(findings),
        is_far_behind=clock.is_far_behind(),
        has_own_log="door" in current_app.extensions,
    )


@bp.post("/quan-tri/may-chu/gio-dung")
@requires(Permission.KEEP_MACHINE)
def confirm_clock():
    form = ConfirmForm()
    if form.validate() and tried(form, lambda: clock.confirm(by=form.actor()) or True):
        return see_other(url_for(".index"))
    return _page(form)


@bp.get("/healthz")
@public
def alive():
    """Says that the process lives and its database answers; needs no login."""
    db.session.execute(db.select(1))
    return {"status": "ok"}


@bp.get("/readyz")
@public
def ready():
    """Whether people can work: the database is of this version, the disk has room. Tells no more
    than that to who asks without a login."""
    fits = schema.held() == schema.newest()
    return jsonify(status="ready" if fits else "not ready"), 200 if fits else 503
