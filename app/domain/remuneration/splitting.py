"""How what is paid for a case is split among those who mediated it. Whole đồng."""

from collections.abc import Mapping, Sequence

from app.domain.errors import RuleViolation
from app.domain.money import show_money
from app.domain.remuneration import basis


def equal_shares(amount: int, people: int) -> list[int]:
    """Equal parts of ``amount``; what cannot be split goes to the first."""
    if people == 0:
        return []
    part, rest = divmod(amount, people)
    return [part + rest, *[part] * (people - 1)]


def check_shares(amount: int, shares: Mapping[str, int]) -> None:
    """Refuse shares (by name) that are not the whole, and one of nothing or less.

    Căn cứ: khoản 17 Điều 3 Thông tư số 56/2023/TT-BTC: the level is of the case.
    """
    if not shares:
        raise RuleViolation(
            "Hãy ghi ít nhất một hòa giải viên được chi trả. Nếu vụ, việc này không chi, hãy ghi "
            "“Không chi” cùng lý do.",
            basis=basis.CONDITIONS,
        )
    if nothing := [name for name, given in shares.items() if given <= 0]:
        raise RuleViolation(
            f"{nothing[0]} được chia 0 đồng. Hãy ghi số tiền, hoặc bỏ người này khỏi danh sách."
        )
    whole = sum(shares.values())
    if whole != amount:
        word = "thiếu" if whole < amount else "thừa"
        raise RuleViolation(
            f"Các phần cộng lại là {show_money(whole)}, {word} {show_money(abs(amount - whole))} "
            f"so với mức chi {show_money(amount)} của vụ, việc.",
            basis=basis.LEVELS,
        )


def check_excluded(mediators: Sequence[str], reason: str) -> None:
    """Refuse to leave somebody out without saying why.

    Căn cứ: Điều 14 Nghị định số 15/2014/NĐ-CP: no remuneration for who broke a duty of Điều 10.
    """
    if mediators and not reason.strip():
        raise RuleViolation(
            f"Hãy ghi vì sao {mediators[0]} không được chi: vi phạm nghĩa vụ nào của hòa giải "
            "viên, hoặc đã chi trả ở đâu.",
            basis=basis.CONDITIONS,
        )
