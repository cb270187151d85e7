"""The rows of an import: what is wrong where, twins, and what the words of its columns mean."""

from uuid import UUID

from flask import Response, request, url_for

from app.domain.actors import Permission
from app.domain.importing.states import ImportAct, TwinDecision, Verdict, may
from app.export.sending import asked_way, hand_out
from app.importing.exports import rows_sheet
from app.importing.forms import TwinForm, WordsForm
from app.importing.models import RegisterImport
from app.importing.routes.blueprint import bp, met, own
from app.importing.service import acts, reading
from app.importing.service.known import teams_known
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import carried_out
from app.web.htmx import page, see_other


@bp.route("/<uuid:import_id>/gia-tri", methods=["GET", "POST"])
@requires(Permission.IMPORT_REGISTER)
def words(import_id: UUID):
    one = own(import_id)
    if not may(ImportAct.MEAN, one.state):
        return see_other(url_for(".detail", import_id=import_id))
    found = reading.words_of_import(one)
    form = WordsForm.of(found, teams_known(current_actor()), revision=one.revision)
    if form.is_submitted() and carried_out(
        form,
        lambda seen, by: acts.mean(
            import_id, form.meanings(found), revision=seen, today=today(), by=by
        ),
    ):
        return see_other(url_for(".detail", import_id=import_id))
    return page(
        "importing/words.html",
        None,
        form.answer_status,
        one=one,
        form=form,
        words=found,
        most=reading.MOST_WORDS,
    )


@bp.get("/<uuid:import_id>/dong")
@requires(Permission.IMPORT_REGISTER, exports=True)
def rows(import_id: UUID):
    one = met(import_id)
    if way := asked_way():
        wanted = _verdict(request.args.get("loai", ""))
        return hand_out(rows_sheet(one, wanted, today=today(), by=current_actor()), way)
    return _rows(one)


@bp.post("/<uuid:import_id>/dong/<int:row>/trung")
@requires(Permission.IMPORT_REGISTER)
def decide(import_id: UUID, row: int):
    """Row 0 stands for all rows that look like cases of the book."""
    one, form = own(import_id), TwinForm()
    decision = form.decision.data or TwinDecision.LEAVE_OUT
    if carried_out(
        form,
        lambda seen, by: acts.decide(
            import_id, decision, row=row or None, revision=seen, today=today(), by=by
        ),
        is_shown=False,
    ):
        wanted = Verdict.TWIN.value
        return see_other(url_for(".rows", import_id=import_id, loai=wanted, sau=max(row - 1, 0)))
    return _rows(one, 422)


def _rows(one: RegisterImport, status: int = 200) -> Response:
    wanted, after = _verdict(request.args.get("loai", "")), _number(request.args.get("sau", ""))
    shown, has_more = reading.rows_page(one, wanted, after=after, today=today(), by=current_actor())
    kept = {"import_id": one.id, **({"loai": wanted.value} if wanted else {})}
    is_open = may(ImportAct.DECIDE, one.state)
    return page(
        "importing/rows.html",
        "importing/_rows.html",
        status,
        one=one,
        shown=shown,
        wanted=wanted,
        verdicts=Verdict,
        counts=reading.counts_of(one),
        decisions=TwinDecision,
        twin_form=TwinForm(formdata=None, revision=one.revision) if is_open else None,
        newest=url_for(".rows", **kept) if after else None,
        older=url_for(".rows", **kept, sau=shown[-1].number) if has_more else None,
    )


def _verdict(given: str) -> Verdict | None:
    return Verdict(given) if given in {one.value for one in Verdict} else None


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
