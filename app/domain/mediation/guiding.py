"""Guard of the last step of guiding: the body that the parties were sent to has them."""

from datetime import date

from app.domain.errors import RuleViolation
from app.domain.mediation.acts import Act
from app.domain.mediation.basis import GUIDING
from app.domain.mediation.days import check_days
from app.domain.mediation.ending import ENDED_ON
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import next_state


def check_take_over(
    current: CaseState,
    *,
    guided_to: str,
    taken_over_on: date,
    ended_on: date | None,
    today: date,
) -> None:
    """Căn cứ: Điều 6 Nghị định số 15/2014/NĐ-CP; Điều 27 Luật Hòa giải ở cơ sở."""
    next_state(current, Act.TAKE_OVER)
    if not guided_to.strip():
        raise RuleViolation("Hãy ghi nơi đã tiếp nhận các bên.", basis=GUIDING)
    check_days(today, (ENDED_ON, ended_on), ("Ngày nơi được hướng dẫn tiếp nhận", taken_over_on))
