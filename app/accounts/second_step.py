"""The second step of signing in: the code of a telephone, or one of the printed spare codes.

The secret that telephone and server share lies in the database only under a key made of the
instance's ``secret.key``, which is in no database and no backup. On another machine the secret
can therefore not be read: a spare code, the sealed code, two officers or the command
``accounts totp-off`` let the person in, and the telephone is bound anew.
"""

import base64
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from flask import current_app
from markupsafe import Markup
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from sqlalchemy.orm import Session

from app.accounts import pace, sessions, spare_codes, tries
from app.accounts.codes import fitting_step, picture_text, shown_secret
from app.accounts.models import Account, AccountAct, LoginSession, SecondStep
from app.accounts.service import take_account
from app.db import db, now, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.second_step import new_secret
from app.instance import this_instance
from app.records import journal
from app.records.locking import NotHere
from app.web.context import vn_moment

WRONG_CODE = (
    "Mã không đúng hoặc đã dùng rồi. Hãy đợi mã mới hiện ra rồi nhập lại. Giờ máy chủ đang là "
    "{clock}: giờ này hoặc giờ điện thoại sai thì mã nào cũng sai; hãy dùng mã dự phòng rồi chỉnh "
    "lại giờ."
)
WRONG_FIRST_CODE = (  # of a telephone that is being bound: no spare code helps there
    "Mã không đúng. Hãy đợi mã mới hiện ra rồi nhập lại. Giờ máy chủ đang là {clock}: giờ này "
    "hoặc giờ điện thoại sai thì mã nào cũng sai; hãy chỉnh lại giờ trước."
)
UNREADABLE = (
    "Máy chủ này không đọc được khóa của ứng dụng mã (dữ liệu đã chuyển sang máy khác). Hãy nhập "
    "mã dự phòng, hoặc gỡ ứng dụng mã tại máy chủ."
)
STALE = "Trang gắn ứng dụng mã này đã cũ. Hãy mở lại trang và quét mã QR mới."


@dataclass(frozen=True, slots=True)
class Offer:
    """A new secret for a telephone; ``sealed`` travels in the form until a code proves it."""

    sealed: str
    picture: Markup
    typed: str


def step_of(account_id: UUID) -> SecondStep | None:
    return db.session.get(SecondStep, account_id)


def is_asked_of(account: Account) -> bool:
    return account.role in sessions.roles_with_code()


def offer_to(account: Account, sealed: str = "") -> Offer:
    """A new secret, or the one that ``sealed`` holds, as it is shown to the telephone."""
    import segno

    secret = _opened(account.id, sealed) or new_secret()
    text = picture_text(secret, login=account.login, office=this_instance().name)
    drawn = segno.make(text, error="m", micro=False).svg_inline(
        border=2, scale=4, light="#fff", title="Mã QR để gắn ứng dụng mã"
    )
    picture = Markup(drawn)  # nosec B704: drawn by the library
    return Offer(_sealed(account.id, secret), picture, shown_secret(secret))


def bind(token: str, sealed: str, code: str, *, request_key: str) -> tuple[str, Sequence[str]]:
    """Bind a telephone to the account of a session, which shows a code of it to prove it.

    The token that the session goes on under, and the spare codes, to be printed now.
    Raises :class:`RuleViolation` for a wrong code, which is counted, and for a session that
    waits for the code of a telephone which is bound already.
    """
    account_id = _session_of(token)[1].id
    secret = _opened(account_id, sealed)
    step = secret and fitting_step(secret, code, now=now(), used=None)
    sheet = None if step is None else spare_codes.new_sheet(account_id)
    with transaction() as session:
        row, account = _session_of(token)
        by = replace(account.as_actor(), request_key=request_key)
        journal.refuse_repeat(session, by)
        if row.awaits_code and session.get(SecondStep, account.id) is not None:
            raise NotHere
        if secret is None:
            raise RuleViolation(STALE)
        refused = _refusal(session, account, WRONG_FIRST_CODE, right=sheet is not None)
        if refused is None:
            drop(session, account.id)
            kept = SecondStep(
                account_id=account.id, sealed_secret=sealed, last_step=step, made_at=now()
            )
            session.add(kept)
            spare_codes.put(session, account.id, sheet)
            token = sessions.go_on_proven(session, row)
            _note(AccountAct.SET_SECOND_STEP, account, by)
    _raise(refused)
    return token, sheet.codes


def prove(token: str, code: str) -> tuple[Account, str]:
    """Open the session that waits for the second step; it goes on under a new token.

    Raises :class:`RuleViolation`: a wrong code is counted, and locked out, as a wrong password.
    """
    pace.check()
    fitting = spare_codes.fitting(_session_of(token)[1].id, code)
    with transaction() as session:
        row, account = _session_of(token)
        kept = session.get(SecondStep, account.id, with_for_update=True)
        if kept is None or not row.awaits_code:
            raise NotHere
        secret = _opened(account.id, kept.sealed_secret)
        step = secret and fitting_step(secret, code, now=now(), used=kept.last_step)
        spare = spare_codes.take(session, fitting)
        right = step is not None or spare is not None
        wrong = UNREADABLE if secret is None else WRONG_CODE
        refused = _refusal(session, account, wrong, right=right)
        if refused is None:
            if spare is not None:
                session.delete(spare)
            else:
                kept.last_step = step
            token = sessions.go_on_proven(session, row)
            act = AccountAct.USE_SPARE_CODE if spare else AccountAct.SECOND_STEP
            _note(act, account, account.as_actor())
    _raise(refused)
    return account, token


def renew_spare_codes(password: str, *, by: Actor) -> Sequence[str]:
    """Ten new spare codes, to be printed now; those before are worth nothing any more."""
    login = db.session.get_one(Account, by.account_id).login
    sheet = spare_codes.new_sheet(by.account_id)
    with sessions.proven(login, password, wrong=sessions.WRONG_PASSWORD) as (session, account):
        journal.refuse_repeat(session, by)
        if session.get(SecondStep, account.id) is None:
            raise NotHere
        spare_codes.put(session, account.id, sheet)
        _note(AccountAct.SPARE_CODES, account, by)
    return sheet.codes


def take_off(account_id: UUID, *, by: Actor) -> Account:
    """Another administrator, or who sits at the machine, takes the telephone off an account: it
    is bound anew at the next sign-in. Nobody does that to the own account in a page."""
    with transaction() as session:
        account = take_account(session, account_id, by)
        if account.id == by.account_id:
            raise RuleViolation(
                "Không tự gỡ ứng dụng mã của mình. Hãy nhờ một người quản trị khác, hoặc đổi điện "
                "thoại ở trang Tài khoản của tôi."
            )
        drop(session, account.id)
        sessions.end_all(session, account.id)
        tries.forgive(session, account.login)
        _note(AccountAct.DROP_SECOND_STEP, account, by)
    return account


def drop(session: Session, account_id: UUID) -> None:
    """Inside the transaction: no telephone and no spare code of the account counts any more."""
    session.execute(db.delete(SecondStep).where(SecondStep.account_id == account_id))
    spare_codes.drop(session, account_id)


def _session_of(token: str) -> tuple[LoginSession, Account]:
    row = sessions.find(token)
    if row is None or sessions.standing_of(row) is not sessions.Standing.LIVE:
        raise RuleViolation("Phiên đăng nhập đã kết thúc. Hãy đăng nhập lại.")
    return row, row.account


def _refusal(session: Session, account: Account, wrong: str, *, right: bool) -> str | None:
    told = {"wrong": wrong.format(clock=vn_moment(now())), "door": tries.BY_SECOND_STEP}
    return tries.refusal(session, account.login, account, right=right, **told)


def _raise(refused: str | None) -> None:
    if refused is not None:
        pace.note_failure()
        raise RuleViolation(refused)


def _sealed(account_id: UUID, secret: bytes) -> str:
    return base64.b64encode(_box(account_id).encrypt(secret)).decode()


def _opened(account_id: UUID, sealed: str) -> bytes | None:
    """The secret; None where it was sealed for another account or by another machine."""
    try:
        return _box(account_id).decrypt(base64.b64decode(sealed))
    except (CryptoError, ValueError, TypeError):
        return None


def _box(account_id: UUID) -> SecretBox:
    """Its key is of this machine and of this account: what was copied to another is not read."""
    key = current_app.config["SECRET_KEY"].encode()
    return SecretBox(hmac.digest(key, f"second step {account_id}".encode(), "sha256"))


def _note(act: AccountAct, account: Account, by: Actor) -> None:
    journal.note(act, by=by, subject="account", subject_id=account.id)
