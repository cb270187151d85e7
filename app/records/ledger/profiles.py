"""How much of each kind of record goes up, as the head of this unit has decided."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Moment, db
from app.domain.profiles import Profile
from app.records.ledger.foreign import ForeignPart
from app.records.model import choice

FORKS = "forks"
"""The ledger's note of how often it had to begin anew (see :func:`sync.log.start_new`)."""


class SendingProfile(db.Model):
    """The last decision about one kind of record; a kind without a row goes up minimal.

    ``treated`` is the last record brought to this profile so far and ``complete`` says that
    all were: a switch in pieces goes on from there. ``forks`` is how often the log had begun
    anew: a book put back from a backup may not know that its head has since withdrawn the
    permission, so it goes by the least until the head decides again.
    """

    __tablename__ = "sending_profile"

    kind: Mapped[str] = mapped_column(String(48), primary_key=True)
    profile: Mapped[Profile] = mapped_column(choice(Profile))
    switched_at: Mapped[datetime] = mapped_column(Moment)
    switched_by: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(String(1000))
    forks: Mapped[int]
    treated: Mapped[UUID | None]
    complete: Mapped[bool]


def forks_now() -> int:
    return int(ForeignPart().get(FORKS) or 0)


def profile_of(kind: str) -> Profile:
    """What goes up of this kind now: one or two look-ups by key."""
    return profile_by(db.session.get(SendingProfile, kind, populate_existing=True))


def profile_by(decision: SendingProfile | None) -> Profile:
    """What goes up by the last decision about a kind; None where there never was one."""
    if decision is None or decision.profile is Profile.MINIMAL or decision.forks != forks_now():
        return Profile.MINIMAL
    return Profile.FULL
