"""Every act of an election and of a departure: its form, address, permission, what does it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from app.domain.actors import Permission
from app.domain.labels import LabelledEnum
from app.domain.teams.departure_road import DepartureAct
from app.domain.teams.election_road import ElectionAct
from app.teams.forms import deciding, departures
from app.teams.forms.base import ActForm
from app.teams.service import departures as departing
from app.teams.service import recognition


@dataclass(frozen=True, slots=True)
class Action:
    """One row: ``slug`` is the last word of the address, ``perform`` the service's act.

    ``words`` tell beside the form what a clerk should know before pressing.
    """

    act: LabelledEnum
    slug: str
    form: type[ActForm]
    perform: Callable[..., Any]
    permission: Permission = Permission.KEEP_TEAMS
    words: str = ""


def _undated(perform: Callable[..., Any]) -> Callable[..., Any]:
    """An act that asks for no day."""
    return lambda record_id, *, today, **facts: perform(record_id, **facts)


_E, _D, _DECIDE = ElectionAct, DepartureAct, Permission.DECIDE_TEAMS
_WORDS_OF_SENDING = (
    "Trưởng ban công tác Mặt trận gửi danh sách kèm biên bản cho Chủ tịch Ủy ban nhân dân cấp xã."
)
_WORDS_OF_TELLING = (
    "Quyết định được gửi Ban Thường trực Ủy ban Mặt trận Tổ quốc xã, Trưởng ban công tác Mặt trận, "
    "trưởng thôn, tổ trưởng tổ dân phố, hòa giải viên và thông báo công khai."
)

ELECTION_ACTIONS: tuple[Action, ...] = (
    Action(_E.SEND, "gui", deciding.SendForm, recognition.send_list, words=_WORDS_OF_SENDING),
    Action(_E.RECEIVE, "nhan", deciding.ReceiveForm, recognition.receive_list),
    Action(_E.RECOGNISE, "cong-nhan", deciding.RecogniseForm, recognition.recognise, _DECIDE),
    Action(_E.REFUSE, "khong-cong-nhan", deciding.RefuseForm, recognition.refuse, _DECIDE),
    Action(_E.TELL, "gui-quyet-dinh", deciding.TellForm, recognition.tell, words=_WORDS_OF_TELLING),
    Action(_E.AMEND, "dinh-chinh", deciding.AmendForm, recognition.amend, _DECIDE),
    Action(_E.CANCEL, "huy", deciding.CancelForm, _undated(recognition.cancel)),
)
DEPARTURE_ACTIONS: tuple[Action, ...] = (
    Action(
        _D.VERIFY,
        "xac-minh",
        departures.VerifyForm,
        departing.verify,
        words="Trưởng ban công tác Mặt trận cùng trưởng thôn, tổ trưởng tổ dân phố đồng ý và làm "
        "văn bản đề nghị Chủ tịch (Mẫu 08).",
    ),
    Action(
        _D.DISPUTE,
        "khong-thong-nhat",
        departures.DisputeForm,
        departing.dispute,
        words="Không đồng ý với tổ trưởng, hoặc Trưởng ban và trưởng thôn không thống nhất: báo "
        "cáo để Chủ tịch quyết định (Mẫu 09), đồng thời thông báo lý do cho tổ trưởng.",
    ),
    Action(_D.RECEIVE, "nhan", deciding.ReceiveForm, departing.receive),
    Action(_D.RELEASE, "cho-thoi", deciding.DecisionForm, departing.release, _DECIDE),
    Action(_D.KEEP, "khong-cho-thoi", deciding.RefuseForm, departing.keep, _DECIDE),
    Action(_D.WITHDRAW, "rut", deciding.CancelForm, _undated(departing.withdraw)),
    Action(_D.TELL, "gui-quyet-dinh", deciding.TellForm, departing.tell, words=_WORDS_OF_TELLING),
    Action(_D.AMEND, "dinh-chinh", deciding.AmendForm, departing.amend, _DECIDE),
)


def by_name(actions: Iterable[Action]) -> dict[str, Action]:
    return {row.act.value: row for row in actions}
