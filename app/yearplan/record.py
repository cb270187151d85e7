"""How the shared machinery sees a plan, its conferences and the requests of voters."""

from flask import url_for

from app.domain.calendar import show
from app.records.types import RecordType
from app.yearplan.acts import PlanAct, RequestAct, SessionAct
from app.yearplan.models import DialoguePlan, PlannedSession, VoterRequest
from app.yearplan.sight import visible_of

DIALOGUE_PLAN = RecordType(
    key="dialogue_plan",
    label="Kế hoạch đối thoại",
    model=DialoguePlan,
    acts=PlanAct,
    address=lambda plan: url_for("yearplan.detail", plan_id=plan.id),
    visible=visible_of(DialoguePlan),
    line=lambda plan: (f"Kế hoạch: {plan.title}", plan.state.label),
)
PLANNED_SESSION = RecordType(
    key="planned_session",
    label="Phiên đối thoại trong kế hoạch",
    model=PlannedSession,
    acts=SessionAct,
    address=lambda session: url_for("yearplan.detail", plan_id=session.plan_id),
    visible=visible_of(PlannedSession),
)
VOTER_REQUEST = RecordType(
    key="voter_request",
    label="Yêu cầu đối thoại của cử tri",
    model=VoterRequest,
    acts=RequestAct,
    address=lambda request: url_for("yearplan.request_detail", request_id=request.id),
    visible=visible_of(VoterRequest),
    watched=lambda request, by: (VoterRequest.__tablename__, request.id),
    line=lambda request: (
        f"Yêu cầu đối thoại của cử tri, nhận ngày {show(request.received_on)}",
        "; ".join(filter(None, (request.representatives, request.content))),
    ),
    person=VoterRequest.representatives,
)
YEARPLAN_TYPES: tuple[RecordType, ...] = (DIALOGUE_PLAN, PLANNED_SESSION, VOTER_REQUEST)
