"""The blueprint of reports, and the page of one that its acts come back to."""

from uuid import UUID

from flask import Blueprint, Response

from app.domain.actors import Actor, Permission
from app.domain.errors import RuleViolation
from app.domain.periodic.figures import Figures, in_all
from app.domain.periodic.indicators import indicators
from app.domain.periodic.kinds import PeriodicState
from app.domain.statistics.reports import digest
from app.papers.desk import desk_of
from app.periodic.facts import ReportFacts
from app.periodic.forms import DropForm, IssueForm, ReplacingForm
from app.periodic.models import PeriodicReport
from app.periodic.record import PERIODIC_REPORT
from app.periodic.service.counting import figures_in
from app.periodic.service.reading import former_of, newer_than
from app.records.journal import history
from app.records.sight import meet_own
from app.records.wording import history_lines
from app.statistics.routes.blueprint import Shown
from app.units.service import unit_names
from app.web.access import current_actor
from app.web.context import today
from app.web.forms import OfficeForm
from app.web.htmx import page

bp = Blueprint("periodic", __name__, url_prefix="/bao-cao/dinh-ky")
_TOLD = {"title", "first", "last", "number", "issued_on", "signer", "reason"}
_ABOVE = {
    "first",
    "last",
    "boundaries",
    "title",
    "issuer",
    "addressees",
}  # told at the top of the page


def own_report(report_id: UUID) -> PeriodicReport:
    """The report, to be changed: only its own unit's."""
    return meet_own(PERIODIC_REPORT, report_id, current_actor())


def issue_form(report: PeriodicReport) -> type[IssueForm]:
    return ReplacingForm if report.replaces_id else IssueForm


def report_page(report: PeriodicReport, wrong: OfficeForm | None = None, act: str = "") -> Response:
    """The report with its figures, words and acts; ``wrong`` is a form to be mended."""
    actor = current_actor()
    forms = _forms(report, actor)
    if wrong is not None:
        forms[act] = wrong
    figures = _figures(report, actor)
    told = history(PERIODIC_REPORT.key, [report.id])
    return page(
        "periodic/detail.html",
        None,
        422 if wrong else 200,
        report=report,
        forms=forms,
        figures=figures,
        groups=indicators(figures) if figures else (),
        sheets=_by_unit(figures),
        quality_foot=in_all(figures.quality) if figures and figures.quality else None,
        is_sound=report.figures is None or digest(report.figures) == report.digest,
        former=former_of(report, actor),
        newer=newer_than(report, actor),
        parts=_parts(report),
        unit_name=unit_names({report.unit}).get(report.unit, report.unit),
        desk=desk_of(report, by=actor),
        lines=history_lines(PERIODIC_REPORT, told, told=_TOLD),
    )


def _forms(report: PeriodicReport, actor: Actor) -> dict[str, OfficeForm]:
    """What may be done to it now by this person."""
    if report.state is not PeriodicState.DRAFT or report.unit not in actor.books:
        return {}
    forms: dict[str, OfficeForm] = {}
    if actor.may(Permission.WRITE_REPORTS):
        forms["drop"] = DropForm(formdata=None, revision=report.revision)
    if actor.may(Permission.ISSUE_REPORTS):
        forms["issue"] = issue_form(report)(
            formdata=None,
            revision=report.revision,
            data={"issued_on": today(), "signer": actor.name},
        )
    return forms


def _figures(report: PeriodicReport, actor: Actor) -> Figures | None:
    """None where a newer program has frozen them in a way that this one cannot read."""
    try:
        return figures_in(report, today=today(), by=actor)
    except RuleViolation:
        return None


def _by_unit(figures: Figures | None) -> list[Shown]:
    """The sheets line by line, where there is more than one."""
    if figures is None or len(figures.results.lines) < 2:
        return []
    return [Shown(one, is_frozen=True) for one in (figures.organisation, figures.results)]


def _parts(report: PeriodicReport) -> list[tuple[str, str]]:
    """The names and words of the parts, in the order in which they are printed."""
    return [
        (field.label, getattr(report, one.key))
        for one, field in PeriodicReport.fields()
        if one.key in ReportFacts.__dataclass_fields__ and one.key not in _ABOVE
    ]
