"""Giấy đề nghị thanh toán thù lao of each mediator, and the team's table of the quarter.

Căn cứ: Điều 15 Nghị định số 15/2014/NĐ-CP names what the paper says: name and address of the
mediator and of the team, the amount, what is paid for, the signatures of both.
"""

from collections.abc import Iterator

from app.domain.calendar import show
from app.domain.money import in_figures
from app.domain.words import mid_sentence
from app.papers.blocks import (
    Block,
    Cell,
    Column,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    bold,
    fact,
    row,
    text,
)
from app.papers.heads import addressees, people_head
from app.papers.types import Ask
from app.remuneration.models import PaymentRequest
from app.remuneration.papers.facts import (
    Asked,
    Payee,
    asked_for,
    header,
    in_figures_and_words,
    result_of,
    what,
)

_LIST = (
    Column(8, "center"),
    Column(36),
    Column(19, "center"),
    Column(19, "center"),
    Column(18, "right"),
)
_TABLE = (
    Column(6, "center"),
    Column(24),
    Column(13, "center"),
    Column(14, "center"),
    Column(22),
    Column(13, "right"),
    Column(13, "right"),
)


def build_requests(request: PaymentRequest, ask: Ask) -> tuple[Paper, ...]:
    """One paper for each mediator who gets something."""
    asked = asked_for(request)
    return tuple(_request(asked, one, ask) for one in asked.payees)


def build_table(request: PaymentRequest, ask: Ask) -> tuple[Paper, ...]:
    """All that the team asks for in the quarter, with who gets how much."""
    asked = asked_for(request)
    body = (
        fact("Tổ hòa giải", f"{asked.team.name}, {mid_sentence(asked.unit_name)}"),
        fact("Căn cứ mức chi", "; ".join(_bases(asked))),
        Table(
            _TABLE,
            (*_table_rows(asked), _sum(request.totals.whole, len(_TABLE))),
            (
                header(
                    "TT",
                    "Khoản chi",
                    "Ngày kết thúc",
                    "Kết quả",
                    "Hòa giải viên",
                    "Phần (đồng)",
                    "Số tiền (đồng)",
                ),
            ),
            size=12,
        ),
        *in_figures_and_words(request.totals.whole),
        Signatures((Signature(("NGƯỜI LẬP",)), Signature(("TỔ TRƯỞNG",), asked.leader))),
    )
    about = f"Thù lao hòa giải viên, hỗ trợ hoạt động tổ hòa giải {request.period.within}"
    head = people_head(request.unit, request.filed_on or ask.today)
    return (Paper(head, "BẢNG KÊ THANH TOÁN", body, about=about, landscape=True),)


def _request(asked: Asked, payee: Payee, ask: Ask) -> Paper:
    request, one = asked.request, payee.mediator
    body: tuple[Block, ...] = (
        *addressees([asked.committee]),
        fact("Họ và tên hòa giải viên", one.name),
        fact("Địa chỉ", one.address),
        fact("Tổ hòa giải", asked.team.name),
        fact("Địa chỉ của tổ", f"{asked.village.full_name}, {asked.unit_name}"),
        Paragraph(
            text(f"Đề nghị thanh toán thù lao {request.period.within} cho các vụ, việc sau đây:")
        ),
        Table(
            _LIST,
            (*_list_rows(payee), _sum(payee.amount, len(_LIST))),
            (header("TT", "Nội dung thanh toán", "Ngày kết thúc", "Kết quả", "Số tiền (đồng)"),),
            size=13,
        ),
        *in_figures_and_words(payee.amount),
        Signatures(
            (
                Signature(("XÁC NHẬN CỦA", "TỔ TRƯỞNG TỔ HÒA GIẢI"), asked.leader),
                Signature(("NGƯỜI ĐỀ NGHỊ",), one.name or ""),
            )
        ),
    )
    head = people_head(request.unit, request.filed_on or ask.today)
    return Paper(head, "GIẤY ĐỀ NGHỊ", body, about="Thanh toán thù lao cho hòa giải viên")


def _list_rows(payee: Payee) -> Iterator[Row]:
    for number, (line, amount) in enumerate(payee.parts, 1):
        yield row(
            number,
            what(line.item, line.about),
            show(line.item.ended_on) if line.item.ended_on else "–",
            result_of(line.item),
            in_figures(amount),
        )


def _table_rows(asked: Asked) -> Iterator[Row]:
    for number, line in enumerate(asked.lines, 1):
        paid = [one for one in line.shares if one.share.amount]
        yield row(
            number,
            line.about,
            show(line.item.ended_on) if line.item.ended_on else "–",
            result_of(line.item),
            "\n".join(one.name for one in paid) or "Tổ hòa giải",
            "\n".join(in_figures(one.share.amount) for one in paid) or in_figures(line.item.amount),
            in_figures(line.item.amount),
        )


def _bases(asked: Asked) -> list[str]:
    found = (line.item.rate_basis or "" for line in asked.lines)
    return [one for one in dict.fromkeys(found) if one]


def _sum(amount: int, columns: int) -> Row:
    """The last row of a table of so many columns."""
    return (
        Cell(text(bold("Cộng")), span=columns - 1),
        Cell(text(bold(in_figures(amount)))),
    )
