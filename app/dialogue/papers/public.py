"""What of an opinion may stand on a paper that others read: the one gate for all such papers.

Căn cứ: khoản 3 Điều 25 Luật Tiếp công dân số 42/2013/QH13; điểm a khoản 2 Điều 12 Nghị định số
154/2026/NĐ-CP; Điều 8 Luật Tố cáo số 25/2018/QH14. Neither name nor address of who spoke unless
they agreed to be named; of complaints and denunciations nothing but how many there were.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.dialogue.models import Conclusion, Opinion
from app.dialogue.service.reading import Minutes
from app.domain.calendar import show
from app.domain.dialogue.answers import Disposition
from app.domain.dialogue.kinds import speaker_in_words


@dataclass(frozen=True, slots=True)
class PublicOpinion:
    """An opinion with those who said the same: ``numbers`` are those of all of them,
    ``villages`` all from which it came."""

    number: int
    numbers: frozenset[int]
    content: str
    raised_by: str
    voices: int
    field: str
    handler: str
    answer: str
    due_on: date | None
    state: str
    villages: frozenset[UUID]


def public_opinions(minutes: Minutes) -> list[PublicOpinion]:
    """In the order of their numbers, each said once."""
    return [
        _public(one, minutes)
        for one in minutes.opinions
        if one.same_as is None and not one.matter.has_own_procedure
    ]


def public_conclusions(minutes: Minutes) -> list[Conclusion]:
    """Without those that settle what was split off."""
    closed = {one.number for one in minutes.opinions if one.matter.has_own_procedure}
    return [one for one in minutes.conclusions if one.opinion_number not in closed]


def split_off(minutes: Minutes) -> int:
    """How many complaints and denunciations were sent their own way."""
    return sum(one.matter.has_own_procedure for one in minutes.opinions)


def public_speaker(opinion: Opinion, villages: dict[UUID, str]) -> str:
    """``Đại diện bản Tả Lèng``; the name of who agreed to be named."""
    village = villages.get(opinion.village_id) if opinion.village_id else None
    name = opinion.speaker if opinion.may_be_named else None
    return speaker_in_words(name, opinion.speaker_kind, village)


def due_of(held: Opinion | Conclusion) -> date | None:
    """The day that holds now, where the promise was put off lawfully."""
    return held.current_due_on or held.due_on


def handler_of(opinion: Opinion) -> str:
    """Who answers now; where it was answered at once, who did."""
    return opinion.current_handler or opinion.handler or opinion.answered_by


def answer_of(opinion: Opinion) -> str:
    """What was answered at the conference and since, in lines."""
    lines = []
    if opinion.disposition is Disposition.NOT_WITHIN_POWER:
        lines.append(f"Không thuộc thẩm quyền: {opinion.answer}")
    elif opinion.answer:
        lines.append(opinion.answer)
    if opinion.legal_basis:
        lines.append(f"Căn cứ: {opinion.legal_basis}.")
    if opinion.reply and opinion.replied_on:
        paper = f", văn bản {opinion.reply_number}" if opinion.reply_number else ""
        lines.append(f"Trả lời ngày {show(opinion.replied_on)}{paper}: {opinion.reply}")
    if opinion.result:
        lines.append(f"Kết quả: {opinion.result}")
    return "\n".join(lines)


def same_as(opinion: Opinion, minutes: Minutes) -> Sequence[Opinion]:
    """Who said the same later."""
    return [one for one in minutes.opinions if one.same_as == opinion.number]


def _public(opinion: Opinion, minutes: Minutes) -> PublicOpinion:
    together = [opinion, *same_as(opinion, minutes)]
    return PublicOpinion(
        number=opinion.number,
        numbers=frozenset(one.number for one in together),
        content=opinion.content,
        raised_by=public_speaker(opinion, minutes.villages),
        voices=minutes.voices_of(opinion),
        field=opinion.field_label,
        handler=handler_of(opinion),
        answer=answer_of(opinion),
        due_on=due_of(opinion),
        state=opinion.state.label,
        villages=frozenset(one.village_id for one in together if one.village_id),
    )
