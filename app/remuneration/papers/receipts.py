"""Danh sách ký nhận: who got how much, with room for the signature.

Căn cứ: Điều 15 Nghị định số 15/2014/NĐ-CP: the team hands the money over within 3 days.
"""

from collections.abc import Iterator

from app.domain.money import in_figures
from app.papers.blocks import (
    Cell,
    Column,
    Paper,
    Row,
    Signature,
    Signatures,
    Table,
    bold,
    fact,
    row,
    text,
)
from app.papers.heads import people_head
from app.papers.types import Ask
from app.remuneration.models import PaymentRequest
from app.remuneration.papers.facts import Asked, asked_for, header, in_figures_and_words

_COLUMNS = (
    Column(7, "center"),
    Column(33),
    Column(14, "center"),
    Column(18, "right"),
    Column(28, "center"),
)


def build_receipts(request: PaymentRequest, ask: Ask) -> tuple[Paper, ...]:
    """The list that each mediator signs, the leader for what supports the team."""
    asked = asked_for(request)
    body = (
        fact("Tổ hòa giải", asked.team.name),
        fact("Địa chỉ", f"{asked.village.full_name}, {asked.unit_name}"),
        Table(
            _COLUMNS,
            tuple(_rows(asked)),
            (header("TT", "Người nhận", "Số vụ, việc", "Số tiền (đồng)", "Ngày, ký nhận"),),
            size=13,
        ),
        *in_figures_and_words(request.totals.whole),
        Signatures(
            (Signature(("NGƯỜI GIAO",)), Signature(("TỔ TRƯỞNG TỔ HÒA GIẢI",), asked.leader))
        ),
    )
    about = f"Nhận thù lao, hỗ trợ hoạt động tổ hòa giải {request.period.within}"
    head = people_head(request.unit, request.paid_on or ask.today)
    return (Paper(head, "DANH SÁCH KÝ NHẬN", body, about=about),)


def _rows(asked: Asked) -> Iterator[Row]:
    number = 0
    for number, one in enumerate(asked.payees, 1):
        # two lines high, or nobody could sign in it
        yield row(number, one.mediator.name or "", one.cases or "–", in_figures(one.amount), "\n ")
    if asked.request.team_amount:
        who = f"{asked.leader or 'Tổ trưởng'}\n(hỗ trợ hoạt động của tổ)"
        yield row(number + 1, who, "–", in_figures(asked.request.team_amount), "\n ")
    whole = in_figures(asked.request.totals.whole)
    yield (Cell(text(bold("Cộng")), span=3), Cell(text(bold(whole))), Cell(text("")))
