"""The register page by page, one class whole, and what waits for somebody."""

from datetime import date, timedelta

import pytest

from app.domain.actors import Role
from app.domain.quarters import Quarter
from app.domain.training.attendance import Mark
from app.domain.training.days import Days
from app.domain.training.lifecycle import ClassState
from app.training.service import classes, reading, seats
from app.training.service.reading import PAGE, Place, Tally, Wanted
from app.training.service.waiting import waiting
from tests.factories import a_mediator
from tests.training.conftest import (
    COMING,
    GIVEN,
    TODAY,
    attend,
    one_day,
    planned,
    seats_of,
)


def titles(by, *, place=None, **wanted):
    found = reading.register_page(Wanted(**wanted), place, by=by)
    return [line.row.title for line in found.lines]


@pytest.mark.usefixtures("both_databases")
def test_the_register_is_narrowed_by_words_year_and_state(a_class, officer, neighbour):
    a_class(title="Kỹ năng", days=one_day(date(2025, 6, 3)), place="Bản Tả Lèng")
    a_class(title="Đất đai", days=planned(Quarter(2026, 4)))
    off = a_class(title="Gia đình")
    classes.call_off(off.id, reason="Lũ", revision=off.revision, by=officer)
    a_class(title="Của xã khác", by=neighbour)
    assert titles(officer) == ["Đất đai", "Gia đình", "Kỹ năng"]
    assert titles(officer, words="ta leng") == ["Kỹ năng"]
    assert titles(officer, words="đất") == titles(officer, words="DAT dai") == ["Đất đai"]
    assert titles(officer, words="%") == []
    assert titles(officer, year=2025) == ["Kỹ năng"]
    assert titles(officer, state=ClassState.CALLED_OFF) == ["Gia đình"]
    assert titles(officer, year=2024) == []


@pytest.mark.usefixtures("both_databases")
def test_a_long_register_is_read_page_by_page(a_class, officer):
    days = [date(2026, 1, 1) + timedelta(days=n // 2) for n in range(PAGE + 3)]
    for number, day in enumerate(days):
        a_class(title=f"Lớp {number}", days=one_day(day))
    newest_first = [f"Lớp {number}" for number in reversed(range(PAGE + 3))]
    first = reading.register_page(Wanted(), by=officer)
    assert [line.row.title for line in first.lines] == newest_first[:PAGE]
    assert (first.has_newer, first.has_older) == (False, True)
    last = first.lines[-1].row
    second = reading.register_page(Wanted(), Place(last.first_on, last.id), by=officer)
    assert [line.row.title for line in second.lines] == newest_first[PAGE:]
    assert (second.has_newer, second.has_older) == (True, False)
    top = second.lines[0].row
    back = reading.register_page(Wanted(), Place(top.first_on, top.id, older=False), by=officer)
    assert [line.row.title for line in back.lines] == newest_first[:PAGE]
    assert (back.has_newer, back.has_older) == (False, True)


@pytest.mark.usefixtures("both_databases")
def test_the_register_counts_who_was_asked_and_who_came(listed, officer):
    held = listed()
    attend(held, {0: Mark(present=False), 1: Mark(present=True)}, by=officer, rest=False)
    seats.withdraw_seat(seats_of(held)[2].id, by=officer)
    (line,) = reading.register_page(Wanted(), by=officer).lines
    assert line.tally == Tally(invited=2, came=1, unmarked=0)


def test_the_list_stands_by_team_leader_first_then_by_given_name(
    listed, people, team, other_team, a_trainer, officer
):
    held = listed()
    extra = [a_mediator(other_team, name="Lò Văn Ún"), a_mediator(team, name="Hạng A Ánh")]
    seats.add_people(
        held.id,
        mediators=[one.id for one in extra],
        trainers=[a_trainer().id],
        today=TODAY,
        by=officer,
    )
    view = reading.view_class(held, by=officer)
    assert [(line.name, line.group) for line in view.seats] == [
        ("Giàng A Páo", team.name),
        ("Hạng A Ánh", team.name),
        ("Lò Thị Bua", team.name),
        ("Vàng Thị Mỷ", team.name),
        ("Lò Văn Ún", other_team.name),
        ("Hà Thị Thu", "Sở Tư pháp"),
    ]
    assert view.by_group == [
        (team.name, Tally(4, 0, 4)),
        (other_team.name, Tally(1, 0, 1)),
        ("Sở Tư pháp", Tally(1, 0, 1)),
    ]
    assert view.tally == Tally(6, 0, 6)


def test_a_member_of_a_team_sees_the_lines_of_their_own(listed, people, other_team, actor, officer):
    held = listed()
    stranger = a_mediator(other_team, name="Lò Văn Ún")
    seats.add_people(held.id, mediators=[stranger.id], today=TODAY, by=officer)

    def names(role, person):
        by = actor(role, team_id=person.team_id, mediator_id=person.id)
        view = reading.view_class(held, by=by)
        assert view.tally.invited == 4
        assert view.summonses == []
        return [line.name for line in view.seats]

    assert names(Role.MEDIATOR, people[1]) == ["Lò Thị Bua"]
    assert names(Role.TEAM_LEADER, people[0]) == ["Giàng A Páo", "Lò Thị Bua", "Vàng Thị Mỷ"]
    assert names(Role.TEAM_LEADER, stranger) == ["Lò Văn Ún"]


def test_a_mediator_is_told_of_the_own_classes_to_come(summoned, people, a_class, actor, officer):
    held = summoned()
    a_class(title="Không mời", days=one_day(COMING))

    def coming(person, on=TODAY, role=Role.MEDIATOR):
        by = actor(role, team_id=person.team_id, mediator_id=person.id)
        return [row.title for row in reading.own_coming_classes(by, on=on)]

    assert coming(people[1]) == [held.title]
    assert coming(people[0], role=Role.TEAM_LEADER) == [held.title]
    assert coming(people[1], on=COMING) == [held.title]
    assert coming(people[1], on=COMING + timedelta(days=1)) == []
    assert reading.own_coming_classes(officer, on=TODAY) == ()
    classes.call_off(held.id, reason="Lũ", revision=held.revision, by=officer)
    assert coming(people[1]) == []


def told(by, today=TODAY):
    return [(one.label, one.due_on) for one in waiting(by, today)]


@pytest.fixture
def in_request(commune):
    with commune.test_request_context():
        yield


@pytest.mark.usefixtures("in_request")
def test_what_waits_for_who_keeps_the_book(listed, summoned, a_class, officer):
    begun = listed(title="Đã đến ngày")
    noted = listed(title="Đã ghi đủ")
    attend(noted, {}, by=officer)
    half = listed(title="Ghi dở", days=one_day(date(2026, 5, 13)))
    attend(half, {0: Mark(present=True)}, by=officer, rest=False)
    a_class(title="Chưa có ngày", days=planned(Quarter(2026, 2)))
    a_class(title="Chưa gọi", days=one_day(date(2026, 6, 2)))
    a_class(title="Còn xa", days=one_day(date(2026, 6, 4)))
    summoned(title="Tuần sau")
    summoned(title="Tuần sau nữa", days=one_day(date(2026, 5, 28)))
    assert told(officer) == [
        ("Chưa ghi có mặt: Đã đến ngày", GIVEN),
        ("Chờ kết thúc lớp: Đã ghi đủ", GIVEN),
        ("Chưa ghi có mặt: Ghi dở", date(2026, 5, 13)),
        ("Lớp bồi dưỡng sắp mở (27/05/2026): Tuần sau", COMING),
        ("Chưa gửi giấy triệu tập: Chưa gọi", date(2026, 6, 2)),
        ("Chưa ấn định ngày mở lớp: Chưa có ngày", date(2026, 6, 30)),
    ]
    addresses = [one.address for one in waiting(officer, TODAY)]
    assert addresses[0] == f"/boi-duong/lop/{begun.id}/co-mat"
    assert addresses[1] == f"/boi-duong/lop/{noted.id}"


@pytest.mark.usefixtures("in_request")
def test_what_waits_for_the_others(listed, summoned, people, actor, neighbour):
    listed(title="Đã đến ngày")
    summoned(title="Tuần sau")
    coming = [("Lớp bồi dưỡng sắp mở (27/05/2026): Tuần sau", COMING)]
    assert told(actor(Role.FRONT)) == coming
    member = {"team_id": people[1].team_id, "mediator_id": people[1].id}
    assert told(actor(Role.MEDIATOR, **member)) == coming
    assert told(actor(Role.MEDIATOR, **member), today=date(2026, 5, 19)) == []
    assert told(actor(Role.ADMINISTRATOR)) == []
    assert told(neighbour) == []


@pytest.mark.usefixtures("in_request")
def test_a_class_that_is_over_waits_for_nobody(finished, listed, officer):
    finished()
    off = listed()
    classes.call_off(off.id, reason="Lũ", revision=off.revision, by=officer)
    assert told(officer) == []


@pytest.mark.usefixtures("in_request")
def test_a_class_of_two_days_waits_for_its_end_on_the_last(listed, officer):
    held = listed(days=Days(TODAY, date(2026, 5, 21), are_set=True))
    attend(held, {}, by=officer)
    assert told(officer) == []
    assert [label for label, _ in told(officer, today=date(2026, 5, 21))] == [
        f"Chờ kết thúc lớp: {held.title}"
    ]
