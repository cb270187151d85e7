"""Between the marking and the erasure the book goes on: what came since is looked at first."""

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseState
from app.domain.privacy.names import ERASED
from app.mediation.models import Party
from app.mediation.service import PartyFacts
from app.mediation.service.parties import change_party, parties_of
from app.privacy.service import erasing, requests
from tests.dialogue.test_pages import words_of
from tests.mediation.cases import LU, a_case_in, a_village_with_team
from tests.privacy.conftest import CLERK, LEADER, NAME, TODAY, asked, do, granted, marked

pytestmark = pytest.mark.usefixtures("both_databases")
AGAIN = "Hãy tìm lại trong sổ và đánh dấu"


def erase(one):
    return do(erasing.erase_person, one, ())


def another_case():
    home = a_village_with_team("Nậm Loỏng")
    return a_case_in(CaseState.IN_MEDIATION, home, parties=[PartyFacts(Side.A, NAME), LU])


def names():
    return sorted(db.session.scalars(db.select(Party.name)))


def said(one):
    return erasing.outlook_of(one, today=TODAY, by=LEADER).since


def test_what_came_after_the_marking_is_looked_at_before_anything_goes(case):
    one = granted(marked(asked()))
    assert said(one) == ""
    another_case()
    assert "Bên của vụ, việc: 1" in said(one)
    with pytest.raises(RuleViolation, match=AGAIN):
        erase(one)
    assert names().count(NAME) == 2
    erase(marked(one))
    assert names().count(ERASED) == 2


def test_a_namesake_who_was_looked_at_is_not_asked_about_again(case):
    other = another_case()
    one = marked(asked())
    (namesake,) = [party for party in parties_of(other.id) if party.name == NAME]
    mine = [f"{mark['kind']}.{mark['id']}" for mark in one.marks]
    left = {f"party.{namesake.id}", f"mediation_case.{other.id}"}
    do(requests.mark_records, one, [key for key in mine if key not in left], by=CLERK)
    assert said(granted(one)) == ""
    erase(one)
    assert names().count(NAME) == 1


def test_a_marked_record_that_was_set_right_since_is_looked_at_again(case):
    """It may be another person's by now."""
    one = granted(marked(asked()))
    party = next(one for one in parties_of(case.id) if one.name == NAME)
    change_party(party.id, PartyFacts(Side.A, "Lò Văn Pản", birth_year=1971), today=TODAY, by=CLERK)
    with pytest.raises(RuleViolation, match=AGAIN):
        erase(one)
    erase(marked(one))
    assert (party.name, party.birth_year) == ("Lò Văn Pản", 1971)


def test_an_act_that_wrote_no_words_asks_nobody_to_look_again(case):
    one = granted(marked(asked()))
    party = next(one for one in parties_of(case.id) if one.name == NAME)
    facts = PartyFacts(Side.A, NAME, birth_year=1969, address=party.address, phone=party.phone)
    change_party(party.id, facts, today=TODAY, by=CLERK)
    assert said(one) == ""


def test_the_page_says_so_and_offers_to_look_again_in_the_place_of_erasing(case, browser):
    one, leader = granted(marked(asked())), browser(Role.COMMUNE_LEADER)
    address = f"/du-lieu-ca-nhan/yeu-cau/{one.id}"
    opened_before = leader.get(f"{address}/xoa")
    another_case()
    refused = leader.send(opened_before, {})
    assert refused.status_code == 422
    assert AGAIN in words_of(refused)
    assert "Xóa, không lấy lại được" not in words_of(refused)
    assert f'href="{address}/tim"' in refused.text
    assert names().count(NAME) == 2
