"""The paper that summons people to a class: a draft until it bears number and day.

Căn cứ: Điều 15 Nghị định số 30/2020/NĐ-CP: a paper gets its number after it is signed, so
a draft has none.
"""

from datetime import date, timedelta

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.training.days import Days
from app.domain.training.kinds import GivenBy
from app.domain.training.lifecycle import ClassState, check_open

#: How long before a class somebody should be reminded that nobody is summoned yet.
REMIND_BEFORE = timedelta(days=14)


def check_draft(state: ClassState, days: Days) -> None:
    """Refuse to summon people to a class without a day, or one that is over."""
    check_open(state)
    if not state.is_coming:
        raise RuleViolation("Lớp đã mở, không soạn giấy triệu tập nữa.")
    if not days.are_set:
        raise RuleViolation("Lớp chưa ấn định ngày. Hãy ghi ngày mở lớp (ở “Sửa lớp”) trước.")


def check_issue(
    number: str,
    issued_on: date | None,
    signer: str,
    *,
    given_by: GivenBy,
    days: Days,
    people: int,
    today: date,
) -> None:
    """Refuse a summons with half of its marks, to nobody, or from the future.

    Who signed is asked for one's own summons only; another office's is noted as it came.
    """
    if not number or issued_on is None:
        raise RuleViolation(
            "Giấy đã ban hành phải có cả số và ngày. Nếu chưa ký, hãy để trống cả hai."
        )
    if given_by is GivenBy.OWN and not signer:
        raise RuleViolation("Hãy ghi người ký giấy triệu tập.")
    if issued_on > today:
        raise RuleViolation("Ngày của giấy triệu tập không thể ở tương lai.")
    if issued_on > days.first_on:
        raise RuleViolation(
            f"Ngày của giấy triệu tập không thể sau ngày mở lớp {show(days.first_on)}."
        )
    if not people:
        raise RuleViolation("Giấy này chưa có ai để triệu tập. Hãy thêm người vào danh sách lớp.")


def check_presence(present_on: date | None, *, days: Days) -> None:
    """Refuse to call people on a day after the class is over, or long before it."""
    if present_on is None:
        return
    if not days.first_on - timedelta(days=7) <= present_on <= days.last_on:
        raise RuleViolation(
            f"Ngày có mặt {show(present_on)} không khớp với lớp mở ngày {show(days.first_on)}."
        )
