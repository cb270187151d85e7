"""A conference that is still to come, with two villages and people to prepare it."""

from datetime import date, time

import pytest

from app.dialogue.facts import DialogueFacts, OpinionFacts
from app.dialogue.service import conference, opinions
from app.domain.actors import Role
from app.domain.dialogue.kinds import DialogueKind, OpinionSource
from app.domain.units import VillageKind
from app.preparation.facts import Chosen, InvitationFacts, RecipientFacts
from app.preparation.service import groups, inviting
from app.units.service import add_village
from tests.manners import Reading

TODAY = date(2026, 3, 2)
HELD_ON = date(2026, 3, 20)
SOURCE = date(2020, 1, 1)


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch):
    for room in ("common", "gathering", "work", "inviting", "notice"):
        monkeypatch.setattr(f"app.preparation.routes.{room}.today", lambda: TODAY)


@pytest.fixture
def officer(actor):
    return actor(Role.COMMUNE_OFFICER, name="Tẩn Thị Mẩy")


@pytest.fixture
def villages(commune, officer):
    """Two villages that are asked to come, and one that is not."""
    kind = VillageKind.BAN
    names = ("Tả Lèng", "Nà Đông", "Lùng Thàng")
    return [add_village(name=name, kind=kind, valid_from=SOURCE, by=officer) for name in names]


@pytest.fixture
def a_dialogue(villages, officer):
    """``a_dialogue(**facts)``: a conference of two villages in eighteen days."""

    def make(**facts):
        given = {
            "title": "Hội nghị đối thoại giữa chính quyền với Nhân dân năm 2026",
            "kind": DialogueKind.GOVERNMENT,
            "held_on": HELD_ON,
            "started_at": time(7, 30),
            "place": "Nhà văn hóa bản Tả Lèng",
            "organiser": "Ủy ban nhân dân phường Tân Phong",
            "co_organisers": "Ban Thường trực Ủy ban Mặt trận Tổ quốc phường Tân Phong",
            "chairs": "Ông Lò Văn Pâng, Chủ tịch Ủy ban nhân dân",
            "villages": tuple(one.id for one in villages[:2]),
        }
        return conference.record_dialogue(
            DialogueFacts(**{**given, **facts}), today=TODAY, by=officer
        )

    return make


@pytest.fixture
def dialogue(a_dialogue):
    return a_dialogue()


@pytest.fixture
def voiced(officer):
    """``voiced(dialogue, content, **facts)``: an opinion that came before the conference."""

    def make(dialogue, content="Đường vào bản lầy lội mỗi mùa mưa.", **facts):
        given = {"field": "infrastructure", "source": OpinionSource.BEFORE, **facts}
        return opinions.voice_opinion(
            dialogue.id, OpinionFacts(content=content, **given), by=officer
        )

    return make


@pytest.fixture
def heads(villages, officer):
    """The group of village heads: one of each village, and a deputy of no village."""
    group = groups.add_group("Bí thư chi bộ, trưởng thôn", by=officer)
    names = ("Lò Văn Một", "Sùng A Hai", "Tẩn A Ba")
    for village, name in zip(villages, names, strict=True):
        facts = RecipientFacts(name=name, post="Trưởng bản", village_id=village.id)
        groups.add_recipient(group.id, facts, by=officer)
    groups.add_recipient(
        group.id, RecipientFacts(name="Vàng Thị Tư", post="Phó Chủ tịch"), by=officer
    )
    return group


@pytest.fixture
def issued(heads, officer):
    """``issued(dialogue)``: the heads are invited under number 45."""

    def make(dialogue):
        inviting.choose_guests(dialogue.id, Chosen(groups=(heads.id,)), today=TODAY, by=officer)
        facts = InvitationFacts(signer="Lò Văn Pâng", signer_post="Chủ tịch Ủy ban nhân dân")
        paper = inviting.draft_invitation(dialogue.id, facts, by=officer)
        return inviting.issue_invitation(
            paper.id,
            number="45",
            issued_on=TODAY,
            revision=paper.revision,
            today=TODAY,
            by=officer,
        )

    return make


@pytest.fixture
def address(dialogue):
    return f"/doi-thoai/{dialogue.id}/chuan-bi"


@pytest.fixture
def clerk(browser):
    return browser(Role.COMMUNE_OFFICER)


def words_of(answer):
    return " ".join(" ".join(Reading(answer.text).words).split())


def token_of(client, address):
    text = client.get(address).text
    return text.split('name="csrf_token" value="')[1].split('"')[0]
