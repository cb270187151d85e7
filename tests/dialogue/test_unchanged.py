"""Parts of a conference whose form comes back as it was given out."""

from datetime import date

from app.dialogue.facts import ConclusionFacts
from app.dialogue.service import minutes
from tests.unchanged import check_unchanged


def test_a_conference_its_opinion_and_its_conclusion(clerk, a_dialogue, an_opinion, leader):
    dialogue = a_dialogue()
    check_unchanged(clerk, f"/doi-thoai/{dialogue.id}/sua")
    check_unchanged(clerk, f"/doi-thoai/y-kien/{an_opinion(dialogue).id}", action="/sua")
    facts = ConclusionFacts(
        content="Sửa đường vào bản.", handler="Phòng Kinh tế", due_on=date(2026, 4, 30)
    )
    concluded = minutes.conclude(dialogue.id, facts, by=leader)
    check_unchanged(clerk, f"/doi-thoai/ket-luan/{concluded.id}")
