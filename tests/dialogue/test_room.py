"""The acts of the room: agenda and its time, heads counted, who speaks, and what is new."""

from dataclasses import replace
from uuid import uuid4

import pytest

from app.db import db
from app.dialogue.models import AgendaItem, Attendance, Turn
from app.dialogue.service import agenda, opinions, turns
from app.dialogue.service.agenda import PlannedGroup, PlannedItem
from app.dialogue.service.room import news_since, room_of
from app.dialogue.service.turns import TurnFacts
from app.domain.actors import Role
from app.domain.dialogue.kinds import MatterKind
from app.domain.dialogue.room import GroupKind, TurnState
from app.domain.errors import RuleViolation
from app.domain.profiles import Profile
from app.records.journal import JournalEntry
from app.records.locking import NotHere, Stale
from tests.dialogue.conftest import HELD_ON

pytestmark = pytest.mark.usefixtures("both_databases")
TODAY = HELD_ON
STEPS = [PlannedItem(place=n, words=f"Mục {n}", minutes=10 * n) for n in (1, 2, 3)]
GROUPS = [
    PlannedGroup(place=1, words="Đại biểu", kind=GroupKind.DELEGATES, expected=9),
    PlannedGroup(place=2, words="Nhân dân bản Tả Lèng", expected=40),
    PlannedGroup(place=3, words="Nhân dân bản khác"),
    PlannedGroup(place=4, words="Không đủ điều kiện", kind=GroupKind.TURNED_AWAY),
]


@pytest.fixture
def meeting(a_dialogue):
    """A conference that is going on."""
    return a_dialogue(today=TODAY, ended_at=None)


@pytest.fixture
def laid(meeting, officer):
    """Its agenda and groups are laid down."""
    agenda.lay_down(meeting.id, STEPS, GROUPS, by=officer)
    return meeting


def times(meeting):
    db.session.expire_all()
    return [
        (one.place, one.started_at is not None, one.ended_at is not None)
        for one in agenda.agenda_of(meeting.id)
    ]


def spoke(meeting):
    db.session.expire_all()
    return [one.state.value for one in turns.turns_of(meeting.id)]


def queue(meeting, officer, *names):
    return [turns.ask_to_speak(meeting.id, TurnFacts(speaker=name), by=officer) for name in names]


def test_the_agenda_is_gone_through_one_item_after_another(laid, officer):
    assert agenda.next_item(laid.id, by=officer).title == "Mục 1"
    assert agenda.next_item(laid.id, by=officer).title == "Mục 2"
    assert times(laid) == [(1, True, True), (2, True, False), (3, False, False)]
    assert agenda.next_item(laid.id, by=officer).title == "Mục 3"
    assert agenda.next_item(laid.id, by=officer) is None
    assert times(laid) == [(1, True, True), (2, True, True), (3, True, True)]
    with pytest.raises(RuleViolation, match="không còn mục"):
        agenda.next_item(laid.id, by=officer)


def test_an_item_may_be_taken_out_of_its_order_and_taken_up_again(laid, officer):
    first, _, last = agenda.agenda_of(laid.id)
    agenda.start_item(last.id, revision=1, by=officer)
    agenda.start_item(first.id, revision=1, by=officer)
    assert times(laid) == [(1, True, False), (2, False, False), (3, True, True)]
    began = last.started_at
    agenda.start_item(last.id, revision=3, by=officer)
    db.session.expire_all()
    assert (last.started_at, last.ended_at) == (began, None)
    with pytest.raises(RuleViolation, match="đang diễn ra"):
        agenda.start_item(last.id, revision=4, by=officer)


def test_what_did_not_change_in_the_plan_is_not_written_again(laid, officer):
    before = {one.id: one for one in agenda.agenda_of(laid.id)}
    rows = [
        PlannedItem(
            place=one.place,
            words="Khai mạc" if one.place == 2 else one.title,
            minutes=one.minutes,
            id=one.id,
            revision=1,
        )
        for one in before.values()
    ]
    agenda.lay_down(laid.id, rows, [], by=officer)
    db.session.expire_all()
    assert [(one.title, one.revision) for one in agenda.agenda_of(laid.id)] == [
        ("Mục 1", 1),
        ("Khai mạc", 2),
        ("Mục 3", 1),
    ]


def test_an_emptied_row_is_left_out_unless_it_has_begun(laid, officer):
    first, second, _ = agenda.agenda_of(laid.id)
    agenda.next_item(laid.id, by=officer)
    agenda.lay_down(
        laid.id, [PlannedItem(place=2, words="", id=second.id, revision=1)], [], by=officer
    )
    assert [place for place, *_ in times(laid)] == [1, 3]
    with pytest.raises(RuleViolation, match="đã bắt đầu"):
        agenda.lay_down(
            laid.id, [PlannedItem(place=1, words="", id=first.id, revision=2)], [], by=officer
        )


def test_who_plans_over_anothers_change_is_told(laid, officer):
    first = agenda.agenda_of(laid.id)[0]
    agenda.next_item(laid.id, by=officer)
    with pytest.raises(Stale):
        agenda.lay_down(
            laid.id, [PlannedItem(place=1, words="Khác", id=first.id, revision=1)], [], by=officer
        )


def test_a_row_of_another_conference_is_not_there(laid, a_dialogue, officer):
    other = a_dialogue(today=TODAY, ended_at=None)
    stolen = PlannedItem(place=1, words="Chen vào", id=agenda.agenda_of(laid.id)[0].id, revision=1)
    with pytest.raises(NotHere):
        agenda.lay_down(other.id, [stolen], [], by=officer)


def test_heads_are_counted_by_group_and_propose_the_number_of_citizens(laid, officer):
    delegates, own, others, away = agenda.groups_counted(laid.id)
    room = room_of(laid, today=TODAY)
    assert (room.present(GroupKind.CITIZENS), room.people) == (None, laid.people)
    for group, present in ((delegates, 8), (own, 35), (others, 12), (away, 1)):
        agenda.count_heads(group.id, present=present, revision=1, by=officer)
    room = room_of(laid, today=TODAY)
    assert room.people == 47
    assert room.present(GroupKind.DELEGATES) == 8
    assert room.present(GroupKind.TURNED_AWAY) == 1
    with pytest.raises(RuleViolation, match="từ 0 đến"):
        agenda.count_heads(own.id, present=-1, revision=2, by=officer)
    with pytest.raises(Stale):
        agenda.count_heads(own.id, present=36, revision=1, by=officer)


def test_the_floor_goes_from_one_to_the_next(meeting, officer):
    queue(meeting, officer, "Páo", "Mai", "Sùng")
    assert turns.call_next(meeting.id, by=officer).speaker == "Páo"
    assert turns.call_next(meeting.id, by=officer).speaker == "Mai"
    assert spoke(meeting) == ["done", "speaking", "waiting"]
    assert turns.call_next(meeting.id, by=officer).speaker == "Sùng"
    assert turns.call_next(meeting.id, by=officer) is None
    assert spoke(meeting) == ["done", "done", "done"]
    with pytest.raises(RuleViolation, match="Không còn ai"):
        turns.call_next(meeting.id, by=officer)


def test_one_may_be_called_out_of_turn_give_up_and_ask_again(meeting, officer):
    first, second, third = queue(meeting, officer, "Páo", "Mai", "Sùng")
    turns.call(third.id, revision=1, by=officer)
    turns.call(first.id, revision=1, by=officer)
    assert spoke(meeting) == ["speaking", "waiting", "done"]
    turns.leave_or_return(second.id, wanted=TurnState.LEFT, revision=1, by=officer)
    turns.finish(first.id, revision=2, by=officer)
    assert spoke(meeting) == ["done", "left", "done"]
    turns.leave_or_return(second.id, wanted=TurnState.WAITING, revision=2, by=officer)
    assert turns.call_next(meeting.id, by=officer).speaker == "Mai"


def test_a_nameless_turn_needs_its_village(meeting, officer, village, foreign_village):
    with pytest.raises(RuleViolation, match="họ tên hoặc thôn"):
        turns.ask_to_speak(meeting.id, TurnFacts(), by=officer)
    with pytest.raises(RuleViolation, match="không thuộc đơn vị"):
        turns.ask_to_speak(meeting.id, TurnFacts(village_id=foreign_village.id), by=officer)
    turn = turns.ask_to_speak(meeting.id, TurnFacts(village_id=village.id), by=officer)
    assert room_of(meeting, today=TODAY).name_of(turn) == "Đại diện bản Tả Lèng"


def test_before_and_after_the_meeting_nobody_has_the_floor(a_dialogue, officer):
    over = a_dialogue()
    agenda.lay_down(over.id, STEPS, [], by=officer)
    (turn,) = queue(over, officer, "Páo")
    item = agenda.agenda_of(over.id)[0]
    for act in (
        lambda: agenda.next_item(over.id, by=officer),
        lambda: agenda.start_item(item.id, revision=1, by=officer),
        lambda: turns.call_next(over.id, by=officer),
        lambda: turns.call(turn.id, revision=1, by=officer),
    ):
        with pytest.raises(RuleViolation, match="khi hội nghị đang diễn ra"):
            act()


def test_signed_minutes_close_the_room(signed, officer):
    dialogue = signed()
    with pytest.raises(RuleViolation, match="đã ký"):
        queue(dialogue, officer, "Páo")
    with pytest.raises(RuleViolation, match="đã ký"):
        agenda.lay_down(dialogue.id, STEPS, [], by=officer)


def test_another_unit_meets_none_of_it(laid, officer, actor):
    (turn,) = queue(laid, officer, "Páo")
    neighbour = replace(actor(Role.COMMUNE_OFFICER), unit="03406")
    item, group = agenda.agenda_of(laid.id)[0], agenda.groups_counted(laid.id)[0]
    for act in (
        lambda: agenda.lay_down(laid.id, STEPS, [], by=neighbour),
        lambda: agenda.start_item(item.id, revision=1, by=neighbour),
        lambda: agenda.count_heads(group.id, present=1, revision=1, by=neighbour),
        lambda: turns.call(turn.id, revision=1, by=neighbour),
    ):
        with pytest.raises(NotHere):
            act()


def test_every_act_leaves_its_line(laid, officer):
    (turn,) = queue(laid, officer, "Páo")
    agenda.next_item(laid.id, by=officer)
    turns.call_next(laid.id, by=officer)
    turns.finish(turn.id, revision=2, by=officer)
    models = {one.__tablename__ for one in (AgendaItem, Attendance, Turn)}
    lines = db.session.scalars(
        db.select(JournalEntry)
        .where(JournalEntry.subject.in_(models))
        .order_by(JournalEntry.sequence)
    )
    assert [one.act for one in lines] == ["plan"] * 7 + ["ask", "start", "call", "end"]


def test_the_same_press_sent_twice_calls_one_person(meeting, officer):
    queue(meeting, officer, "Páo", "Mai")
    press = replace(officer, request_key=uuid4().hex)
    turns.call_next(meeting.id, by=press)
    with pytest.raises(Exception, match=press.request_key):
        turns.call_next(meeting.id, by=press)
    assert spoke(meeting) == ["speaking", "waiting"]


def test_news_tell_what_was_written_after_the_mark_and_nothing_else(
    laid, a_dialogue, an_opinion, officer
):
    first = an_opinion(laid)
    room = room_of(laid, today=TODAY)
    assert news_since(laid.id, room.mark) is None
    an_opinion(a_dialogue(today=TODAY, ended_at=None))  # of another conference
    assert news_since(laid.id, room.mark) is None
    second = an_opinion(laid, same_as=1, voices=2)
    third = an_opinion(laid)
    news = news_since(laid.id, room.mark)
    again = room_of(laid, today=TODAY)
    assert news.mark == again.mark > room.mark
    assert [one.number for one in news.told_anew(again.minutes.opinions)] == [1, 2, 3]
    assert not news.has(first)
    assert news.has(second)
    assert news.has(third)
    assert not news.touches("turn", "agenda_item")


def test_a_row_whose_voices_change_with_another_row_is_told_too(laid, an_opinion, officer):
    for _ in range(3):
        an_opinion(laid)
    follower = an_opinion(laid, same_as=1)
    mark = room_of(laid, today=TODAY).mark
    facts = opinions.OpinionFacts(content="Như trên.", field="land", same_as=2)
    opinions.correct_opinion(follower.id, facts, revision=1, by=officer)
    told = news_since(laid.id, mark).told_anew(room_of(laid, today=TODAY).minutes.opinions)
    assert [one.number for one in told] == [1, 2, 4]


def test_names_of_speakers_do_not_leave_and_are_shown_only_when_asked(meeting, an_opinion, officer):
    (turn,) = queue(meeting, officer, "Giàng A Páo")
    assert turn.outgoing(Profile.FULL) is None
    opinion = an_opinion(meeting, speaker="Giàng A Páo", matter=MatterKind.FEEDBACK)
    room = room_of(meeting, today=TODAY)
    assert room.name_of(turn, with_name=False) == "Người dân dự hội nghị"
    assert room.speaker_of(opinion, with_name=False) == "Người dân dự hội nghị"
    assert room.speaker_of(opinion, with_name=True) == "Giàng A Páo"
