"""By which day an opinion must be answered, told so that a reader can follow it with a calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.calendar import TimeUnit, days_between, show, show_long
from app.domain.deadlines import Clock as LegalClock
from app.domain.deadlines import rule_on
from app.domain.dialogue.clocks import Clock, ClockState
from app.domain.dialogue.steps import StepKind
from app.domain.lawpack import LawPack


@dataclass(frozen=True, slots=True)
class Turn:
    """A step that moves a clock; ``due_on`` is the new day that an extension or reopening names."""

    kind: StepKind
    happened_on: date
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The last day as it stands after all steps; ``how`` has one sentence for each of them.

    ``days`` are those that the last pause left out, in the kind of days that is counted.
    """

    due_on: date
    how: tuple[str, ...]
    paused_on: date | None = None
    days: int = 0


def reckon(
    named: date | None,
    turns: Iterable[Turn],
    *,
    held_on: date,
    law: LawPack,
    is_promised: bool = True,
) -> Reckoned | None:
    """The day the conference named, or where it named none the length that the office lives by;
    then every pause, extension and reopening in the order in which they were written. What was
    not promised an answer (``is_promised``) is owed one from its reopening on.

    A day that somebody named stands as named, day off or not, for it is a promise. What is
    counted moves past a day off. Time paused is not counted: from the day of the pause to the
    day before it goes on. None where nothing sets a day.
    """
    found = _first(named, held_on, law) if is_promised else None
    counted = (
        None
        if named or not is_promised
        else rule_on(LegalClock.DIALOGUE_ANSWER, held_on, law.rules)
    )
    in_working_days = counted is not None and counted.unit is TimeUnit.WORKING_DAY
    for turn in turns:
        if turn.due_on is not None and turn.kind in (StepKind.EXTEND, StepKind.REOPEN):
            found, in_working_days = _named_anew(found, turn), False
        elif found is not None and turn.kind is StepKind.PAUSE:
            told = f"Tạm dừng từ ngày {show(turn.happened_on)}."
            found = Reckoned(found.due_on, (*found.how, told), turn.happened_on)
        elif found is not None and turn.kind is StepKind.RESUME and found.paused_on:
            found = _resumed(found, found.paused_on, turn.happened_on, law, in_working_days)
    return found


def clock_of(
    reckoned: Reckoned | None, due_on: date | None, *, answered_on: date | None, today: date
) -> Clock:
    """How a promised answer or work stands; ``due_on`` is the day that is kept with it.

    Of what was settled under an earlier calendar the kept day holds.
    """
    if due_on is None:
        return Clock(ClockState.NO_RULE, "Không có hạn")
    how = f"Hạn đã ghi: {show_long(due_on)}."
    if reckoned is not None and reckoned.due_on == due_on:
        how = " ".join(reckoned.how)
    if answered_on is None and reckoned is not None and reckoned.paused_on:
        return Clock(ClockState.PAUSED, how, due_on, (due_on - reckoned.paused_on).days)
    late = ((answered_on or today) - due_on).days
    if answered_on is not None:
        return Clock(ClockState.LATE if late > 0 else ClockState.MET, how, due_on, max(late, 0))
    if late > 0:
        return Clock(ClockState.OVERDUE, how, due_on, late)
    return Clock(ClockState.RUNNING, how, due_on, -late)


def _first(named: date | None, held_on: date, law: LawPack) -> Reckoned | None:
    if named is not None:
        told = f"Hạn do hội nghị ấn định: {show_long(named)}."
        if not law.calendar.is_working_day(named):
            told += " Ngày này là ngày nghỉ, nhưng hạn đã hứa với Nhân dân thì giữ nguyên."
        return Reckoned(named, (told,))
    limit = law.deadline(LegalClock.DIALOGUE_ANSWER, held_on)
    return limit and Reckoned(limit.due_on, (_capital(limit.explanation),))


def _named_anew(found: Reckoned | None, turn: Turn) -> Reckoned:
    what = "Gia hạn" if turn.kind is StepKind.EXTEND else "Mở lại"
    told = f"{what} ngày {show(turn.happened_on)}: hạn mới {show_long(turn.due_on)}."
    return Reckoned(turn.due_on, (*(found.how if found else ()), told))


def _resumed(
    found: Reckoned, paused_on: date, resumed_on: date, law: LawPack, in_working_days: bool
) -> Reckoned:
    calendar = law.calendar
    left_out = days_between(paused_on, resumed_on - timedelta(days=1))
    if in_working_days:
        days = sum(calendar.is_working_day(day) for day in left_out)
        moved = due_on = calendar.add_working_days(found.due_on, days)
    else:
        days = len(left_out)
        moved = found.due_on + timedelta(days=days)
        due_on = calendar.roll(moved)
    kind = TimeUnit.WORKING_DAY if in_working_days else TimeUnit.DAY
    told = f"Tiếp tục ngày {show(resumed_on)}: {days} {kind.label} tạm dừng không tính, "
    told += f"hạn lùi đến {show_long(due_on)}"
    if moved != due_on:
        told += f" (vì {show(moved)} là ngày nghỉ)"
    return Reckoned(due_on, (*found.how, f"{told}."), None, days)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
