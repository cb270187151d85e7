"""The page of one thing agreed, and what is told at the moment that paper is declined."""

from uuid import UUID

from flask import Response, request, url_for

from app.domain.actors import Permission
from app.domain.mediation.acts import Act
from app.lawpack.service import law_of
from app.mediation import service
from app.mediation.forms.agreement import SettleForm
from app.mediation.forms.base import likely_doer
from app.mediation.forms.clauses import ClauseForm
from app.mediation.models import Clause
from app.mediation.record import CLAUSE, MEDIATION_CASE
from app.mediation.routes.blueprint import bp
from app.mediation.service.viewing import acts_for, view_case
from app.mediation.service.viewing.agreement import without_paper
from app.records.journal import history
from app.records.sight import meet
from app.records.wording import history_lines
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.fields import yes_or_no
from app.web.forms import parse_date, tried
from app.web.htmx import page, see_other


@bp.get("/<uuid:case_id>/khong-lap-van-ban")
@requires(Permission.RECORD_CASE)
def paper_choice(case_id: UUID):
    """What no paper means, told while the form is being filled in."""
    case = meet(MEDIATION_CASE, case_id, current_actor())
    form = SettleForm(formdata=None, is_written=yes_or_no(request.args.get("is_written")))
    try:
        agreed_on = parse_date(request.args.get("agreed_on", ""))
    except ValueError:
        agreed_on = None
    template = "mediation/agreement/_no_paper.html"
    no_paper = without_paper(law_of(case.unit), agreed_on)
    return page(template, template, form=form, no_paper=no_paper)


@bp.get("/viec/<uuid:clause_id>")
@requires(Permission.SEE_CASES)
def clause(clause_id: UUID):
    return _show(meet(CLAUSE, clause_id, current_actor()))


@bp.post("/viec/<uuid:clause_id>")
@requires(Permission.RECORD_CASE)
def note_clause(clause_id: UUID):
    held, form = meet(CLAUSE, clause_id, current_actor()), ClauseForm()
    if form.validate():
        facts = {"revision": form.seen_revision, "today": today(), "by": form.actor()}
        done = tried(form, lambda: service.note_clause(clause_id, **form.facts(), **facts))
        if done is not None:
            return see_other(url_for(".detail", case_id=held.case_id))
    return _show(held, form)


def _show(held: Clause, failed: ClauseForm | None = None) -> Response:
    day, actor = today(), current_actor()
    view = view_case(held.case_id, today=day, by=actor)
    line = next((one for one in view.agreement.clauses if one.clause.id == held.id), None)
    is_followed = line is not None and Act.FOLLOW_CLAUSE in acts_for(view.case, actor)
    form = failed
    if form is None and is_followed and actor.may(Permission.RECORD_CASE):
        form = ClauseForm.blank(held, day, acted_by=likely_doer(Act.FOLLOW_CLAUSE, view))
    return page(
        "mediation/agreement/clause.html",
        None,
        failed.answer_status if failed else 200,
        view=view,
        case=view.case,
        clause=held,
        line=line,
        form=form,
        history=history_lines(CLAUSE, history("clause", [held.id])),
    )
