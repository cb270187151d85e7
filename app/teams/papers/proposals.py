"""Mẫu 06–09: the list to the Chairman, the proposals, the report of a dispute.

Căn cứ: khoản 4 Điều 8, Điều 11, Điều 14 Luật Hòa giải ở cơ sở số 35/2013/QH13; Nghị quyết
liên tịch số 01/2014/NQLT/CP-UBTƯMTTQVN.
"""

from app.db import db
from app.domain.calendar import show
from app.domain.teams.kinds import ElectionOf
from app.domain.teams.outcome import CandidateResult
from app.papers.blocks import (
    Column,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Table,
    fact,
    row,
    text,
    written,
)
from app.papers.types import Ask
from app.teams.models import Candidate, Departure, Election, Mediator
from app.teams.papers.common import (
    about_mediator,
    head_of,
    place_of_team,
    to,
)
from app.teams.service.elections import candidates_of

_LIST = (
    Column(8, "center"),
    Column(20),
    Column(8, "center"),
    Column(8, "center"),
    Column(10),
    Column(16),
    Column(16),
    Column(20),
)
_LIST_HEAD = row(
    "STT",
    "Họ và tên",
    "Giới tính",
    "Năm sinh",
    "Dân tộc",
    "Trình độ chuyên môn",
    "Nghề nghiệp",
    "Nơi ở",
)
_FRONT = ("TRƯỞNG BAN", "CÔNG TÁC MẶT TRẬN")


def build_list(election: Election, ask: Ask) -> tuple[Paper, ...]:
    """Mẫu 06 of mediators; Mẫu 07 of a leader."""
    place = place_of_team(election.team_id, election.unit, ask.today)
    named = [one for one in candidates_of(election.id) if _is_named(one)]
    of_leader = election.of is ElectionOf.LEADER
    title = "VĂN BẢN ĐỀ NGHỊ" if of_leader else "DANH SÁCH"
    about = (
        f"Công nhận tổ trưởng {place.team}"
        if of_leader
        else f"Người được đề nghị công nhận là hòa giải viên của {place.team}"
    )
    lines = tuple(_line(number, one) for number, one in enumerate(named, 1))
    body = (
        to(f"Chủ tịch Ủy ban nhân dân {place.commune}"),
        Paragraph(
            text(
                f"Căn cứ kết quả bầu ngày {show(election.held_on)} tại {place.full} (có biên bản "
                "kèm theo), đề nghị Chủ tịch Ủy ban nhân dân xem xét, quyết định công nhận "
                f"{len(named):02d} người có tên sau đây:"
            )
        ),
        Table(_LIST, lines, (_LIST_HEAD,), size=12),
        Paragraph(
            text(
                f"{'Người' if len(named) == 1 else 'Những người'} có tên trên đáp ứng tiêu chuẩn "
                "của hòa giải viên theo Điều 7 Luật Hòa giải ở cơ sở."
            )
        ),
        Signatures((Signature(_FRONT, election.chaired_by or ""),)),
    )
    head = head_of(election.unit, election.proposed_on, ask.today)
    return (Paper(head, title, body, about=about),)


def build_departure(departure: Departure, ask: Ask) -> tuple[Paper, ...]:
    """Mẫu 08: that somebody be released; of a leader the head of the Front's board proposes."""
    place = place_of_team(departure.team_id, departure.unit, ask.today)
    mediator = db.session.get_one(Mediator, departure.mediator_id)
    chairman = f"Chủ tịch Ủy ban nhân dân {place.commune}"
    whom = chairman if departure.of_leader else f"Trưởng ban công tác Mặt trận {place.village}"
    role = "tổ trưởng tổ hòa giải" if departure.of_leader else "hòa giải viên"
    signer = _FRONT if departure.of_leader else ("TỔ TRƯỞNG TỔ HÒA GIẢI",)
    name = departure.front_head if departure.of_leader else departure.proposed_by
    body = (
        to(whom),
        Paragraph(
            text(
                f"{place.team}, {place.full} đề nghị cho thôi làm {role} đối với: "
                f"{about_mediator(mediator)}, được công nhận ngày {show(mediator.recognised_on)}."
            )
        ),
        fact("Căn cứ thôi", departure.ground.label if departure.ground else None),
        Paragraph(written(departure.reason, lines=2)),
        Paragraph(text("Đề nghị xem xét, quyết định theo quy định của pháp luật.")),
        Signatures((Signature(signer, name or ""),)),
    )
    head = head_of(departure.unit, departure.proposed_on, ask.today)
    about = f"Thôi làm {role} của {place.team}"
    return (Paper(head, "VĂN BẢN ĐỀ NGHỊ", body, about=about),)


def build_dispute(departure: Departure, ask: Ask) -> tuple[Paper, ...]:
    """Mẫu 09: the Front's board does not agree with what the team leader proposed."""
    place = place_of_team(departure.team_id, departure.unit, ask.today)
    mediator = db.session.get_one(Mediator, departure.mediator_id)
    body = (
        to(f"Chủ tịch Ủy ban nhân dân {place.commune}"),
        Paragraph(
            text(
                f"Ngày {show(departure.proposed_on)}, tổ trưởng {place.team} đề nghị cho thôi làm "
                f"hòa giải viên đối với {about_mediator(mediator)}."
            )
        ),
        fact("Căn cứ được nêu", departure.ground.label if departure.ground else None),
        Paragraph(text("Qua xác minh, Ban công tác Mặt trận không thống nhất với đề nghị này vì:")),
        Paragraph(written(departure.dispute, lines=2)),
        Paragraph(text("Kính báo cáo Chủ tịch Ủy ban nhân dân xem xét, quyết định.")),
        Signatures(
            (
                Signature(("TRƯỞNG THÔN,", "TỔ TRƯỞNG TỔ DÂN PHỐ"), departure.village_head or ""),
                Signature(_FRONT, departure.front_head or ""),
            )
        ),
    )
    head = head_of(departure.unit, departure.verified_on, ask.today)
    about = "Về việc chưa thống nhất đề nghị thôi làm hòa giải viên"
    return (Paper(head, "BÁO CÁO", body, about=about),)


def _is_named(one: Candidate) -> bool:
    if one.result is None:
        return False
    decided = (CandidateResult.RECOGNISED, CandidateResult.NOT_RECOGNISED)
    return one.result.is_proposed or one.result in decided


def _line(number: int, one: Candidate):
    return row(
        number,
        one.name,
        one.sex.label,
        one.birth_year or "",
        one.ethnicity or "",
        one.law_training.label,
        one.occupation or "",
        one.address or "",
    )
