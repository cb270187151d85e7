"""How the shared machinery sees an attached paper."""

from flask import url_for

from app.attachments.models import Attachment
from app.attachments.service import AttachmentAct
from app.attachments.sight import visible_attachments
from app.records.types import RecordType

ATTACHMENT = RecordType(
    key="attachment",
    label="Tệp đính kèm",
    model=Attachment,
    acts=AttachmentAct,
    address=lambda attachment: url_for("attachments.detail", attachment_id=attachment.id),
    visible=visible_attachments,
    line=lambda attachment: (attachment.document.label, attachment.caption or ""),
    files=(Attachment.sha256, Attachment.preview_sha256),
)
