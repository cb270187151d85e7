"""The rooms at ``/thu-lao/``."""

from uuid import UUID

from flask import Blueprint, request

from app.records.sight import meet_own
from app.remuneration.models import PaymentRequest
from app.remuneration.record import PAYMENT_REQUEST
from app.web.access import current_actor

bp = Blueprint("remuneration", __name__, url_prefix="/thu-lao")


def own_request(request_id: UUID) -> PaymentRequest:
    return meet_own(PAYMENT_REQUEST, request_id, current_actor())


def given(name: str) -> str:
    return request.args.get(name, "")


def number_in(text: str, least: int, most: int) -> int | None:
    is_number = text.isascii() and text.isdigit() and len(text) < 5
    return int(text) if is_number and least <= int(text) <= most else None
