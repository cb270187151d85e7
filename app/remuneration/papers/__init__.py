"""The papers of a request: what is asked for, what was decided, who signed for their money."""

from app.domain.actors import Permission
from app.domain.remuneration.requests import APPROVED, RequestState
from app.papers.types import PaperKind
from app.remuneration.models import PaymentRequest
from app.remuneration.papers.asking import build_requests, build_table
from app.remuneration.papers.deciding import build_approval, build_refusal
from app.remuneration.papers.receipts import build_receipts

_GONE = frozenset({RequestState.REFUSED, RequestState.TAKEN_BACK})


def _is_asked(one: PaymentRequest) -> bool:
    return one.state not in _GONE and one.totals.whole > 0


REMUNERATION_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="payment_request",
        label="Giấy đề nghị thanh toán thù lao",
        subject="payment_request",
        permission=Permission.REQUEST_PAYMENT,
        build=build_requests,
        fits=lambda one: _is_asked(one) and one.case_amount + one.accident_amount > 0,
    ),
    PaperKind(
        key="payment_table",
        label="Bảng kê thanh toán của tổ",
        subject="payment_request",
        permission=Permission.REQUEST_PAYMENT,
        build=build_table,
        fits=_is_asked,
    ),
    PaperKind(
        key="payment_approval",
        label="Quyết định chi",
        subject="payment_request",
        permission=Permission.DECIDE_PAYMENT,
        build=build_approval,
        fits=lambda one: one.state in APPROVED | {RequestState.CONFIRMED},
    ),
    PaperKind(
        key="payment_refusal",
        label="Thông báo từ chối thanh toán",
        subject="payment_request",
        permission=Permission.DECIDE_PAYMENT,
        build=build_refusal,
        fits=lambda one: one.state is RequestState.REFUSED,
    ),
    PaperKind(
        key="payment_receipts",
        label="Danh sách ký nhận",
        subject="payment_request",
        permission=Permission.REQUEST_PAYMENT,
        build=build_receipts,
        fits=lambda one: one.state in APPROVED,
    ),
)
