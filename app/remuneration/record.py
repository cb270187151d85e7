"""How the shared machinery sees requests for payment, their lines and shares."""

from flask import url_for

from app.records.types import RecordType
from app.remuneration.acts import ItemAct, RequestAct, ShareAct
from app.remuneration.models import PaymentItem, PaymentRequest, PaymentShare
from app.remuneration.sight import visible_items, visible_requests, visible_shares

PAYMENT_REQUEST = RecordType(
    key="payment_request",
    label="Đề nghị thanh toán thù lao",
    model=PaymentRequest,
    acts=RequestAct,
    address=lambda one: url_for("remuneration.detail", request_id=one.id),
    visible=visible_requests,
)
PAYMENT_ITEM = RecordType(
    key="payment_item",
    label="Khoản của đề nghị thanh toán",
    model=PaymentItem,
    acts=ItemAct,
    address=lambda one: url_for("remuneration.detail", request_id=one.request_id),
    visible=visible_items,
)
PAYMENT_SHARE = RecordType(
    key="payment_share",
    label="Phần thù lao của hòa giải viên",
    model=PaymentShare,
    acts=ShareAct,
    address=lambda one: url_for("remuneration.index"),
    visible=visible_shares,
)

REMUNERATION_TYPES = (PAYMENT_REQUEST, PAYMENT_ITEM, PAYMENT_SHARE)
