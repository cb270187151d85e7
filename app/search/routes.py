"""The pages of the search; what is sought stays in the address."""

from urllib.parse import urlsplit
from uuid import UUID

from flask import Blueprint, Flask, request, url_for

from app.domain.actors import Permission
from app.domain.words import tidy
from app.export.sending import asked_way, hand_out
from app.search import saved, service
from app.search.exports import found_sheet
from app.search.forms import SaveFilterForm
from app.web.access import current_actor, requires
from app.web.forms import SHORT, tried
from app.web.htmx import page, see_other
from app.web.pace import SEARCHES, paced
from app.web.sought import sealed_in
from app.web.telling import tell, tell_undoable

bp = Blueprint("search", __name__, url_prefix="/tim")


@bp.get("/")
@requires(Permission.SEARCH)
@paced(SEARCHES)
def index():
    words = _words()
    groups = service.first_of_all(words, by=current_actor())
    names = service.names_of_units(groups)
    return page("search/index.html", None, sought_words=words, groups=groups, unit_names=names)


@bp.get("/<slug>")
@requires(Permission.SEARCH, exports=True)
@paced(SEARCHES)
def kind(slug: str):
    words, after = _words(), request.args.get("sau")
    group = service.all_of_kind(slug, words, by=current_actor(), after=after)
    if way := asked_way():
        return hand_out(found_sheet(group.label, slug, words, by=current_actor()), way)
    names = service.names_of_units([group])
    return page("search/kind.html", None, sought_words=words, group=group, unit_names=names)


@bp.post("/bo-loc/")
@requires(Permission.SEARCH)
def save():
    form = SaveFilterForm()
    if form.validate_on_submit():
        name, address = form.name.data, form.address.data or ""
        kept = tried(form, lambda: saved.save_filter(name, address, by=form.actor()))
        if kept is not None:
            tell(f"Đã lưu bộ lọc “{kept.name}”.")
            return see_other(sealed_in(kept.address))
    return page("search/save.html", None, 422, form=form)


@bp.post("/bo-loc/<uuid:filter_id>/bo")
@requires(Permission.SEARCH)
def drop(filter_id: UUID):
    name, address = saved.drop_filter(filter_id, by=current_actor())
    words = f"Đã bỏ bộ lọc “{name}”."
    tell_undoable(words, url_for(".save"), name=name, address=address)
    return see_other(urlsplit(address).path)


def init_app(app: Flask) -> None:
    """Lend the templates of lists what their reader has kept of them, and the room of personal
    data, below this one, the way to forget it."""
    app.jinja_env.globals["saved_here"] = saved.saved_here
    app.extensions["drop_filters"] = saved.drop_naming


def _words() -> str:
    return tidy(request.args.get("q", ""))[:SHORT]
