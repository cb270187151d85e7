"""Opinions as they are prepared: by village, by how many raise them, by who will answer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.db import db
from app.dialogue.models import Opinion
from app.dialogue.service.reading import Minutes
from app.domain.dialogue.fields import DEFAULT_FIELDS, field_label
from app.domain.dialogue.kinds import OpinionSource
from app.domain.dialogue.opinions import OpinionState
from app.domain.dialogue.similar import Pair, alike
from app.preparation.models import Answerer, OpinionNote

PROPOSED = 12  # pairs shown at a time, the most alike first


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """What came from one village."""

    name: str
    opinions: int
    voices: int


@dataclass(frozen=True, slots=True)
class Topic:
    """An opinion with those that say the same; ``voices`` counts the people behind all."""

    opinion: Opinion
    echoes: Sequence[Opinion]
    voices: int
    villages: Sequence[str]
    is_hot: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two opinions that may say the same: ``follower`` would be noted as the same as ``root``."""

    root: Opinion
    follower: Opinion
    percent: int


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field, how many opinions touch it, and who answers them."""

    code: str
    label: str
    opinions: int
    answerer: Answerer | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was collected beforehand.

    Complaints and denunciations are only counted (``apart``): they go their own way.
    """

    places: Sequence[PlaceLine]
    silent: Sequence[str]
    topics: Sequence[Topic]
    proposals: Sequence[Proposal]
    apart: int
    fields: Sequence[FieldLine]

    @property
    def unanswered(self) -> list[str]:
        """Fields with opinions and nobody to answer them."""
        return [one.label for one in self.fields if one.opinions and one.answerer is None]


def gathered_of(
    minutes: Minutes, villages: Mapping[UUID, str], answerers: Sequence[Answerer]
) -> Gathered:
    """``villages`` are those asked to come; what came from others is told as well."""
    before = [one for one in minutes.opinions if one.source is not OpinionSource.AT_MEETING]
    open_ones = [one for one in before if not one.matter.has_own_procedure]
    notes = _notes(minutes.dialogue.id)
    topics = _topics(minutes, open_ones, notes)
    places = _places(minutes, before, villages)
    return Gathered(
        places=places,
        silent=[one.name for one in places if not one.opinions],
        topics=topics,
        proposals=_proposals(topics, notes),
        apart=len(before) - len(open_ones),
        fields=_fields(minutes.opinions, answerers),
    )


def _notes(dialogue_id: UUID) -> dict[UUID, OpinionNote]:
    rows = db.select(OpinionNote).where(OpinionNote.dialogue_id == dialogue_id)
    return {one.opinion_id: one for one in db.session.scalars(rows)}


def _places(
    minutes: Minutes, opinions: Sequence[Opinion], villages: Mapping[UUID, str]
) -> list[PlaceLine]:
    counted = Counter(one.village_id for one in opinions)
    voices: Counter[UUID | None] = Counter()
    for one in opinions:
        voices[one.village_id] += one.voices
    others = [key for key in counted if key not in villages]
    named = {**villages, **{key: _elsewhere(minutes, key) for key in others}}
    return [PlaceLine(name, counted[key], voices[key]) for key, name in named.items()]


def _elsewhere(minutes: Minutes, village_id: UUID | None) -> str:
    """A village that is not asked to come, or none."""
    return minutes.villages.get(village_id, "Chưa rõ thôn") if village_id else "Chưa rõ thôn"


def _topics(
    minutes: Minutes, opinions: Sequence[Opinion], notes: Mapping[UUID, OpinionNote]
) -> list[Topic]:
    followers: defaultdict[int, list[Opinion]] = defaultdict(list)
    for one in minutes.opinions:
        if one.same_as is not None:
            followers[one.same_as].append(one)
    topics = [
        Topic(
            opinion=one,
            echoes=followers[one.number],
            voices=minutes.voices_of(one),
            villages=_names(minutes, [one, *followers[one.number]]),
            is_hot=any(
                bool(notes[each.id].is_hot)
                for each in (one, *followers[one.number])
                if each.id in notes
            ),
        )
        for one in opinions
        if one.state is not OpinionState.MERGED
    ]
    return sorted(topics, key=lambda topic: (-topic.voices, topic.opinion.number))


def _names(minutes: Minutes, opinions: Iterable[Opinion]) -> list[str]:
    keys = dict.fromkeys(one.village_id for one in opinions if one.village_id)
    return [minutes.villages[key] for key in keys if key in minutes.villages]


def _proposals(topics: Sequence[Topic], notes: Mapping[UUID, OpinionNote]) -> list[Proposal]:
    """Of what is not joined and was not told apart before."""
    by_number = {topic.opinion.number: topic for topic in topics}
    pairs = alike({number: topic.opinion.content for number, topic in by_number.items()})
    found = (_proposal(by_number[one.first], by_number[one.second], one) for one in pairs)
    return [one for one in found if one is not None and not _told_apart(one, notes)][:PROPOSED]


def _proposal(first: Topic, second: Topic, pair: Pair) -> Proposal | None:
    """The earlier one leads, unless only the later has others behind it; two that lead others
    cannot be joined by one press."""
    if second.echoes and first.echoes:
        return None
    root, follower = (second, first) if second.echoes else (first, second)
    return Proposal(root.opinion, follower.opinion, round(pair.likeness * 100))


def _told_apart(one: Proposal, notes: Mapping[UUID, OpinionNote]) -> bool:
    pair = (one.root.id, one.follower.id)
    return any(
        other in (notes[own].different or ()) for own, other in (pair, pair[::-1]) if own in notes
    )


def _fields(opinions: Sequence[Opinion], answerers: Sequence[Answerer]) -> list[FieldLine]:
    """The fields that somebody spoke of or answers, in the order of the list."""
    counted = Counter(one.field for one in opinions if not one.matter.has_own_procedure)
    named = {one.field: one for one in answerers}
    known = [one.code for one in DEFAULT_FIELDS]
    codes = [code for code in known if code in counted or code in named]
    codes += sorted((set(counted) | set(named)) - set(known))
    return [FieldLine(code, field_label(code), counted[code], named.get(code)) for code in codes]
