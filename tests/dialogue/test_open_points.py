"""What stayed open comes back by itself before the next conference of those villages."""

from datetime import date, timedelta

import pytest

from app.db import db
from app.dialogue.facts import ConclusionFacts
from app.dialogue.models import Conclusion
from app.dialogue.service import minutes, opinions
from app.dialogue.service.open_points import open_points
from app.domain.actors import Role
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.opinions import UNANSWERED, OpinionState, concerns
from app.domain.dialogue.promises import ConclusionState
from app.domain.units import VillageKind
from app.units.service import add_village
from tests.dialogue.conftest import HELD_ON
from tests.lawpack.rows import words_of

BEFORE = HELD_ON - timedelta(days=90)
pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture
def other_village(commune, officer):
    facts = {"kind": VillageKind.BAN, "valid_from": date(2020, 1, 1), "by": officer}
    return add_village(name="Nậm Loỏng", **facts)


def heard(a_dialogue, an_opinion, *, content, village=None, held_on=BEFORE):
    dialogue = a_dialogue(held_on=held_on, announced_on=None)
    return an_opinion(dialogue, content=content, village_id=village.id if village else None)


def told(dialogue):
    return [one.record.content for one in open_points(dialogue)]


def test_an_open_opinion_comes_back_to_its_own_village(
    a_dialogue, an_opinion, village, other_village
):
    heard(a_dialogue, an_opinion, content="Đường lầy lội.", village=village)
    heard(a_dialogue, an_opinion, content="Thiếu nước.", village=other_village)
    assert told(a_dialogue(villages=(village.id,))) == ["Đường lầy lội."]
    assert told(a_dialogue()) == ["Đường lầy lội.", "Thiếu nước."]


def test_what_was_answered_does_not_come_back(a_dialogue, an_opinion, officer):
    opinion = heard(a_dialogue, an_opinion, content="Đường lầy lội.")
    facts = {"answered_by": "Lò Văn Pâng", "answer": "Đã rải đá."}
    handling = Handling(Disposition.ANSWERED_NOW, **facts)
    opinions.handle_opinion(opinion.id, handling, revision=opinion.revision, by=officer)
    assert told(a_dialogue()) == []


def test_only_earlier_conferences_count(a_dialogue, an_opinion):
    heard(a_dialogue, an_opinion, content="Cùng ngày.", held_on=HELD_ON)
    heard(a_dialogue, an_opinion, content="Về sau.", held_on=HELD_ON + timedelta(days=1))
    assert told(a_dialogue()) == []


def test_signed_minutes_are_prepared_no_more(a_dialogue, an_opinion, signed):
    heard(a_dialogue, an_opinion, content="Đường lầy lội.")
    assert told(signed()) == []


def test_the_page_names_what_is_open_and_leads_to_it(a_dialogue, an_opinion, village, browser):
    opinion = heard(a_dialogue, an_opinion, content="Đường lầy lội.", village=village)
    page = browser(Role.COMMUNE_OFFICER).get(f"/doi-thoai/{a_dialogue().id}")
    assert "Việc của các hội nghị trước chưa giải quyết xong" in words_of(page)
    assert f"/doi-thoai/y-kien/{opinion.id}" in page.text


def test_open_conclusions_come_back_too_until_they_are_done(
    a_dialogue, an_opinion, village, other_village, leader, browser
):
    asked = (village.id, other_village.id)
    dialogue = a_dialogue(held_on=BEFORE, announced_on=None, villages=asked)
    an_opinion(dialogue, content="Đường lầy lội.", village_id=village.id)
    facts = {"handler": "Phòng Kinh tế", "due_on": HELD_ON}
    for content, number in (("Sửa đường.", 1), ("Họp bản mỗi quý.", None)):
        conclusion = ConclusionFacts(content=content, opinion_number=number, **facts)
        minutes.conclude(dialogue.id, conclusion, by=leader)
    both = ["Đường lầy lội.", "Sửa đường.", "Họp bản mỗi quý."]
    assert told(a_dialogue(villages=[village.id])) == both
    assert told(a_dialogue(villages=[other_village.id])) == ["Họp bản mỗi quý."]
    page = browser(Role.FRONT).get(f"/doi-thoai/{a_dialogue().id}")
    assert "Kết luận: Sửa đường." in words_of(page)
    rows = db.select(Conclusion).where(Conclusion.dialogue_id == dialogue.id)
    for conclusion in db.session.scalars(rows):
        conclusion.state = ConclusionState.DONE
    db.session.commit()
    assert told(a_dialogue(villages=[village.id])) == ["Đường lầy lội."]


@pytest.mark.parametrize("state", OpinionState)
def test_an_opinion_comes_back_while_somebody_owes_an_answer(a_dialogue, an_opinion, state):
    opinion = heard(a_dialogue, an_opinion, content="Đường lầy lội.")
    opinion.state = state
    db.session.commit()
    back = {OpinionState.RECORDED, OpinionState.UNSATISFIED, *UNANSWERED}
    assert told(a_dialogue()) == (["Đường lầy lội."] if state in back else [])


@pytest.mark.parametrize(
    ("villages", "of_village", "heard_in", "belongs"),
    [
        ([], None, [], True),
        ([], "a", ["b"], True),
        (["a"], "a", ["b"], True),
        (["a"], "b", ["a", "b"], False),
        (["a"], None, ["a", "b"], True),
        (["a"], None, ["b"], False),
        (["a"], None, [], True),
    ],
)
def test_which_villages_an_opinion_belongs_before(villages, of_village, heard_in, belongs):
    assert concerns(villages, of_village, heard_in) is belongs
