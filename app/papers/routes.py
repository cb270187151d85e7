"""Pages of papers: drafts, papers that were made, comparing a copy with the record."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, Response, abort, request

from app.attachments.shelf import shelf_of
from app.domain.actors import Permission
from app.papers import portal, service
from app.papers.files import as_docx, as_file, as_pdf
from app.papers.forms import (
    CodeForm,
    MakeForm,
    NumberForm,
    PeriodForm,
    PostForm,
    SignForm,
    WithdrawForm,
)
from app.papers.models import MadePaper
from app.papers.pdf import NoPdf
from app.papers.record import MADE_PAPER
from app.papers.replacing import replacement_of
from app.papers.sight import is_undone, paper_kind, subject_type
from app.papers.types import Ask
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other
from app.web.pace import PAPERS, paced

bp = Blueprint("papers", __name__, url_prefix="/van-ban")
TOLD = {
    "signed_on",
    "number",
    "issued_on",
    "posted_on",
    "posted_at",
    "withdrawn_on",
    "withdrawal_reason",
}
WAYS: dict[str, Callable[[service.Rendered], Response]] = {"pdf": as_pdf, "docx": as_docx}


@bp.get("/nhap/<kind>/<uuid:subject_id>.<any(pdf, docx):way>")
@requires(Permission.SEE_PAPERS)
@paced(PAPERS)
def draft(kind: str, subject_id: UUID, way: str):
    wanted = paper_kind(kind)
    return WAYS[way](service.draft(wanted, subject_id, PeriodForm(request.args).ask(wanted)))


@bp.post("/lap/<kind>/<uuid:subject_id>")
@requires(Permission.SEE_PAPERS)
def make(kind: str, subject_id: UUID):
    wanted, form = paper_kind(kind), MakeForm()
    if not form.validate():
        abort(400)
    paper = service.make(wanted, subject_id, form.ask(wanted))
    return see_other(MADE_PAPER.address(paper))


@bp.get("/<uuid:paper_id>")
@requires(Permission.SEE_PAPERS)
def detail(paper_id: UUID):
    return _show(meet(MADE_PAPER, paper_id, current_actor()))


@bp.get("/<uuid:paper_id>.<any(pdf, docx):way>")
@requires(Permission.SEE_PAPERS)
@paced(PAPERS)
def copy(paper_id: UUID, way: str):
    return WAYS[way](service.made(meet(MADE_PAPER, paper_id, current_actor())))


@bp.post("/<uuid:paper_id>/ky")
@requires(Permission.SEE_PAPERS)
def sign(paper_id: UUID):
    form = SignForm()
    return _act(paper_id, form, service.sign, lambda: {"signed_on": form.signed_on.data})


@bp.post("/<uuid:paper_id>/so")
@requires(Permission.SEE_PAPERS)
def number(paper_id: UUID):
    form = NumberForm()
    return _act(
        paper_id,
        form,
        service.number,
        lambda: {"typed": form.number.data, "issued_on": form.issued_on.data},
    )


@bp.get("/<uuid:paper_id>/dang.zip")
@requires(Permission.SEE_PAPERS)
@paced(PAPERS)
def portal_file(paper_id: UUID):
    name, content = portal.portal_file(meet(MADE_PAPER, paper_id, current_actor()))
    return as_file(content, "application/zip", "attachment", name)


@bp.post("/<uuid:paper_id>/da-dang")
@requires(Permission.SEE_PAPERS)
def post_on_portal(paper_id: UUID):
    form = PostForm()
    return _act(
        paper_id,
        form,
        portal.note_posting,
        lambda: {"posted_on": form.posted_on.data, "address": form.posted_at.data},
    )


@bp.post("/<uuid:paper_id>/thu-hoi")
@requires(Permission.SEE_PAPERS)
def withdraw(paper_id: UUID):
    form = WithdrawForm()
    return _act(paper_id, form, service.withdraw, lambda: {"reason": form.reason.data})


@bp.get("/doi-chieu/")
@requires(Permission.SEE_PAPERS)
def compare():
    form, actor = CodeForm(request.args), current_actor()
    typed = form.code.data if form.validate() else ""
    found = service.papers_with_code(typed, actor) if typed else ()
    ask = Ask(actor, today())
    return page(
        "papers/compare.html",
        form=form,
        typed=typed,
        found=[(paper, service.differences(paper, ask)) for paper in found],
        address=MADE_PAPER.address,
    )


@bp.errorhandler(NoPdf)
def say_that_there_is_no_pdf(error: NoPdf) -> Response:
    return page("papers/no_pdf.html", None, 501)


def _act(
    paper_id: UUID,
    form: OfficeForm,
    act: Callable[..., MadePaper],
    facts: Callable[[], dict],
) -> Response:
    """Do ``act`` with what the form says; a refusal stands in the form."""
    paper = meet_own(MADE_PAPER, paper_id, current_actor())
    if form.validate():

        def do() -> MadePaper:
            seen = form.seen_revision
            return act(paper_id, **facts(), revision=seen, today=today(), by=form.actor())

        if tried(form, do):
            return see_other(MADE_PAPER.address(paper))
    return _show(paper, form)


def _show(paper: MadePaper, failed: OfficeForm | None = None) -> Response:
    actor, kind = current_actor(), paper_kind(paper.kind)
    may_write = (
        paper.unit in actor.books and service.may_make(kind, actor) and not paper.withdrawn_on
    )
    wanted = {"sign": SignForm, "number": NumberForm, "withdraw": WithdrawForm}
    if paper.symbol is None or paper.signed_on is None:
        del wanted["number"]
    carrier = subject_type(kind)
    subject = meet(carrier, paper.subject_id, actor)
    undone, newer = is_undone(paper, subject), replacement_of(paper)
    if undone or newer:
        del wanted["sign"]
    if has_portal_file := portal.has_file(paper):
        wanted["post_on_portal"] = PostForm
    forms = {
        name: failed if isinstance(failed, form) else form(formdata=None, obj=paper)
        for name, form in wanted.items()
        if may_write
    }
    return page(
        "papers/detail.html",
        None,
        422 if failed else 200,
        paper=paper,
        kind=kind,
        carrier=carrier,
        subject=subject,
        is_undone=undone,
        newer=newer,
        shelf=shelf_of(paper, by=actor),
        forms=forms,
        has_portal_file=has_portal_file,
        history_lines=history_lines(MADE_PAPER, history(MADE_PAPER.key, [paper.id]), told=TOLD),
    )
