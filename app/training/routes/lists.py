"""The list of a class: choosing people, giving units places, taking somebody out."""

from uuid import UUID

from flask import url_for

from app.domain.actors import Permission
from app.domain.training.lifecycle import check_open
from app.records.sight import meet_own
from app.training.forms.base import PressForm
from app.training.forms.people import PeopleForm, PlacesForm
from app.training.record import TRAINING_SEAT
from app.training.routes.blueprint import bp, own_class
from app.training.service import seats
from app.training.service.counting import learners_by_team
from app.training.service.reading import view_class
from app.training.service.roster import trainers_on
from app.units.service import units_below
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other
from app.web.telling import tell, tell_undoable


@bp.route("/lop/<uuid:class_id>/nguoi-du", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def people(class_id: UUID):
    actor, held, day = current_actor(), own_class(class_id), today()
    check_open(held.state)
    on = seats.day_of_choice(held.days, today=day)
    groups = learners_by_team(day.year, on=on, by=actor)
    trainers = trainers_on(actor.books, on=on)
    form = PeopleForm.offering(groups, trainers)
    if form.is_submitted() and not form.tick_more(groups) and form.validate():
        chosen = {"mediators": form.mediators.data or (), "trainers": form.trainers.data or ()}
        by = form.actor()
        if tried(form, lambda: seats.add_people(class_id, **chosen, today=day, by=by)) is not None:
            return see_other(url_for(".detail", class_id=class_id))
    listed = {
        key
        for seat in view_class(held, by=actor).seats
        for key in (seat.row.mediator_id, seat.row.trainer_id)
    }
    return page(
        "training/people.html",
        None,
        form.answer_status,
        held=held,
        form=form,
        groups=groups,
        trainers=trainers,
        listed=listed,
        year=day.year,
    )


@bp.route("/lop/<uuid:class_id>/chi-tieu", methods=["GET", "POST"])
@requires(Permission.KEEP_TRAINING)
def places(class_id: UUID):
    actor, held = current_actor(), own_class(class_id)
    check_open(held.state)
    now = {one.row.guest_unit: one.row.places for one in view_class(held, by=actor).seats}
    form = PlacesForm.offering(units_below(actor.unit), now)
    if form.is_submitted() and not form.fill_all() and form.validate():
        wanted, by = form.places(), form.actor()
        if tried(form, lambda: seats.allot_places(class_id, wanted, by=by)) is not None:
            return see_other(url_for(".detail", class_id=class_id))
    return page("training/places.html", None, form.answer_status, held=held, form=form)


@bp.post("/dong/<uuid:seat_id>/rut")
@requires(Permission.KEEP_TRAINING)
def withdraw(seat_id: UUID):
    seat = meet_own(TRAINING_SEAT, seat_id, current_actor())
    seats.withdraw_seat(seat_id, by=PressForm().actor())
    tell_undoable("Đã rút một dòng khỏi danh sách lớp.", url_for(".restore", seat_id=seat_id))
    return see_other(url_for(".detail", class_id=seat.class_id, _anchor="danh-sach"))


@bp.post("/dong/<uuid:seat_id>/dua-lai")
@requires(Permission.KEEP_TRAINING)
def restore(seat_id: UUID):
    seat = meet_own(TRAINING_SEAT, seat_id, current_actor())
    seats.restore_seat(seat_id, by=PressForm().actor())
    tell("Đã đưa dòng vừa rút vào lại danh sách lớp.")
    return see_other(url_for(".detail", class_id=seat.class_id, _anchor="danh-sach"))
