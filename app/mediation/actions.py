"""Every act of a case with its form, its address, its permission and what carries it out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.actors import Permission
from app.domain.mediation.acts import Act
from app.mediation import service
from app.mediation.forms import (
    agreement,
    assigning,
    following,
    guiding,
    intake,
    joining,
    known,
    meetings,
    sitting,
)
from app.mediation.forms.base import ActForm


@dataclass(frozen=True, slots=True)
class Action:
    """One row: ``slug`` is the last word of the address, ``perform`` the service's act.

    ``page`` is the template of an act that has a page of its own; the others are folded on the
    page of the case.
    """

    act: Act
    slug: str
    form: type[ActForm]
    perform: Callable[..., Any]
    permission: Permission = Permission.RECORD_CASE
    page: str = ""


_AGREEMENT = "mediation/agreement/edit.html"
_ASSIGN = Permission.ASSIGN_CASE
ACTIONS: tuple[Action, ...] = (
    Action(Act.CONFIRM_SCOPE, "xac-nhan", intake.ScopeForm, service.confirm_scope),
    Action(Act.REFUSE, "khong-hoa-giai", intake.RefuseForm, service.refuse_case),
    Action(Act.TAKE_OVER, "noi-tiep-nhan", guiding.TakeOverForm, service.take_over),
    Action(Act.NOTE_VIOLENCE, "bao-luc", guiding.ViolenceForm, service.note_violence),
    Action(Act.MEDIATE_AT_ONCE, "hoa-giai-ngay", assigning.AtOnceForm, service.mediate_at_once),
    Action(Act.CHOOSE_MEDIATOR, "chon", assigning.ChooseForm, service.choose_mediators),
    Action(
        Act.ASSIGN_MEDIATOR, "phan-cong", assigning.AssignForm, service.assign_mediators, _ASSIGN
    ),
    Action(Act.NOTE_CONFLICT, "co-loi-ich", assigning.ConflictForm, service.note_conflict),
    Action(Act.DECLINE, "tu-choi", assigning.DeclineForm, service.decline_case),
    Action(Act.REPLACE_MEDIATOR, "thay", assigning.ReplaceForm, service.replace_mediator, _ASSIGN),
    Action(Act.START, "bat-dau", sitting.StartForm, service.start_mediation),
    Action(Act.PLAN_MEETING, "hen", meetings.PlanForm, service.plan_meeting),
    Action(Act.CHANGE_MEETING, "sua-hen", meetings.ChangeForm, service.change_meeting),
    Action(Act.PUT_OFF_MEETING, "hoan", meetings.PutOffForm, service.put_off_meeting),
    Action(Act.HOLD_MEETING, "buoi-tiep", meetings.HoldForm, service.hold_meeting),
    Action(Act.INVITE, "moi-nguoi", sitting.InviteForm, service.invite),
    Action(Act.ASK_PARTNER, "de-nghi-phoi-hop", joining.AskForm, service.ask_partner),
    Action(Act.JOIN_PARTNER, "nhan-phoi-hop", joining.JoinForm, service.join_partner),
    Action(Act.ANSWER_PARTNER, "tra-loi-phoi-hop", joining.AnswerForm, service.answer_partner),
    Action(Act.TELL_FRONT, "bao-mat-tran", joining.TellFrontForm, service.tell_front),
    Action(Act.END_PARTNER, "thoi-phoi-hop", joining.EndForm, service.end_partner),
    Action(Act.PAUSE, "tam-dung", sitting.PauseForm, service.pause),
    Action(Act.RESUME, "tiep-tuc", sitting.ResumeForm, service.resume),
    Action(
        Act.DRAFT_AGREEMENT,
        "soan-thoa-thuan",
        agreement.DraftForm,
        service.draft_agreement,
        page=_AGREEMENT,
    ),
    Action(Act.SETTLE, "thanh", agreement.SettleForm, service.settle_case, page=_AGREEMENT),
    Action(
        Act.PUT_IN_WRITING,
        "lap-van-ban",
        agreement.WritingForm,
        service.put_in_writing,
        page=_AGREEMENT,
    ),
    Action(Act.END_BY_REQUEST, "cham-dut", sitting.EndByRequestForm, service.end_by_request),
    Action(Act.END_BY_MEDIATOR, "khong-thanh", sitting.EndByMediatorForm, service.end_by_mediator),
    Action(Act.GO_ON, "hoa-giai-tiep", sitting.ResumeForm, service.go_on),
    Action(
        Act.FOLLOW_UP,
        "theo-doi",
        agreement.FollowUpForm,
        service.follow_up,
        page="mediation/agreement/follow_up.html",
    ),
    Action(Act.PERFORM, "da-thuc-hien", following.PerformForm, service.perform),
    Action(
        Act.NEW_TERMS, "thoa-thuan-moi", agreement.NewTermsForm, service.new_terms, page=_AGREEMENT
    ),
    Action(Act.FLARE_UP, "hoa-giai-lai", sitting.ResumeForm, service.flare_up),
    Action(Act.CLOSE, "dong-ho-so", following.CloseForm, service.close_case, Permission.CLOSE_FILE),
    Action(
        Act.REWRITE_AGREEMENT,
        "ghi-lai-thoa-thuan",
        agreement.RewriteForm,
        service.rewrite_agreement,
        page=_AGREEMENT,
    ),
    Action(Act.REOPEN, "mo-lai", following.ReopenForm, service.reopen_case, Permission.CLOSE_FILE),
    Action(Act.NOTE_REPEAT, "tai-dien", known.NoteRepeatForm, service.note_repeat),
    Action(Act.REMOVE_REPEAT, "bo-tai-dien", known.RemoveRepeatForm, service.remove_repeat),
    Action(
        Act.CORRECT,
        "dinh-chinh",
        following.CorrectForm,
        service.correct_case,
        Permission.CORRECT_CASE,
        page="mediation/correct.html",
    ),
)
BY_ACT: dict[Act, Action] = {row.act: row for row in ACTIONS}
