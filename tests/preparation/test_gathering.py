"""Opinions before the conference: told by village, ranked, joined and taken apart by a press."""

import pytest

from app.db import db
from app.dialogue.models import Opinion
from app.dialogue.service import conference
from app.domain.dialogue.kinds import MatterKind, OpinionSource
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.opinions import OpinionState
from app.domain.errors import RuleViolation
from app.preparation.facts import AnswererFacts
from app.preparation.models import OpinionNote
from app.preparation.service import answerers, gathering
from app.preparation.service.reading import preparation_of
from app.records.locking import NotHere, Stale
from tests.preparation.conftest import TODAY

pytestmark = pytest.mark.usefixtures("commune")
RUBBISH = "Rác ở đầu ngõ nhiều ngày không được thu gom, hôi thối."
MUD, MUD_AGAIN = (
    "Đường vào bản lầy lội mỗi mùa mưa, xe không đi được.",
    "Đề nghị làm đường vào bản, mùa mưa lầy lội.",
)


def gathered(dialogue):
    return preparation_of(dialogue, today=TODAY).gathered


def numbers(topics):
    return [(topic.opinion.number, topic.voices) for topic in topics]


def test_each_village_is_told_with_what_it_sent_and_who_sent_nothing(dialogue, villages, voiced):
    voiced(dialogue, village_id=villages[0].id, voices=3)
    voiced(dialogue, RUBBISH, village_id=villages[0].id)
    voiced(dialogue, RUBBISH, village_id=villages[2].id)
    voiced(dialogue, RUBBISH)
    found = gathered(dialogue)
    assert [(one.name, one.opinions, one.voices) for one in found.places] == [
        ("Bản Nà Đông", 0, 0),
        ("Bản Tả Lèng", 2, 4),
        ("Bản Lùng Thàng", 1, 1),
        ("Chưa rõ thôn", 1, 1),
    ]
    assert found.silent == ["Bản Nà Đông"]


def test_what_more_people_raise_stands_first_echoes_counted(dialogue, villages, voiced):
    voiced(dialogue, MUD, village_id=villages[0].id, voices=4)
    voiced(dialogue, RUBBISH, voices=5)
    voiced(dialogue, MUD_AGAIN, village_id=villages[1].id, voices=3, same_as=1)
    topics = gathered(dialogue).topics
    assert numbers(topics) == [(1, 7), (2, 5)]
    assert [one.number for one in topics[0].echoes] == [3]
    assert topics[0].villages == ["Bản Tả Lèng", "Bản Nà Đông"]


def test_complaints_are_counted_apart_and_never_ranked_or_compared(dialogue, voiced):
    voiced(dialogue, MUD)
    voiced(dialogue, MUD, matter=MatterKind.COMPLAINT)
    found = gathered(dialogue)
    assert (numbers(found.topics), found.apart, found.proposals) == ([(1, 1)], 1, [])
    assert [one.opinions for one in found.fields] == [1]


def test_what_was_said_in_the_room_is_not_ranked_with_what_came_before(a_dialogue, officer, voiced):
    dialogue = a_dialogue(held_on=TODAY, started_at=None, announced_on=None)
    voiced(dialogue, MUD)
    voiced(dialogue, RUBBISH, source=OpinionSource.AT_MEETING)
    assert numbers(gathered(dialogue).topics) == [(1, 1)]


def test_similar_opinions_are_proposed_and_joined_only_by_a_press(dialogue, officer, voiced):
    voiced(dialogue, MUD)
    voiced(dialogue, RUBBISH)
    later = voiced(dialogue, MUD_AGAIN)
    (pair,) = gathered(dialogue).proposals
    assert (pair.root.number, pair.follower.number) == (1, 3)
    assert later.state is OpinionState.RECORDED

    joined = gathering.join_opinion(later.id, same_as=1, revision=later.revision, by=officer)
    assert (joined.state, joined.same_as, joined.content) == (OpinionState.MERGED, 1, MUD_AGAIN)
    assert gathered(dialogue).proposals == []

    apart = gathering.join_opinion(later.id, same_as=None, revision=joined.revision, by=officer)
    assert (apart.state, apart.same_as) == (OpinionState.RECORDED, None)
    assert len(gathered(dialogue).proposals) == 1


def test_an_opinion_that_leads_others_stays_the_root(dialogue, officer, voiced):
    voiced(dialogue, MUD)
    voiced(dialogue, MUD_AGAIN)
    voiced(dialogue, RUBBISH, same_as=2)
    (pair,) = gathered(dialogue).proposals
    assert (pair.root.number, pair.follower.number) == (2, 1)
    voiced(dialogue, RUBBISH, same_as=1)
    assert gathered(dialogue).proposals == []


@pytest.mark.parametrize("turned", [False, True])
def test_what_was_told_apart_is_not_asked_again(dialogue, officer, voiced, turned):
    first, second = voiced(dialogue, MUD), voiced(dialogue, MUD_AGAIN)
    own, other = (first, second) if turned else (second, first)
    gathering.tell_apart(own.id, other.id, by=officer)
    assert gathered(dialogue).proposals == []
    third = voiced(dialogue, MUD)
    gathering.tell_apart(own.id, third.id, by=officer)
    note = db.session.scalars(db.select(OpinionNote)).one()
    assert set(note.different) == {other.id, third.id}


def test_opinions_of_two_conferences_are_not_compared(dialogue, a_dialogue, officer, voiced):
    with pytest.raises(RuleViolation, match="không cùng một hội nghị"):
        gathering.tell_apart(voiced(dialogue).id, voiced(a_dialogue()).id, by=officer)


def test_a_burning_matter_is_marked_and_unmarked(dialogue, officer, voiced):
    first = voiced(dialogue, MUD)
    gathering.mark_hot(first.id, is_hot=True, by=officer)
    assert [one.is_hot for one in gathered(dialogue).topics] == [True]
    with pytest.raises(RuleViolation, match="đã được đánh dấu"):
        gathering.mark_hot(first.id, is_hot=True, by=officer)
    gathering.mark_hot(first.id, is_hot=False, by=officer)
    assert [one.is_hot for one in gathered(dialogue).topics] == [False]


def test_a_burning_echo_makes_its_root_burn(dialogue, officer, voiced):
    voiced(dialogue, MUD)
    echo = voiced(dialogue, MUD_AGAIN, same_as=1)
    gathering.mark_hot(echo.id, is_hot=True, by=officer)
    assert [one.is_hot for one in gathered(dialogue).topics] == [True]


def test_a_field_with_opinions_and_nobody_to_answer_is_said(dialogue, officer, voiced):
    voiced(dialogue, MUD)
    voiced(dialogue, RUBBISH, field="environment")
    facts = AnswererFacts(
        field="environment", person="Lò Văn Tám", answer="Tăng chuyến từ tháng 4."
    )
    made = answerers.name_answerer(dialogue.id, facts, by=officer)
    assert gathered(dialogue).unanswered == ["Giao thông, thủy lợi, hạ tầng"]
    with pytest.raises(RuleViolation, match="“Vệ sinh môi trường” đã có người trả lời"):
        answerers.name_answerer(dialogue.id, facts, by=officer)
    with pytest.raises(RuleViolation, match="không có trong danh mục"):
        answerers.name_answerer(dialogue.id, AnswererFacts(field="moon", person="A"), by=officer)
    roads = AnswererFacts(field="infrastructure", person="Lò Văn Tám")
    answerers.change_answerer(made.id, roads, revision=made.revision, by=officer)
    assert gathered(dialogue).unanswered == ["Vệ sinh môi trường"]


def test_a_press_on_what_another_has_changed_is_told(dialogue, officer, voiced):
    voiced(dialogue, MUD)
    second = voiced(dialogue, MUD_AGAIN)
    gathering.join_opinion(second.id, same_as=1, revision=1, by=officer)
    with pytest.raises(Stale):
        gathering.join_opinion(second.id, same_as=None, revision=1, by=officer)


def test_another_commune_prepares_nothing_here(dialogue, actor, officer, voiced):
    stranger = actor(officer.role, unit="03406")
    opinion = voiced(dialogue)
    with pytest.raises(NotHere):
        gathering.mark_hot(opinion.id, is_hot=True, by=stranger)
    with pytest.raises(NotHere):
        answerers.name_answerer(dialogue.id, AnswererFacts(field="land", person="A"), by=stranger)


def test_signed_or_called_off_nothing_is_prepared_any_more(dialogue, actor, officer, voiced):
    opinion = voiced(dialogue)
    conference.call_off(
        dialogue.id,
        DialogueState.POSTPONED,
        reason="Mưa lũ.",
        revision=dialogue.revision,
        by=officer,
    )
    with pytest.raises(RuleViolation, match="Hoãn"):
        gathering.mark_hot(opinion.id, is_hot=True, by=officer)


def test_joining_keeps_everything_else_of_the_opinion(dialogue, officer, villages, voiced):
    voiced(dialogue, MUD)
    facts = {"speaker": "Sùng A Chư", "address": "Nhà số 4", "village_id": villages[0].id}
    second = voiced(dialogue, MUD_AGAIN, voices=6, source=OpinionSource.IN_WRITING, **facts)
    gathering.join_opinion(second.id, same_as=1, revision=second.revision, by=officer)
    held = db.session.get_one(Opinion, second.id)
    assert (held.speaker, held.address, held.village_id, held.voices) == (
        "Sùng A Chư",
        "Nhà số 4",
        villages[0].id,
        6,
    )
    assert held.source is OpinionSource.IN_WRITING
