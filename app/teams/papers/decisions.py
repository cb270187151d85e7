"""Quyết định of the Chairman: recognising mediators or a leader, releasing a mediator.

Căn cứ: khoản 4 Điều 8, Điều 11, Điều 14 Luật Hòa giải ở cơ sở số 35/2013/QH13; layout of
Nghị định số 30/2020/NĐ-CP.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from app.db import db
from app.domain.bases import JOINT_RESOLUTION, MEDIATION_DECREE, MEDIATION_LAW
from app.domain.calendar import show
from app.domain.dialogue.law import GOVERNMENT_LAWS, bases_on
from app.domain.papers import dated
from app.domain.teams.kinds import ElectionOf
from app.domain.teams.outcome import CandidateResult
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
from app.papers.heads import chairman_head
from app.papers.types import Ask
from app.teams.models import Departure, Election, Mediator
from app.teams.papers.common import Place, about_candidate, about_mediator, place_of_team
from app.teams.service.elections import candidates_of

SYMBOL = "QĐ-UBND"
_ON_MEDIATION = (MEDIATION_LAW, MEDIATION_DECREE, JOINT_RESOLUTION)
_TELL = (
    "Ban Thường trực Ủy ban Mặt trận Tổ quốc",
    "Trưởng ban công tác Mặt trận",
    "Trưởng thôn, tổ trưởng tổ dân phố",
)


def build_recognition(election: Election, ask: Ask) -> tuple[Paper, ...]:
    place = place_of_team(election.team_id, election.unit, ask.today)
    named = [
        one
        for one in candidates_of(election.id)
        if one.result and (one.result.is_proposed or one.result is CandidateResult.RECOGNISED)
    ]
    role = "tổ trưởng" if election.of is ElectionOf.LEADER else "hòa giải viên"
    people = [about_candidate(one) for one in named]
    said = f"Công nhận {len(people):02d} {role} của {place.team}, {place.full}, gồm:"
    asked = f"Theo đề nghị của Trưởng ban công tác Mặt trận {place.village}."
    about = f"Về việc công nhận {role} {place.team}"
    return (_decision(election, ask, place, about=about, asked=asked, said=said, people=people),)


def build_release(departure: Departure, ask: Ask) -> tuple[Paper, ...]:
    place = place_of_team(departure.team_id, departure.unit, ask.today)
    mediator = db.session.get_one(Mediator, departure.mediator_id)
    role = "tổ trưởng" if departure.of_leader else "hòa giải viên"
    said = f"Thôi làm {role} của {place.team}, {place.full}, đối với:"
    asked = f"Theo đề nghị của Trưởng ban công tác Mặt trận {place.village}."
    about = f"Về việc thôi làm {role} {place.team}"
    people = [about_mediator(mediator)]
    return (_decision(departure, ask, place, about=about, asked=asked, said=said, people=people),)


def _decision(
    record: Election | Departure,
    ask: Ask,
    place: Place,
    *,
    about: str,
    asked: str,
    said: str,
    people: Sequence[str],
) -> Paper:
    since = f"từ ngày {show(record.effective_on)}" if record.effective_on else "từ ngày ký"
    body: tuple[Block, ...] = (
        *ended(
            (
                *bases(_cited(record.decided_on or ask.today), end=";"),
                Paragraph(text(italic(asked))),
                Heading(text("QUYẾT ĐỊNH:"), centred=True),
                Paragraph(text(bold("Điều 1. "), said)),
                *(Item(text(one), f"{number}.") for number, one in enumerate(people, 1)),
                Paragraph(text(bold("Điều 2. "), f"Quyết định này có hiệu lực thi hành {since}.")),
                Paragraph(
                    text(
                        bold("Điều 3. "),
                        "Văn phòng, các cơ quan có liên quan, Trưởng ban công tác Mặt trận, "
                        f"trưởng thôn, tổ trưởng tổ dân phố ({place.village}) và người có tên tại "
                        "Điều 1 chịu trách nhiệm thi hành Quyết định này.",
                    )
                ),
            )
        ),
        Signatures(
            (Signature(("CHỦ TỊCH",), record.signed_by or "", note=""),),
            ("Như Điều 3", *_TELL, "Lưu: VT"),
        ),
    )
    head = chairman_head(
        record.unit,
        ask.today,
        SYMBOL,
        number=record.decision_number or "",
        dated=dated(record.decided_on),
    )
    return Paper(head, "QUYẾT ĐỊNH", body, about=about)


def _cited(day: date) -> Iterator[str]:
    yield from (law.as_whole for law in bases_on(day, GOVERNMENT_LAWS))
    yield from (one.words for one in _ON_MEDIATION)
