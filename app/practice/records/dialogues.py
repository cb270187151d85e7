"""One invented conference, written act by act as an officer would write it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.dialogue.facts import ConclusionFacts, DialogueFacts, OpinionFacts
from app.dialogue.models import Dialogue, Opinion
from app.dialogue.papers.facts import symbol_of
from app.dialogue.service import conference as conferences
from app.dialogue.service import minutes, opinions
from app.domain.actors import Actor
from app.domain.dialogue.answers import Handling
from app.domain.dialogue.kinds import DialogueKind, OpinionSource
from app.domain.quarters import Quarter
from app.domain.words import mid_sentence
from app.practice.conferences import (
    OFFICIALS,
    Conference,
    Voice,
    invent_conclusions,
    invent_voices,
    invent_words,
    officials,
)
from app.practice.records.aftermath import Aftermath
from app.practice.records.commune import Seat, shares_of
from app.practice.records.yearplans import Planned
from app.units.models import Unit


@dataclass(frozen=True, slots=True)
class DialogueWriter:
    """Writes conferences of ``unit`` as they stand on ``today``; ``planned`` are the sessions
    of its year plans, each for the first conference of its quarter and kind."""

    unit: Unit
    seats: Sequence[Seat]
    today: date
    by: Actor
    planned: Planned

    def write(self, rng: Random, conference: Conference, number: int) -> Dialogue:
        """The whole of one conference; ``number`` is that of its minutes in the year."""
        place = rng.choice(self.seats).place
        words = invent_words(rng, conference, village=place, commune=self.unit.name)
        is_held = conference.held_on < self.today
        dialogue = self._record(rng, conference, words, is_held=is_held)
        voices = invent_voices(
            rng,
            rng.randint(9, 17) if is_held else rng.randint(2, 4),
            villages=[seat.place for seat in self.seats],
            commune=self.unit.name,
        )
        heard = [(voice, self._voice(dialogue, voice, is_held=is_held)) for voice in voices]
        if is_held:
            for voice, opinion in heard:
                self._handle(dialogue, voice, opinion)
            self._conclude(rng, dialogue, words["closing"])
            aftermath = Aftermath(rng, dialogue, self.seats, number, self.today, self.by)
            if self._sign(dialogue, conference, number, aftermath):
                replies = [(voice.reply, voice.reply_days) for voice in voices]
                aftermath.follow([opinion for _, opinion in heard], replies)
        return dialogue

    def _record(
        self, rng: Random, conference: Conference, words: dict[str, str], *, is_held: bool
    ) -> Dialogue:
        unit, held_on = self.unit, conference.held_on
        asked = rng.sample(list(self.seats), k=min(len(self.seats), rng.randint(3, 12)))
        commune = mid_sentence(unit.name)
        of_party = conference.kind is DialogueKind.PARTY_COMMITTEE
        late = (held_on - conference.announced_on).days < 7
        facts = DialogueFacts(
            title=words["subject"],
            kind=conference.kind,
            held_on=held_on,
            place=words["place"],
            organiser=f"Đảng ủy {commune}" if of_party else f"Ủy ban nhân dân {commune}",
            co_organisers=f"Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam {commune}",
            started_at=conference.started_at,
            ended_at=conference.ended_at if is_held else None,
            villages=tuple(seat.village_id for seat in asked),
            chairs=self._official("party" if of_party else "chair"),
            co_chair=self._official("chair" if of_party else "council"),
            secretary=self._official("office"),
            delegates=words["delegates"],
            people=conference.people if is_held else None,
            agenda=words["report"],
            announced_on=conference.announced_on,
            notice_reason="Lùi ngày do mưa lũ, đã thông báo lại trên loa truyền thanh."
            if late
            else "",
            planned_id=self.planned.pop((Quarter.of(held_on), conference.kind), None),
        )
        return conferences.record_dialogue(facts, today=self.today, by=self.by)

    def _voice(self, dialogue: Dialogue, voice: Voice, *, is_held: bool) -> Opinion:
        seat = next(s for s in self.seats if s.place is voice.village)
        facts = OpinionFacts(
            content=voice.content,
            field=voice.field,
            matter=voice.matter,
            source=voice.source if is_held else OpinionSource.BEFORE,
            speaker=voice.speaker.name,
            address=seat.village_name,
            village_id=seat.village_id,
            voices=voice.voices,
            may_be_named=len(voice.speaker.name) % 3 == 0,
        )
        return opinions.voice_opinion(dialogue.id, facts, by=self.by)

    def _handle(self, dialogue: Dialogue, voice: Voice, opinion: Opinion) -> None:
        promised = voice.due_days and dialogue.held_on + timedelta(days=voice.due_days)
        handling = Handling(
            voice.disposition,
            answered_by=self._official(voice.answered_by),
            answer=voice.answer,
            handler=voice.handler,
            due_on=promised,
        )
        opinions.handle_opinion(opinion.id, handling, revision=opinion.revision, by=self.by)

    def _conclude(self, rng: Random, dialogue: Dialogue, words: str) -> None:
        minutes.sum_up(dialogue.id, words=words, revision=dialogue.revision, by=self.by)
        for text, unit, days in invent_conclusions(rng, rng.randint(2, 5), self.unit.name):
            facts = ConclusionFacts(
                content=text,
                handler=unit,
                person=self._official(rng.choice(("deputy", "economy", "society", "office"))),
                due_on=dialogue.held_on + timedelta(days=days),
            )
            minutes.conclude(dialogue.id, facts, by=self.by)

    def _sign(
        self, dialogue: Dialogue, conference: Conference, number: int, aftermath: Aftermath
    ) -> bool:
        """Whether the day of the signing has come."""
        if conference.signed_on > self.today:
            return False
        minutes.sign_minutes(
            dialogue.id,
            signed_on=conference.signed_on,
            signed_by=dialogue.chairs,
            minutes_number=f"{number:02d}/BB-{symbol_of(dialogue)}",
            revision=dialogue.revision,
            today=self.today,
            by=self.by,
        )
        if conference.published_on <= self.today:
            minutes.notify_conclusions(
                dialogue.id,
                notified_on=conference.published_on,
                number=f"{number:02d}/TB-{symbol_of(dialogue)}",
                revision=dialogue.revision,
                today=self.today,
                by=self.by,
            )
            minutes.publish_results(
                dialogue.id,
                published_on=conference.published_on,
                explanation=aftermath.post(conference.published_on),
                revision=dialogue.revision,
                today=self.today,
                by=self.by,
            )
        return True

    def _official(self, post: str) -> str:
        """``Ông Lò Văn Ơn, Chủ tịch Ủy ban nhân dân``: an invented holder of the post."""
        person = officials(self.unit.code, shares_of(self.unit))[post]
        title = person.title(self.today.year)
        formal = {"anh": "ông", "chị": "bà"}.get(title, title).capitalize()
        return f"{formal} {person.name}, {OFFICIALS[post]}"
