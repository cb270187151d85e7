"""The road of an election: from the list of candidates to the Chairman's decision."""

from app.domain.labels import LabelledEnum
from app.domain.teams import basis
from app.domain.teams.road import Road, Step


class ElectionState(LabelledEnum):
    PREPARING = "preparing", "Đang chuẩn bị bầu"
    HELD = "held", "Đã bầu, chờ gửi danh sách"
    FAILED = "failed", "Bầu không thành"
    SENT = "sent", "Đã gửi danh sách"
    RECEIVED = "received", "Chờ Chủ tịch quyết định"
    RECOGNISED = "recognised", "Đã công nhận"
    REFUSED = "refused", "Không công nhận"
    CANCELLED = "cancelled", "Đã hủy"


class ElectionAct(LabelledEnum):
    PREPARE = "prepare", "Lập danh sách ứng cử"
    COUNT = "count", "Ghi kết quả bầu"
    FAIL = "fail", "Ghi bầu không thành"
    SEND = "send", "Gửi danh sách đề nghị công nhận"
    RECEIVE = "receive", "Ghi ngày Chủ tịch nhận"
    RECOGNISE = "recognise", "Quyết định công nhận"
    REFUSE = "refuse", "Không công nhận"
    TELL = "tell", "Gửi, công bố quyết định"
    AMEND = "amend", "Đính chính quyết định"
    CANCEL = "cancel", "Hủy cuộc bầu"


_S, _A = ElectionState, ElectionAct
_BEFORE_SENDING = (_S.PREPARING, _S.HELD, _S.FAILED)
UNDER_WAY = (_S.PREPARING, _S.HELD, _S.SENT, _S.RECEIVED)

ROAD: Road[ElectionState, ElectionAct] = Road(
    "Cuộc bầu",
    (
        Step((None, _S.PREPARING), _A.PREPARE, _S.PREPARING, basis.ELECTION),
        # Which of the two it is, the votes say and not the clerk; a count may be corrected.
        Step((None, *_BEFORE_SENDING), _A.COUNT, _S.HELD, basis.MAJORITY),
        Step((None, *_BEFORE_SENDING), _A.FAIL, _S.FAILED, basis.MAJORITY),
        Step((_S.HELD, _S.SENT), _A.SEND, _S.SENT, basis.RECOGNITION),
        Step((_S.SENT, _S.RECEIVED), _A.RECEIVE, _S.RECEIVED, basis.RECOGNITION),
        Step((_S.RECEIVED,), _A.RECOGNISE, _S.RECOGNISED, basis.RECOGNITION),
        Step((_S.RECEIVED,), _A.REFUSE, _S.REFUSED, basis.RECOGNITION),
        Step((_S.RECOGNISED,), _A.TELL, None, basis.RECOGNITION),
        Step((_S.RECOGNISED,), _A.AMEND, None, None),
        Step((*_BEFORE_SENDING, _S.SENT), _A.CANCEL, _S.CANCELLED, None),
    ),
)
