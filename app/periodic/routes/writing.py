"""The forms that make a report: begin, write, drop, issue."""

from uuid import UUID

from flask import url_for

from app.domain.actors import Actor, Permission
from app.domain.calendar import show
from app.domain.difficulties import DifficultyState
from app.domain.periodic.kinds import PeriodicKind, PeriodicState, check_draft, usual_days
from app.domain.periodic.words import first_words
from app.instance import this_instance
from app.periodic.forms import DropForm, NewReportForm, ReportForm
from app.periodic.models import PeriodicReport
from app.periodic.routes.blueprint import bp, issue_form, own_report, report_page
from app.periodic.service import acts
from app.periodic.service.drawing import offered
from app.periodic.service.reading import former_of, last_words
from app.statistics.service.scope import has_two_boundaries
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out, tried
from app.web.htmx import page, see_other
from app.web.telling import tell, tell_undoable


@bp.route("/moi", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORTS)
def new():
    form = NewReportForm(data={"year": today().year, "kind": PeriodicKind.YEAR})
    if form.validate_on_submit():
        kind, year, by = form.kind.data, form.year.data, form.actor()
        first, last = usual_days(kind, min(max(year, 2000), 2100), today=today())
        days = (form.first.data or first, form.last.data or last)
        issuer, addressees = _first_words(by)
        made = tried(
            form,
            lambda: acts.draft_report(
                kind, year, days, issuer=issuer, addressees=addressees, today=today(), by=by
            ),
        )
        if made is not None:
            return see_other(url_for(".write", report_id=made.id))
    return page("periodic/new.html", None, form.answer_status, form=form)


@bp.route("/<uuid:report_id>/viet", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORTS)
def write(report_id: UUID):
    report = own_report(report_id)
    check_draft(report.state)
    rows = _offered(report, current_actor())
    # what stands open is offered ticked until somebody has written the report once
    open_ = [key for key, _, is_open in rows if is_open] if report.revision == 1 else []
    form = ReportForm(obj=report, data={"draw": open_})
    has_two = has_two_boundaries(current_actor())
    form.offer([(key, words) for key, words, _ in rows], two_boundaries=has_two)
    if form.validate_on_submit():
        facts, draw, seen, by = form.facts(), form.drawn, form.seen_revision, form.actor()
        if tried(
            form,
            lambda: acts.write_report(report_id, facts, draw, revision=seen, today=today(), by=by),
        ):
            return see_other(url_for(".detail", report_id=report_id))
    former = former_of(report, current_actor())
    shown = {"form": form, "report": report, "former": former}
    return page("periodic/write.html", None, form.answer_status, **shown)


@bp.post("/<uuid:report_id>/bo")
@requires(Permission.WRITE_REPORTS)
def drop(report_id: UUID):
    report, form = own_report(report_id), DropForm()
    if carried_out(
        form,
        lambda seen, by: acts.drop_report(report_id, revision=seen, by=by),
        is_shown=report.state is PeriodicState.DRAFT,
    ):
        tell_undoable("Đã bỏ một dự thảo báo cáo.", url_for(".restore", report_id=report_id))
        return see_other(url_for(".index"))
    return report_page(report, form, "drop")


@bp.post("/<uuid:report_id>/lay-lai")
@requires(Permission.WRITE_REPORTS)
def restore(report_id: UUID):
    report = own_report(report_id)
    acts.restore_report(report_id, today=today(), by=OfficeForm().actor())
    tell("Đã lấy lại dự thảo báo cáo.")
    return see_other(url_for(".detail", report_id=report.id))


@bp.post("/<uuid:report_id>/ban-hanh")
@requires(Permission.ISSUE_REPORTS)
def issue(report_id: UUID):
    report = own_report(report_id)
    form = issue_form(report)()
    if form.validate():
        facts, seen, by = form.facts(), form.seen_revision, form.actor()

        def act() -> PeriodicReport:
            return acts.issue_report(report_id, facts, revision=seen, today=today(), by=by)

        if tried(form, act, is_shown=report.state is PeriodicState.DRAFT):
            return see_other(url_for(".detail", report_id=report_id))
    return report_page(own_report(report_id), form, "issue")


def _first_words(by: Actor) -> tuple[str, str]:
    """Who issues and to whom it goes: as last time, or what the names of the units suggest."""
    if (last := last_words(by.unit)) is not None:
        return last
    office = this_instance()
    above = unit_names({office.superior}).get(office.superior, "") if office.superior else ""
    issuer, to = first_words(office.name, above, is_office=office.is_office)
    return issuer, "\n".join(to)


def _offered(report: PeriodicReport, by: Actor) -> list[tuple[UUID, str, bool]]:
    """The difficulties of the period that are not in the report yet: id, words, open or not."""
    rows = [one for one in offered(report.first, report.last, by=by) if one.id not in report.drawn]
    names = unit_names({one.unit for one in rows} - by.books)
    return [
        (one.id, _words(one, names.get(one.unit)), one.state is not DifficultyState.CLOSED)
        for one in rows
    ]


def _words(one, unit_name: str | None) -> str:
    where = f"{unit_name}: " if unit_name else ""
    return f"{where}{one.title} ({show(one.found_on)}, {one.state.label.lower()})"
