"""How the shared machinery sees guidance and its receipts."""

from flask import url_for

from app.guidance.acts import GuidanceAct, ReceiptAct
from app.guidance.models import Guidance, Receipt
from app.guidance.sight import visible_guidance, visible_receipts
from app.records.types import RecordType

GUIDANCE = RecordType(
    key="guidance",
    label="Chỉ đạo",
    model=Guidance,
    acts=GuidanceAct,
    address=lambda told: url_for("guidance.detail", guidance_id=told.id),
    visible=visible_guidance,
    line=lambda told: (
        " ".join(filter(None, (told.title, told.number and f"({told.number})"))),
        told.text,
    ),
)
RECEIPT = RecordType(
    key="guidance_receipt",
    label="Nhận, trả lời chỉ đạo",
    model=Receipt,
    acts=ReceiptAct,
    address=lambda receipt: url_for("guidance.detail", guidance_id=receipt.guidance_id),
    visible=visible_receipts,
)

GUIDANCE_TYPES = (GUIDANCE, RECEIPT)
