"""The page of the journal."""

from flask import Blueprint, request

from app.audit import service
from app.audit.exports import journal_sheet
from app.domain.actors import Permission
from app.export.sending import asked_way, hand_out
from app.web.access import current_actor, requires
from app.web.htmx import page

bp = Blueprint("audit", __name__, url_prefix="/quan-tri/nhat-ky")


@bp.get("/")
@requires(Permission.SEE_JOURNAL, exports=True)
def index():
    if way := asked_way():
        return hand_out(journal_sheet(by=current_actor()), way)
    before = request.args.get("truoc", type=int)
    lines = service.read_journal(current_actor(), before=before)
    older = lines[-1].sequence if len(lines) == service.PAGE else None
    return page("audit/index.html", None, lines=lines, older=older, before=before)
