"""Who was taken off a draft by a slip of the hand is on it again with one press."""

import pytest

from app.domain.actors import Role
from app.domain.emulation.awards import NomineeState
from app.domain.errors import RuleViolation
from app.emulation.service import awards, gathering, naming
from app.records.journal import history
from app.records.locking import NotHere
from tests.dialogue.test_pages import words_of
from tests.emulation.conftest import (
    ABOVE,
    LEADER,
    MEDIATORS,
    NEIGHBOUR,
    OFFICER,
    TEAMS,
    drafted,
    issued,
    named,
)
from tests.emulation.gathered import AWARDS, gathered
from tests.mediation.cases import TODAY

pytestmark = pytest.mark.usefixtures("both_databases")


def taken_off(submission):
    one = awards.listed(submission.id)[0]
    return awards.withdraw_nominee(one.id, "Nhầm.", revision=one.revision, by=OFFICER)


def test_a_name_is_back_as_it_stood(home):
    submission = named(drafted(home.team.id), "Giấy khen")
    one = taken_off(submission)
    for _ in range(2):  # who presses twice does no harm
        awards.restore_nominee(one.id, by=OFFICER)
    assert (one.state, one.award) == (NomineeState.DRAFT, "Giấy khen")
    assert one.withdrawn_reason is None
    assert awards.listed(submission.id) == [one]
    acts = [line.act for line in history("award_nominee", [one.id])]
    assert acts == ["restore", "withdraw", "write", "pick"]


def test_a_name_stays_off_where_the_draft_has_it_anew_or_is_none_any_more(home):
    submission = drafted(home.team.id)
    one = taken_off(submission)
    awards.pick_more(submission.id, TEAMS, {str(home.team.id)}, today=TODAY, by=OFFICER)
    with pytest.raises(RuleViolation, match="Dự thảo đã có Tổ hòa giải bản Tả Lèng"):
        awards.restore_nominee(one.id, by=OFFICER)
    issued(named(submission), by=LEADER)
    with pytest.raises(RuleViolation, match="không còn là dự thảo"):
        awards.restore_nominee(one.id, by=OFFICER)
    with pytest.raises(NotHere):
        awards.restore_nominee(one.id, by=NEIGHBOUR)
    assert one.state is NomineeState.WITHDRAWN


def test_by_one_press_on_the_page(home, browser):
    clerk, submission = browser(Role.COMMUNE_OFFICER), drafted(home.team.id)
    awards.pick_more(submission.id, MEDIATORS, {str(home.lien.id)}, today=TODAY, by=OFFICER)
    (_, one) = awards.listed(submission.id)
    person = f"{AWARDS}de-nghi/{one.id}"
    clerk.submit(person, {}, action="/rut")
    clerk.send(clerk.get(person), action="/dua-lai")
    assert "Đã đưa trở lại dự thảo." in words_of(clerk.get(person))
    assert [each.name for each in awards.listed(submission.id)][1:] == ["Lò Thị Liên"]


def test_of_what_was_issued_no_press_is_offered(home, browser):
    clerk, submission = browser(Role.COMMUNE_OFFICER), named(drafted(home.team.id))
    issued(submission)
    person = f"{AWARDS}de-nghi/{awards.listed(submission.id)[0].id}"
    clerk.submit(person, {"reason": "Xin rút."}, action="/rut")
    text = clerk.get(person).text
    assert "Đã rút" in text
    assert "/dua-lai" not in text


def test_a_proposal_of_a_unit_is_gathered_again_as_it_stood(proposed, browser):
    team, mediator = proposed
    submission, officer = gathered(proposed), browser(Role.OFFICE_OFFICER)
    page = f"{AWARDS}{submission.id}"
    gathering.suggest(submission.id, team.id, "Cờ thi đua", "Dẫn đầu.", by=ABOVE)
    officer.submit(page, {"nominee_id": str(team.id)}, action="/dua-ra")
    assert naming.named_in(submission.id) == [mediator]
    told = officer.get(page)
    for _ in range(2):
        officer.send(told, action=f"/dua-lai/{team.id}")
    assert "Đã đưa đề nghị trở lại dự thảo." in words_of(officer.get(page))
    assert naming.named_in(submission.id) == [team, mediator]
    assert naming.awards_in(submission.id, [team]) == {team.id: "Cờ thi đua"}


def test_a_proposal_stays_off_where_another_draft_holds_it(proposed):
    team, _ = proposed
    submission = gathered(proposed)
    gathering.take_off(submission.id, team.id, by=ABOVE)
    gathered([team])
    with pytest.raises(RuleViolation, match="Đã có trong tờ trình"):
        gathering.put_back(submission.id, team.id, by=ABOVE)
    with pytest.raises(NotHere):
        gathering.put_back(submission.id, submission.id, by=ABOVE)
    assert len(naming.gathered_in(submission.id)) == 1
