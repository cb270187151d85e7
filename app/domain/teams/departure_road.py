"""The road of leaving: proposal, verification, the Chairman's decision.

Căn cứ: Điều 11 Luật Hòa giải ở cơ sở số 35/2013/QH13. For a team leader the first step falls
away: the head of the Front's board proposes at once.
"""

from app.domain.labels import LabelledEnum
from app.domain.teams import basis
from app.domain.teams.road import Road, Step


class DepartureState(LabelledEnum):
    PROPOSED = "proposed", "Chờ Trưởng ban công tác Mặt trận xác minh"
    VERIFIED = "verified", "Trưởng ban công tác Mặt trận đề nghị cho thôi"
    DISPUTED = "disputed", "Chưa thống nhất, báo cáo Chủ tịch"
    RECEIVED = "received", "Chờ Chủ tịch quyết định"
    LEFT = "left", "Đã thôi làm hòa giải viên"
    KEPT = "kept", "Tiếp tục làm hòa giải viên"
    WITHDRAWN = "withdrawn", "Đã rút đề nghị"


class DepartureAct(LabelledEnum):
    PROPOSE = "propose", "Đề nghị cho thôi"
    PROPOSE_LEADER = "propose_leader", "Đề nghị cho tổ trưởng thôi"
    VERIFY = "verify", "Xác minh, đề nghị Chủ tịch"
    DISPUTE = "dispute", "Không thống nhất, báo cáo Chủ tịch"
    RECEIVE = "receive", "Ghi ngày Chủ tịch nhận"
    RELEASE = "release", "Quyết định cho thôi"
    KEEP = "keep", "Không cho thôi"
    WITHDRAW = "withdraw", "Rút đề nghị"
    TELL = "tell", "Gửi, công bố quyết định"
    AMEND = "amend", "Đính chính quyết định"


_S, _A = DepartureState, DepartureAct
_HEARD = (_S.VERIFIED, _S.DISPUTED)
UNDER_WAY = (_S.PROPOSED, *_HEARD, _S.RECEIVED)

ROAD: Road[DepartureState, DepartureAct] = Road(
    "Việc thôi làm hòa giải viên",
    (
        Step((None,), _A.PROPOSE, _S.PROPOSED, basis.LEAVING),
        Step((None,), _A.PROPOSE_LEADER, _S.VERIFIED, basis.LEAVING),
        Step((_S.PROPOSED,), _A.VERIFY, _S.VERIFIED, basis.LEAVING),
        Step((_S.PROPOSED,), _A.DISPUTE, _S.DISPUTED, basis.DISPUTED_LEAVING),
        Step((*_HEARD, _S.RECEIVED), _A.RECEIVE, _S.RECEIVED, basis.LEAVING),
        Step((_S.RECEIVED,), _A.RELEASE, _S.LEFT, basis.LEAVING),
        Step((_S.RECEIVED,), _A.KEEP, _S.KEPT, basis.LEAVING),
        Step((_S.LEFT,), _A.TELL, None, basis.LEAVING),
        Step((_S.LEFT,), _A.AMEND, None, None),
        Step(UNDER_WAY, _A.WITHDRAW, _S.WITHDRAWN, None),
    ),
)
