"""Who only looks into a form and saves it has changed nothing: no line, no revision, no sending."""

from datetime import time

import pytest

from app.accounts import service as accounts
from app.db import db
from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.domain.teams.kinds import Level
from app.mediation import service as mediation
from app.mediation.service.meetings import meetings_of
from app.mediation.service.parties import parties_of
from app.records import journal
from app.teams.facts import Judgement
from app.teams.models import Mediator
from tests.browser import form_of
from tests.difficulties.conftest import noted
from tests.factories import a_mediator, a_team, an_officer
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team
from tests.mediation.cases import clerk as recorder
from tests.teams.test_reviews import reviewed
from tests.unchanged import check_unchanged


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


def test_a_village_a_team_a_mediator_a_difficulty(clerk):
    team = a_team()
    check_unchanged(clerk, f"/don-vi/thon/{team.village_id}")
    check_unchanged(clerk, f"/to-hoa-giai/{team.id}/sua")
    check_unchanged(clerk, f"/to-hoa-giai/hoa-giai-vien/{a_mediator(team).id}/sua")
    check_unchanged(clerk, f"/bao-cao/vuong-mac/{noted().id}/sua")


def test_what_nobody_has_asked_of_a_mediator_is_not_answered_by_saving(clerk):
    mediator = a_mediator(a_team())
    clerk.submit(f"/to-hoa-giai/hoa-giai-vien/{mediator.id}/sua", {"phone": "0912 345 678"})
    assert db.session.get_one(Mediator, mediator.id).is_resident is None
    assert journal.history("mediator", [mediator.id])[0].changes == {
        "phone": [None, "0912 345 678"]
    }


def test_a_sitting_and_a_party_of_a_case(clerk):
    case = a_case_in(CaseState.IN_MEDIATION, a_village_with_team())
    mediation.plan_meeting(
        case.id, planned_for=TODAY, starts_at=time(7, 30), place="", today=TODAY, by=recorder()
    )
    check_unchanged(clerk, f"/hoa-giai/{case.id}", action="/sua-hen")
    party = parties_of(case.id)[0]
    check_unchanged(clerk, f"/hoa-giai/ben/{party.id}")


def test_what_changed_of_a_sitting_stands_in_its_line(commune):
    case = a_case_in(CaseState.IN_MEDIATION, a_village_with_team())
    given = {"planned_for": TODAY, "today": TODAY, "by": recorder()}
    mediation.plan_meeting(case.id, starts_at=time(7, 30), **given)
    sitting = meetings_of(case.id)[-1]
    mediation.change_meeting(case.id, meeting_id=sitting.id, starts_at=time(14), **given)
    [line, *_] = journal.history("meeting", [sitting.id])
    assert line.changes == {"starts_at": ["07:30:00", "14:00:00"]}


def test_an_account(commune, browser):
    boss = browser(Role.ADMINISTRATOR)
    account = accounts.list_accounts(an_officer())[0]
    check_unchanged(boss, f"/quan-tri/tai-khoan/{account.id}")


def test_a_review_with_its_judgements(clerk):
    team = a_team()
    held = reviewed(team, Judgement(a_mediator(team).id, Level.GOOD, "Nhiệt tình."))
    address = f"/to-hoa-giai/ra-soat/{held.id}/sua"
    check_unchanged(clerk, address)
    known = form_of(clerk.get(address).text, "/sua")[1]
    judged = next(name for name, value in known.items() if value == "Nhiệt tình.")
    clerk.submit(address, {judged: "Nhiệt tình, công bằng."}, action="/sua")
    acts = [line.act for line in journal.history("team_review", [held.id])]
    assert acts == ["correct", "record"], "who holds the review open is told of the judgement"
