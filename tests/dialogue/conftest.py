"""A commune with a village and its people, for the tests of dialogues."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from app.dialogue.facts import ConclusionFacts, DialogueFacts, OpinionFacts
from app.dialogue.service import conference, minutes, opinions
from app.domain.actors import Role
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.kinds import DialogueKind
from app.domain.units import VillageKind
from app.units.models import Village
from app.units.service import add_village
from app.web.context import today

TODAY = date(2026, 3, 20)
HELD_ON = date(2026, 3, 16)
FACTS = {
    "title": "Hội nghị đối thoại giữa chính quyền với Nhân dân năm 2026",
    "kind": DialogueKind.GOVERNMENT,
    "held_on": HELD_ON,
    "place": "Nhà văn hóa bản Tả Lèng",
    "organiser": "Ủy ban nhân dân phường Tân Phong",
    "started_at": time(7, 30),
    "ended_at": time(11, 15),
    "announced_on": date(2026, 3, 6),
    "chairs": "Ông Lò Văn Pâng, Chủ tịch Ủy ban nhân dân",
    "secretary": "Bà Tẩn Thị Mẩy, công chức Văn phòng",
    "people": 86,
}


@pytest.fixture
def officer(actor):
    return actor(Role.COMMUNE_OFFICER, name="Tẩn Thị Mẩy")


@pytest.fixture
def leader(actor):
    return actor(Role.COMMUNE_LEADER, name="Lò Văn Pâng")


@pytest.fixture
def village(commune, officer) -> Village:
    return add_village(
        name="Tả Lèng", kind=VillageKind.BAN, valid_from=date(2020, 1, 1), by=officer
    )


@pytest.fixture
def foreign_village(commune, officer) -> Village:
    neighbour = replace(officer, unit="03406")
    return add_village(
        name="Nậm Loỏng", kind=VillageKind.BAN, valid_from=date(2020, 1, 1), by=neighbour
    )


@pytest.fixture
def a_dialogue(commune, officer):
    """``a_dialogue(**facts)``: a conference that was held and whose minutes are a draft."""

    def make(*, by=officer, today=TODAY, **facts):
        return conference.record_dialogue(DialogueFacts(**{**FACTS, **facts}), today=today, by=by)

    return make


@pytest.fixture
def an_opinion(officer):
    """``an_opinion(dialogue, **facts)``: a proposal about land that waits for its answer."""

    def make(dialogue, *, by=officer, **facts):
        wanted = {"content": "Đường vào bản lầy lội mỗi mùa mưa.", "field": "land", **facts}
        return opinions.voice_opinion(dialogue.id, OpinionFacts(**wanted), by=by)

    return make


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


@pytest.fixture
def live(a_dialogue):
    """A conference that is going on today."""
    return a_dialogue(today=today(), held_on=today(), ended_at=None, announced_on=None)


@pytest.fixture
def signed(officer, leader, a_dialogue, an_opinion):
    """``signed(**facts)``: a conference with one answered opinion, concluded and signed."""

    def make(**facts):
        dialogue = a_dialogue(**facts)
        opinion = an_opinion(dialogue)
        handling = Handling(
            Disposition.WRITTEN_REPLY, handler="Phòng Kinh tế", due_on=date(2026, 3, 31)
        )
        opinions.handle_opinion(opinion.id, handling, revision=opinion.revision, by=officer)
        facts = ConclusionFacts(
            content="Sửa đường vào bản.", handler="Phòng Kinh tế", due_on=date(2026, 4, 30)
        )
        minutes.conclude(dialogue.id, facts, by=leader)
        return sign(dialogue, leader)

    return make


@pytest.fixture
def heard(a_dialogue, an_opinion, officer, leader):
    """``heard(handling, **facts)``: the first opinion of a conference whose minutes are signed."""

    def make(handling, **facts):
        dialogue = a_dialogue()
        opinion = an_opinion(dialogue, **facts)
        opinions.handle_opinion(opinion.id, handling, revision=opinion.revision, by=officer)
        minutes.sum_up(dialogue.id, words="Tiếp thu.", revision=dialogue.revision, by=leader)
        sign(dialogue, leader)
        return opinion

    return make


def sign(dialogue, leader, **changes):
    facts = {
        "signed_on": date(2026, 3, 17),
        "signed_by": "Lò Văn Pâng",
        "minutes_number": "12/BB-UBND",
        "revision": dialogue.revision,
        "today": TODAY,
    }
    return minutes.sign_minutes(dialogue.id, **facts | changes, by=leader)


def random_id() -> UUID:
    return UUID("01900000-0000-7000-8000-00000000dead")
