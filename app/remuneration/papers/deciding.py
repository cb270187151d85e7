"""What the commune answers: the decision to pay, or the refusal with its reason.

Căn cứ: Điều 15 Nghị định số 15/2014/NĐ-CP; layout of Nghị định số 30/2020/NĐ-CP.
"""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.bases import MEDIATION_DECREE, MEDIATION_LAW, MONEY_CIRCULAR
from app.domain.calendar import show
from app.domain.money import in_words, show_money
from app.domain.papers import dated
from app.domain.remuneration.basis import CIRCULAR
from app.domain.words import mid_sentence
from app.papers.bases import bases
from app.papers.blocks import (
    Block,
    Heading,
    Item,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    bold,
    ended,
    italic,
    text,
)
from app.papers.heads import addressees, chairman_head, committee_head
from app.papers.types import Ask
from app.remuneration.models import PaymentRequest
from app.remuneration.papers.facts import Asked, asked_for

DECISION_SYMBOL, NOTICE_SYMBOL = "QĐ-UBND", "TB-UBND"
_PAYING = "Chi thù lao cho hòa giải viên, hỗ trợ hoạt động tổ hòa giải"


def build_approval(request: PaymentRequest, ask: Ask) -> tuple[Paper, ...]:
    """The decision to pay; a draft to be signed while nothing is decided."""
    asked = asked_for(request)
    totals = request.totals
    body = (
        *bases(_cited(asked), end=";"),
        Paragraph(
            text(
                italic(
                    f"Theo giấy đề nghị thanh toán thù lao {request.period.within} của "
                    f"{mid_sentence(asked.team.name)} nộp ngày {show(request.filed_on)}."
                )
            )
        ),
        Heading(text("QUYẾT ĐỊNH:"), centred=True),
        Paragraph(
            text(
                bold("Điều 1. "),
                f"Chi cho {mid_sentence(asked.team.name)} số tiền ",
                bold(show_money(totals.whole)),
                f" (bằng chữ: {in_words(totals.whole)}) của {request.period.within}, gồm:",
            )
        ),
        *_parts(asked),
        Paragraph(
            text(
                bold("Điều 2. "),
                "Kinh phí chi từ dự toán ngân sách cấp xã được giao cho công tác hòa giải ở cơ sở. "
                "Tổ hòa giải giao thù lao cho từng hòa giải viên trong thời hạn 03 ngày kể từ ngày "
                "nhận tiền, có danh sách ký nhận.",
            )
        ),
        Paragraph(
            text(
                bold("Điều 3. "),
                "Quyết định này có hiệu lực từ ngày ký. Văn phòng, công chức làm công tác tài "
                f"chính – kế toán và {mid_sentence(asked.team.name)} chịu trách nhiệm thi hành "
                "Quyết định này.",
            )
        ),
    )
    signer = request.decided_by or ""
    end = Signatures((Signature(("CHỦ TỊCH",), signer, note=""),), ("Như Điều 3", "Lưu: VT"))
    head = chairman_head(
        request.unit,
        request.decided_on or ask.today,
        DECISION_SYMBOL,
        number=request.decision_number or "",
        dated=dated(request.decided_on),
    )
    return (Paper(head, "QUYẾT ĐỊNH", (*ended(body), end), about=_PAYING),)


def build_refusal(request: PaymentRequest, ask: Ask) -> tuple[Paper, ...]:
    """The answer in writing that nothing is paid, and why."""
    asked = asked_for(request)
    body = (
        *addressees([asked.team.name]),
        Paragraph(
            text(
                f"{asked.committee} đã nhận giấy đề nghị thanh toán thù lao "
                f"{request.period.within} của {mid_sentence(asked.team.name)} nộp ngày "
                f"{show(request.filed_on)}, số tiền {show_money(request.totals.whole)}."
            )
        ),
        Paragraph(
            text(
                f"Căn cứ Điều 14, Điều 15 {MEDIATION_DECREE.words}, {asked.committee} thông báo "
                "không thanh toán theo giấy đề nghị này. Lý do:"
            )
        ),
        *(Item(text(line)) for line in (request.refusal or "").splitlines() if line.strip()),
        Paragraph(
            text(
                "Tổ hòa giải có thể lập lại giấy đề nghị khi đã khắc phục lý do nêu trên; các vụ, "
                "việc trong giấy đề nghị này được đề nghị thanh toán lại."
            )
        ),
    )
    signer = request.decided_by or ""
    titles = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    end = Signatures((Signature(titles, signer, note=""),), ("Như trên", "Lưu: VT"))
    head = replace(
        committee_head(request.unit, request.decided_on or ask.today, NOTICE_SYMBOL),
        number=request.decision_number or "",
        dated=dated(request.decided_on),
    )
    about = "Từ chối thanh toán thù lao hòa giải viên"
    return (Paper(head, "THÔNG BÁO", (*ended(body), end), about=about),)


def _cited(asked: Asked) -> tuple[str, ...]:
    found = (line.item.rate_basis or "" for line in asked.lines)
    local = [one for one in dict.fromkeys(found) if one and CIRCULAR not in one]
    national = (MEDIATION_LAW, MEDIATION_DECREE, MONEY_CIRCULAR)
    return (*(one.words for one in national), *local)


def _parts(asked: Asked) -> Iterator[Block]:
    totals = asked.request.totals
    if totals.case_amount:
        people = f"{len(asked.payees):02d} hòa giải viên"
        yield Item(
            text(
                f"Thù lao {totals.cases:02d} vụ, việc cho {people}: "
                f"{show_money(totals.case_amount)};"
            )
        )
    if totals.team_amount:
        yield Item(
            text(
                f"Hỗ trợ hoạt động của tổ {totals.months:02d} tháng: "
                f"{show_money(totals.team_amount)};"
            )
        )
    if totals.accident_amount:
        yield Item(text(f"Hỗ trợ tai nạn, rủi ro: {show_money(totals.accident_amount)};"))
