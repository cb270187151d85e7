"""What the papers of one conference say of it, as plain values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from app.dialogue.models import Dialogue
from app.dialogue.service.agenda import agenda_of, groups_counted
from app.domain.calendar import HERE
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.room import GroupKind
from app.domain.papers import authority_lines, signing_lines
from app.domain.units import place_of
from app.domain.words import mid_sentence
from app.papers.blocks import Head, Signature
from app.papers.heads import authority_on, name_of

_TITLED = re.compile(r"(?:các )?(?:ông|bà|đồng chí|đ/c|anh|chị)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One step of the meeting as it went; hours are Vietnamese wall clock."""

    title: str
    started_at: time | None = None
    ended_at: time | None = None


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """Heads of one group. Of those who were not let in only the number is told, never why."""

    group: str
    expected: int | None = None
    present: int | None = None
    turned_away: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """How the meeting went, as far as it was noted."""

    agenda: Sequence[AgendaLine]
    attendance: Sequence[AttendanceLine]

    @property
    def counted(self) -> list[AttendanceLine]:
        return [one for one in self.attendance if not one.turned_away]

    @property
    def turned_away(self) -> int:
        return sum(one.present or 0 for one in self.attendance if one.turned_away)


def course_of(dialogue: Dialogue) -> Course:
    """As it was noted in the room; what was not noted there, from the conference itself.

    In the words of the conference a line of the text is a line of the paper.
    """
    return Course(_agenda(dialogue), _attendance(dialogue))


def _agenda(dialogue: Dialogue) -> Sequence[AgendaLine]:
    noted = [
        AgendaLine(one.title, _hour(one.started_at), _hour(one.ended_at))
        for one in agenda_of(dialogue.id)
    ]
    return noted or [AgendaLine(one) for one in _lines(dialogue.agenda)]


def _attendance(dialogue: Dialogue) -> Sequence[AttendanceLine]:
    noted = [
        AttendanceLine(
            one.name, one.expected, one.present, turned_away=one.kind is GroupKind.TURNED_AWAY
        )
        for one in groups_counted(dialogue.id)
    ]
    return noted or [
        *(AttendanceLine(one) for one in _parts(dialogue.delegates)),
        AttendanceLine("Nhân dân dự hội nghị", present=dialogue.people),
    ]


def _hour(moment: datetime | None) -> time | None:
    return moment and moment.astimezone(HERE).time()


def head_of(dialogue: Dialogue, kind: str, day: date, *, dated: str = "") -> Head:
    """The top of a paper of whoever organised the conference; ``kind`` is ``BB``, ``TB``,
    and empty for a letter."""
    return Head(
        place=place_of(name_of(dialogue.unit, day)),
        year=day.year,
        authority=authority_lines(organiser_on(dialogue, day)),
        symbol=f"{kind}-{symbol_of(dialogue)}" if kind else symbol_of(dialogue),
        dated=dated,
    )


def organiser_on(dialogue: Dialogue, day: date) -> str:
    """Who organised it, as they are called on the day of the paper."""
    return authority_on(dialogue.organiser, dialogue.unit, day)


def symbol_of(dialogue: Dialogue) -> str:
    """In whose name its papers are numbered."""
    return "UBND" if dialogue.kind is DialogueKind.GOVERNMENT else "ĐU"


def signing_of(dialogue: Dialogue) -> Signature:
    """Who signs what goes out: the chair by the post that is noted, else the Chairman."""
    name, post = name_and_post(dialogue.chairs)
    if dialogue.kind is DialogueKind.PARTY_COMMITTEE:
        party_post = (post or "Bí thư").removesuffix(" Đảng ủy")
        return Signature(("T/M ĐẢNG ỦY", party_post.upper()), name, note="")
    titles = signing_lines(post)
    if len(titles) == 1:  # another post signs nothing in the name of the committee
        return Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), note="")
    return Signature(titles, name, note="")


def name_and_post(person: str) -> tuple[str, str]:
    """``Ông Lò Văn Pâng, Chủ tịch`` as ``("Lò Văn Pâng", "Chủ tịch")``: no title before a name."""
    name, _, post = person.partition(",")
    return _TITLED.sub("", name.strip(), count=1), post.strip()


def inside(person: str) -> str:
    """``ông Lò Văn Pâng, Chủ tịch``: the same within a sentence."""
    return mid_sentence(person) if _TITLED.match(person) else person


def titled(dialogue: Dialogue) -> str:
    """``hội nghị đối thoại giữa …``: the name inside a sentence."""
    title = mid_sentence(dialogue.title)
    return title if title.startswith("hội nghị") else f"hội nghị “{dialogue.title}”"


def clock(hour: time | None) -> str:
    """``7 giờ 30 phút``, or room for the pen."""
    return f"{hour.hour} giờ {hour.minute:02d} phút" if hour else "…… giờ …… phút"


def stopped(words: str) -> str:
    """The words as a sentence: with one mark at their end."""
    words = words.strip()
    return words if words.endswith((".", "!", "?", "…", ":")) else f"{words.rstrip(';,')}."


def _lines(words: str) -> list[str]:
    return [line.strip(" -•\t") for line in (words or "").split("\n") if line.strip(" -•\t")]


def _parts(words: str) -> list[str]:
    """Groups are written line by line, or one after another with semicolons."""
    parts = [part.strip(" .") for line in _lines(words) for part in line.split(";")]
    return [part[:1].upper() + part[1:] for part in parts if part]
