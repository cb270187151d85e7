"""Pages of the handbook at ``/huong-dan/``; it works without the Internet, as all of the book."""

from flask import Blueprint, Response, abort, current_app, request

from app.domain.actors import ROLES_AT, Permission, Role
from app.domain.words import tidy
from app.handbook.chapters import BY_SLUG
from app.handbook.leaflets import leaflet_of
from app.handbook.reading import chapters_of, parts_with
from app.handbook.types import runs
from app.papers.files import as_print, as_word
from app.papers.lines import Marks
from app.papers.pdf import Copy, NoPdf
from app.web.access import current_actor, requires
from app.web.forms import SHORT
from app.web.htmx import page

bp = Blueprint("handbook", __name__, url_prefix="/huong-dan")


@bp.get("/")
@requires(Permission.SEE_HOME)
def index():
    words, actor = tidy(request.args.get("q", ""))[:SHORT], current_actor()
    own, others = chapters_of(actor)
    return page(
        "handbook/index.html",
        None,
        words=words,
        found=parts_with(words),
        own=own,
        others=others,
        roles=sorted(_roles(), key=lambda role: role is not actor.role),
    )


@bp.get("/<slug>")
@requires(Permission.SEE_HOME)
def chapter(slug: str):
    if slug not in BY_SLUG:
        abort(404)
    return page("handbook/chapter.html", None, chapter=BY_SLUG[slug], runs=runs)


@bp.get("/vai-tro/<role>.<any(pdf, docx):way>")
@requires(Permission.SEE_HOME)
def leaflet(role: str, way: str):
    wanted = next((one for one in _roles() if one.value == role), None)
    if wanted is None:
        abort(404)
    paper, office = leaflet_of(wanted), current_app.extensions["instance"].name
    marks = Marks(foot=f"Sổ Hòa Giải · {office}")
    name = f"huong-dan-{wanted.value.replace('_', '-')}"
    if way == "docx":
        return as_word([paper], marks, name=name)
    return as_print([Copy(paper, marks)], title=f"Hướng dẫn: {wanted.label}", name=name)


@bp.errorhandler(NoPdf)
def say_that_there_is_no_pdf(error: NoPdf) -> Response:
    return page("papers/no_pdf.html", None, 501)


def _roles() -> tuple[Role, ...]:
    return ROLES_AT[current_app.extensions["instance"].role]
