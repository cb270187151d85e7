"""Pages of the log of difficulties at ``/bao-cao/vuong-mac/``."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, Response, request, url_for

from app.difficulties.exports import difficulties_sheet
from app.difficulties.forms import AnswerForm, CloseForm, DifficultyForm
from app.difficulties.models import Difficulty
from app.difficulties.record import DIFFICULTY
from app.difficulties.service import acts, reading
from app.difficulties.service.reading import Wanted
from app.domain.actors import OFFICE_ROLES, Actor, Permission
from app.domain.difficulties import DifficultyField, DifficultyState, check_correction
from app.domain.labels import LabelledEnum
from app.export.sending import asked_way, hand_out
from app.guidance.service.reading import told_about
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out, tried
from app.web.htmx import page, see_other
from app.web.places import behind, day_place

bp = Blueprint("difficulties", __name__, url_prefix="/bao-cao/vuong-mac")
_TOLD = {"title", "proposal", "asked_of", "answer", "answered_on", "closed_on", "closing_words"}


@bp.get("/")
@requires(Permission.SEE_REPORTS, exports=True)
def index():
    actor, wanted, is_office = current_actor(), _wanted(), current_actor().role in OFFICE_ROLES
    if way := asked_way():
        return hand_out(difficulties_sheet(wanted, by=actor), way)
    shown = reading.list_page(actor, wanted, before=day_place())
    kept = {name: value for name in ("don-vi", "loai", "tinh-trang") if (value := _given(name))}
    by_unit = reading.open_by_unit(actor) if is_office else []
    codes = {one.unit for one in (*shown.lines, *by_unit)}
    return page(
        "difficulties/index.html",
        "difficulties/_lines.html",
        shown=shown,
        wanted=wanted,
        by_unit=by_unit,
        names=unit_names(codes),
        fields=DifficultyField,
        states=DifficultyState,
        older=_older(shown.lines[-1], kept) if shown.has_more else None,
        newest=url_for(".index", **kept) if day_place() else None,
    )


@bp.route("/moi", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORTS)
def new():
    form = DifficultyForm(data={"found_on": today()})
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        made = tried(form, lambda: acts.note_difficulty(facts, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".detail", difficulty_id=made.id))
    return page("difficulties/new.html", None, form.answer_status, form=form)


@bp.get("/<uuid:difficulty_id>")
@requires(Permission.SEE_REPORTS)
def detail(difficulty_id: UUID):
    return _show(meet(DIFFICULTY, difficulty_id, current_actor()))


@bp.route("/<uuid:difficulty_id>/sua", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORTS)
def correct(difficulty_id: UUID):
    one = meet_own(DIFFICULTY, difficulty_id, current_actor())
    check_correction(one.state)
    form = DifficultyForm(obj=one)
    if form.validate_on_submit():
        facts, seen, by = form.facts(), form.seen_revision, form.actor()
        if tried(
            form,
            lambda: acts.correct_difficulty(
                difficulty_id, facts, revision=seen, today=today(), by=by
            ),
        ):
            return see_other(url_for(".detail", difficulty_id=difficulty_id))
    return page("difficulties/correct.html", None, form.answer_status, form=form, one=one)


@bp.post("/<uuid:difficulty_id>/tra-loi")
@requires(Permission.WRITE_REPORTS)
def answer(difficulty_id: UUID):
    form = AnswerForm()
    given = form.words
    return _carry_out(
        difficulty_id,
        form,
        "answer",
        lambda seen, by: acts.answer_difficulty(
            difficulty_id, given(), revision=seen, today=today(), by=by
        ),
    )


@bp.post("/<uuid:difficulty_id>/xong")
@requires(Permission.WRITE_REPORTS)
def close(difficulty_id: UUID):
    form = CloseForm()
    closed_on, words = form.closed_on.data, form.closing_words.data or ""
    return _carry_out(
        difficulty_id,
        form,
        "close",
        lambda seen, by: acts.close_difficulty(
            difficulty_id, closed_on, words, revision=seen, today=today(), by=by
        ),
    )


def _carry_out(
    difficulty_id: UUID, form: OfficeForm, act: str, do: Callable[[int, Actor], Difficulty]
) -> Response:
    """Do it and show the difficulty; a form that is wrong stays as typed on its page."""
    one = meet_own(DIFFICULTY, difficulty_id, current_actor())
    is_shown = one.state is not DifficultyState.CLOSED
    if carried_out(form, do, is_shown=is_shown):
        return see_other(url_for(".detail", difficulty_id=difficulty_id))
    return _show(meet(DIFFICULTY, difficulty_id, current_actor()), form, act)


def _show(one: Difficulty, wrong: OfficeForm | None = None, act: str = "") -> Response:
    actor = current_actor()
    told = told_about(one, actor)
    forms = _forms(one, told, actor)
    if wrong is not None:
        forms[act] = wrong
    return page(
        "difficulties/detail.html",
        None,
        422 if wrong else 200,
        one=one,
        told=told,
        forms=forms,
        names=unit_names({one.unit, *(row.unit for row in told)}),
        lines=history_lines(DIFFICULTY, history(DIFFICULTY.key, [one.id]), told=_TOLD),
    )


def _forms(one: Difficulty, told: list, actor: Actor) -> dict[str, OfficeForm]:
    """What may be done to it now by this person; the answer begins with what a superior wrote."""
    writes = one.unit in actor.books and actor.may(Permission.WRITE_REPORTS)
    if not writes or one.state is DifficultyState.CLOSED:
        return {}
    given = {"answered_on": one.answered_on, "answered_by": one.answered_by, "answer": one.answer}
    if one.state is DifficultyState.OPEN and told:
        sender = unit_names({told[0].unit}).get(told[0].unit, told[0].unit)
        given = {
            "answered_on": told[0].sent_on,
            "answered_by": sender,
            "answer": told[0].text,
        }
    return {
        "answer": AnswerForm(formdata=None, revision=one.revision, data=given),
        "close": CloseForm(formdata=None, revision=one.revision, data={"closed_on": today()}),
    }


def _given(name: str) -> str:
    return request.args.get(name, "")


def _wanted() -> Wanted:
    """What the address asks for; a word that is none asks for everything."""
    return Wanted(
        unit=_given("don-vi") or None,
        field=_code(DifficultyField, _given("loai")),
        state=_code(DifficultyState, _given("tinh-trang")),
    )


def _code(enum: type[LabelledEnum], given: str) -> LabelledEnum | None:
    return enum(given) if given in {one.value for one in enum} else None


def _older(line, kept: dict[str, str]) -> str:
    return url_for(".index", **kept, **behind(line.found_on, line.id))
