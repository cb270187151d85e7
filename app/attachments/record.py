"""How the shared machinery sees an attached paper."""

from flask import url_for

from app.attachments.models import Attachment
from app.attachments.service import AttachmentAct
from app.attachments.sight import found_attachments, visible_attachments, watched_subject
from app.records.types import RecordType

ATTACHMENT = RecordType(
    key="attachment",
    label="Tệp đính kèm",
    model=Attachment,
    acts=AttachmentAct,
    address=lambda attachment: url_for("attachments.detail", attachment_id=attachment.id),
    visible=visible_attachments,
    found=found_attachments,
    line=lambda attachment: (attachment.document.label, attachment.caption or ""),
    watched=watched_subject,
    files=(Attachment.sha256, Attachment.preview_sha256),
)
