"""The address that an open form sends its typing to, and dropping a draft."""

from flask import Blueprint, render_template, request, url_for

from app.accounts.carrying import safe_path
from app.domain.actors import Permission
from app.drafts import service
from app.web.access import current_actor, requires
from app.web.htmx import see_other
from app.web.pace import DRAFTS, paced
from app.web.telling import tell, tell_undoable

bp = Blueprint("drafts", __name__, url_prefix="/nhap")


@bp.post("/")
@requires(Permission.OWN_ACCOUNT)
@paced(DRAFTS)
def keep():
    """Answers with the words that the form shows below itself."""
    given = request.form
    fields = [(n, v) for n, v in given.items(multi=True) if n not in ("draft_of", "draft_brief")]
    saved_at = service.keep_draft(given.get("draft_of", ""), fields, by=current_actor())
    brief = "draft_brief" in given
    return render_template("drafts/_kept.html", saved_at=saved_at, brief=brief)


@bp.post("/bo")
@requires(Permission.OWN_ACCOUNT)
def drop():
    """Back to the page that offered it, which offers the way back."""
    key, back = request.form.get("key", ""), safe_path(request.form.get("back")) or "/"
    service.drop_draft(key, by=current_actor())
    tell_undoable("Đã bỏ bản nháp.", url_for(".take_back"), key=key, back=back)
    return see_other(back)


@bp.post("/lay-lai")
@requires(Permission.OWN_ACCOUNT)
def take_back():
    service.take_back_draft(request.form.get("key", ""), by=current_actor())
    tell("Đã giữ lại bản nháp.")
    return see_other(safe_path(request.form.get("back")) or "/")
