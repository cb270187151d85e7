"""Who may write an act in the book, and when the person who acted must be named.

Many mediators are old and have no account, so an act and its writing are two things:
``acted_by`` is the person who did it, ``recorded_by`` the one at the keyboard.
"""

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.acts import Act
from app.domain.mediation.basis import BOOK
from app.domain.mediation.states import CaseState, Doer
from app.domain.mediation.transitions import transition

_D = Doer
# Whose acts each role may write down; a role that is missing writes nothing.
WRITES_FOR: dict[Role, frozenset[Doer]] = {
    Role.MEDIATOR: frozenset({_D.MEDIATOR, _D.PARTY, _D.SYSTEM}),
    Role.TEAM_LEADER: frozenset({_D.MEDIATOR, _D.TEAM_LEADER, _D.PARTY, _D.SYSTEM}),
    Role.COMMUNE_OFFICER: frozenset(_D),
}
_OWN_OR_NOBODYS: dict[Role, frozenset[Doer]] = {
    **WRITES_FOR,
    Role.COMMUNE_OFFICER: frozenset({_D.COMMUNE_OFFICER, _D.SYSTEM}),
}


def may_write(role: Role, current: CaseState | None, act: Act) -> bool:
    return bool(WRITES_FOR.get(role, frozenset()) & transition(current, act).who)


def needs_name(role: Role, current: CaseState | None, act: Act) -> bool:
    """Whether the act belongs to somebody else, who must then be named."""
    return not _OWN_OR_NOBODYS.get(role, frozenset()) & transition(current, act).who


def check_recorder(
    current: CaseState | None, act: Act, *, role: Role, acted_by: str | None
) -> None:
    """Refuse a writer whose role does not write this act, or an act of nobody.

    Căn cứ: khoản 4 Điều 21 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    if not may_write(role, current, act):
        doers = ", ".join(sorted(doer.label for doer in transition(current, act).who))
        raise RuleViolation(
            f"Vai trò “{role.label}” không được ghi “{act.label}”. Việc này là của: {doers}; "
            "công chức xã có thể ghi thay.",
            basis=BOOK,
        )
    if needs_name(role, current, act) and not acted_by:
        raise RuleViolation(
            f"Bạn đang ghi thay việc “{act.label}”. Hãy ghi họ tên người đã thực hiện.",
            basis=BOOK,
        )
