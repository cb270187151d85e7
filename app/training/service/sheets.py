"""Acts on many seats at once: who says they will come, who came, who completed the class.

The sheet is made from one revision of the class and moves it on, so of two people who fill
it in at once the second is told.
"""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.training.attendance import NO_MARK, Mark, settle
from app.domain.training.days import check_has_begun
from app.domain.training.kinds import Result, SeatKind
from app.domain.training.lifecycle import ClassState, check_open
from app.records import journal
from app.records.locking import NotHere, take
from app.training.acts import ClassAct, SeatAct
from app.training.facts import Answer, Assessment
from app.training.models import TrainingClass, TrainingSeat

Seats = dict[UUID, TrainingSeat]


def note_answers(
    class_id: UUID, answers: Mapping[UUID, Answer], *, revision: int, by: Actor
) -> TrainingClass:
    """Note who said that they will come, or why they cannot."""
    with transaction() as session:
        held = take(session, TrainingClass, class_id, by=by, revision=revision)
        if not held.state.is_coming:
            raise RuleViolation("Lớp đã mở hoặc đã hủy, không ghi xác nhận dự nữa.")
        seats = _listed(session, class_id, answers)
        for seat_id, answer in answers.items():
            seat, reason = seats[seat_id], answer.reason if answer.confirmed is False else ""
            if (seat.confirmed, seat.absence_reason or "") != (answer.confirmed, reason):
                seat.confirmed, seat.absence_reason = answer.confirmed, reason
                journal.write(seat, SeatAct.CONFIRM, by=by)
        journal.write(held, ClassAct.CONFIRM, by=by)
    return held


def record_attendance(
    class_id: UUID,
    marks: Mapping[UUID, Mark],
    *,
    rest_present: bool,
    revision: int,
    today: date,
    by: Actor,
) -> TrainingClass:
    """Note who came. The first note opens the class.

    A seat of which nothing is said keeps what was noted before; with ``rest_present`` all
    those of which nothing was ever said were present.
    """
    with transaction() as session:
        held = take(session, TrainingClass, class_id, by=by, revision=revision)
        check_open(held.state)
        check_has_begun(held.days, today=today)
        seats = _listed(session, class_id, marks)
        for seat in seats.values():
            mark = settle(
                marks.get(seat.id, NO_MARK),
                seat.kind,
                class_hours=held.hours,
                places=seat.places,
                rest_present=rest_present,
                is_known=seat.present is not None or seat.attended is not None,
            )
            if mark.is_made and _note(seat, mark):
                journal.write(seat, SeatAct.ATTEND, by=by)
        is_noted = any(s.present is not None or s.attended is not None for s in seats.values())
        if held.state.is_coming and is_noted:
            held.state = ClassState.HELD
        journal.write(held, ClassAct.ATTEND, by=by)
    return held


def assess(
    class_id: UUID,
    results: Mapping[UUID, Assessment],
    *,
    rest_completed: bool,
    revision: int,
    by: Actor,
) -> TrainingClass:
    """Note who completed the class, and the numbers of certificates (also long afterwards).

    With ``rest_completed`` everybody who was present and of whom nothing else is said did.
    """
    with transaction() as session:
        held = take(session, TrainingClass, class_id, by=by, revision=revision)
        if held.state.is_coming or held.state is ClassState.CALLED_OFF:
            raise RuleViolation("Lớp chưa mở nên chưa có kết quả. Hãy ghi có mặt trước.")
        seats = _listed(session, class_id, results)
        for seat in seats.values():
            given = results.get(seat.id, Assessment(seat.result, seat.certificate or ""))
            wanted = given.result
            if wanted is None and (given.certificate or (rest_completed and seat.present)):
                wanted = Result.COMPLETED
            if wanted is not None and not seat.present:
                raise RuleViolation("Chỉ người có mặt mới có kết quả và giấy chứng nhận.")
            if wanted is Result.NOT_COMPLETED and given.certificate:
                raise RuleViolation("Người chưa hoàn thành thì không có giấy chứng nhận.")
            if (seat.result, seat.certificate or "") != (wanted, given.certificate):
                seat.result, seat.certificate = wanted, given.certificate
                journal.write(seat, SeatAct.ASSESS, by=by)
        journal.write(held, ClassAct.ASSESS, by=by)
    return held


def _listed(session: Session, class_id: UUID, given: Collection[UUID]) -> Seats:
    """The seats of the list; whatever else a form names is not there."""
    rows = session.scalars(
        db.select(TrainingSeat).where(TrainingSeat.class_id == class_id).order_by(TrainingSeat.id)
    )
    seats = {one.id: one for one in rows}
    if not set(given) <= seats.keys():
        raise NotHere
    if any(seats[seat_id].withdrawn for seat_id in given):
        raise RuleViolation(
            "Có người vừa được rút khỏi danh sách lớp. Hãy mở lại trang này rồi ghi tiếp."
        )
    return {seat_id: seat for seat_id, seat in seats.items() if not seat.withdrawn}


def _note(seat: TrainingSeat, mark: Mark) -> bool:
    """Write the mark into the seat; says whether that changed anything."""
    if seat.kind is SeatKind.PLACES:
        wanted = (None, None, seat.absence_reason or "", mark.attended)
    else:
        wanted = (mark.present, mark.hours, mark.reason, None)
    if wanted == (seat.present, seat.hours, seat.absence_reason or "", seat.attended):
        return False
    seat.present, seat.hours, seat.absence_reason, seat.attended = wanted
    if not seat.present:
        seat.result, seat.certificate = None, ""
    return True
