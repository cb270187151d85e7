"""The register: narrowed, paged, and never slower for being longer."""

from datetime import date, timedelta

import pytest

from app.db import db
from app.dialogue.record import DIALOGUE
from app.dialogue.service import reading
from app.dialogue.service.reading import PAGE, Place, Wanted
from app.domain.actors import Role
from app.domain.dialogue.clocks import ClockState
from app.domain.dialogue.lifecycle import DialogueState
from app.records.locking import NotHere
from app.records.sight import meet
from tests.asked import asked
from tests.dialogue.conftest import HELD_ON, TODAY
from tests.lawpack.rows import days

pytestmark = pytest.mark.usefixtures("commune")
OWN = {"03408"}


def titles(wanted=None, place=None, units=None):
    page = reading.register_page(units or OWN, wanted or Wanted(), place, today=TODAY)
    return [line.row.title for line in page.lines]


@pytest.fixture
def queries(commune):
    """The statements sent to the database from now on."""
    with asked() as sent:
        yield sent


@pytest.mark.usefixtures("both_databases")
def test_the_register_is_newest_first_and_counts_what_waits(
    a_dialogue, an_opinion, signed, officer
):
    signed(title="Đã ký")
    later = a_dialogue(title="Mới hơn", held_on=HELD_ON + timedelta(days=1))
    an_opinion(later)
    an_opinion(later, same_as=1)
    lines = reading.register_page(OWN, Wanted(), today=TODAY).lines
    assert [(one.row.title, one.opinions, one.waiting) for one in lines] == [
        ("Mới hơn", 2, 1),
        ("Đã ký", 1, 1),
    ]


def test_other_units_are_not_in_the_register(a_dialogue):
    a_dialogue()
    assert titles(units={"03406"}) == []


@pytest.mark.usefixtures("both_databases")
def test_words_are_found_without_tones_in_the_conference_and_its_opinions(a_dialogue, an_opinion):
    a_dialogue(title="Đối thoại quý I", place="Nhà văn hóa Sùng Chô")
    an_opinion(a_dialogue(title="Đối thoại quý IV"), content="Thu hồi đất làm đường vành đai")
    assert titles(Wanted(words="SUNG CHO")) == ["Đối thoại quý I"]
    assert titles(Wanted(words="dat vành")) == ["Đối thoại quý IV"]
    assert titles(Wanted(words="iv đường")) == ["Đối thoại quý IV"]
    assert titles(Wanted(words="100%")) == []


def test_the_register_is_narrowed_by_year_and_state(a_dialogue, signed):
    signed(title="Đã ký")
    a_dialogue(title="Năm ngoái", held_on=date(2025, 11, 20), announced_on=None)
    assert titles(Wanted(year=2025)) == ["Năm ngoái"]
    assert titles(Wanted(state=DialogueState.MINUTES_SIGNED)) == ["Đã ký"]
    assert titles(Wanted(year=2024)) == []
    assert reading.years_held(OWN) == [2026, 2025]
    assert reading.years_held({"03406"}) == []


@pytest.mark.usefixtures("both_databases")
def test_pages_lead_forth_and_back_without_gap_even_on_one_day(a_dialogue):
    for number in range(PAGE + 3):
        a_dialogue(title=f"Số {number}", announced_on=None)
    first = reading.register_page(OWN, Wanted(), today=TODAY)
    assert (len(first.lines), first.has_newer, first.has_older) == (PAGE, False, True)
    last = first.lines[-1].row
    second = reading.register_page(OWN, Wanted(), Place(last.held_on, last.id), today=TODAY)
    assert (len(second.lines), second.has_newer, second.has_older) == (3, True, False)
    top = second.lines[0].row
    back = reading.register_page(OWN, Wanted(), Place(top.held_on, top.id, False), today=TODAY)
    assert [one.row.id for one in back.lines] == [one.row.id for one in first.lines]
    assert (back.has_newer, back.has_older) == (False, True)


def test_a_longer_register_asks_no_more_of_the_database(a_dialogue, an_opinion, queries):
    def asked():
        db.session.rollback()
        queries.clear()
        reading.register_page(OWN, Wanted(words="tan"), today=TODAY)
        return len(queries)

    an_opinion(a_dialogue())
    few = asked()
    for _ in range(10):
        an_opinion(a_dialogue())
    assert asked() == few


def test_longer_minutes_ask_no_more_of_the_database(a_dialogue, an_opinion, village, queries):
    def asked():
        db.session.rollback()
        queries.clear()
        reading.minutes_of(dialogue, today=TODAY)
        return len(queries)

    dialogue = a_dialogue(villages=(village.id,))
    an_opinion(dialogue, village_id=village.id)
    few = asked()
    for _ in range(10):
        an_opinion(dialogue, village_id=village.id)
    assert asked() == few


def test_the_minutes_know_villages_voices_and_clocks(a_dialogue, an_opinion, village):
    dialogue = a_dialogue(villages=(village.id,), announced_on=date(2026, 3, 10))
    first = an_opinion(dialogue, voices=3, speaker="Sùng A Chư", village_id=village.id)
    an_opinion(dialogue, voices=2, same_as=1)
    minutes = reading.minutes_of(dialogue, today=TODAY)
    assert minutes.attending == ["Bản Tả Lèng"]
    assert minutes.voices_of(first) == 5
    assert minutes.speaker_of(first) == "Sùng A Chư, bản Tả Lèng"
    assert [clock.state for clock in minutes.clocks] == [ClockState.LATE, ClockState.RUNNING]


def test_a_conference_of_a_unit_out_of_reach_is_not_there(a_dialogue, actor):
    dialogue = a_dialogue()
    assert meet(DIALOGUE, dialogue.id, actor(Role.COMMUNE_OFFICER)) is dialogue
    with pytest.raises(NotHere):
        meet(DIALOGUE, dialogue.id, actor(Role.COMMUNE_OFFICER, unit="03406"))


def test_a_day_off_of_the_unit_moves_the_clock_of_the_results(a_dialogue):
    a_dialogue()  # on 16/03/2026: the results are due on Thursday 26
    (line,) = reading.register_page(OWN, Wanted(), today=TODAY).lines
    assert line.clocks[1].due_on == date(2026, 3, 26)
    days(first=date(2026, 3, 26))
    (line,) = reading.register_page(OWN, Wanted(), today=TODAY).lines
    assert line.clocks[1].due_on == date(2026, 3, 27)
    assert reading.minutes_of(line.row, today=TODAY).clocks == line.clocks
