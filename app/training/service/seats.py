"""Acts on the list of a class: who is asked to come, and how many places a unit has."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.training.attendance import check_places
from app.domain.training.days import Days
from app.domain.training.kinds import SeatKind
from app.domain.training.lifecycle import check_open
from app.records import journal
from app.records.locking import take
from app.teams.service import mediators_in_office
from app.training.acts import SeatAct
from app.training.models import TrainingClass, TrainingSeat
from app.training.service.roster import trainers_on
from app.units.service import units_below


def day_of_choice(days: Days, *, today: date) -> date:
    """On which day somebody must be in office to be put into the list."""
    return min(days.first_on, today) if days.are_set else today


def add_people(
    class_id: UUID,
    *,
    mediators: Collection[UUID] = (),
    trainers: Collection[UUID] = (),
    today: date,
    by: Actor,
) -> list[TrainingSeat]:
    """Put people into the list; who stands there already stays as they are."""
    if not mediators and not trainers:
        raise RuleViolation("Hãy chọn ít nhất một người.")
    with transaction() as session:
        held = take(session, TrainingClass, class_id, by=by)
        check_open(held.state)
        on = day_of_choice(held.days, today=today)
        able = {one.id for one in mediators_in_office(by.books, on=on)}
        if not set(mediators) <= able:
            raise RuleViolation(
                "Có người không phải hòa giải viên đang làm việc của đơn vị. Hãy chọn lại."
            )
        if not set(trainers) <= {one.id for one in trainers_on(by.books, on=on)}:
            raise RuleViolation("Có tập huấn viên không thuộc danh sách của đơn vị. Hãy chọn lại.")
        known = _all_seats(session, class_id)
        wanted = [
            *(_seat(known, held, SeatKind.MEDIATOR, mediator_id=one) for one in mediators),
            *(_seat(known, held, SeatKind.TRAINER, trainer_id=one) for one in trainers),
        ]
        added = [seat for seat in wanted if seat.withdrawn is not False]
        for seat in added:
            seat.withdrawn = False
            journal.write(seat, SeatAct.ADD, by=by)
    return added


def allot_places(
    class_id: UUID, places: Mapping[str, int | None], *, by: Actor
) -> list[TrainingSeat]:
    """Say how many people each subordinate unit sends; None or 0 gives a unit no place."""
    with transaction() as session:
        held = take(session, TrainingClass, class_id, by=by)
        check_open(held.state)
        below = {unit.code for unit in units_below(by.unit)}
        if not set(places) <= below:
            raise RuleViolation("Có đơn vị không trực thuộc đơn vị của mình. Hãy tải lại trang.")
        known, changed = _all_seats(session, class_id), []
        for code, number in places.items():
            seat = _seat(known, held, SeatKind.PLACES, guest_unit=code)
            if number:
                check_places(number)
            elif seat.withdrawn is not False:
                continue  # never had a place
            else:
                _check_unmarked(seat)
            wanted = (number or seat.places, not number)
            if wanted != (seat.places, seat.withdrawn):
                seat.places, seat.withdrawn = wanted
                journal.write(seat, SeatAct.ALLOT if number else SeatAct.WITHDRAW, by=by)
                changed.append(seat)
    return changed


def withdraw_seat(seat_id: UUID, *, by: Actor) -> TrainingSeat:
    """Take a person or a unit out of the list; the journal keeps that they stood in it."""
    with transaction() as session:
        seat = take(session, TrainingSeat, seat_id, by=by)
        held = take(session, TrainingClass, seat.class_id, by=by)
        check_open(held.state)
        _check_unmarked(seat)
        if not seat.withdrawn:
            seat.withdrawn = True
            journal.write(seat, SeatAct.WITHDRAW, by=by)
    return seat


def restore_seat(seat_id: UUID, *, by: Actor) -> TrainingSeat:
    """Take a withdrawal back: the person or unit stands in the list as before."""
    with transaction() as session:
        seat = take(session, TrainingSeat, seat_id, by=by)
        check_open(take(session, TrainingClass, seat.class_id, by=by).state)
        if seat.withdrawn:
            seat.withdrawn = False
            journal.write(seat, SeatAct.ADD, by=by)
    return seat


def _check_unmarked(seat: TrainingSeat) -> None:
    if seat.present is not None or seat.attended is not None:
        raise RuleViolation("Dòng này đã ghi có mặt hoặc vắng nên không rút khỏi danh sách được.")


Known = dict[tuple[UUID | None, UUID | None, str | None], TrainingSeat]


def _all_seats(session: Session, class_id: UUID) -> Known:
    rows = session.scalars(db.select(TrainingSeat).where(TrainingSeat.class_id == class_id))
    return {(one.mediator_id, one.trainer_id, one.guest_unit): one for one in rows}


def _seat(
    known: Known,
    held: TrainingClass,
    kind: SeatKind,
    *,
    mediator_id: UUID | None = None,
    trainer_id: UUID | None = None,
    guest_unit: str | None = None,
) -> TrainingSeat:
    """The seat that stands or stood in the list, or a new one (``withdrawn`` still None)."""
    key = (mediator_id, trainer_id, guest_unit)
    return known.get(key) or TrainingSeat(
        unit=held.unit,
        class_id=held.id,
        kind=kind,
        mediator_id=mediator_id,
        trainer_id=trainer_id,
        guest_unit=guest_unit,
    )
