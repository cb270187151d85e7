"""Who may open and do what at training, and what another unit's ids are worth."""

from dataclasses import replace

import pytest

from app.db import db
from app.domain.actors import Role
from app.records.journal import JournalEntry
from app.records.sight import meet
from app.teams.models import Mediator
from app.training.models import TrainingSeat
from app.training.record import TRAINING_SEAT, TRAINING_TYPES
from app.training.service import materials, roster, seats, summons
from tests.doors import welcome_at
from tests.factories import SINCE, TODAY, a_mediator
from tests.training.conftest import (
    COMING,
    NEIGHBOUR,
    NOBODY,
    class_facts,
    material_facts,
    one_day,
    summons_facts,
    trainer_facts,
)
from tests.training.conftest import TODAY as NOW

pytestmark = pytest.mark.usefixtures("commune")
KEEPERS = {Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER}
OFFICE = KEEPERS | {Role.FRONT}
READERS = OFFICE | {Role.TEAM_LEADER, Role.MEDIATOR}
CLASS, SUMMONS = "/boi-duong/lop/{held}", "/boi-duong/trieu-tap/{paper}"
TRAINER, MATERIAL = "/boi-duong/tap-huan-vien/{trainer}", "/boi-duong/tai-lieu/{material}"
# address, method, who gets past the door, what an empty form or a look is answered
DOORS = [
    ("/boi-duong/", "GET", READERS, {200}),
    ("/boi-duong/lop/moi", "GET", KEEPERS, {200}),
    ("/boi-duong/lop/moi", "POST", KEEPERS, {422}),
    (CLASS, "GET", READERS, {200}),
    (f"{CLASS}/sua", "GET", KEEPERS, {200}),
    (f"{CLASS}/sua", "POST", KEEPERS, {422}),
    (f"{CLASS}/ket-thuc", "POST", KEEPERS, {409}),
    (f"{CLASS}/mo-lai", "POST", KEEPERS, {422}),
    (f"{CLASS}/huy", "POST", KEEPERS, {422}),
    (f"{CLASS}/lap-lai", "POST", KEEPERS, {422}),
    (f"{CLASS}/nguoi-du", "GET", KEEPERS, {200}),
    (f"{CLASS}/nguoi-du", "POST", KEEPERS, {422}),
    (f"{CLASS}/chi-tieu", "GET", KEEPERS, {200}),
    (f"{CLASS}/chi-tieu", "POST", KEEPERS, {303}),
    (f"{CLASS}/xac-nhan", "GET", KEEPERS, {200}),
    (f"{CLASS}/xac-nhan", "POST", KEEPERS, {409}),
    (f"{CLASS}/co-mat", "GET", KEEPERS, {200}),
    (f"{CLASS}/co-mat", "POST", KEEPERS, {409}),
    (f"{CLASS}/ket-qua", "GET", KEEPERS, {200}),
    (f"{CLASS}/ket-qua", "POST", KEEPERS, {409}),
    (f"{CLASS}/trieu-tap", "GET", KEEPERS, {200}),
    (f"{CLASS}/trieu-tap", "POST", KEEPERS, {422}),
    (SUMMONS, "GET", OFFICE, {200}),
    (f"{SUMMONS}/sua", "GET", KEEPERS, {200}),
    (f"{SUMMONS}/sua", "POST", KEEPERS, {409}),
    ("/boi-duong/tap-huan-vien/", "GET", OFFICE, {200}),
    ("/boi-duong/tap-huan-vien/moi", "GET", KEEPERS, {200}),
    ("/boi-duong/tap-huan-vien/moi", "POST", KEEPERS, {422}),
    (TRAINER, "GET", OFFICE, {200}),
    (f"{TRAINER}/sua", "GET", KEEPERS, {200}),
    (f"{TRAINER}/sua", "POST", KEEPERS, {422}),
    ("/boi-duong/tap-huan-vien/ra-soat", "GET", KEEPERS, {200}),
    ("/boi-duong/tap-huan-vien/ra-soat", "POST", KEEPERS, {422}),
    ("/boi-duong/tai-lieu/", "GET", READERS, {200}),
    ("/boi-duong/tai-lieu/moi", "GET", KEEPERS, {200}),
    ("/boi-duong/tai-lieu/moi", "POST", KEEPERS, {422}),
    (MATERIAL, "GET", READERS, {200}),
    (f"{MATERIAL}/sua", "GET", KEEPERS, {200}),
    (f"{MATERIAL}/sua", "POST", KEEPERS, {409}),
    ("/boi-duong/hoa-giai-vien/", "GET", READERS, {200}),
    ("/boi-duong/hoa-giai-vien/{mediator}", "GET", READERS, {200}),
    ("/boi-duong/dong/{seat}/rut", "POST", KEEPERS, {303}),
    ("/boi-duong/dong/{seat}/dua-lai", "POST", KEEPERS, {303}),
]
SHORT = {
    "held": "class_id",
    "paper": "summons_id",
    "trainer": "trainer_id",
    "material": "material_id",
    "mediator": "mediator_id",
    "seat": "seat_id",
}
# Whoever may look and not act is told so; a team has no business with roster and papers.
NOT_THERE = {SUMMONS, TRAINER, "/boi-duong/tap-huan-vien/"}


@pytest.fixture
def held(officer, people, a_class, a_trainer):
    """``held(unit)``: ids of one record of each kind of that unit."""

    def make(unit="03408"):
        by = replace(officer, unit=unit)
        trainer = a_trainer(by=by)
        class_ = a_class(by=by, days=one_day(COMING))
        mediator = people[1].id
        if unit == by.unit == "03408":
            keys = [one.id for one in people]
            seats.add_people(class_.id, mediators=keys, today=NOW, by=by)
        else:
            mediator = _foreign_mediator(people[1]).id
            seats.add_people(class_.id, trainers=[trainer.id], today=NOW, by=by)
        facts = summons_facts(number="", issued_on=None)
        paper = summons.draft_summons(class_.id, facts, today=NOW, by=by)
        material = materials.add_material(material_facts(), today=NOW, by=by)
        last = db.select(TrainingSeat.id).where(TrainingSeat.class_id == class_.id)
        return {
            "held": class_.id,
            "paper": paper.id,
            "trainer": trainer.id,
            "material": material.id,
            "mediator": mediator,
            "seat": db.session.scalars(last.order_by(TrainingSeat.id.desc())).first(),
        }

    return make


def _foreign_mediator(like: Mediator) -> Mediator:
    other = Mediator(
        unit=NEIGHBOUR,
        team_id=like.team_id,
        sex=like.sex,
        is_minority=True,
        law_training=like.law_training,
        is_leader=False,
        recognised_on=SINCE,
        revision=1,
    )
    db.session.add(other)
    db.session.commit()
    return other


def sit(browser, role, people):
    """A browser in which a member of the team sits in the seat of that role."""
    member = people[0] if role is Role.TEAM_LEADER else people[1]
    seat = {"team_id": member.team_id, "mediator_id": member.id}
    return browser(role, **(seat if role in (Role.MEDIATOR, Role.TEAM_LEADER) else {}))


def knock(client, address, method, ids):
    """Open a door with a form that holds nothing but its token."""
    data = {"csrf_token": client.token()} if method == "POST" else None
    return client.open(address.format(**ids), method=method, data=data)


def revisions():
    models = [kind.model for kind in TRAINING_TYPES]
    return {
        row for model in models for row in db.session.execute(db.select(model.id, model.revision))
    }


def test_every_door_of_training_is_in_the_table(commune):
    rules = {
        (rule.rule.replace("uuid:", ""), method)
        for rule in commune.url_map.iter_rules()
        if rule.endpoint.startswith("training.")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    names = {short: f"<{long}>" for short, long in SHORT.items()}
    assert rules == {(address.format(**names), method) for address, method, _, _ in DOORS}


def test_each_door_opens_for_its_roles_alone():
    for address, method, welcome, _ in DOORS:
        comes_in = READERS if address in NOT_THERE else welcome
        assert welcome_at(address, method) == comes_in, (address, method)


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.COMMUNE_OFFICER], ids=lambda one: one.value)
def test_what_an_empty_form_or_a_look_is_answered(browser, held, people, role):
    client, ids = sit(browser, role, people), held()
    before = revisions()
    for address, method, welcome, inside in DOORS:
        if role in welcome or address in NOT_THERE:
            answer = knock(client, address, method, ids)
            assert answer.status_code in (inside if role in welcome else {404}), (address, method)
    changed = {key for key, _ in revisions() ^ before}
    assert changed == ({ids["seat"]} if role in KEEPERS else set())


@pytest.mark.parametrize("owner", [NEIGHBOUR, None], ids=["another unit", "nobody"])
def test_ids_of_another_unit_or_of_nobody_are_not_there(browser, held, owner):
    ids = held(owner) if owner else dict.fromkeys(SHORT, NOBODY)
    before = revisions()
    client = browser(Role.COMMUNE_OFFICER)
    for address, method, _, _ in DOORS:
        if "{" in address:
            answer = knock(client, address, method, ids)
            assert answer.status_code == 404, f"{method} {address}"
    assert revisions() == before


def test_lists_do_not_tell_of_another_unit(browser, held):
    held(NEIGHBOUR)
    client = browser(Role.COMMUNE_OFFICER)
    for address, said in (
        ("/boi-duong/", class_facts().title),
        ("/boi-duong/tap-huan-vien/", trainer_facts().name),
        ("/boi-duong/tai-lieu/", material_facts().title),
    ):
        assert said not in client.get(address).text, address


def test_a_mediator_reads_the_own_history_and_no_other(browser, held, people):
    held()
    client = sit(browser, Role.MEDIATOR, people)
    leader, own, other = people
    assert client.get(f"/boi-duong/hoa-giai-vien/{own.id}").status_code == 200
    for one in (leader, other):
        assert client.get(f"/boi-duong/hoa-giai-vien/{one.id}").status_code == 404


def test_a_leader_reads_the_histories_of_the_own_team(browser, people, other_team):
    stranger = a_mediator(other_team, name="Lò Văn Ún", today=TODAY)
    client = sit(browser, Role.TEAM_LEADER, people)
    for one in people:
        assert client.get(f"/boi-duong/hoa-giai-vien/{one.id}").status_code == 200
    assert client.get(f"/boi-duong/hoa-giai-vien/{stranger.id}").status_code == 404


def test_a_seat_is_met_by_whoever_may_read_of_its_person(held, people, actor):
    ids = held()
    rows = db.session.execute(db.select(TrainingSeat.id, TrainingSeat.mediator_id))
    by_person = {mediator: seat for seat, mediator in rows}
    own = actor(Role.MEDIATOR, team_id=people[1].team_id, mediator_id=people[1].id)
    visible = TRAINING_SEAT.visible(own)
    assert list(db.session.scalars(db.select(TrainingSeat.id).where(visible))) == [
        by_person[people[1].id]
    ]
    assert meet(TRAINING_SEAT, ids["seat"], actor(Role.FRONT)).id == ids["seat"]
    for kind in TRAINING_TYPES:
        nothing = db.select(kind.model.id).where(kind.visible(actor(Role.ADMINISTRATOR)))
        assert db.session.scalars(nothing).all() == []


def test_reading_leaves_no_trace_in_the_journal(browser, held):
    ids = held()
    client = browser(Role.FRONT)
    lines = db.select(db.func.count()).select_from(JournalEntry)
    before = db.session.scalar(lines)
    client.get(f"/boi-duong/lop/{ids['held']}")
    client.get(f"/boi-duong/hoa-giai-vien/{ids['mediator']}")
    assert db.session.scalar(lines) == before


def test_who_keeps_nothing_is_offered_nothing(browser, held, people):
    ids = held()
    pages = ("/boi-duong/", f"/boi-duong/lop/{ids['held']}", "/boi-duong/tai-lieu/")
    for role in (Role.FRONT, Role.MEDIATOR):
        client = sit(browser, role, people)
        for page in pages:
            text = client.get(page).text
            for words in ("Ghi lớp mới", "Thêm người dự", "Hủy lớp", "Thêm tài liệu", ">Rút<"):
                assert words not in text, (role, page, words)
    assert roster.all_trainers({"03408"})
