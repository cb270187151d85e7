"""Who is enrolled here, who was invited, and whom this instance sends to."""

from datetime import datetime

from sqlalchemy import Float, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Moment, db, now


class Peer(db.Model):
    """A subordinate instance, known by its public key; a unit has one living at a time."""

    __tablename__ = "exchange_peer"

    key: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16), index=True)
    enrolled_at: Mapped[datetime] = mapped_column(Moment, default=now)
    heard_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class Invitation(db.Model):
    """A one-time code that was given out, as the key derived from it."""

    __tablename__ = "exchange_invitation"

    unit: Mapped[str] = mapped_column(String(16), primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary(32))
    until: Mapped[float] = mapped_column(Float(53))
    tries: Mapped[int]
    joined: Mapped[bytes | None] = mapped_column(LargeBinary(32))


class Superior(db.Model):
    """The instance above: one row, or none. What the last sessions came to stands beside it.

    ``complete``: at the end of the last session its own count and digest equalled ours.
    ``failing``: the last session did not come to its end (a flag, because clocks jump).
    """

    __tablename__ = "exchange_superior"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    unit: Mapped[str] = mapped_column(String(16))
    key: Mapped[bytes] = mapped_column(LargeBinary(32))
    address: Mapped[str] = mapped_column(String(500))
    joined_at: Mapped[datetime] = mapped_column(Moment, default=now)
    last_success_at: Mapped[datetime | None] = mapped_column(Moment)
    last_failure_at: Mapped[datetime | None] = mapped_column(Moment)
    last_failure: Mapped[str | None] = mapped_column(String(500))
    complete: Mapped[bool] = mapped_column(default=False)
    failing: Mapped[bool] = mapped_column(default=False)
