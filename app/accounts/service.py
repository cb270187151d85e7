"""What an administrator does with accounts: one function per act."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accounts import sessions, tries
from app.accounts.models import Account, AccountAct
from app.accounts.own_password import check_password, renew
from app.accounts.passwords import hash_password, temporary_password
from app.db import db, now, transaction
from app.domain import accounts as rules
from app.domain.actors import ROLES_AT, TEAM_ROLES, Actor, Role
from app.domain.errors import RuleViolation
from app.domain.words import person_key, tidy
from app.instance import this_instance
from app.records import journal
from app.records.locking import NotHere

check_login = rules.check_login


@dataclass(frozen=True, slots=True)
class Seat:
    """A mediator in office, for whom an account may be opened."""

    mediator_id: UUID
    team_id: UUID
    label: str


def bootstrap_admin(unit: str, login: str, password: str) -> Account:
    """The first account of a new instance: its administrator, with a password of their choice."""
    by = Actor(name="Quản trị tại máy chủ", role=Role.ADMINISTRATOR, unit=unit)
    return create_account(
        login=login,
        name="Quản trị",
        role=Role.ADMINISTRATOR,
        password=password,
        must_change=False,
        by=by,
    )


def create_account(
    *,
    login: str,
    name: str,
    role: Role,
    password: str,
    must_change: bool,
    by: Actor,
    team_id: UUID | None = None,
    mediator_id: UUID | None = None,
) -> Account:
    """Open an account in the unit of ``by``.

    Raises :class:`RuleViolation` for a login that is taken or misspelt, a poor password, a
    role that is not of this kind of instance, a mediator without a team.
    """
    login, name = rules.fold_login(login), tidy(name)
    check_login(login)
    check_password(login, password)
    _check_person(name, role, team_id)
    account = Account(
        login=login,
        name=name,
        role=role,
        unit=by.unit,
        password_hash=hash_password(password),
        must_change=must_change,
        disabled=False,
        revision=1,
    )
    _seat(account, team_id, mediator_id)
    with transaction() as session:
        journal.refuse_repeat(session, by)
        session.add(account)
        try:
            session.flush()
        except IntegrityError:
            raise RuleViolation(
                f"Tên đăng nhập “{login}” đã có người dùng. Hãy chọn tên khác."
            ) from None
        shown = {"login": [None, login], "name": [None, name], "role": [None, role.value]}
        _note(AccountAct.CREATE, account, by, shown)
    return account


def change_account(
    account_id: UUID,
    *,
    name: str,
    role: Role,
    seen: int,
    by: Actor,
    team_id: UUID | None = None,
    mediator_id: UUID | None = None,
) -> Account:
    """Correct the person's name, or give another role; the last administrator stays one.

    ``seen`` is the revision that the form was made from: who comes second is told.
    """
    name = tidy(name)
    _check_person(name, role, team_id)
    with transaction() as session:
        account = take_account(session, account_id, by)
        if account.revision != seen:
            raise RuleViolation(
                f"Tài khoản này vừa được người khác sửa (đang là: {account.name}, "
                f"{account.role.label}). Hãy xem lại rồi bấm lưu lần nữa."
            )
        if role is not Role.ADMINISTRATOR:
            _keep_an_administrator(session, account)
        changes = {}
        if account.name != name:
            changes["name"] = [account.name, name]
        if account.role != role:
            changes["role"] = [account.role.value, role.value]
            sessions.end_all(session, account.id)
        account.name, account.role = name, role
        _seat(account, team_id, mediator_id)
        if journal.something_changed():
            account.revision = seen + 1
            _note(AccountAct.CHANGE, account, by, changes)
    return account


def reset_password(account_id: UUID, *, by: Actor) -> str:
    """A temporary password, to be told once and changed at the next sign-in."""
    password = temporary_password(get_account(account_id, by).login)
    new_hash = hash_password(password)
    with transaction() as session:
        account = take_account(session, account_id, by)
        renew(session, account, new_hash)
        account.must_change, account.pin_hash = True, None
        sessions.end_all(session, account.id)
        tries.forgive(session, account.login)
        _note(AccountAct.RESET_PASSWORD, account, by)
    return password


def set_disabled(account_id: UUID, disabled: bool, *, by: Actor) -> Account:
    """Stop an account, or let it be used again; the last administrator cannot be stopped."""
    with transaction() as session:
        account = take_account(session, account_id, by)
        if disabled:
            _keep_an_administrator(session, account)
            sessions.end_all(session, account.id)
        else:
            account.counted_from, account.closed_at = now(), None
        account.disabled = disabled
        _note(AccountAct.DISABLE if disabled else AccountAct.ENABLE, account, by)
    return account


def unlock_account(account_id: UUID, *, by: Actor) -> Account:
    """Lift a lock-out before its time."""
    with transaction() as session:
        account = take_account(session, account_id, by)
        tries.forgive(session, account.login)
        _note(AccountAct.UNLOCK, account, by)
    return account


def list_accounts(by: Actor) -> Sequence[Account]:
    """The accounts of the unit: those in use first, then by given name."""
    rows = db.session.scalars(db.select(Account).where(Account.unit == by.unit))
    return sorted(rows, key=lambda account: (account.disabled, person_key(account.name)))


def get_account(account_id: UUID, by: Actor) -> Account:
    account = db.session.get(Account, account_id)
    if account is None or account.unit != by.unit:
        raise NotHere
    return account


def account_named(login: str, by: Actor) -> Account:
    """The account of a login in the unit of ``by``; raises :class:`RuleViolation`."""
    wanted = rules.fold_login(login)
    rows = db.select(Account).where(Account.login == wanted, Account.unit == by.unit)
    account = db.session.scalar(rows)
    if account is None:
        raise RuleViolation(f"Không có tài khoản “{login}” ở đơn vị này.")
    return account


def roles_here() -> tuple[Role, ...]:
    return ROLES_AT[this_instance().role]


def _check_person(name: str, role: Role, team_id: UUID | None) -> None:
    if not name or len(name) > 200:
        raise RuleViolation("Hãy nhập họ và tên, tối đa 200 ký tự.")
    if role not in roles_here():
        raise RuleViolation(f"Vai trò “{role.label}” không dùng ở đơn vị này.")
    if role in TEAM_ROLES and team_id is None:
        raise RuleViolation("Hòa giải viên và tổ trưởng phải thuộc một tổ hòa giải.")


def _seat(account: Account, team_id: UUID | None, mediator_id: UUID | None) -> None:
    in_team = account.role in TEAM_ROLES
    account.team_id = team_id if in_team else None
    account.mediator_id = mediator_id if in_team else None


def take_account(session: Session, account_id: UUID, by: Actor) -> Account:
    """Inside the transaction: an account of the own unit, which nobody else changes meanwhile."""
    journal.refuse_repeat(session, by)
    account = session.get(Account, account_id, with_for_update=True, populate_existing=True)
    if account is None or account.unit != by.unit:
        raise NotHere
    return account


def _keep_an_administrator(session: Session, leaving: Account) -> None:
    """Refuse to lose the last administrator in use; their rows are locked while counting."""
    others = db.select(Account).where(
        Account.role == Role.ADMINISTRATOR,
        Account.disabled.is_(False),
        Account.unit == leaving.unit,
    )
    rows = session.scalars(others.order_by(Account.id).with_for_update()).all()
    if {account.id for account in rows} == {leaving.id}:
        raise RuleViolation(
            "Đây là quản trị viên cuối cùng đang hoạt động. Hãy lập một tài khoản quản trị khác "
            "trước."
        )


def _note(
    act: AccountAct, account: Account, by: Actor, changes: dict[str, list[str | None]] | None = None
) -> None:
    journal.note(act, by=by, subject="account", subject_id=account.id, changes=changes)
