"""The list of imports, and the page of one: the file, its columns, taking in, undoing."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from flask import Response, request, url_for

from app.attachments import store
from app.attachments.routes import lost_page
from app.domain.actors import Permission
from app.domain.errors import RuleViolation
from app.domain.importing.sheet import LeftOut
from app.domain.importing.states import ImportAct, ImportState, may
from app.export.sending import asked_way, hand_out
from app.importing.exports import imports_sheet
from app.importing.forms import BareForm, MatchForm, UndoForm, UploadForm
from app.importing.models import RegisterImport
from app.importing.record import REGISTER_IMPORT
from app.importing.routes.blueprint import bp, met, own
from app.importing.service import acts, reading, taking, undoing
from app.importing.service.checking import KINDS, lacking_of, matching_of
from app.importing.service.known import teams_known
from app.importing.service.progress import progress_of, row_count
from app.importing.service.reading import letters_of
from app.records.journal import history
from app.records.locking import NotHere
from app.records.wording import history_lines
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out
from app.web.htmx import page, see_other
from app.web.pace import UPLOADS, paced

# The original runs nothing and is never shown here: it is only handed back.
FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
_TOLD = {"file_name", "rows", "why_undone", "why_stopped"}
_WORKS = {ImportState.TAKING, ImportState.UNDOING}


@bp.get("/")
@requires(Permission.IMPORT_REGISTER, exports=True)
def index():
    if way := asked_way():
        return hand_out(imports_sheet(by=current_actor()), way)
    before = _id(request.args.get("truoc", ""))
    lines, has_more = reading.list_page(current_actor(), before=before)
    return page(
        "importing/index.html",
        None,
        lines=lines,
        older=url_for(".index", truoc=lines[-1].id) if has_more else None,
        newest=url_for(".index") if before else None,
    )


@bp.route("/moi", methods=["GET", "POST"])
@requires(Permission.IMPORT_REGISTER)
@paced(UPLOADS)
def new():
    form = UploadForm()
    form.offer(teams_known(current_actor()))
    if form.validate_on_submit():
        name, team_id, by = form.file.data.filename or "", form.team_id.data, form.actor()
        try:
            one = acts.upload(form.content, name, team_id=team_id, today=today(), by=by)
            return see_other(url_for(".detail", import_id=one.id))
        except RuleViolation as refusal:
            form.file.errors = [refusal.message]
    return page("importing/new.html", None, form.answer_status, form=form)


@bp.get("/<uuid:import_id>")
@requires(Permission.IMPORT_REGISTER)
def detail(import_id: UUID):
    return _show(met(import_id))


@bp.post("/<uuid:import_id>/ghep-cot")
@requires(Permission.IMPORT_REGISTER)
def match(import_id: UUID):
    one = own(import_id)
    form = MatchForm.of(one, teams_known(current_actor()))
    return _carry_out(
        one,
        form,
        "match",
        lambda seen, by: acts.match(import_id, form.choice(), revision=seen, today=today(), by=by),
    )


@bp.post("/<uuid:import_id>/nhap")
@requires(Permission.IMPORT_REGISTER)
def take_in(import_id: UUID):
    one = own(import_id)

    def do(seen: int, by):
        begun = taking.begin(import_id, revision=seen, by=by)
        taking.start(taking.take_in, import_id, today=today(), by=by)
        return begun

    return _carry_out(one, BareForm(), "take_in", do)


@bp.post("/<uuid:import_id>/hoan-tac")
@requires(Permission.IMPORT_REGISTER)
def undo(import_id: UUID):
    one, form = own(import_id), UndoForm()

    def do(seen: int, by):
        begun = undoing.begin_undo(import_id, form.reason.data, revision=seen, by=by)
        taking.start(undoing.undo, import_id, today=today(), by=by)
        return begun

    return _carry_out(one, form, "undo", do)


@bp.post("/<uuid:import_id>/bo")
@requires(Permission.IMPORT_REGISTER)
def drop(import_id: UUID):
    return _carry_out(
        own(import_id),
        BareForm(),
        "drop",
        lambda seen, by: acts.drop(import_id, revision=seen, by=by),
    )


@bp.get("/<uuid:import_id>/tien-do")
@requires(Permission.IMPORT_REGISTER, by_itself=True)
def progress(import_id: UUID):
    """The bar; when the work is done the whole page is to be fetched anew."""
    one = met(import_id)
    answer = page(
        "importing/_progress.html",
        None,
        one=one,
        progress=progress_of(one, taking.is_to_take()) if one.state in _WORKS else None,
    )
    if one.state not in _WORKS:
        answer.headers["HX-Redirect"] = url_for(".detail", import_id=import_id)
    return answer


@bp.get("/<uuid:import_id>/tep-goc")
@requires(Permission.IMPORT_REGISTER)
def original(import_id: UUID):
    one = met(import_id)
    if one.sha256 is None:
        raise NotHere
    response = Response(store.read(one.sha256), content_type="application/octet-stream")
    name = f"so-cu-{one.uploaded_on:%Y-%m-%d}.{one.format}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


bp.register_error_handler(store.Lost, lost_page)


def _carry_out(
    one: RegisterImport, form: OfficeForm, act: str, do: Callable[..., object]
) -> Response:
    """Do it and show the import; a form that is wrong stays as typed on its page."""
    import_id = one.id
    if carried_out(form, do):
        return see_other(url_for(".detail", import_id=import_id))
    return _show(met(import_id), form, act)


def _show(one: RegisterImport, wrong: OfficeForm | None = None, act: str = "") -> Response:
    forms = _forms(one)
    if wrong is not None:
        forms[act] = wrong
    ready = row_count(one.id, taking.is_to_take())
    return page(
        "importing/detail.html",
        None,
        422 if wrong else 200,
        one=one,
        forms=forms,
        counts=reading.counts_of(one),
        ready=ready,
        lacking=lacking_of(one),
        has_words=bool(set(KINDS) & set(matching_of(one))),
        samples=reading.samples_of(one) if "match" in forms else (),
        left_out=[(LeftOut(why), *told) for why, told in _told(one).items()],
        progress=progress_of(one, taking.is_to_take()) if one.state in _WORKS else None,
        stayed=undoing.still_in(one.id) if one.state is ImportState.UNDONE else (),
        letters=letters_of,
        lines=history_lines(REGISTER_IMPORT, history(REGISTER_IMPORT.key, [one.id]), told=_TOLD),
    )


def _told(one: RegisterImport) -> dict[str, tuple[int, list[int]]]:
    """Of each kind of row that is no line: how many there are, and the first of them."""
    return {why: (numbers[0], numbers[1:31]) for why, numbers in one.left_out.items()}


def _forms(one: RegisterImport) -> dict[str, OfficeForm]:
    """What may be done to it now."""
    empty = {"formdata": None, "revision": one.revision}
    offered: dict[ImportAct, tuple[str, Callable[[], OfficeForm]]] = {
        ImportAct.MATCH: (
            "match",
            lambda: MatchForm.of(one, teams_known(current_actor()), formdata=None),
        ),
        ImportAct.BEGIN: ("take_in", partial(BareForm, **empty)),
        ImportAct.BEGIN_UNDO: ("undo", partial(UndoForm, **empty)),
        ImportAct.DROP: ("drop", partial(BareForm, **empty)),
    }
    return {name: make() for act, (name, make) in offered.items() if may(act, one.state)}


def _id(given: str) -> UUID | None:
    try:
        return UUID(given)
    except ValueError:
        return None
