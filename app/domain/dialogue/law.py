"""What the law in force on a day asks of a dialogue conference: dated rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.dialogue.kinds import DialogueKind
from app.domain.legal import LegalBasis

_LAW_2015 = "Luật Tổ chức chính quyền địa phương số 77/2015/QH13"
_LAW_FEBRUARY_2025 = "Luật Tổ chức chính quyền địa phương số 65/2025/QH15"
_LAW_JUNE_2025 = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15"

RECEPTION_AT_DIALOGUE = LegalBasis("Khoản 3 Điều 25", "Luật Tiếp công dân số 42/2013/QH13")


@dataclass(frozen=True, slots=True)
class DialogueLaw:
    """The clocks of one law, in calendar days; None where it sets no number.

    ``notice_days`` before the conference: time, place and content made public.
    ``results_days`` after it: the results made public. ``valid_until`` is the last day.
    """

    basis: LegalBasis
    valid_from: date
    valid_until: date | None
    notice_days: int | None
    results_days: int | None

    def is_in_force_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


DIALOGUE_LAWS: tuple[DialogueLaw, ...] = (
    DialogueLaw(
        LegalBasis("Điều 125", _LAW_2015),
        valid_from=date(2016, 1, 1),
        valid_until=date(2025, 2, 28),
        notice_days=7,
        results_days=None,
    ),
    DialogueLaw(
        LegalBasis("Điều 24", _LAW_FEBRUARY_2025),
        valid_from=date(2025, 3, 1),
        valid_until=date(2025, 6, 15),
        notice_days=7,
        results_days=10,
    ),
    DialogueLaw(
        LegalBasis("Điều 43", _LAW_JUNE_2025),
        valid_from=date(2025, 6, 16),
        valid_until=None,
        notice_days=7,
        results_days=10,
    ),
)


def law_on(
    held_on: date, kind: DialogueKind, laws: Iterable[DialogueLaw] = DIALOGUE_LAWS
) -> DialogueLaw | None:
    """The law that a conference of ``kind`` on ``held_on`` stands under.

    None for a conference by the Party committee's plan, whose rules set no such
    clock, and for a day no row covers.
    """
    if kind is not DialogueKind.GOVERNMENT:
        return None
    return next((law for law in laws if law.is_in_force_on(held_on)), None)
