"""A conference that is held by a planned session or on request: what it takes from there."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.orm import Session

from app.db import db
from app.domain.actors import Actor
from app.domain.calendar import show
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.plans import check_link
from app.domain.errors import RuleViolation
from app.domain.labels import Term
from app.domain.money import in_figures
from app.domain.quarters import ROMAN
from app.units.service import unit_names
from app.web.translation.phrases import Phrase
from app.yearplan.models import DialoguePlan, PlannedSession, VoterRequest
from app.yearplan.service.reading import linkable_sessions

OFFERED = 50  # requests of voters, the newest first
_TITLES = {
    DialogueKind.GOVERNMENT: "Hội nghị đối thoại giữa chính quyền với Nhân dân",
    DialogueKind.PARTY_COMMITTEE: (
        "Hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân"
    ),
}


def words_of_session(held: PlannedSession) -> dict[str, Any]:
    """What a conference by this planned session begins with, by field of its form."""
    plan = db.session.get_one(DialoguePlan, held.plan_id)
    is_government = held.kind is DialogueKind.GOVERNMENT
    return {
        "title": f"{_TITLES[held.kind]} quý {ROMAN[held.quarter - 1]} năm {held.year}",
        "kind": held.kind.value,
        "place": held.place,
        "villages": list(held.villages),
        "organiser": held.organiser or plan.organiser,
        "co_organisers": held.co_organisers,
        "chairs": held.chair or plan.chair,
        "co_chair": plan.co_chair if is_government else "",
        "delegates": plan.participants,
        "agenda": "\n".join(filter(None, (plan.content, plan.steps))),
        "planned_id": held.id,
    }


def words_of_request(request: VoterRequest) -> dict[str, Any]:
    """What a conference that answers this request begins with."""
    return {
        "title": (
            f"{_TITLES[DialogueKind.GOVERNMENT]} theo yêu cầu của cử tri ngày "
            f"{show(request.received_on)}"
        ),
        "kind": DialogueKind.GOVERNMENT.value,
        "agenda": request.content or "",
        "request_id": request.id,
    }


@dataclass(frozen=True, slots=True)
class Origin:
    """Why a conference is held: by which planned session, on whose request (None: neither)."""

    session: PlannedSession | None
    request: VoterRequest | None


def origin_of(planned_id: UUID | None, request_id: UUID | None) -> Origin:
    return Origin(
        db.session.get(PlannedSession, planned_id) if planned_id else None,
        db.session.get(VoterRequest, request_id) if request_id else None,
    )


def links_of(
    by: Actor, *, today: date, kept: UUID | None = None
) -> tuple[list[tuple[UUID, str]], list[tuple[UUID, str]]]:
    """The planned sessions and the requests that a conference may be linked to, in words."""
    sessions = linkable_sessions(by.books, today=today, kept=kept)
    columns = VoterRequest.id, VoterRequest.unit, VoterRequest.received_on, VoterRequest.signatures
    requests = db.session.execute(
        db.select(*columns)
        .where(VoterRequest.unit.in_(by.books), VoterRequest.refused_on.is_(None))
        .order_by(VoterRequest.received_on.desc(), VoterRequest.id.desc())
        .limit(OFFERED)
    ).all()
    former = unit_names({one.unit for one in (*sessions, *requests)} - {by.unit})
    return (
        [(one.id, _in_words(one, former.get(one.unit))) for one in sessions],
        [(one.id, _asked(one, former.get(one.unit))) for one in requests],
    )


def _asked(one: Row[Any], former: str | None) -> Phrase:
    told = f"nhận ngày {show(one.received_on)}, {in_figures(one.signatures)} cử tri ký"
    return Phrase(Term(told), _of(former))


def _in_words(one: PlannedSession, former: str | None) -> Phrase:
    place = f", {one.place}" if one.place else ""
    return Phrase(Term(one.when), ", ", Term(one.kind.label.lower()), place, _of(former))


def _of(former: str | None) -> str:
    """The unit merged into this one in whose book it stands, if it does."""
    return f" – {former}" if former else ""


def check_links(
    session: Session,
    planned_id: UUID | None,
    request_id: UUID | None,
    *,
    kind: DialogueKind,
    by: Actor,
    was: UUID | None = None,
) -> None:
    """Refuse another unit's session or request, one struck since, one of another kind.

    ``was`` is the session that the conference is linked to already: that may have been struck.
    """
    if planned_id is not None:
        planned = session.get(PlannedSession, planned_id)
        if planned is None or planned.unit not in by.books:
            raise RuleViolation("Phiên này không có trong kế hoạch của đơn vị mình. Hãy chọn lại.")
        is_struck = planned.struck_on is not None and planned_id != was
        check_link(planned.kind, kind, is_struck=is_struck)
    if request_id is not None:
        request = session.get(VoterRequest, request_id)
        if request is None or request.unit not in by.books:
            raise RuleViolation("Yêu cầu này không phải của cử tri đơn vị mình. Hãy chọn lại.")
