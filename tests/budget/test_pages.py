"""The pages of a year's money: as a clerk uses them, and who may."""

import pytest

from app.budget.models import Budget, Cost
from app.budget.service import reading
from app.db import db
from app.dialogue.facts import DialogueFacts
from app.dialogue.service import conference
from app.domain.actors import Role
from app.domain.budget.items import BudgetItem, BudgetState
from tests.budget.year import DOCUMENT, YEAR, a_budget, allotted, note
from tests.dialogue.conftest import FACTS
from tests.factories import an_officer
from tests.mediation.cases import TODAY, a_village_with_team
from tests.remuneration.conftest import fixed_day

__all__ = ["fixed_day"]
pytestmark = pytest.mark.usefixtures("fixed_day")


@pytest.fixture
def home(commune):
    return a_village_with_team()


def test_a_clerk_estimates_allots_and_notes_a_cost(home, browser):
    clerk = browser(Role.COMMUNE_OFFICER)
    made = clerk.submit("/kinh-phi/lap", {"year": str(YEAR)}, follow_redirects=True)
    assert f"Kinh phí năm {YEAR}" in made.text
    held = db.session.scalar(db.select(Budget))
    address = f"/kinh-phi/{held.id}"
    line = {"item": "training", "details": "01 lớp", "count": "1", "level": "2.500.000"}
    assert clerk.submit(address, line, action="/dong").status_code == 303
    wrong = clerk.submit(address, {"document": "", "allotted_on": "01/02/2026"}, action="/giao")
    assert wrong.status_code == 422
    assert "Hãy ghi số quyết định giao dự toán" in wrong.text
    given = {"document": DOCUMENT, "allotted_on": "01/02/2026", "amounts-0": "0"}
    assert clerk.submit(address, given, action="/giao").status_code == 303
    db.session.expire_all()
    assert db.session.scalar(db.select(Budget.state)) is BudgetState.ALLOTTED
    amounts = [one.allotted for one in reading.lines_of(held.id)]
    assert amounts == [0, 0, 1_800_000, 2_500_000]
    cost = {
        "item": "meetings",
        "spent_on": TODAY.strftime("%d/%m/%Y"),
        "amount": "450.000",
        "details": "Họp sơ kết quý I",
    }
    done = clerk.submit("/kinh-phi/chi/moi", cost, follow_redirects=True)
    assert "Họp sơ kết quý I" in done.text
    assert "450.000" in clerk.get(address).text
    one = db.session.scalar(db.select(Cost))
    struck = clerk.submit(f"/kinh-phi/chi/{one.id}", {"reason": "Ghi trùng"}, action="/bo")
    assert struck.status_code == 303
    told = clerk.get(f"/kinh-phi/chi/{one.id}")
    assert "Đã bỏ" in clerk.get("/kinh-phi/chi/").text
    clerk.send(told, action="/dua-lai")
    assert "Khoản chi được tính trở lại." in clerk.get("/kinh-phi/chi/").text
    assert db.session.scalar(db.select(Cost.struck_on)) is None


def test_a_line_that_was_struck_comes_back_with_one_press(home, browser):
    held, clerk = a_budget(), browser(Role.COMMUNE_OFFICER)
    address, first = f"/kinh-phi/{held.id}", reading.lines_of(held.id)[0]
    assert clerk.submit(f"/kinh-phi/dong/{first.id}", action="/bo").status_code == 303
    told = clerk.get(address)
    assert first.id not in [one.id for one in reading.lines_of(held.id)]
    clerk.send(told, action="/dua-lai")
    assert "Đã đưa dòng dự toán trở lại." in clerk.get(address).text
    assert first.id in [one.id for one in reading.lines_of(held.id)]


def test_the_page_of_a_conference_tells_what_it_cost(home, browser):
    allotted(home)
    facts = DialogueFacts(**{**FACTS, "held_on": TODAY})
    held = conference.record_dialogue(facts, today=TODAY, by=an_officer())
    for details in ("Nước uống", "In tài liệu"):
        note(item=BudgetItem.DIALOGUE, amount=300_000, details=details, dialogue_id=held.id)
    text = browser(Role.COMMUNE_OFFICER).get(f"/doi-thoai/{held.id}").text
    assert "In tài liệu" in text
    assert "Cộng: 600.000 đồng" in text
    assert "Kinh phí đã chi" not in browser(Role.FRONT).get(f"/doi-thoai/{held.id}").text


def test_who_may_not_keep_money_cannot(home, browser):
    held = allotted(home)
    one = note()
    head = browser(Role.COMMUNE_LEADER)
    assert head.get(f"/kinh-phi/{held.id}").status_code == 200
    assert "Ghi lại số được giao" not in head.get(f"/kinh-phi/{held.id}").text
    for address in ("lap", "chi/moi", f"chi/{one.id}/sua"):
        assert head.get(f"/kinh-phi/{address}").status_code == 403
    for role in (Role.FRONT, Role.ADMINISTRATOR):
        assert browser(role).get("/kinh-phi/").status_code == 403
        assert browser(role).get(f"/kinh-phi/{held.id}").status_code == 403


def test_the_money_of_another_unit_is_not_here(home, browser):
    held = Budget(
        unit="03390", year=YEAR, state=BudgetState.ESTIMATED, estimated_on=TODAY, revision=1
    )
    cost = Cost(unit="03390", item=BudgetItem.OTHER, spent_on=TODAY, amount=5, revision=1)
    db.session.add_all([held, cost])
    db.session.commit()
    clerk = browser(Role.COMMUNE_OFFICER)
    for address in (held.id, f"{held.id}/to-hoa-giai", f"chi/{cost.id}", f"chi/{cost.id}/sua"):
        assert clerk.get(f"/kinh-phi/{address}").status_code == 404
    assert clerk.get("/kinh-phi/?nam=1900").status_code == 404
