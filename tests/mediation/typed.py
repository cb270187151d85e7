"""What people type to do each act, and the case that is ready for it."""

from app.domain.mediation.acts import Act
from app.domain.mediation.grounds import Ground
from app.domain.mediation.joint import new_code
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.actions import BY_ACT
from tests.mediation.cases import RECEIVED, TODAY, a_case, a_case_in, a_version, clerk

# What a person types; what the page has filled in already is left.
TYPED = {
    Act.CONFIRM_SCOPE: {"category_code": "DS-01"},
    Act.TAKE_OVER: {"guided_to": "Tòa án nhân dân"},
    Act.REFUSE: {"reason": "labour", "guided_to": "Hòa giải viên lao động"},
    Act.CHOOSE_MEDIATOR: {"accepts": "y", "no_conflict": "y", "acted_by": "Lò Văn Pâng"},
    Act.ASSIGN_MEDIATOR: {"no_conflict": "y"},
    Act.MEDIATE_AT_ONCE: {"no_conflict": "y"},
    Act.NOTE_CONFLICT: {"reason": "Anh em họ với bên A"},
    Act.DECLINE: {"reason": "Có họ với một bên"},
    Act.REPLACE_MEDIATOR: {"reason": "Chuyển đi nơi khác", "no_conflict": "y"},
    Act.START: {"parties_present": "y", "is_public": "0"},
    Act.PLAN_MEETING: {"planned_for": "25/3/2026", "starts_at": "7h30"},
    Act.CHANGE_MEETING: {"planned_for": "26/3/2026"},
    Act.PUT_OFF_MEETING: {"kind": "postponed", "why_not": "Mưa lũ"},
    Act.HOLD_MEETING: {"what_happened": "Đo lại đất."},
    Act.INVITE: {"name": "ông Lý A Sùng"},
    Act.ASK_PARTNER: {"other_unit_name": "Xã Sin Suối Hồ"},
    Act.JOIN_PARTNER: {"joint_code": new_code(), "other_unit_name": "Xã Sin Suối Hồ"},
    Act.ANSWER_PARTNER: {"agrees": "0", "why_declined": "Không có người"},
    Act.DRAFT_AGREEMENT: {"terms": "Dời rào."},
    Act.SETTLE: {"terms": "Dời rào.", "is_written": "0", "told_no_paper": "y"},
    Act.PUT_IN_WRITING: {
        "course": "Đã đi xem đất.",
        "duties": "Giữ đúng mốc.",
        "method": "Tự dời.",
        "signed_on": "20/3/2026",
    },
    Act.END_BY_MEDIATOR: {"reason": "Không ai nhường ai"},
    Act.FOLLOW_UP: {"clauses-0-what": "Dời rào", "clauses-0-due_on": "30/6/2026"},
    Act.NEW_TERMS: {
        "terms": "Trả dần.",
        "is_written": "0",
        "told_no_paper": "y",
        "clauses-0-due_on": "30/9/2026",
    },
    Act.REWRITE_AGREEMENT: {"reason": "Ghi nhầm", "terms": "Dời hàng rào."},
    Act.REOPEN: {"reason": "Phát hiện ghi nhầm"},
    Act.NOTE_REPEAT: {"number": "01/2026"},
    Act.REMOVE_REPEAT: {"reason": "Là chuyện khác"},
    Act.CLOSE: {"is_paid_or_waived": "y", "alerts_answered": "y"},
}
NEEDS_AN_ASKED = {Act.ANSWER_PARTNER, Act.TELL_FRONT}
NEEDS_A_PLAN = {Act.CHANGE_MEETING, Act.PUT_OFF_MEETING}
PARTIES_ACTS = {Act.PAUSE, Act.RESUME, Act.END_BY_REQUEST, Act.GO_ON, Act.FLARE_UP, Act.INVITE}


def typed_for(act, home):
    fields = dict(TYPED.get(act, {}))
    if act in (Act.CHOOSE_MEDIATOR, Act.ASSIGN_MEDIATOR):
        fields["mediator_ids"] = str(home.pao.id)
    if act in (Act.MEDIATE_AT_ONCE, Act.REPLACE_MEDIATOR, Act.NOTE_CONFLICT):
        fields["mediator_id"] = str(home.pao.id)
    if act in PARTIES_ACTS:
        fields["acted_by"] = "Lò Văn Pâng"
    return fields


def a_case_ready_for(state, act, home):
    ground = Ground.MEDIATOR_KNOWS if act is Act.MEDIATE_AT_ONCE else Ground.REQUEST
    if (state, act) == (CaseState.SETTLED, Act.PUT_IN_WRITING):
        return settled_without_paper(home)
    if act in (Act.NOTE_REPEAT, Act.REMOVE_REPEAT):
        earlier = a_case(home, received_on=RECEIVED)
    case = a_case_in(state, home, ground=ground)
    if act is Act.REMOVE_REPEAT:
        service.note_repeat(case.id, earlier_id=earlier.id, today=TODAY, by=clerk())
    if act in NEEDS_A_PLAN:
        plan_for(case)
    if act in NEEDS_AN_ASKED:
        ask_for(case)
    if act is Act.END_PARTNER:
        agree_for(case)
    return case


def ask_for(case):
    far = {"other_unit_name": "Xã Sin Suối Hồ", "asked_on": TODAY}
    service.ask_partner(case.id, **far, today=TODAY, by=clerk())


def agree_for(case):
    joined = {"other_unit_name": "Xã Sin Suối Hồ", "agreed_on": TODAY}
    service.join_partner(case.id, joint_code=new_code(), **joined, today=TODAY, by=clerk())


def plan_for(case):
    service.plan_meeting(case.id, planned_for=TODAY, today=TODAY, by=clerk())


def settled_without_paper(home):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    oral = a_version(told_no_paper=True)
    return service.settle_case(case.id, facts=oral, today=TODAY, by=clerk())


def page_of(case, act):
    """Where the form of an act stands."""
    row = BY_ACT[act]
    return f"/hoa-giai/{case.id}/{row.slug}" if row.page else f"/hoa-giai/{case.id}"
