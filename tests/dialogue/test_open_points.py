"""What stayed open comes back by itself before the next conference of those villages."""

from datetime import date, timedelta

import pytest

from app.dialogue.service import opinions
from app.dialogue.service.open_points import open_points
from app.domain.actors import Role
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.opinions import concerns
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
    return [one.opinion.content for one in open_points(dialogue)]


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
    assert "Ý kiến, kiến nghị của các hội nghị trước chưa giải quyết xong" in words_of(page)
    assert f"/doi-thoai/y-kien/{opinion.id}" in page.text


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
