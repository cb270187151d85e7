"""The money of a commune that carries on the book of a former one."""

from app.budget.service import costs
from app.budget.service.choosing import lately_held
from app.dialogue.facts import DialogueFacts
from app.dialogue.service import conference
from app.domain.budget.items import BudgetItem
from tests.budget.year import a_cost, allotted
from tests.dialogue.conftest import FACTS
from tests.mediation.cases import TODAY, a_village_with_team
from tests.merged import came_with_the_book, heir_of_former
from tests.remuneration.conftest import OFFICER


def test_a_conference_that_came_still_costs_something(commune):
    allotted(a_village_with_team())
    heir = heir_of_former(OFFICER)
    facts = DialogueFacts(**{**FACTS, "held_on": TODAY})
    held = conference.record_dialogue(facts, today=TODAY, by=heir)
    came_with_the_book(held)
    assert lately_held(heir, TODAY) == [held]
    paid = a_cost(item=BudgetItem.DIALOGUE, amount=300_000, dialogue_id=held.id)
    assert costs.note_cost(paid, today=TODAY, by=heir).dialogue_id == held.id
