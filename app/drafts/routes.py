"""The address that an open form sends its typing to, and dropping a draft."""

from flask import Blueprint, render_template, request

from app.accounts.carrying import safe_path
from app.domain.actors import Permission
from app.drafts import service
from app.web.access import current_actor, requires
from app.web.htmx import see_other

bp = Blueprint("drafts", __name__, url_prefix="/nhap")


@bp.post("/")
@requires(Permission.OWN_ACCOUNT)
def keep():
    """Answers with the words that the form shows below itself."""
    fields = [(n, v) for n, v in request.form.items(multi=True) if n != "draft_of"]
    saved_at = service.keep_draft(request.form.get("draft_of", ""), fields, by=current_actor())
    return render_template("drafts/_kept.html", saved_at=saved_at)


@bp.post("/bo")
@requires(Permission.OWN_ACCOUNT)
def drop():
    """Back to the page that offered it."""
    service.drop_draft(request.form.get("key", ""), by=current_actor())
    return see_other(safe_path(request.form.get("back")) or "/")
