"""Who may open and do what at dialogues, and what another unit's ids are worth."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.db import db
from app.dialogue.facts import ConclusionFacts
from app.dialogue.models import (
    AgendaItem,
    Attendance,
    Conclusion,
    Dialogue,
    Opinion,
    Posting,
    Turn,
)
from app.dialogue.service import minutes
from app.domain.actors import Role
from app.domain.dialogue.postings import PostingWay
from app.records.journal import JournalEntry
from tests.browser import form_of
from tests.dialogue.conftest import random_id
from tests.dialogue.room_doors import ROOM_DOORS, ROOM_NAMES, room_parts
from tests.doors import roles_here, welcome_at
from tests.manners import check_manners

pytestmark = pytest.mark.usefixtures("commune")
READERS = {Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER, Role.FRONT}
RECORDERS = {Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER}
CHAIRS = {Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER}
# address, method, roles that get past the door
DOORS = [
    ("/doi-thoai/", "GET", READERS),
    ("/doi-thoai/moi", "GET", RECORDERS),
    ("/doi-thoai/moi", "POST", RECORDERS),
    ("/doi-thoai/{dialogue}", "GET", READERS),
    ("/doi-thoai/{dialogue}/sua", "GET", RECORDERS),
    ("/doi-thoai/{dialogue}/sua", "POST", RECORDERS),
    ("/doi-thoai/{dialogue}/bat-dau", "POST", RECORDERS),
    ("/doi-thoai/{dialogue}/ket-thuc", "POST", RECORDERS),
    ("/doi-thoai/{dialogue}/hoan-huy", "POST", CHAIRS),
    ("/doi-thoai/{dialogue}/doi-ngay", "POST", CHAIRS),
    ("/doi-thoai/{dialogue}/ket-luan-chung", "POST", CHAIRS),
    ("/doi-thoai/{dialogue}/ket-luan", "POST", CHAIRS),
    ("/doi-thoai/{dialogue}/ky", "POST", CHAIRS),
    ("/doi-thoai/{dialogue}/cong-khai", "POST", RECORDERS),
    ("/doi-thoai/{dialogue}/thong-bao-ket-luan", "POST", RECORDERS),
    ("/doi-thoai/{dialogue}/ghi-chu", "POST", RECORDERS),
    ("/doi-thoai/{dialogue}/nhat-ky", "GET", READERS),
    ("/doi-thoai/{dialogue}/y-kien", "POST", RECORDERS),
    ("/doi-thoai/y-kien/{opinion}", "GET", READERS),
    ("/doi-thoai/y-kien/{opinion}/sua", "POST", RECORDERS),
    ("/doi-thoai/y-kien/{opinion}/giai-quyet", "POST", RECORDERS),
    ("/doi-thoai/y-kien/{opinion}/tra-loi", "POST", RECORDERS),
    ("/doi-thoai/viec-con-lai", "GET", READERS),
    ("/doi-thoai/{dialogue}/theo-doi", "GET", READERS),
    ("/doi-thoai/{dialogue}/hoan-thanh", "POST", CHAIRS),
    ("/doi-thoai/{dialogue}/noi-cong-khai", "POST", RECORDERS),
    ("/doi-thoai/noi-cong-khai/{posting}", "GET", READERS),
    ("/doi-thoai/noi-cong-khai/{posting}", "POST", RECORDERS),
    ("/doi-thoai/y-kien/{opinion}/tien-do", "POST", RECORDERS),
    ("/doi-thoai/y-kien/{opinion}/tam-dung", "POST", CHAIRS),
    ("/doi-thoai/y-kien/{opinion}/tiep-tuc", "POST", RECORDERS),
    ("/doi-thoai/y-kien/{opinion}/gia-han", "POST", CHAIRS),
    ("/doi-thoai/y-kien/{opinion}/tu-choi", "POST", CHAIRS),
    ("/doi-thoai/y-kien/{opinion}/ket-qua", "POST", RECORDERS),
    ("/doi-thoai/y-kien/{opinion}/hoi-nguoi-neu", "POST", RECORDERS),
    ("/doi-thoai/y-kien/{opinion}/mo-lai", "POST", RECORDERS),
    ("/doi-thoai/y-kien/{opinion}/dong", "POST", CHAIRS),
    ("/doi-thoai/ket-luan/{conclusion}/theo-doi", "GET", READERS),
    ("/doi-thoai/ket-luan/{conclusion}/tien-do", "POST", RECORDERS),
    ("/doi-thoai/ket-luan/{conclusion}/gia-han", "POST", CHAIRS),
    ("/doi-thoai/ket-luan/{conclusion}/xong", "POST", RECORDERS),
    ("/doi-thoai/ket-luan/{conclusion}/thoi", "POST", CHAIRS),
    ("/doi-thoai/ket-luan/{conclusion}/mo-lai", "POST", RECORDERS),
    ("/doi-thoai/ket-luan/{conclusion}", "GET", CHAIRS),
    ("/doi-thoai/ket-luan/{conclusion}", "POST", CHAIRS),
    *((address, method, RECORDERS) for address, method in ROOM_DOORS),
]


@pytest.fixture
def held(a_dialogue, an_opinion, leader):
    """``held(unit)``: ids of a conference of that unit with an opinion and a conclusion."""

    def make(unit="03408"):
        chair = replace(leader, unit=unit)
        dialogue = a_dialogue(by=chair)
        opinion = an_opinion(dialogue, by=chair)
        facts = ConclusionFacts(
            content="Sửa mương.", handler="Phòng Kinh tế", due_on=date(2026, 4, 30)
        )
        conclusion = minutes.conclude(dialogue.id, facts, by=chair)
        known = {
            "dialogue": dialogue.id,
            "opinion": opinion.id,
            "conclusion": conclusion.id,
            "posting": a_posting(dialogue).id,
        }
        return known | room_parts(dialogue.id, by=chair)

    return make


def a_posting(dialogue):
    """A row as if it were written: the minutes of these tests stay a draft."""
    posting = Posting(
        unit=dialogue.unit,
        dialogue_id=dialogue.id,
        way=PostingWay.OFFICE_BOARD,
        posted_on=date(2026, 3, 18),
        place="Bảng tin",
    )
    db.session.add(posting)
    db.session.commit()
    return posting


def knock(client, address, method, ids):
    """Open a door with a form that holds nothing but its token."""
    data = {"csrf_token": client.token()} if method == "POST" else None
    return client.open(address.format(**ids), method=method, data=data)


def revisions():
    models = (Dialogue, Opinion, Conclusion, Posting, AgendaItem, Attendance, Turn)
    return {
        row for model in models for row in db.session.execute(db.select(model.id, model.revision))
    }


def test_every_door_of_dialogues_is_in_the_table(commune):
    rules = {
        (rule.rule.replace("uuid:", ""), method)
        for rule in commune.url_map.iter_rules()
        if rule.endpoint.startswith("dialogue.")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    names = {"{dialogue}": "<dialogue_id>", "{opinion}": "<opinion_id>"}
    names |= {"{conclusion}": "<conclusion_id>", "{posting}": "<posting_id>"}
    names |= ROOM_NAMES
    table = set()
    for address, method, _ in DOORS:
        for short, long in names.items():
            address = address.replace(short, long)
        table.add((address, method))
    assert rules == table


def test_each_door_opens_for_its_roles_alone():
    for address, method, welcome in DOORS:
        address = address.replace("{what}", "moi")
        assert welcome_at(address, method) == roles_here(welcome), (address, method)


def test_an_empty_form_gets_in_and_is_asked_again(browser, held):
    """Or told that it saw no revision; whoever sits there, it changes nothing."""
    client, ids = browser(Role.COMMUNE_LEADER), held()
    before = revisions()
    for address, method, _ in DOORS:
        answer = knock(client, address, method, ids)
        assert answer.status_code in ((200,) if method == "GET" else (422, 409)), address
    assert revisions() == before


@pytest.mark.parametrize("owner", ["03406", None], ids=["another unit", "nobody"])
def test_ids_of_another_unit_or_of_nobody_are_not_there(browser, held, owner):
    kinds = ("dialogue", "opinion", "conclusion", "posting", "item", "group", "turn")
    nobodys = {**dict.fromkeys(kinds, random_id()), "what": "moi"}
    ids = held(owner) if owner else nobodys
    before = revisions()
    client = browser(Role.COMMUNE_LEADER)
    for address, method, _ in DOORS:
        if "{" in address:
            answer = knock(client, address, method, ids)
            assert answer.status_code == 404, f"{method} {address}"
    assert revisions() == before


def test_a_forged_act_on_another_units_conference_changes_nothing(browser, held):
    """The whole form of an own page, sent to the neighbour's address."""
    own, foreign = held(), held("03406")
    client = browser(Role.COMMUNE_LEADER)
    before = revisions()
    for action in ("/y-kien", "/ket-luan", "/ket-luan-chung", "/ky"):
        page = client.get(f"/doi-thoai/{own['dialogue']}")
        fields = {
            "content": "Chen vào.",
            "handler": "Phòng Kinh tế",
            "due_on": "30/04/2026",
            "closing_words": "Chen vào.",
        }
        _, typed = form_of(page.text, action)
        address = f"/doi-thoai/{foreign['dialogue']}{action}"
        assert client.post(address, data={**typed, **fields}).status_code == 404, action
    assert revisions() == before


def test_the_page_offers_only_what_its_reader_may_do(browser, held):
    address = f"/doi-thoai/{held()['dialogue']}"
    officer, leader, front = (
        browser(role).get(address).text
        for role in (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER, Role.FRONT)
    )
    for person in (officer, leader):
        for words in ("Ghi thêm ý kiến", "Ký biên bản", "Thêm kết luận"):
            assert words in person
    for words in ("Ghi thêm ý kiến", "Ký biên bản", "Sửa hội nghị", "<summary>Thêm"):
        assert words not in front


def test_reading_leaves_no_trace_in_the_journal(browser, held):
    ids = held()
    client = browser(Role.FRONT)
    lines = db.select(db.func.count()).select_from(JournalEntry)
    before = db.session.scalar(lines)
    client.get(f"/doi-thoai/{ids['dialogue']}")
    assert db.session.scalar(lines) == before


@pytest.mark.parametrize("broken", ["1", "khong-phai-uuid", str(UUID(int=0)) + "0"])
def test_a_broken_id_is_not_found(browser, broken):
    answer = browser(Role.COMMUNE_OFFICER).get(f"/doi-thoai/{broken}")
    assert answer.status_code == 404
    check_manners(answer)
