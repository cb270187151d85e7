"""The register of classes, and the form for a new one."""

from datetime import date
from uuid import UUID

from flask import request, url_for

from app.domain.actors import Permission
from app.domain.training.lifecycle import ClassState
from app.domain.words import mid_sentence, tidy
from app.export.sending import asked_way, hand_out
from app.instance import this_instance
from app.training.exports import classes_sheet
from app.training.forms.classes import ClassForm
from app.training.routes.blueprint import bp
from app.training.service import classes, counting, reading
from app.training.service.reading import Line, Place, Wanted
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import SHORT, tried
from app.web.htmx import page, see_other


@bp.get("/")
@requires(Permission.SEE_TRAINING, exports=True)
def index():
    actor, wanted = current_actor(), _wanted()
    if way := asked_way():
        return hand_out(classes_sheet(wanted, by=actor), way)
    register = reading.register_page(wanted, _place(), by=actor)
    return page(
        "training/index.html",
        "training/_register.html",
        register=register,
        wanted=wanted,
        years=counting.years_of_classes(actor),
        states=ClassState,
        names=unit_names({line.row.unit for line in register.lines}),
        coming=reading.own_coming_classes(actor, on=today()),
        when=reading.when_given,
        newer=_address("moi-hon", register.lines[0]) if register.has_newer else None,
        older=_address("cu-hon", register.lines[-1]) if register.has_older else None,
    )


@bp.route("/lop/moi", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def new():
    office, actor = this_instance(), current_actor()
    organiser = mid_sentence(office.name)
    form = ClassForm.blank(actor.books, today(), organiser=f"Ủy ban nhân dân {organiser}")
    if form.validate_on_submit():
        held = tried(
            form, lambda: classes.record_class(form.facts(), today=today(), by=form.actor())
        )
        if held is not None:
            return see_other(url_for(".detail", class_id=held.id))
    return page("training/new.html", None, form.answer_status, form=form)


def _wanted() -> Wanted:
    """What the address asks for; what it asks for in vain is left out."""
    year, state = request.args.get("nam", ""), request.args.get("trang-thai", "")
    sensible = year.isascii() and year.isdigit() and 2000 <= int(year[:5]) <= 2100
    return Wanted(
        year=int(year) if sensible else None,
        state=ClassState(state) if state in set(ClassState) else None,
        words=tidy(request.args.get("tim", ""))[:SHORT],
    )


def _place() -> Place | None:
    for name, older in (("cu-hon", True), ("moi-hon", False)):
        day, _, key = request.args.get(name, "").partition("_")
        try:
            return Place(date.fromisoformat(day), UUID(key), older)
        except ValueError:
            continue
    return None


def _address(name: str, line: Line) -> str:
    kept = {key: value for key in ("nam", "trang-thai", "tim") if (value := request.args.get(key))}
    return url_for(".index", **kept, **{name: f"{line.row.first_on.isoformat()}_{line.row.id}"})
