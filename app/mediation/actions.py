"""Every act of a case with its form, its address, its permission and what carries it out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.actors import Permission
from app.domain.mediation.acts import Act
from app.mediation import service
from app.mediation.forms import assigning, following, intake, sitting
from app.mediation.forms.base import ActForm


@dataclass(frozen=True, slots=True)
class Action:
    """One row: ``slug`` is the last word of the address, ``perform`` the service's act."""

    act: Act
    slug: str
    form: type[ActForm]
    perform: Callable[..., Any]
    permission: Permission = Permission.RECORD_CASE


_ASSIGN = Permission.ASSIGN_CASE
ACTIONS: tuple[Action, ...] = (
    Action(Act.CONFIRM_SCOPE, "xac-nhan", intake.ScopeForm, service.confirm_scope),
    Action(Act.REFUSE, "khong-hoa-giai", intake.RefuseForm, service.refuse_case),
    Action(Act.MEDIATE_AT_ONCE, "hoa-giai-ngay", assigning.AtOnceForm, service.mediate_at_once),
    Action(Act.CHOOSE_MEDIATOR, "chon", assigning.ChooseForm, service.choose_mediators),
    Action(
        Act.ASSIGN_MEDIATOR, "phan-cong", assigning.AssignForm, service.assign_mediators, _ASSIGN
    ),
    Action(Act.DECLINE, "tu-choi", assigning.DeclineForm, service.decline_case),
    Action(Act.REPLACE_MEDIATOR, "thay", assigning.ReplaceForm, service.replace_mediator, _ASSIGN),
    Action(Act.START, "bat-dau", sitting.StartForm, service.start_mediation),
    Action(Act.HOLD_MEETING, "buoi-tiep", sitting.MeetingForm, service.hold_meeting),
    Action(Act.INVITE, "moi-nguoi", sitting.InviteForm, service.invite),
    Action(Act.PAUSE, "tam-dung", sitting.PauseForm, service.pause),
    Action(Act.RESUME, "tiep-tuc", sitting.ResumeForm, service.resume),
    Action(Act.SETTLE, "thanh", sitting.SettleForm, service.settle_case),
    Action(Act.END_BY_REQUEST, "cham-dut", sitting.EndByRequestForm, service.end_by_request),
    Action(Act.END_BY_MEDIATOR, "khong-thanh", sitting.EndByMediatorForm, service.end_by_mediator),
    Action(Act.GO_ON, "hoa-giai-tiep", sitting.ResumeForm, service.go_on),
    Action(Act.FOLLOW_UP, "theo-doi", following.FollowUpForm, service.follow_up),
    Action(Act.PERFORM, "da-thuc-hien", following.PerformForm, service.perform),
    Action(Act.NOT_PERFORM, "chua-thuc-hien", following.NotPerformForm, service.not_perform),
    Action(Act.NEW_TERMS, "thoa-thuan-moi", following.NewTermsForm, service.new_terms),
    Action(Act.FLARE_UP, "hoa-giai-lai", sitting.ResumeForm, service.flare_up),
    Action(Act.CLOSE, "dong-ho-so", following.CloseForm, service.close_case, Permission.CLOSE_FILE),
    Action(
        Act.CORRECT,
        "dinh-chinh",
        following.CorrectForm,
        service.correct_case,
        Permission.CORRECT_CASE,
    ),
)
BY_ACT: dict[Act, Action] = {row.act: row for row in ACTIONS}
