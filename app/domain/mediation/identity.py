"""One person in several cases: the program proposes it, only a person says so.

The entries of one person carry one ``person_id``. An entry without any has not been asked
about; one that is alone with its own was said to be nobody who was written down before.
"""

from functools import lru_cache

from app.domain.errors import RuleViolation
from app.domain.mediation.parties import PartyKind
from app.domain.words import fold

LEAST_WORDS, LEAST_LETTERS = 2, 4
UNSEEN = (
    "Không thấy người đã chọn trong các vụ, việc bạn được xem. Hãy bỏ chọn, hoặc gõ lại họ tên "
    "để tìm và chọn lại."
)


def may_be_sought(name: str) -> bool:
    """Whether so much of a name is typed that proposing people says something."""
    words = name.split()
    return len(words) >= LEAST_WORDS and sum(map(len, words)) >= LEAST_LETTERS


def is_same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are written alike; marks, capitals and spaces do not count."""
    return _spelt(one or "") == _spelt(other or "")


@lru_cache(maxsize=1024)  # of one case the same few names are held against many
def _spelt(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


def check_same(
    name: str,
    kind: PartyKind,
    *,
    held_name: str,
    held_kind: PartyKind,
    is_in_this_case: bool,
    is_tied: bool,
) -> None:
    """Refuse to call two entries one person where that cannot be meant.

    ``is_in_this_case``: the chosen person already stands in the same case; ``is_tied``: this
    entry is said to be one with somebody else's.
    """
    if is_in_this_case:
        raise RuleViolation(
            f"{held_name} đã có một dòng trong vụ, việc này. Mỗi người chỉ ghi một dòng; hãy bỏ "
            "chọn “là người này” ở một dòng."
        )
    if {kind, held_kind} != {PartyKind.PERSON}:
        raise RuleViolation(
            "Chỉ cá nhân mới được ghi là cùng một người; gia đình, nhóm, tổ chức thì không. Hãy "
            "bỏ chọn người đó."
        )
    if not is_same_name(name, held_name):
        raise RuleViolation(
            f"Họ tên “{name}” khác với người đã chọn (“{held_name}”) nên chưa thể ghi là cùng một "
            "người. Hãy ghi họ tên như nhau, hoặc bỏ chọn người đó."
        )
    if is_tied:
        raise RuleViolation(
            "Bên này đang được ghi là cùng một người với bên của vụ, việc khác. Hãy bỏ ghi đó "
            "trước (hoặc nhờ công chức xã), rồi chọn lại."
        )
