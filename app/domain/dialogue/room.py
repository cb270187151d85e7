"""The course of a meeting in the room: its steps, who sits there, who speaks next."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.dialogue.lifecycle import DialogueState, check_open
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.words import mid_sentence

MOST_MINUTES = 600
MOST_PEOPLE = 100_000


class TurnState(LabelledEnum):
    WAITING = "waiting", "Đang chờ"
    SPEAKING = "speaking", "Đang nói"
    DONE = "done", "Đã nói"
    LEFT = "left", "Không nói nữa"


class GroupKind(LabelledEnum):
    """Whom a head count is of; of those sent away only the number, never why.

    Căn cứ: khoản 1 Điều 9 Luật Tiếp công dân số 42/2013/QH13: what kept a person out of the
    room may be an illness, which is nobody's business.
    """

    DELEGATES = "delegates", "Đại biểu"
    CITIZENS = "citizens", "Người dân"
    TURNED_AWAY = "turned_away", "Không đủ điều kiện tham gia"


@dataclass(frozen=True, slots=True)
class Step:
    """One item of the agenda; ``minutes`` is a proposal that every commune changes."""

    title: str
    minutes: int | None = None


#: The six steps of the seed's plan (II.3), in its order.
SIX_STEPS: tuple[Step, ...] = (
    Step("Tuyên bố lý do, mục đích; giới thiệu thành phần, người chủ trì", 10),
    Step("Tổ chức, công dân có nhu cầu đối thoại trình bày nguyện vọng, ý kiến", 30),
    Step("Nhân dân dự hội nghị nêu ý kiến của tập thể, cá nhân", 60),
    Step("Đại diện cấp ủy, ban, ngành trao đổi, giải thích theo pháp luật", 45),
    Step("Đại diện Ủy ban nhân dân xã kết luận các nội dung", 20),
    Step("Tuyên bố kết thúc", 5),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Who is counted together; ``expected`` is how many were invited."""

    name: str
    kind: GroupKind
    expected: int | None = None


_DELEGATES = (
    "Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân",
    "Cán bộ, công chức xã",
    "Cấp ủy, Hội đồng nhân dân, Mặt trận, đoàn thể",
    "Bí thư chi bộ, trưởng thôn",
)


def groups_of(villages: Sequence[str], invited: Sequence[Group] = ()) -> list[Group]:
    """Whose heads are counted by default: those invited by name (or whom the plan expects),
    and the people of the ``villages`` that were asked to come."""
    people = [f"Nhân dân {mid_sentence(one)}" for one in villages] or ["Nhân dân trong xã"]
    return [
        *(invited or [Group(one, GroupKind.DELEGATES) for one in _DELEGATES]),
        *(Group(one, GroupKind.CITIZENS) for one in people),
        Group("Tổ chức, cá nhân có ý kiến đối thoại", GroupKind.CITIZENS),
        Group("Không đủ điều kiện tham gia", GroupKind.TURNED_AWAY),
    ]


_S = TurnState
NEXT_STATES: dict[TurnState, frozenset[TurnState]] = {
    _S.WAITING: frozenset({_S.SPEAKING, _S.LEFT}),
    _S.SPEAKING: frozenset({_S.DONE}),
    _S.DONE: frozenset(),
    _S.LEFT: frozenset({_S.WAITING}),
}


def check_turn(current: TurnState, wanted: TurnState) -> None:
    """Refuse what does not follow in the queue: nobody speaks twice on one turn."""
    if wanted not in NEXT_STATES[current]:
        raise RuleViolation(
            f"Lượt phát biểu này đang là “{current.label}”, không thể chuyển sang “{wanted.label}”."
        )


def check_in_session(state: DialogueState, what: str) -> None:
    """Refuse what is only done while people sit in the room; ``what`` begins the sentence."""
    check_open(state)
    if state is not DialogueState.IN_SESSION:
        raise RuleViolation(
            f"{what} chỉ ghi khi hội nghị đang diễn ra; hội nghị đang ở trạng thái “{state.label}”."
        )


def check_planned(title: str, minutes: int | None) -> None:
    """Refuse a step without a name, or one planned for no time or for days."""
    if not title.strip():
        raise RuleViolation("Hãy ghi tên mục của chương trình.")
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise RuleViolation(f"Số phút của mục “{title}” phải từ 1 đến {MOST_MINUTES}.")


def check_heads(name: str, count: int | None) -> None:
    """Refuse a count that no village house holds."""
    if count is not None and not 0 <= count <= MOST_PEOPLE:
        raise RuleViolation(f"Số người của nhóm “{name}” phải từ 0 đến 100.000.")
