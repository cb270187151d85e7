"""What is known of an attached paper; nothing of it leaves the commune."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped

from app.db import db
from app.domain.attachments import DocumentKind, MediaType
from app.records.model import FieldClass, Record, choice, column

_SECRET = {"field_class": FieldClass.SENSITIVE}


class Attachment(Record, db.Model):
    """Tệp đính kèm: a paper of ``subject_kind`` and ``subject_id``, whose picture lies in a file.

    ``sha256`` is the name and the checksum of the file (see :mod:`app.attachments.store`),
    ``preview_sha256`` that of the small picture of its first page; ``size`` in bytes.
    """

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_subject", "subject_kind", "subject_id", "id"),)

    subject_kind: Mapped[str] = column("Loại hồ sơ", String(40))
    subject_id: Mapped[UUID] = column("Hồ sơ")
    document: Mapped[DocumentKind] = column("Loại giấy tờ", choice(DocumentKind), listed=True)
    caption: Mapped[str | None] = column("Chú thích", String(200), searched=True, **_SECRET)
    attached_on: Mapped[date] = column("Ngày đính kèm", listed=True)
    media_type: Mapped[MediaType] = column("Dạng tệp", choice(MediaType))
    pages: Mapped[int] = column("Số trang")
    size: Mapped[int] = column("Dung lượng (byte)")
    sha256: Mapped[str] = column("Mã kiểm tra của tệp", String(64), **_SECRET)
    preview_sha256: Mapped[str] = column("Mã kiểm tra của ảnh nhỏ", String(64), **_SECRET)
    withdrawn_on: Mapped[date | None] = column("Ngày rút", listed=True)
    withdrawal_reason: Mapped[str | None] = column("Lý do rút", String(200), **_SECRET)
