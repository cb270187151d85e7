"""Leaving: what each step writes down, what it never blocks, what the superior hears."""

from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseState
from app.domain.teams.decisions import Decision
from app.domain.teams.departure_road import DepartureState
from app.domain.teams.kinds import Leaving
from app.records.locking import NotHere
from app.records.sight import meet
from app.teams.record import DEPARTURE
from app.teams.service import departures, missing_in
from app.teams.service.deciding import view_departure
from tests.factories import TODAY, a_mediator, a_team, an_officer
from tests.mediation.cases import a_case_in, a_village_with_team
from tests.teams.lives import DECISION, HELD_ON, RECEIVED_ON, SENT_ON, heard, left, proposed

pytestmark = pytest.mark.usefixtures("both_databases")

GONE = "Đã chuyển hộ khẩu về xã khác."


def disputed(departure, **facts):
    given = {
        "reason": "Trưởng thôn xác nhận vẫn thường trú.",
        "front_head": "Phàn Văn Sì",
        "verified_on": SENT_ON,
        "received_on": RECEIVED_ON,
    }
    return departures.dispute(departure.id, **{**given, **facts}, today=TODAY, by=an_officer())


def test_a_wish_to_leave_goes_through_the_front_to_the_chairman(commune):
    mediator = a_mediator(a_team())
    departure = left(heard(proposed(mediator)))
    assert departure.state is DepartureState.LEFT
    assert (mediator.ended_on, mediator.ending_number) == (date(2026, 2, 13), "25/QĐ-UBND")
    assert mediator.ended_why is Leaving.OWN_WISH


def test_a_team_that_falls_short_is_told_and_nothing_is_blocked(commune):
    team = a_team()
    woman = a_mediator(team, name="Lò Thị Mai")
    departure = proposed(woman)
    view = view_departure(departure.id, today=TODAY, by=an_officer())
    assert len(view.missing_then) > 0
    left(heard(departure))
    assert any("cần ít nhất 3" in one for one in missing_in(team, on=TODAY))


def test_the_cases_that_must_go_to_others_are_listed(commune):
    home = a_village_with_team()
    case = a_case_in(CaseState.IN_MEDIATION, home)
    with commune.test_request_context():
        views = [
            view_departure(proposed(one).id, today=TODAY, by=an_officer())
            for one in (home.lien, home.pao)
        ]
    [held] = [one for view in views for one in view.open_cases]
    assert (held.number, held.address) == (case.number, f"/hoa-giai/{case.id}")


def test_for_a_leader_the_front_proposes_at_once(commune):
    leader = a_mediator(a_team(), is_leader=True)
    departure = proposed(leader, proposed_by="Phàn Văn Sì")
    assert (departure.state, departure.of_leader) == (DepartureState.VERIFIED, True)
    assert (departure.front_head, departure.verified_on) == ("Phàn Văn Sì", HELD_ON)


def test_a_removal_says_what_happened(commune):
    mediator = a_mediator(a_team())
    with pytest.raises(RuleViolation, match="ghi rõ"):
        proposed(mediator, Leaving.STANDARDS)
    assert proposed(mediator, Leaving.STANDARDS, reason=GONE).reason == GONE


@pytest.mark.parametrize("ground", [Leaving.DEATH, Leaving.TEAM_CLOSED])
def test_what_needs_no_decision_takes_no_road(commune, ground):
    with pytest.raises(RuleViolation, match="không cần Chủ tịch quyết định"):
        proposed(a_mediator(a_team()), ground)


def test_a_disputed_removal_is_decided_by_the_chairman(commune):
    mediator = a_mediator(a_team())
    departure = disputed(proposed(mediator, Leaving.PRINCIPLES, reason="Bị xử phạt."))
    assert (departure.state, departure.is_disputed) == (DepartureState.RECEIVED, True)
    departures.keep(
        departure.id,
        reason="Chưa đủ căn cứ.",
        decided_on=date(2026, 2, 13),
        signed_by="Nguyễn Văn Sơn",
        today=TODAY,
        by=an_officer(),
    )
    assert (departure.state, mediator.ended_on) == (DepartureState.KEPT, None)


def test_nobody_disputes_somebodys_own_wish(commune):
    with pytest.raises(RuleViolation, match="theo nguyện vọng"):
        disputed(proposed(a_mediator(a_team())))


def test_one_road_at_a_time_and_none_for_who_has_left(commune):
    mediator = a_mediator(a_team())
    departure = proposed(mediator)
    with pytest.raises(RuleViolation, match="Đang có một đề nghị"):
        proposed(mediator)
    departures.withdraw(departure.id, reason="Đổi ý.", by=an_officer())
    left(heard(proposed(mediator)))
    with pytest.raises(RuleViolation, match="đã thôi làm hòa giải viên từ trước"):
        proposed(mediator)


def test_an_amended_decision_moves_the_last_day(commune):
    mediator = a_mediator(a_team())
    departure = left(heard(proposed(mediator)))
    right = Decision("52/QĐ-UBND", date(2026, 2, 12), "Nguyễn Văn Sơn")
    departures.amend(departure.id, right, reason="Nhầm số.", today=TODAY, by=an_officer())
    assert (mediator.ended_on, mediator.ending_number) == (date(2026, 2, 12), "52/QĐ-UBND")


def test_the_decision_is_told_to_those_whom_the_law_names(commune):
    departure = left(heard(proposed(a_mediator(a_team()))))
    names = ("told_front_on", "told_board_on", "told_village_on", "told_mediators_on")
    days = dict.fromkeys(names, date(2026, 2, 14))
    departures.tell(departure.id, days, today=TODAY, by=an_officer())
    assert departure.told_front_on == departure.told_mediators_on == date(2026, 2, 14)
    assert departure.published_on is None
    with pytest.raises(RuleViolation):
        days = {"told_front_on": DECISION.decided_on.replace(day=1)}
        departures.tell(departure.id, days, today=TODAY, by=an_officer())


def test_why_somebody_goes_never_leaves_the_commune(commune):
    mediator = a_mediator(a_team())
    departure = proposed(mediator, Leaving.STANDARDS, reason=GONE)
    heard_of = disputed(departure, received_on=None)
    body = heard_of.outgoing()
    assert heard_of.state is DepartureState.DISPUTED
    assert body["state"] == "proposed", "a dispute would tell why"
    assert not {"ground", "reason", "dispute", "proposed_by", "is_disputed"} & body.keys()
    assert "ended_why" not in mediator.outgoing()


def test_a_colleague_does_not_read_why_somebody_goes(commune, actor):
    team = a_team()
    mediator = a_mediator(team)
    departure = proposed(mediator)
    own = actor(Role.MEDIATOR, team_id=team.id, mediator_id=mediator.id)
    leader = actor(Role.TEAM_LEADER, team_id=team.id)
    front = actor(Role.FRONT)
    for person in (own, leader, front):
        assert meet(DEPARTURE, departure.id, person) is departure
    for person in (
        actor(Role.MEDIATOR, team_id=team.id, mediator_id=team.id),
        actor(Role.COMMUNE_OFFICER, unit="03388"),
        actor(Role.ADMINISTRATOR),
    ):
        with pytest.raises(NotHere):
            meet(DEPARTURE, departure.id, person)
