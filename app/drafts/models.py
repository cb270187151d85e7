"""Unsaved typing, by person and by the key of the form it stands in."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.accounts.models import Account
from app.db import Moment, db


class FormDraft(db.Model):
    """One form that was begun, and the address it would be sent to.

    ``fields`` are pairs of name and value, as the browser sends them. It is no record:
    nobody but its writer sees it, and it goes when the form is saved. One that was dropped is
    offered no more, and may be taken back until it is swept out.
    """

    __tablename__ = "form_draft"

    account_id: Mapped[UUID] = mapped_column(
        ForeignKey(Account.id, ondelete="CASCADE"), primary_key=True
    )
    request_key: Mapped[str] = mapped_column(String(32), primary_key=True)
    address: Mapped[str] = mapped_column(String(200))
    fields: Mapped[list[Any]] = mapped_column(JSON)
    is_dropped: Mapped[bool] = mapped_column(default=False)
    saved_at: Mapped[datetime] = mapped_column(Moment)
