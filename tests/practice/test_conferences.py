"""Conferences keep to the plan of a commune and to what the law lets them answer."""

import unicodedata
from datetime import date, timedelta
from random import Random

import pytest

from app.domain.dialogue.answers import Disposition, Handling, check_handling
from app.domain.dialogue.fields import DEFAULT_FIELDS
from app.domain.dialogue.kinds import DialogueKind
from app.practice.conferences import (
    OFFICIALS,
    invent_conclusions,
    invent_voices,
    invent_words,
    officials,
    plan_conferences,
)
from app.practice.people import LAI_CHAU
from app.practice.places import TA_LENG
from app.practice.stories import texts

FIRST, TODAY = date(2024, 1, 1), date(2026, 11, 21)
COMMUNE = "Xã Tả Lèng"


def some_conferences(seed=1, count=8):
    return plan_conferences(Random(seed), count, first=FIRST, last=TODAY, today=TODAY)


@pytest.mark.parametrize("seed", range(25))
def test_every_year_has_its_conference_on_a_working_day(seed):
    conferences = some_conferences(seed)
    assert [c.held_on for c in conferences] == sorted(c.held_on for c in conferences)
    assert {c.held_on.year for c in conferences} == {2024, 2025, 2026}
    for conference in conferences:
        assert conference.held_on.weekday() < 5
        assert conference.announced_on <= conference.held_on
        assert conference.announced_on <= TODAY
        assert conference.held_on <= conference.signed_on < conference.published_on
        assert conference.started_at < conference.ended_at


def test_the_last_conference_is_soon_to_come():
    *held, coming = some_conferences()
    assert all(conference.held_on <= TODAY for conference in held)
    assert 0 < (coming.held_on - TODAY).days <= 9


def test_the_middle_of_the_year_belongs_to_the_party_committee():
    for conference in some_conferences(count=30):
        middle = 4 <= conference.held_on.month <= 9
        assert (conference.kind is DialogueKind.PARTY_COMMITTEE) == middle


def test_no_conferences_asked_for_none_made():
    assert some_conferences(count=0) == []


def test_each_opinion_is_dealt_with_as_the_law_allows():
    held_on = date(2025, 3, 5)
    for voice in invent_voices(Random(2), 45, villages=TA_LENG, commune=COMMUNE):
        due = voice.due_days and held_on + timedelta(days=voice.due_days)
        handling = Handling(voice.disposition, "Ông A", voice.answer, voice.handler, due)
        check_handling(voice.matter, handling, held_on=held_on)
        assert not (voice.matter.has_own_procedure and voice.voices > 1)


def test_all_fields_of_life_and_all_ways_of_dealing_with_an_opinion_are_there():
    pool = texts("dialogue")["opinion"]
    assert {row["field"] for row in pool} == {field.code for field in DEFAULT_FIELDS}
    assert {row["how"] for row in pool} == {how.value for how in Disposition}


def test_no_opinion_is_brought_forward_twice_at_one_conference():
    voices = invent_voices(Random(3), 17, villages=TA_LENG, commune=COMMUNE)
    assert len({voice.content for voice in voices}) == 17


def test_more_opinions_than_texts_can_be_asked_for():
    assert len(invent_voices(Random(3), 100, villages=TA_LENG, commune=COMMUNE)) == 100


def test_all_words_are_whole_and_in_composed_letters():
    rng = Random(5)
    for conference in some_conferences():
        told = [
            *invent_words(rng, conference, village=TA_LENG[0], commune=COMMUNE).values(),
            *(text for row in invent_conclusions(rng, 5, COMMUNE) for text in row[:2]),
            *(v.content for v in invent_voices(rng, 15, villages=TA_LENG, commune=COMMUNE)),
        ]
        for text in told:
            assert text
            assert "{" not in text
            assert unicodedata.is_normalized("NFC", text)


def test_a_commune_keeps_its_officials():
    posts = officials("03405", LAI_CHAU)
    assert posts == officials("03405", LAI_CHAU)
    assert posts != officials("03408", LAI_CHAU)
    assert posts.keys() == OFFICIALS.keys()
