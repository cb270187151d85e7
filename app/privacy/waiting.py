"""What of this room waits for a person, for the first page and for the room's own."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import url_for

from app.db import db
from app.domain.actors import Actor, Permission
from app.domain.calendar import HERE
from app.domain.privacy.incidents import IncidentState
from app.domain.privacy.keeping import DisposalState
from app.domain.privacy.requests import RUNNING, RequestState
from app.privacy.models import DataIncident, DataRequest, Disposal, LegalHold
from app.privacy.service.reading import running_requests
from app.privacy.service.stones import undone
from app.privacy.sight import (
    visible_disposals,
    visible_holds,
    visible_incidents,
    visible_requests,
)
from app.records.waiting import Waiting, first_of


@dataclass(frozen=True, slots=True)
class Counted:
    """How many stand open; those whose day has passed beside them."""

    running: int
    late: int
    holds: int
    proposed: int
    incidents: int


def waiting(by: Actor) -> list[Waiting]:
    """The requests to be answered, the incidents to be told of, the lists to be decided."""
    found: list[Waiting] = []
    if by.may(Permission.KEEP_PRIVACY):
        found += [_of_request(one) for (one,) in first_of(running_requests(by))]
        if again := undone(by):
            label = f"Xóa lại thông tin đã xóa mà nay lại có trong {len(again)} hồ sơ"
            found.append(Waiting(label, None, url_for("privacy.stones")))
    if by.may(Permission.DECIDE_PRIVACY):
        rows = db.select(Disposal).where(
            visible_disposals(by), Disposal.state == DisposalState.PROPOSED
        )
        found += [
            Waiting(
                f"Quyết định danh mục {len(one.files)} hồ sơ hết hạn lưu",
                None,
                url_for("privacy.disposal_detail", disposal_id=one.id),
            )
            for (one,) in first_of(rows.order_by(Disposal.id))
        ]
    if by.may(Permission.KEEP_INCIDENTS):
        rows = db.select(DataIncident).where(
            visible_incidents(by), DataIncident.state == IncidentState.OPEN
        )
        found += [_of_incident(one) for (one,) in first_of(rows.order_by(DataIncident.id))]
    return found


def counted(by: Actor, today: date) -> Counted:
    """What the first page of the room tells; each in one statement."""
    running = visible_requests(by) & DataRequest.state.in_(RUNNING)
    return Counted(
        running=_count(DataRequest, running),
        late=_count(DataRequest, running & (DataRequest.due_on < today)),
        holds=_count(LegalHold, visible_holds(by) & LegalHold.lifted_on.is_(None)),
        proposed=_count(
            Disposal, visible_disposals(by) & (Disposal.state == DisposalState.PROPOSED)
        ),
        incidents=_count(
            DataIncident, visible_incidents(by) & (DataIncident.state == IncidentState.OPEN)
        ),
    )


def _count(model, which) -> int:
    return db.session.scalar(db.select(db.func.count(model.id)).where(which)) or 0


def _of_request(one: DataRequest) -> Waiting:
    if one.answered_on is None:
        label, due_on = "Trả lời lần đầu", one.answer_due_on
    elif one.state is RequestState.GRANTED:
        label, due_on = "Thực hiện", one.due_on
    else:
        label, due_on = "Giải quyết", one.due_on
    return Waiting(
        f"{label} yêu cầu số {one.full_number} về dữ liệu cá nhân",
        due_on,
        url_for("privacy.request_detail", request_id=one.id),
    )


def _of_incident(one: DataIncident) -> Waiting:
    due: datetime | None = None if one.notified_on else one.notice_due_at
    return Waiting(
        "Thông báo sự cố dữ liệu cá nhân" if due else "Kết thúc sự cố dữ liệu cá nhân",
        due and due.astimezone(HERE).date(),
        url_for("privacy.incident_detail", incident_id=one.id),
    )
