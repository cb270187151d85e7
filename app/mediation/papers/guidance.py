"""Phiếu hướng dẫn: where the parties of a case that is not mediated should go.

Căn cứ: khoản 1 Điều 3 Luật Hòa giải ở cơ sở; Điều 6 Nghị định số 15/2014/NĐ-CP.
"""

from app.domain.calendar import show
from app.domain.mediation.scope import GUIDANCE
from app.mediation.models import MediationCase
from app.mediation.papers.facts import party_blocks, people_of, signatures_of_mediators
from app.papers.blocks import Paper, Paragraph, Signature, Signatures, bold, fact, text
from app.papers.heads import people_head
from app.papers.types import Ask

_RECEIVER = Signature(("NGƯỜI NHẬN PHIẾU",), note="(Ký hoặc điểm chỉ)", fingerprint=True)


def build_guidance(case: MediationCase, ask: Ask) -> tuple[Paper, ...]:
    people = people_of(case)
    guidance = GUIDANCE[case.refusal_reason]
    body = (
        Paragraph(
            text(
                f"Ngày {show(case.received_on)}, {people.team.name} ({people.place}) "
                f"tiếp nhận vụ, việc (số {case.number} trong sổ theo dõi) của:"
            )
        ),
        *party_blocks(people),
        fact("Nội dung vụ, việc", case.summary),
        Paragraph(
            text(
                "Đối chiếu với quy định của pháp luật, vụ, việc này không tiến hành hòa giải ở cơ "
                "sở vì: ",
                bold(case.refusal_reason.label),
                f" (căn cứ {case.refusal_law or guidance.basis}).",
            )
        ),
        Paragraph(
            text(
                "Tổ hòa giải giải thích để các bên biết và hướng dẫn các bên đến: ",
                bold((case.guided_to or guidance.guide_to).rstrip(" .")),
                " để được giải quyết theo quy định của pháp luật.",
            )
        ),
        Paragraph(text("Phiếu này giao cho mỗi bên một bản, tổ hòa giải giữ một bản.")),
        Signatures((_RECEIVER, *signatures_of_mediators(people))),
    )
    return (Paper(people_head(case.unit, ask.today), "PHIẾU HƯỚNG DẪN", body, about=_ABOUT),)


_ABOUT = "Về vụ, việc không tiến hành hòa giải ở cơ sở"
