"""What a person may read of the follow-up: one conference's points, and one point's steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db
from app.dialogue.models import Conclusion, Dialogue, FollowUpStep, Opinion
from app.dialogue.service.dues import reckoned, steps_of
from app.dialogue.service.reading import opinions_of
from app.domain.dialogue.clocks import Clock, ClockState
from app.domain.dialogue.due import Turn, clock_of, reckon
from app.domain.dialogue.opinions import AT_REST, UNANSWERED, OpinionState
from app.domain.dialogue.promises import TO_DO, ConclusionState
from app.domain.dialogue.steps import StepKind
from app.domain.lawpack import LawPack
from app.lawpack.service import law_of


@dataclass(frozen=True, slots=True)
class Followed:
    """An opinion or a conclusion with its clock and its steps; of an echo both are the first's.

    ``waits`` says in words what has to be done next, or is empty.
    """

    record: Opinion | Conclusion
    clock: Clock
    steps: Sequence[FollowUpStep]
    waits: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """All points of one conference; ``endings`` counts opinions by how they ended."""

    opinions: Sequence[Followed]
    conclusions: Sequence[Followed]

    @property
    def open_count(self) -> int:
        return sum(bool(one.waits) for one in (*self.opinions, *self.conclusions))

    def count(self, state: OpinionState) -> int:
        return sum(one.record.state is state for one in self.opinions)


WAITS = {
    OpinionState.RECORDED: "Chờ ghi cách giải quyết",
    OpinionState.ASSIGNED: "Chờ trả lời",
    OpinionState.FORWARDED: "Chờ cơ quan nhận trả lời",
    OpinionState.IN_PROGRESS: "Chờ trả lời",
    OpinionState.PAUSED: "Đang tạm dừng, chờ tiếp tục",
    OpinionState.NEEDS_MORE: "Chờ trả lời bổ sung",
    OpinionState.ANSWERED: "Chờ hỏi người nêu, rồi đóng",
    OpinionState.REFUSED: "Chờ đóng hoặc mở lại",
    OpinionState.SATISFIED: "Chờ đóng",
    OpinionState.UNSATISFIED: "Chờ mở lại, hoặc đóng khi chưa có giải pháp",
}


def follow_up_of(dialogue: Dialogue, *, today: date) -> FollowUp:
    """Every point with its clock, in five queries whatever their number."""
    opinions = opinions_of(dialogue.id)
    rows = db.select(Conclusion).where(Conclusion.dialogue_id == dialogue.id)
    conclusions = db.session.scalars(rows.order_by(Conclusion.number)).all()
    law, steps = law_of(dialogue.unit), steps_of([one.id for one in opinions])
    told = _steps_of_conclusions([one.id for one in conclusions])
    followed = {one.number: _opinion(one, dialogue, steps[one.id], law, today) for one in opinions}
    return FollowUp(
        opinions=[_as_first(followed[one.number], followed) for one in opinions],
        conclusions=[_conclusion(one, told[one.id], law, today) for one in conclusions],
    )


def follow_opinion(opinion: Opinion, dialogue: Dialogue, *, today: date) -> Followed:
    """One opinion with its clock and steps."""
    steps = steps_of([opinion.id])[opinion.id]
    return _opinion(opinion, dialogue, steps, law_of(opinion.unit), today)


def follow_conclusion(conclusion: Conclusion, *, today: date) -> Followed:
    """One conclusion with its clock and steps."""
    steps = _steps_of_conclusions([conclusion.id])[conclusion.id]
    return _conclusion(conclusion, steps, law_of(conclusion.unit), today)


def _opinion(
    opinion: Opinion,
    dialogue: Dialogue,
    steps: Sequence[FollowUpStep],
    law: LawPack,
    today: date,
) -> Followed:
    answered_on = None if opinion.state in UNANSWERED else opinion.replied_on or opinion.closed_on
    clock = clock_of(
        reckoned(opinion, dialogue.held_on, steps, law),
        opinion.current_due_on,
        answered_on=answered_on,
        today=today,
    )
    waits = "" if opinion.state in AT_REST else WAITS[opinion.state]
    return Followed(opinion, clock, steps, waits)


def _as_first(one: Followed, followed: dict[int, Followed]) -> Followed:
    """An echo waits for nothing of its own and shows the clock of the opinion it follows."""
    first = followed.get(one.record.same_as) if one.record.same_as else None
    return Followed(one.record, first.clock, first.steps, "") if first else one


def _conclusion(
    conclusion: Conclusion, steps: Sequence[FollowUpStep], law: LawPack, today: date
) -> Followed:
    turns = [
        Turn(one.kind, one.happened_on, one.due_on)
        for one in steps
        if one.kind in (StepKind.EXTEND, StepKind.REOPEN)
    ]
    is_open = conclusion.state in TO_DO
    if conclusion.state is ConclusionState.DROPPED:
        return Followed(conclusion, Clock(ClockState.NO_RULE, "Không còn hạn"), steps, "")
    clock = clock_of(
        reckon(conclusion.due_on, turns, held_on=conclusion.due_on, law=law),
        conclusion.current_due_on,
        answered_on=None if is_open else conclusion.closed_on,
        today=today,
    )
    return Followed(conclusion, clock, steps, "Chờ thực hiện" if is_open else "")


def _steps_of_conclusions(ids: Sequence[UUID]) -> dict[UUID, list[FollowUpStep]]:
    found: dict[UUID, list[FollowUpStep]] = {one: [] for one in ids}
    rows = db.select(FollowUpStep).where(FollowUpStep.conclusion_id.in_(ids))
    for step in db.session.scalars(rows.order_by(FollowUpStep.id)):
        found[step.conclusion_id].append(step)
    return found
