"""What stands in the forms of every day before anybody types."""

from app.dialogue.service.reading import usual_people
from app.domain.dialogue.kinds import DialogueKind
from tests.browser import form_of
from tests.dialogue.conftest import FACTS, HELD_ON

FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam phường Tân Phong"


def test_a_new_conference_begins_with_the_people_of_the_last_one(clerk, a_dialogue):
    a_dialogue(chairs="Ông Vàng A Sùng, Phó Chủ tịch", held_on=HELD_ON.replace(day=14))
    a_dialogue(co_organisers=FRONT)
    _, typed = form_of(clerk.get("/doi-thoai/moi").text, "/doi-thoai/moi")
    assert typed["co_organisers"] == FRONT
    assert (typed["chairs"], typed["secretary"]) == (FACTS["chairs"], FACTS["secretary"])
    assert (typed["title"], typed["held_on"]) == ("", "")


def test_the_people_of_another_kind_or_unit_are_not_taken(a_dialogue, officer):
    a_dialogue(kind=DialogueKind.PARTY_COMMITTEE)
    assert usual_people(officer.unit) == {}
    a_dialogue()
    assert usual_people("03406") == {}
    assert usual_people(officer.unit)["chairs"] == FACTS["chairs"]


def test_where_one_village_was_asked_whoever_speaks_is_taken_to_live_there(
    clerk, a_dialogue, village
):
    alone, everybody = a_dialogue(villages=(village.id,)), a_dialogue()
    for held, expected in ((alone, str(village.id)), (everybody, "")):
        _, typed = form_of(clerk.get(f"/doi-thoai/{held.id}").text, "/y-kien")
        assert typed["village_id"] == expected
        page = clerk.get(f"/doi-thoai/{held.id}/phong-hop").text
        assert (f'selected value="{village.id}"' in page) is bool(expected)
