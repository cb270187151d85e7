"""The report of a team leader under khoản 4 or khoản 5 Điều 10, on paper."""

from app.db import db
from app.domain.calendar import show_moment
from app.domain.words import mid_sentence
from app.mediation.models import Alert, MediationCase
from app.mediation.papers.facts import party_blocks, people_of
from app.mediation.papers.pages import leader_of
from app.papers.blocks import (
    Heading,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    bold,
    fact,
    text,
    written,
)
from app.papers.heads import name_of, people_head
from app.papers.types import Ask


def build_report(alert: Alert, ask: Ask) -> tuple[Paper, ...]:
    case = db.session.get_one(MediationCase, alert.case_id)
    people = people_of(case)
    to = alert.receiver or (alert.forwarded_to or alert.kind.goes_to).label
    body = (
        Paragraph(text("Kính gửi: ", bold(to)), align="center", indent=False),
        Paragraph(
            text(
                f"{people.team.name} ({people.place}, "
                f"{mid_sentence(name_of(case.unit, ask.today))}) báo cáo vụ, việc số "
                f"{case.number} trong sổ theo dõi, phát hiện lúc {show_moment(alert.raised_at)}:"
            )
        ),
        fact("Dấu hiệu", alert.kind.label),
        Heading(text("Nội dung")),
        Paragraph(written(alert.details or case.summary)),
        *party_blocks(people),
        fact("Căn cứ", str(alert.kind.basis)),
        Paragraph(text("Kính đề nghị xem xét, có biện pháp kịp thời.")),
        Signatures((Signature(("TỔ TRƯỞNG TỔ HÒA GIẢI",), leader_of(case.team_id)),)),
    )
    return (Paper(people_head(case.unit, ask.today), "BÁO CÁO KHẨN", body, about=_ABOUT),)


_ABOUT = "Về vụ, việc có dấu hiệu theo Điều 10 Luật Hòa giải ở cơ sở"
