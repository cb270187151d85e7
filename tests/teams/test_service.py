from datetime import date

import pytest
from flask import current_app

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.teams import LawTraining, Sex
from app.domain.teams.kinds import Leaving
from app.records.journal import history
from app.records.locking import NotHere
from app.records.sight import meet
from app.teams import service
from app.teams.record import TEAM
from app.teams.waiting import waiting
from tests.factories import TODAY, a_mediator, a_team, a_village, an_officer

pytestmark = pytest.mark.usefixtures("both_databases")


def change(mediator, **facts):
    given = {
        "name": mediator.name,
        "sex": mediator.sex,
        "birth_year": mediator.birth_year,
        "ethnicity": mediator.ethnicity,
        "is_minority": mediator.is_minority,
        "law_training": LawTraining.NONE,
        "phone": None,
        "is_leader": mediator.is_leader,
        "recognised_on": mediator.recognised_on,
        "ended_on": None,
        "ended_why": None,
        "revision": mediator.revision,
        "today": TODAY,
        "by": an_officer(),
    }
    return service.change_mediator(mediator.id, **{**given, **facts})


def test_teams_stand_in_the_order_in_which_people_count(commune):
    names = [f"Tổ hòa giải tổ dân phố số {number}" for number in (12, 7, 4)]
    for name in names:
        a_team(name=name, village_id=a_village(name=name).id)
    told = [line.team.name for line in service.list_teams({"03408"}, on=TODAY)]
    assert told == names[::-1]
    assert [name for _, name in service.names_of_teams({"03408"})] == told


def test_a_team_says_what_it_still_lacks(commune):
    team = a_team()
    a_mediator(team)
    [line] = service.list_teams({"03408"}, on=TODAY)
    assert (line.mediators, line.women) == (1, 0)
    assert len(line.missing) == 2
    for name in ("Lò Thị Mai", "Vàng Thị Dua"):
        a_mediator(team, name=name, sex=Sex.FEMALE)
    [line] = service.list_teams({"03408"}, on=TODAY)
    assert (line.mediators, line.women, line.missing) == (3, 2, ())


def test_who_has_left_no_longer_counts_and_may_not_be_chosen(commune):
    team = a_team()
    mediator = a_mediator(team)
    change(mediator, ended_on=date(2026, 1, 1), ended_why=Leaving.DEATH)
    assert service.mediators_in_office({"03408"}, on=TODAY) == []
    assert service.mediators_in_office({"03408"}, on=date(2025, 12, 31)) == [mediator]
    assert history("mediator", [mediator.id])[0].act == "end"


def test_a_team_has_one_leader(commune):
    team = a_team()
    leader = a_mediator(team, is_leader=True)
    with pytest.raises(RuleViolation, match=leader.name):
        a_mediator(team, name="Lò Thị Mai", is_leader=True)
    change(leader, is_leader=False)
    assert a_mediator(team, name="Lò Thị Mai", is_leader=True).is_leader


def test_a_team_name_is_given_once(commune):
    team = a_team()
    with pytest.raises(RuleViolation, match="Đã có tổ hòa giải"):
        a_team(name=team.name.upper(), village_id=team.village_id)


def test_a_team_stands_in_a_village_of_the_commune(commune, actor):
    elsewhere = actor(Role.COMMUNE_OFFICER, unit="03388")
    village = a_village(by=elsewhere)
    with pytest.raises(RuleViolation, match="không thuộc đơn vị"):
        a_team(village_id=village.id)


def test_nobody_writes_into_another_units_team(commune, actor):
    team = a_team()
    with pytest.raises(NotHere):
        a_mediator(team, by=actor(Role.COMMUNE_OFFICER, unit="03388"))
    with pytest.raises(NotHere):
        meet(TEAM, team.id, actor(Role.COMMUNE_OFFICER, unit="03388"))


def test_people_of_a_team_are_sorted_leader_first_then_by_given_name(commune):
    team = a_team()
    for name in ("Nguyễn Văn Sơn", "Lò Văn Ánh", "Vàng A Bình"):
        a_mediator(team, name=name)
    a_mediator(team, name="Tẩn A Vư", is_leader=True)
    names = [mediator.name for mediator in service.mediators_of(team.id)]
    assert names == ["Tẩn A Vư", "Lò Văn Ánh", "Vàng A Bình", "Nguyễn Văn Sơn"]


def test_a_mediator_writes_in_the_own_team_only(commune, actor):
    own = a_team()
    a_team(name="Tổ hòa giải bản khác", village_id=own.village_id)
    mediator = actor(Role.MEDIATOR, team_id=own.id)
    assert service.teams_of(mediator, on=TODAY) == [own]
    assert len(service.teams_of(actor(Role.COMMUNE_OFFICER), on=TODAY)) == 2


def test_names_and_birth_years_of_mediators_do_not_leave(commune):
    body = a_mediator(a_team()).outgoing()
    assert not {"name", "birth_year", "ethnicity", "phone"} & body.keys()
    assert {"sex", "is_minority", "law_training", "recognised_on"} <= body.keys()


@pytest.mark.usefixtures("both_databases")
def test_an_office_counts_the_teams_of_each_unit_by_the_rule_of_the_list(office):
    here = a_team()
    there = a_team(name="Tổ hòa giải bản Lướt", village_id=here.village_id)
    for name in ("Lò Thị Mai", "Vàng Thị Dua", "Giàng Thị Sua"):
        a_mediator(there, name=name, sex=Sex.FEMALE, is_leader=name == "Lò Thị Mai")
    gone = a_mediator(here)
    change(gone, ended_on=date(2026, 1, 1), ended_why=Leaving.DEATH)
    a_mediator(here)
    [one] = service.teams_by_unit({here.unit, "99999"}, on=TODAY)
    assert (one.unit, one.teams, one.mediators, one.women) == (here.unit, 2, 4, 3)
    lines = service.list_teams({here.unit}, on=TODAY)
    assert one.lacking == sum(bool(line.missing) for line in lines) == 1
    assert one.leaderless == sum(not line.has_leader for line in lines) == 1


def test_people_of_a_dissolved_team_are_told_of_until_they_are_released(commune, actor):
    team = a_team()
    a_mediator(team)
    a_mediator(team, name="Lò Thị Liên")
    team.closed_on = TODAY
    db.session.commit()
    told = f"{team.name}: tổ đã giải thể, còn 2 người chưa ghi thôi."

    def labels(by):
        with current_app.test_request_context():
            return [one.label for one in waiting(by, TODAY)]

    assert labels(an_officer()) == [told]
    assert labels(actor(Role.FRONT)) == []
    for one in service.mediators_of(team.id):
        one.ended_on = TODAY
    db.session.commit()
    assert labels(an_officer()) == []
