"""Dialogues at a glance: topics, answers in time, promises kept, planned and held."""

from flask import request

from app.domain.actors import OFFICE_ROLES, Permission
from app.domain.dialogue.fields import DEFAULT_FIELDS, field_label
from app.domain.dialogue.figures import Answers, Contentment, Promises, in_all, summed
from app.domain.dialogue.year import SessionState
from app.reports.dialogue import dialogue_figures
from app.reports.routes.blueprint import bp
from app.units.service import in_force, names_offered, reach, unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page

EARLIEST = 2016


@bp.get("/doi-thoai")
@requires(Permission.SEE_DIALOGUES)
def dialogue():
    """The figures of one year; an office may look at one of its units alone."""
    actor, year = current_actor(), _year()
    units, unit = reach(actor), request.args.get("don-vi", "")
    chosen = {unit} if unit in units else units
    is_office, by_village = actor.role in OFFICE_ROLES, len(chosen) == 1 and actor.meets_villages
    figures = dialogue_figures(chosen, year, by_village=by_village, few=is_office, today=today())
    found = {one.unit for one in figures.held} | {one.name for one in figures.answers}
    below = names_offered(units - {actor.unit}) if is_office else []
    return page(
        "reports/dialogue.html",
        None,
        figures=figures,
        year=year,
        years=range(today().year, EARLIEST - 1, -1),
        unit=unit,
        units=below,
        silent=len(in_force(chosen) - {actor.unit} - found) if is_office else 0,
        names=unit_names(chosen),
        by_village=by_village,
        fields=_fields(figures),
        field_label=field_label,
        foot=summed(figures.answers, Answers),
        content_foot=summed(figures.content, Contentment),
        promises_foot=summed(figures.promises, Promises),
        held_foot=in_all(figures.held),
        states=SessionState,
    )


def _year() -> int:
    given = request.args.get("nam", "")
    sensible = given.isascii() and given.isdigit() and len(given) == 4
    return int(given) if sensible and EARLIEST <= int(given) <= today().year else today().year


def _fields(figures) -> list[str]:
    """The fields that were touched at all, in the order of the list; unknown codes last."""
    touched = {code for one in (*figures.by_year, *figures.by_place) for code in one.by_field}
    listed = [one.code for one in DEFAULT_FIELDS if one.code in touched]
    return [*listed, *sorted(touched - set(listed))]
