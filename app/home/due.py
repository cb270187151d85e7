"""What waits for this person one by one: what runs out, and what must be signed or answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.dialogue.service import waiting as dialogues
from app.difficulties import waiting as difficulties
from app.domain.actors import Actor, Permission
from app.emulation import waiting as emulation
from app.guidance import waiting as guidance
from app.inspection import waiting as inspection
from app.mediation.service import alert_lines, expected, reminders
from app.papers import waiting as papers
from app.periodic import waiting as periodic
from app.preparation import waiting as preparation
from app.privacy import waiting as privacy
from app.records.waiting import Waiting, gathered, soonest_first
from app.remuneration import waiting as remuneration
from app.review import waiting as review
from app.statistics import waiting as statistics
from app.teams import waiting as teams
from app.training.service import waiting as training
from app.workplan import waiting as workplan
from app.yearplan import waiting as yearplan

SHOWN = 20


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing; ``days_left`` is None where nothing runs out."""

    label: str
    address: str
    due_on: date | None
    days_left: int | None


def due_of(by: Actor, *, today: date) -> tuple[Sequence[DueLine], int]:
    """What waits for ``by``, the nearest day first, and how much there is besides."""
    lines = [_line(one, today) for one in soonest_first(gathered(_found(by, today)))]
    return lines[:SHOWN], len(lines[SHOWN:])


def _found(by: Actor, today: date) -> list[Waiting]:
    found = [*training.waiting(by, today), *teams.waiting(by, today), *preparation.waiting(by)]
    found += dialogues.waiting(by, today=today)
    found += guidance.waiting(by, today)
    found += yearplan.waiting(by, today)
    found += workplan.waiting(by, today)
    found += inspection.waiting(by, today)
    found += remuneration.waiting(by)
    found += [*statistics.waiting(by, today), *periodic.waiting(by, today)]
    found += [*difficulties.waiting(by), *emulation.waiting(by), *privacy.waiting(by)]
    found += review.waiting(by, today)
    if by.may(Permission.SEE_CASES):
        found += alert_lines.waiting(by)
        found += expected.waiting(by, today=today)
        found += reminders.waiting(by, today=today)
    if by.may(Permission.SEE_PAPERS):
        found += papers.waiting(by)
    return found


def _line(one: Waiting, today: date) -> DueLine:
    days_left = None if one.due_on is None else (one.due_on - today).days
    return DueLine(one.label, one.address, one.due_on, days_left)
