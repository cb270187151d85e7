"""The list of signers at ``/quan-tri/nguoi-ky/``."""

from uuid import UUID

from flask import Blueprint, Response, url_for

from app.domain.actors import Permission
from app.domain.signers import SignerSpan
from app.records.journal import history
from app.records.sight import meet_own
from app.records.wording import history_lines
from app.signers import service
from app.signers.forms import SignerForm
from app.signers.record import SIGNER
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other

bp = Blueprint("signers", __name__, url_prefix="/quan-tri/nguoi-ky")


@bp.get("/")
@requires(Permission.KEEP_LAW)
def index():
    return _list(SignerForm(formdata=None, data={"valid_from": today()}))


@bp.post("/")
@requires(Permission.KEEP_LAW)
def add():
    form = SignerForm()
    if form.validate_on_submit():
        span, by = _span(form), form.actor()
        if tried(form, lambda: service.add_signer(span, today=today(), by=by)):
            return see_other(url_for(".index"))
    return _list(form)


@bp.route("/<uuid:signer_id>", methods=["GET", "POST"])
@requires(Permission.KEEP_LAW)
def change(signer_id: UUID):
    held = meet_own(SIGNER, signer_id, current_actor())
    form = SignerForm(obj=held)
    if form.validate_on_submit():
        span, seen, by = _span(form), form.seen_revision, form.actor()
        given = {"revision": seen, "today": today(), "by": by}
        if tried(form, lambda: service.change_signer(signer_id, span, **given)):
            return see_other(url_for(".index"))
    lines = history_lines(SIGNER, history(SIGNER.key, [signer_id]))
    return page(
        "signers/change.html", None, form.answer_status, form=form, signer=held, lines=lines
    )


def _list(form: SignerForm) -> Response:
    signers = service.signers_of(current_actor().unit)
    status = form.answer_status if form.errors else 200
    return page("signers/index.html", None, status, form=form, signers=signers)


def _span(form: SignerForm) -> SignerSpan:
    days = form.valid_from.data, form.valid_to.data
    return SignerSpan(None, form.name.data, form.post.data, *days)
