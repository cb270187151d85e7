"""The models "Dân vận khéo" in mediation: registered, carried out, recognised or not.

Căn cứ: the yearly plan of the work ties it to the movement; with whom a model is registered is
an office of the Party, whose name has changed since 2025, so it is written as it is called.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum

FIRST_YEAR = 2009  # the movement is not older
FIELDS = (
    "Hòa giải ở cơ sở, giữ gìn đoàn kết trong cộng đồng dân cư",
    "Quốc phòng, an ninh",
    "Văn hóa, xã hội",
    "Phát triển kinh tế",
    "Xây dựng hệ thống chính trị",
)
"""Fields that are offered; another may be typed."""
REGISTERED_WITH = ("Ban Xây dựng Đảng", "Khối Dân vận", "Ủy ban Mặt trận Tổ quốc Việt Nam")


class ModelState(LabelledEnum):
    REGISTERED = "registered", "Đã đăng ký"
    RUNNING = "running", "Đang thực hiện"
    RECOGNISED = "recognised", "Được công nhận"
    NOT_RECOGNISED = "not_recognised", "Không được công nhận"
    DROPPED = "dropped", "Thôi thực hiện"

    @property
    def is_final(self) -> bool:
        return self in FINAL


FINAL = (ModelState.RECOGNISED, ModelState.NOT_RECOGNISED, ModelState.DROPPED)
_ENDS = frozenset(FINAL)
MOVES: Mapping[ModelState, frozenset[ModelState]] = {
    ModelState.REGISTERED: _ENDS | {ModelState.RUNNING},
    ModelState.RUNNING: _ENDS,
    **dict.fromkeys(FINAL, frozenset({ModelState.RUNNING})),
}
"""From where to where; what has ended may be taken up again, with a word why."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is noted when a model goes on: the new state, since when, in which words, and by
    which decision it was recognised."""

    state: ModelState
    on: date
    words: str = ""
    number: str = ""
    by: str = ""


def check_model(year: int, registered_on: date, *, today: date) -> None:
    """Refuse a registration to come, and a year that is not about it."""
    if registered_on > today:
        raise RuleViolation("Ngày đăng ký mô hình không thể sau hôm nay.")
    if not max(FIRST_YEAR, registered_on.year) <= year <= registered_on.year + 1:
        raise RuleViolation(
            f"Mô hình đăng ký ngày {show(registered_on)} là của năm {registered_on.year} hoặc năm "
            f"{registered_on.year + 1}. Hãy kiểm tra lại năm."
        )


def check_correction(state: ModelState) -> None:
    if state.is_final:
        raise RuleViolation(
            f"Mô hình này đã ghi kết quả “{state.label}” nên không sửa nội dung nữa. Nếu ghi nhầm, "
            "hãy ghi lại là đang thực hiện rồi sửa."
        )


def check_step(current: ModelState, step: Step, *, registered_on: date, today: date) -> None:
    """Refuse a step that leads nowhere, that was not yet, or that is not told of."""
    if step.state not in MOVES[current]:
        raise RuleViolation(
            f"Mô hình đang ở trạng thái “{current.label}”, không chuyển được sang "
            f"“{step.state.label}”."
        )
    if not registered_on <= step.on <= today:
        raise RuleViolation(f"Ngày ghi phải từ ngày đăng ký ({show(registered_on)}) đến hôm nay.")
    if step.state is ModelState.RECOGNISED and not (step.number.strip() and step.by.strip()):
        raise RuleViolation("Được công nhận: hãy ghi số quyết định và nơi công nhận.")
    if step.state is not ModelState.RECOGNISED and (step.number.strip() or step.by.strip()):
        raise RuleViolation("Chỉ ghi số quyết định, nơi công nhận khi mô hình được công nhận.")
    needs_words = current.is_final or step.state in (ModelState.NOT_RECOGNISED, ModelState.DROPPED)
    if needs_words and not step.words.strip():
        raise RuleViolation("Hãy ghi vì sao, một hai câu.")
