"""Văn bản hòa giải không thành: made when a party asks for it, to go on elsewhere.

Căn cứ: Điều 27 Luật Hòa giải ở cơ sở số 35/2013/QH13; Điều 10 Nghị định số 15/2014/NĐ-CP.
"""

from app.domain.calendar import show
from app.mediation.models import MediationCase
from app.mediation.papers.facts import (
    party_blocks,
    people_of,
    signatures_of_mediators,
    signatures_of_parties,
)
from app.papers.blocks import Heading, Paper, Paragraph, Signatures, fact, text, written
from app.papers.heads import people_head
from app.papers.types import Ask


def build_failure(case: MediationCase, ask: Ask) -> tuple[Paper, ...]:
    people = people_of(case)
    reason = case.ending_reason.label if case.ending_reason else None
    body = (
        Paragraph(
            text(
                f"{people.team.name} ({people.place}) đã hòa giải vụ, việc số "
                f"{case.number} trong sổ theo dõi, tiếp nhận ngày {show(case.received_on)}, kết "
                f"thúc ngày {show(case.ended_on)}, giữa các bên sau đây:"
            )
        ),
        *party_blocks(people),
        Heading(text("Nội dung chủ yếu của vụ, việc")),
        Paragraph(written(case.summary)),
        Heading(text("Yêu cầu của mỗi bên")),
        Paragraph(written(case.ending_note)),
        fact("Lý do hòa giải không thành", reason),
        Paragraph(
            text(
                "Các bên có quyền yêu cầu cơ quan, tổ chức có thẩm quyền giải quyết vụ, việc theo "
                "quy định của pháp luật",
                f": {case.guided_to.rstrip(' .')}." if case.guided_to else ".",
            )
        ),
        Signatures((*signatures_of_parties(people), *signatures_of_mediators(people))),
    )
    return (Paper(people_head(case.unit, ask.today), "VĂN BẢN HÒA GIẢI KHÔNG THÀNH", body),)
