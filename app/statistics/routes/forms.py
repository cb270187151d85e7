"""The forms that hold for a unit, and the editor in which an officer writes one."""

from uuid import UUID

from flask import request, url_for

from app.domain.actors import Permission
from app.domain.statistics.forms import Form, Kind
from app.domain.statistics.headings import path_of
from app.domain.statistics.shipped import SHIPPED
from app.records.journal import history
from app.records.locking import NotHere
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.statistics.forms.editing import StatisticsFormForm, typed_of
from app.statistics.models import StatisticsForm
from app.statistics.record import STATISTICS_FORM
from app.statistics.routes.blueprint import bp
from app.statistics.service.editing import add_form, change_form, withdraw_form
from app.statistics.service.forms import fresh, known_forms, read_form
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other


@bp.get("/mau/")
@requires(Permission.SEE_FIGURES)
def forms():
    """Every form that holds here, with who wrote it and until when each report is due."""
    actor = current_actor()
    known = known_forms(actor.unit)
    return page(
        "statistics/forms.html",
        known=known,
        names=unit_names({one.record.unit for one in known if one.record}),
        today=today(),
        may_keep=actor.may(Permission.KEEP_LAW),
    )


@bp.get("/mau/<uuid:form_id>")
@requires(Permission.SEE_FIGURES)
def form(form_id: UUID):
    actor = current_actor()
    held = meet(STATISTICS_FORM, form_id, actor)
    return _form_page(held)


@bp.route("/mau/moi", methods=["GET", "POST"])
@requires(Permission.KEEP_LAW)
def new_form():
    """An empty form, or a copy of the one that ``tu`` names."""
    model = _model(request.args.get("tu"))
    typed = StatisticsFormForm(data=typed_of(fresh(model, today()))) if model else None
    entry = typed or StatisticsFormForm(at_commune=True, at_office=True, stub="Tên đơn vị")
    if not entry.columns:
        entry.add_rows()
    if entry.is_submitted() and not entry.wants_more_rows() and entry.validate():
        made = tried(entry, lambda: add_form(entry.definition(), today=today(), by=entry.actor()))
        if made is not None:
            return see_other(url_for(".form", form_id=made.id))
    return _editor(entry, url_for(".new_form"), None)


@bp.route("/mau/<uuid:form_id>/sua", methods=["GET", "POST"])
@requires(Permission.KEEP_LAW)
def change(form_id: UUID):
    held = meet_own(STATISTICS_FORM, form_id, current_actor())
    definition = read_form(held)
    if definition is None or held.withdrawn_on:
        raise NotHere
    entry = StatisticsFormForm(data={**typed_of(definition), "revision": held.revision})
    if entry.is_submitted() and not entry.wants_more_rows() and entry.validate():
        made = tried(
            entry,
            lambda: change_form(
                form_id,
                entry.definition(),
                revision=entry.seen_revision,
                today=today(),
                by=entry.actor(),
            ),
        )
        if made is not None:
            return see_other(url_for(".form", form_id=form_id))
    return _editor(entry, url_for(".change", form_id=form_id), held)


@bp.post("/mau/<uuid:form_id>/thoi-dung")
@requires(Permission.KEEP_LAW)
def withdraw(form_id: UUID):
    held, entry = meet_own(STATISTICS_FORM, form_id, current_actor()), OfficeForm()
    if entry.validate():
        done = tried(
            entry,
            lambda: withdraw_form(
                form_id, revision=entry.seen_revision, today=today(), by=entry.actor()
            ),
        )
        if done is not None:
            return see_other(url_for(".forms"))
    return _form_page(held, entry)


def _form_page(held: StatisticsForm, wrong: OfficeForm | None = None):
    actor, definition = current_actor(), read_form(held)
    is_own = held.unit == actor.unit and actor.may(Permission.KEEP_LAW)
    return page(
        "statistics/form.html",
        None,
        422 if wrong else 200,
        held=held,
        form=definition,
        kinds=Kind,
        path_of=path_of,
        unit_name=unit_names({held.unit}).get(held.unit, held.unit),
        entry=(wrong or OfficeForm(formdata=None, obj=held))
        if is_own and not held.withdrawn_on
        else None,
        lines=history_lines(
            STATISTICS_FORM, history(STATISTICS_FORM.key, [held.id]), told={"title", "valid_from"}
        ),
    )


def _editor(entry: StatisticsFormForm, action: str, held: StatisticsForm | None):
    return page(
        "statistics/edit.html", None, entry.answer_status, form=entry, action=action, held=held
    )


def _model(text: str | None) -> Form | None:
    """The form to begin with: ``12b TT20-2013``."""
    if not text:
        return None
    wanted = tuple(text.split(" ", 1))
    found = [one.form for one in known_forms(current_actor().unit) if one.form]
    for one in (*found, *SHIPPED):
        if (one.code, one.version) == wanted:
            return one
    raise NotHere
