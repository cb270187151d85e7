"""What is known of an attached paper; most of them never leave the commune."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.attachments import (
    MAY_GO_UP,
    MOST_KEPT,
    MOST_PAGES,
    DocumentKind,
    MediaType,
    may_go_up,
)
from app.domain.errors import RuleViolation
from app.domain.profiles import Profile
from app.records.model import FieldClass, Leaves, Record, choice, column

_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_IN_FULL = {"leaves": Leaves.FULL_PROFILE}
_SECRET = {"field_class": FieldClass.SENSITIVE}


class Attachment(Record, db.Model):
    """Tệp đính kèm: a paper of ``subject_kind`` and ``subject_id``, whose picture lies in a file.

    ``sha256`` is the name and the checksum of the file (see :mod:`app.attachments.store`),
    ``preview_sha256`` that of the small picture of its first page; ``size`` in bytes. Of most
    papers nothing leaves, not even that there is one (``app.domain.attachments.MAY_GO_UP``); the
    file of one that does follows its record (``app.exchange.satchel``).
    """

    leaves_but: ClassVar[str] = (
        "Chỉ gửi ảnh nơi niêm yết, ảnh kết quả thực hiện của hội nghị đối thoại, kèm chính tệp "
        "ảnh; giấy tờ khác, giấy tờ hòa giải và tệp đã rút không bao giờ gửi."
    )

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_subject", "subject_kind", "subject_id", "id"),)

    subject_kind: Mapped[str] = column("Loại hồ sơ", String(40), **_IN_FULL)
    subject_id: Mapped[UUID] = column("Hồ sơ", **_IN_FULL)
    document: Mapped[DocumentKind] = column(
        "Loại giấy tờ", choice(DocumentKind), listed=True, **_IN_FULL
    )
    caption: Mapped[str | None] = column("Chú thích", String(200), searched=True, **_SECRET)
    attached_on: Mapped[date] = column("Ngày đính kèm", listed=True, **_IN_FULL)
    media_type: Mapped[MediaType] = column("Dạng tệp", choice(MediaType), **_IN_FULL)
    pages: Mapped[int] = column("Số trang", **_IN_FULL)
    size: Mapped[int] = column("Dung lượng (byte)", **_IN_FULL)
    sha256: Mapped[str] = column("Mã kiểm tra của tệp", String(64), **_IN_FULL)
    preview_sha256: Mapped[str] = column("Mã kiểm tra của ảnh nhỏ", String(64), **_SECRET)
    withdrawn_on: Mapped[date | None] = column("Ngày rút", listed=True)
    withdrawal_reason: Mapped[str | None] = column("Lý do rút", String(200), **_SECRET)

    def outgoing(self, profile: Profile = Profile.MINIMAL) -> dict[str, Any] | None:
        allowed = may_go_up(self.subject_kind, self.document, self.withdrawn_on)
        return super().outgoing(profile) if allowed else None

    @classmethod
    def check_received(cls, values: Mapping[str, Any]) -> None:
        """What may not leave is not taken either, nor a name that no file of ours can have."""
        if values["document"] not in MAY_GO_UP.get(values["subject_kind"], ()):
            raise RuleViolation("Giấy tờ loại này không được rời đơn vị ghi hồ sơ.")
        if not (
            _DIGEST.match(values["sha256"] or "")
            and 0 < (values["size"] or 0) <= MOST_KEPT
            and 0 < (values["pages"] or 0) <= MOST_PAGES
            and values["subject_id"]
            and values["attached_on"]
            and values["media_type"]
        ):
            raise RuleViolation("Thông tin về tệp đính kèm không đúng.")
