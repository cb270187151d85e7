"""Dialogue conferences: when they are held, who sits there, what people bring forward.

Pure and deterministic, like the cases. The kinds follow a commune's yearly plan: the
government's in the first and last quarter, the Party committee's in between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from app.domain.dialogue.answers import Disposition
from app.domain.dialogue.kinds import DialogueKind, MatterKind, OpinionSource
from app.domain.words import mid_sentence
from app.practice.people import Person, invent_person, share
from app.practice.places import Village
from app.practice.stories import SMALL_NUMBERS, fill, place_slots, texts

OFFICIALS = {
    "chair": "Chủ tịch Ủy ban nhân dân",
    "deputy": "Phó Chủ tịch Ủy ban nhân dân",
    "party": "Bí thư Đảng ủy",
    "council": "Phó Chủ tịch Hội đồng nhân dân",
    "front": "Chủ tịch Ủy ban Mặt trận Tổ quốc",
    "office": "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    "justice": "Công chức tư pháp",
    "economy": "Trưởng phòng Kinh tế",
    "society": "Trưởng phòng Văn hóa - Xã hội",
    "police": "Trưởng Công an",
}
_SOURCES = {OpinionSource.AT_MEETING: 75, OpinionSource.BEFORE: 15, OpinionSource.IN_WRITING: 10}


@dataclass(frozen=True, slots=True)
class Conference:
    """The days and hours of one conference; a day still to come has no signing."""

    kind: DialogueKind
    held_on: date
    announced_on: date
    started_at: time
    ended_at: time
    people: int
    signed_on: date
    published_on: date


@dataclass(frozen=True, slots=True)
class Voice:
    """One opinion, how it is dealt with, and within how many days the reply is promised."""

    source: OpinionSource
    matter: MatterKind
    field: str
    content: str
    speaker: Person
    village: Village
    voices: int
    disposition: Disposition
    answered_by: str
    answer: str
    handler: str
    due_days: int | None
    reply: str
    reply_days: int


def officials(unit: str, shares: dict[str, int]) -> dict[str, Person]:
    """The invented people who hold the posts of a commune, always the same for it."""
    rng = Random(f"officials {unit}")
    return {
        post: invent_person(rng, group=share(rng, shares), born=(1970, 1992)) for post in OFFICIALS
    }


def plan_conferences(
    rng: Random, count: int, *, first: date, last: date, today: date
) -> list[Conference]:
    """``count`` conferences in order, the last one soon to come when the span reaches today.

    They are spread over the whole span, for the law asks for one in every year.
    """
    share_of_span = ((min(last, today) - first).days + 1) / count if count else 0
    days = [first + timedelta(days=int((n + rng.random()) * share_of_span)) for n in range(count)]
    if last >= today and count > 3:
        days[-1] = today + timedelta(days=rng.randint(3, 9))
    return [_conference(rng, _working_day(day), today) for day in days]


def _working_day(day: date) -> date:
    """Saturday and Sunday move to Friday: offices hold no conference then."""
    return day - timedelta(days=max(day.weekday() - 4, 0))


def _conference(rng: Random, held_on: date, today: date) -> Conference:
    notice = rng.randint(3, 6) if rng.random() < 0.1 else rng.randint(7, 14)
    hour = rng.choice((7, 8, 13, 14))
    signed_on = held_on + timedelta(days=rng.randint(0, 3))
    middle = 4 <= held_on.month <= 9
    return Conference(
        kind=DialogueKind.PARTY_COMMITTEE if middle else DialogueKind.GOVERNMENT,
        held_on=held_on,
        announced_on=min(held_on - timedelta(days=notice), today),
        started_at=time(hour, rng.choice((0, 30))),
        ended_at=time(hour + rng.randint(2, 3), rng.choice((0, 15, 45))),
        people=rng.randint(35, 140),
        signed_on=signed_on,
        published_on=signed_on + timedelta(days=rng.randint(2, 9)),
    )


def invent_voices(
    rng: Random, count: int, *, villages: Sequence[Village], commune: str
) -> list[Voice]:
    """``count`` opinions, none brought forward twice while the texts last."""
    pool = texts("dialogue")["opinion"]
    drawn = rng.sample(pool, min(count, len(pool))) + rng.choices(pool, k=max(count - len(pool), 0))
    return [_voice(rng, text, rng.choice(villages), commune) for text in drawn]


def _voice(rng: Random, text: dict[str, str], village: Village, commune: str) -> Voice:
    slots = place_slots(village, commune) | {"n": rng.choice(SMALL_NUMBERS)}
    matter = MatterKind(text.get("matter") or rng.choice(("proposal", "proposal", "feedback")))
    how = Disposition(text["how"])
    promised = rng.choice((10, 15, 15, 20, 30)) if how is Disposition.WRITTEN_REPLY else None
    alone = matter.has_own_procedure or rng.random() < 0.6
    return Voice(
        source=OpinionSource(share(rng, _SOURCES)),
        matter=matter,
        field=text["field"],
        content=fill(text["text"], slots),
        speaker=invent_person(rng, group=share(rng, village.shares), born=(1950, 2003)),
        village=village,
        voices=1 if alone else rng.randint(2, 40),
        disposition=how,
        answered_by=rng.choice(("deputy", "economy", "society", "office")),
        answer=fill(text.get("answer", ""), slots),
        handler=fill(text.get("handler", ""), slots),
        due_days=promised,
        reply=fill(rng.choice(texts("dialogue")["replies"]), slots),
        reply_days=(promised or 20) + rng.randint(-6, 6),
    )


def invent_conclusions(rng: Random, count: int, commune: str) -> list[tuple[str, str, int]]:
    """Text, unit and days until it must be done, ``count`` different ones (at most eight)."""
    slots = {"commune": mid_sentence(commune)}
    return [
        (fill(row["text"], slots), fill(row["unit"], slots), rng.choice((15, 20, 30, 45)))
        for row in rng.sample(texts("dialogue")["conclusion"], count)
    ]


def invent_words(
    rng: Random, conference: Conference, *, village: Village, commune: str
) -> dict[str, str]:
    """Subject, place, delegates, report and closing words of one conference."""
    source = texts("dialogue")
    asked = rng.randint(9, 17)
    slots = place_slots(village, commune) | {
        "year": str(conference.held_on.year),
        "asked": str(asked),
        "done": str(asked - rng.randint(0, 4)),
    }
    subjects = "subjects" if conference.kind is DialogueKind.GOVERNMENT else "party_subjects"
    keys = {
        "subject": subjects,
        "place": "places",
        "delegates": "attendance",
        "report": "report",
        "closing": "closing",
    }
    return {name: fill(rng.choice(source[key]), slots) for name, key in keys.items()}
