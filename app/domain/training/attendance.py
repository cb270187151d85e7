"""Who came: what is noted of one seat, and what the notes may say."""

from dataclasses import dataclass

from app.domain.errors import RuleViolation
from app.domain.training.kinds import SeatKind

MOST_PLACES = 1_000


@dataclass(frozen=True, slots=True)
class Mark:
    """What is noted of a seat: of a person ``present`` with hours or absent with a reason,
    of a unit's places how many people came (``attended``). Nothing noted is all None."""

    present: bool | None = None
    hours: int | None = None
    reason: str = ""
    attended: int | None = None

    @property
    def is_made(self) -> bool:
        return self.present is not None or self.attended is not None


NO_MARK = Mark()


def settle(
    mark: Mark,
    kind: SeatKind,
    *,
    class_hours: int | None,
    places: int | None,
    rest_present: bool,
    is_known: bool = False,
) -> Mark:
    """The mark as it is kept: gaps filled, and nothing that contradicts it.

    Who is present sat all ``class_hours`` unless fewer are noted (None is all of them).
    Hours alone say that the person was present, a reason alone that they were absent. A
    presence drops the reason that was given beforehand, an absence drops hours. With
    ``rest_present`` whoever was spoken of neither now nor before (``is_known``) was
    present, and a unit's ``places`` were all taken.
    """
    if kind is SeatKind.PLACES:
        return _of_places(mark, places, rest_present=rest_present and not is_known)
    present = mark.present
    if present is None and (mark.hours is not None or mark.reason):
        present = mark.hours is not None
    if present is None and rest_present and not is_known:
        present = True
    if present is None:
        return NO_MARK
    if not present:
        return Mark(present=False, reason=mark.reason)
    if mark.hours is not None and class_hours is None:
        raise RuleViolation("Hãy ghi số giờ của lớp (ở “Sửa lớp”) trước số giờ của từng người.")
    if mark.hours is not None and not 1 <= mark.hours <= class_hours:
        raise RuleViolation(
            f"Số giờ dự của mỗi người phải từ 1 đến {class_hours}, là số giờ của lớp."
        )
    return Mark(present=True, hours=None if mark.hours == class_hours else mark.hours)


def check_places(places: int) -> None:
    """Refuse a number of places that no class has."""
    if not 1 <= places <= MOST_PLACES:
        raise RuleViolation(f"Chỉ tiêu của một đơn vị phải từ 1 đến {MOST_PLACES} người.")


def _of_places(mark: Mark, places: int | None, *, rest_present: bool) -> Mark:
    attended = mark.attended
    if attended is None and rest_present:
        attended = places
    if attended is not None and not 0 <= attended <= MOST_PLACES:
        raise RuleViolation(f"Số người dự của một đơn vị phải từ 0 đến {MOST_PLACES}.")
    return Mark(attended=attended)
