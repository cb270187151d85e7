"""People who may sign in, their open sessions, and wrong tries; kept in this instance only."""

from datetime import datetime
from uuid import UUID

from flask import current_app
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship
from uuid6 import uuid7

from app.db import Moment, db, now
from app.domain.actors import Actor, Role
from app.domain.labels import LabelledEnum
from app.records.model import choice


class AccountAct(LabelledEnum):
    """What the journal says of an account."""

    SIGN_IN = "sign_in", "Đăng nhập"
    SIGN_IN_FAILED = "sign_in_failed", "Nhập sai mật khẩu hoặc tên đăng nhập"
    LOCK_OUT = "lock_out", "Khóa vì nhập sai mật khẩu nhiều lần"
    KEPT_OUT = "kept_out", "Từ chối tài khoản quản trị: ngoài máy hoặc giờ quy định"
    LEFT_OFFICE = "left_office", "Từ chối tài khoản của người đã thôi làm hòa giải viên"
    LOCK_SCREEN = "lock_screen", "Khóa màn hình"
    UNLOCK_SCREEN = "unlock_screen", "Mở khóa màn hình"
    SIGN_OUT = "sign_out", "Đăng xuất"
    CREATE = "create", "Lập tài khoản"
    CHANGE = "change", "Sửa tài khoản"
    CHANGE_PASSWORD = "change_password", "Đổi mật khẩu"
    RESET_PASSWORD = "reset_password", "Đặt lại mật khẩu"
    DISABLE = "disable", "Ngừng tài khoản"
    ENABLE = "enable", "Cho dùng lại tài khoản"
    UNLOCK = "unlock", "Mở khóa tài khoản"
    SET_PIN = "set_pin", "Đặt mã PIN"
    DROP_PIN = "drop_pin", "Bỏ mã PIN"
    PIN_SIGN_IN = "pin_sign_in", "Vào bằng mã PIN ở máy dùng chung"
    PIN_UNLOCK = "pin_unlock", "Mở khóa màn hình bằng mã PIN"
    PIN_FAILED = "pin_failed", "Nhập sai mã PIN"
    PIN_STOPPED = "pin_stopped", "Ngừng mã PIN ở một máy vì nhập sai nhiều lần"
    LEAVE = "leave", "Rời máy để người khác dùng"
    SHARE = "share", "Đánh dấu máy dùng chung"
    UNSHARE = "unshare", "Thôi đánh dấu máy dùng chung"
    SEAL_CODE = "seal_code", "Lập mã niêm phong"
    USE_CODE = "use_code", "Đặt lại mật khẩu quản trị bằng mã niêm phong"
    CODE_FAILED = "code_failed", "Nhập sai mã niêm phong"
    CODE_LOCKED = "code_locked", "Khóa vì nhập sai mã niêm phong nhiều lần"
    RESET_BY_TWO = "reset_by_two", "Hai người cùng đặt lại mật khẩu quản trị"
    EMPTY_LIST = "empty_list", "Xóa danh sách người ở máy dùng chung"
    SET_SECOND_STEP = "set_second_step", "Gắn ứng dụng mã trên điện thoại"
    DROP_SECOND_STEP = "drop_second_step", "Gỡ ứng dụng mã trên điện thoại"
    SECOND_STEP_FAILED = "second_step_failed", "Nhập sai mã của ứng dụng"
    SECOND_STEP_LOCKED = "second_step_locked", "Khóa vì nhập sai mã của ứng dụng nhiều lần"
    SECOND_STEP = "second_step", "Xác nhận bằng mã của ứng dụng"
    USE_SPARE_CODE = "use_spare_code", "Xác nhận bằng mã dự phòng"
    SPARE_CODES = "spare_codes", "Lập mã dự phòng"
    CLOSE_UNUSED = "close_unused", "Tự ngừng tài khoản không dùng"
    REVIEW = "review", "Quyết định khi rà soát"
    END_SESSION = "end_session", "Kết thúc phiên đang mở"
    END_SESSIONS = "end_sessions", "Kết thúc mọi phiên đang mở"


class Account(db.Model):
    """One person, one account, in one unit; a mediator's belongs to a team."""

    __tablename__ = "account"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    login: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[Role] = mapped_column(choice(Role))
    unit: Mapped[str] = mapped_column(String(16), index=True)
    team_id: Mapped[UUID | None]
    mediator_id: Mapped[UUID | None]
    password_hash: Mapped[str] = mapped_column(String(200))
    pin_hash: Mapped[str | None] = mapped_column(String(200))
    must_change: Mapped[bool] = mapped_column(default=True)
    disabled: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)
    last_seen: Mapped[datetime | None] = mapped_column(Moment)
    password_at: Mapped[datetime] = mapped_column(Moment, default=now)
    counted_from: Mapped[datetime] = mapped_column(Moment, default=now)
    """From when on it is counted as unused, if nobody has used it since."""
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    """When it was closed by itself because nobody used it."""

    def as_actor(self) -> Actor:
        return Actor(
            name=self.name,
            role=self.role,
            unit=self.unit,
            account_id=self.id,
            team_id=self.team_id,
            mediator_id=self.mediator_id,
            inherited=current_app.extensions["books"](self.unit),
        )


class LoginSession(db.Model):
    """One browser that has shown a password; the browser holds the token, we its SHA-256."""

    __tablename__ = "login_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey(Account.id, ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment, default=now)
    seen_at: Mapped[datetime] = mapped_column(Moment, default=now)
    locked: Mapped[bool] = mapped_column(default=False)
    awaits_code: Mapped[bool] = mapped_column(default=False)
    """The password was right, the second step is still to come: it opens nothing yet."""
    id: Mapped[UUID] = mapped_column(default=uuid7, unique=True)
    address: Mapped[str] = mapped_column(String(45), default="")
    device: Mapped[str] = mapped_column(String(60), default="")

    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)


class KnownBrowser(db.Model):
    """A browser in which somebody has shown a password; it holds the token, we its SHA-256.

    One that is marked as shared shows who has signed in on it lately.
    """

    __tablename__ = "known_browser"

    mark: Mapped[str] = mapped_column(String(64), primary_key=True)
    is_shared: Mapped[bool] = mapped_column(default=False)
    seen_at: Mapped[datetime] = mapped_column(Moment, default=now, index=True)


class BrowserPerson(db.Model):
    """Somebody who has signed in on a browser, and what their PIN is worth on it.

    ``password_at`` is when they last showed the password there; None where it is asked again.
    """

    __tablename__ = "browser_person"

    browser: Mapped[str] = mapped_column(
        ForeignKey(KnownBrowser.mark, ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[UUID] = mapped_column(
        ForeignKey(Account.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    password_at: Mapped[datetime | None] = mapped_column(Moment)
    wrong_pins: Mapped[int] = mapped_column(default=0)
    seen_at: Mapped[datetime] = mapped_column(Moment, default=now, index=True)

    account: Mapped[Account] = relationship()


class SealedCode(db.Model):
    """The printed code of an administrator; it goes when it is used, or another takes its place."""

    __tablename__ = "sealed_code"

    account_id: Mapped[UUID] = mapped_column(
        ForeignKey(Account.id, ondelete="CASCADE"), primary_key=True
    )
    code_hash: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime] = mapped_column(Moment, default=now)


class SecondStep(db.Model):
    """What the telephone of an account and the server share, under a key that is not in here."""

    __tablename__ = "second_step"

    account_id: Mapped[UUID] = mapped_column(
        ForeignKey(Account.id, ondelete="CASCADE"), primary_key=True
    )
    sealed_secret: Mapped[str] = mapped_column(String(200))
    last_step: Mapped[int | None]
    made_at: Mapped[datetime] = mapped_column(Moment, default=now)


class SpareCode(db.Model):
    """One of the printed codes for who is without the telephone; it goes when it is used."""

    __tablename__ = "spare_code"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    code_hash: Mapped[str] = mapped_column(String(200))
    account_id: Mapped[UUID] = mapped_column(ForeignKey(Account.id, ondelete="CASCADE"), index=True)


class PastPassword(db.Model):
    """A password that an account had, so that it is not taken again where that is forbidden."""

    __tablename__ = "past_password"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    account_id: Mapped[UUID] = mapped_column(ForeignKey(Account.id, ondelete="CASCADE"), index=True)
    password_hash: Mapped[str] = mapped_column(String(200))


class UnusedLook(db.Model):
    """When accounts that nobody uses were last looked for: one row."""

    __tablename__ = "unused_look"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    looked_at: Mapped[datetime] = mapped_column(Moment, default=now)


class WrongTries(db.Model):
    """Wrong passwords in a row for one login, whether or not such an account exists: from one
    address, and (``mark`` is ``login_mark``) from all of them together.

    Unknown logins are counted like known ones, so that a lock-out tells nobody who has an
    account; ``mark`` is a keyed hash, for people type passwords into the wrong field.
    """

    __tablename__ = "wrong_tries"

    mark: Mapped[str] = mapped_column(String(64), primary_key=True)
    login_mark: Mapped[str] = mapped_column(String(64), index=True)
    count: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime] = mapped_column(Moment, default=now)
    locked_at: Mapped[datetime | None] = mapped_column(Moment)
