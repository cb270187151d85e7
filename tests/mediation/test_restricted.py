"""A restricted case is as if it were not there for who has no part in it, by every way in."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine

from app.accounts.models import Account
from app.accounts.service import create_account
from app.attachments.record import ATTACHMENT
from app.catalog import BY_KEY
from app.db import db, now
from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.domain.statistics.shipped import SHIPPED
from app.mediation.models import MediationCase
from app.mediation.papers.pages import entries_of
from app.mediation.papers.register import RESTRICTED, _part_one
from app.mediation.record import PARTS
from app.mediation.service.narrowing import CaseFilter
from app.mediation.service.persons import people_named
from app.mediation.service.reading import list_cases
from app.mediation.service.repeats import one_case
from app.mediation.service.restricting import lift_restriction, restrict_case
from app.practice.records.privacy import RELATIVE, restrict_one
from app.records import viewing
from app.records.journal import history
from app.records.search.asking import find
from app.records.viewing import Viewing
from app.statistics.service.behind import behind
from tests.browser import PASSWORD
from tests.mediation.cases import SUMMARY, TODAY, a_case_in

BOARD = next(one for one in SHIPPED if one.code == "tong-hop")
RECEIVED = next(one.number for one in BOARD.columns if one.measure.key == "received.all.all")
WHY = "Bên A là em ruột của một công chức xã."
REASON = "Trả lời đơn của gia đình bên A."


def an_account(login, role, by, home, **facts):
    seat = home.seat(role)
    create_account(
        login=login,
        name=facts.get("name") or seat.get("name") or login,
        role=role,
        password=PASSWORD,
        must_change=False,
        by=by,
        team_id=seat.get("team_id"),
        mediator_id=facts.get("mediator_id", seat.get("mediator_id")),
    )
    return db.session.scalar(db.select(Account).where(Account.login == login))


@pytest.fixture
def people(home, actor):
    """The officer who restricts, one who has no part, one who is named, the team's, the leader."""
    admin = actor(Role.ADMINISTRATOR)
    officer = Role.COMMUNE_OFFICER
    return {
        "owner": an_account("owner", officer, admin, home, name="Tẩn Mỹ Thư"),
        "other": an_account("other", officer, admin, home, name="Sìn Văn Dế"),
        "named": an_account("named", officer, admin, home, name="Lý Thị Mẩy"),
        "head": an_account("head", Role.TEAM_LEADER, admin, home),
        "mediator": an_account("mediator", Role.MEDIATOR, admin, home),
        "pao": an_account(
            "pao", Role.MEDIATOR, admin, home, name="Giàng A Páo", mediator_id=home.pao.id
        ),
        "leader": an_account("leader", Role.COMMUNE_LEADER, admin, home, name="Vũ Đức Hạnh"),
    }


@pytest.fixture
def case(home, people):
    kept = a_case_in(CaseState.IN_MEDIATION, home)
    by = people["owner"].as_actor()
    return restrict_case(
        kept.id,
        reason=WHY,
        readers=[people["named"].id],
        revision=kept.revision,
        today=TODAY,
        by=by,
    )


def client_of(app, login):
    client = app.test_client()
    client.come_in(login)
    return client


def test_only_who_has_a_part_in_it_opens_it(commune, case, people):
    opened = {
        login: client_of(commune, login).get(f"/hoa-giai/{case.id}").status_code for login in people
    }
    assert opened == {
        "owner": 200,
        "named": 200,
        "mediator": 200,  # Lò Thị Liên mediates it
        "other": 404,
        "head": 404,
        "pao": 404,
        "leader": 303,
    }


def test_no_way_in_is_left_open(commune, case, people):
    """The condition that every page, paper, file, list, search and export asks."""
    other, owner = people["other"].as_actor(), people["owner"].as_actor()
    for kind in (BY_KEY["mediation_case"], *PARTS):
        key = kind.model.id if kind.key == "mediation_case" else kind.model.case_id
        met = db.select(kind.model.id).where(key == case.id)
        rows = db.session.scalars(met).all()
        assert len(db.session.scalars(met.where(kind.visible(owner))).all()) == len(rows)
        assert not db.session.scalars(met.where(kind.visible(other))).all(), kind.key
    assert find(BY_KEY["party"], "Pâng", by=owner)
    assert not find(BY_KEY["party"], "Pâng", by=other)
    assert not find(BY_KEY["mediation_case"], "nương ngô", by=other)
    client = client_of(commune, "other")
    for address in (
        "/hoa-giai/",
        "/hoa-giai/?xuat=csv&vi-sao=bao-cao",
        "/hoa-giai/lich/",
        "/tim/?q=P%C3%A2ng",
        "/",
    ):
        text = client.get(address).text
        assert "Lò Văn Pâng" not in text, address
        assert str(case.id) not in text, address


def test_papers_and_files_follow_their_case(commune, case, people):
    other = people["other"].as_actor()
    for kind in (ATTACHMENT, BY_KEY["made_paper"]):
        wanted = kind.model(
            id=uuid4(),
            unit=case.unit,
            revision=1,
            subject_kind="mediation_case",
            subject_id=case.id,
        )
        assert kind.watched(wanted, other) == ("mediation_case", case.id)
    for tail in ("ai-da-mo", "han-che", "y-kien", "vi-sao-mo"):
        answer = client_of(commune, "other").get(f"/hoa-giai/{case.id}/{tail}")
        assert answer.status_code == 404, tail


def test_the_leader_says_why_first(commune, case, people):
    leader = client_of(commune, "leader")
    assert leader.get(f"/hoa-giai/{case.id}").location == f"/hoa-giai/{case.id}/vi-sao-mo"
    short = leader.submit(f"/hoa-giai/{case.id}/vi-sao-mo", {"reason": "xem"})
    assert short.status_code == 422
    long = leader.submit(f"/hoa-giai/{case.id}/vi-sao-mo", {"reason": "xem đơn " * 200})
    assert "Quá dài: tối đa 1000 ký tự." in long.text
    assert leader.get(f"/hoa-giai/{case.id}").status_code == 303
    said = leader.submit(f"/hoa-giai/{case.id}/vi-sao-mo", {"reason": REASON})
    assert said.location == f"/hoa-giai/{case.id}"
    assert SUMMARY in leader.get(f"/hoa-giai/{case.id}").text
    lines = db.session.scalars(db.select(Viewing).where(Viewing.person == "Vũ Đức Hạnh")).all()
    assert [one.reason for one in lines] == [REASON]
    seen = client_of(commune, "owner").get(f"/hoa-giai/{case.id}/ai-da-mo").text
    assert REASON in seen
    assert "Vũ Đức Hạnh" in seen


def test_figures_count_it_and_the_book_keeps_its_line_without_a_name(commune, home, case, people):
    year = date(2026, 1, 1), date(2026, 12, 31)
    for login, seen, hidden in (("other", 0, 1), ("owner", 1, 0)):
        found = behind(BOARD, RECEIVED, None, *year, by=people[login].as_actor())
        assert (len(found.lines), found.hidden) == (seen, hidden)
    book, ask = _book_and_ask(home, people["other"].as_actor())
    (entry,) = entries_of(book, ask)
    cells = str(_part_one(entry))
    assert RESTRICTED in cells
    assert "Pâng" not in cells
    assert SUMMARY not in cells


def _book_and_ask(home, by):
    class Book:
        team_id, year = home.team.id, TODAY.year

    class Ask:
        first, last = TODAY.replace(month=1, day=1), TODAY

    Ask.by = by
    return Book, Ask


def test_restricting_is_written_and_can_be_lifted(commune, case, people):
    owner = people["owner"].as_actor()
    (line, *_) = history("mediation_case", [case.id])
    assert (line.act, line.reason) == ("restrict", WHY)
    lift_restriction(
        case.id, reason="Vụ, việc đã xong.", revision=case.revision, today=TODAY, by=owner
    )
    assert client_of(commune, "other").get(f"/hoa-giai/{case.id}").status_code == 200
    assert db.session.get(MediationCase, case.id).restricted_because is None


def test_the_officer_restricts_on_a_page(commune, home, people):
    kept, owner = a_case_in(CaseState.IN_MEDIATION, home), client_of(commune, "owner")
    address = f"/hoa-giai/{kept.id}/han-che"
    assert owner.submit(address, {"reason": ""}, action="/han-che").status_code == 422
    sent = {"reason": WHY, "readers": [str(people["head"].id)]}
    assert owner.submit(address, sent, action="/han-che").status_code == 303
    assert client_of(commune, "head").get(f"/hoa-giai/{kept.id}").status_code == 200
    assert client_of(commune, "other").get(f"/hoa-giai/{kept.id}").status_code == 404
    assert client_of(commune, "head").get(address).status_code == 403
    lifted = owner.submit(address, {"reason": "Đã xong."}, action="/bo-han-che")
    assert lifted.status_code == 303


def test_nobody_is_proposed_out_of_a_restricted_case(case, people):
    other, owner = people["other"].as_actor(), people["owner"].as_actor()
    assert people_named("Lò Văn Pâng", by=owner)
    assert not people_named("Lò Văn Pâng", by=other)
    assert one_case(case.id, by=owner)
    assert one_case(case.id, by=other) is None


def test_the_leader_reads_no_name_anywhere_before_saying_why(commune, case, people):
    """Neither in a list nor by a search, a file or another case; the day's reason opens all."""
    leader, by = client_of(commune, "leader"), people["leader"].as_actor()
    ways = (
        "/hoa-giai/",
        "/hoa-giai/?xuat=csv&vi-sao=bao-cao",
        "/hoa-giai/lich/",
        "/tim/?q=P%C3%A2ng",
    )
    for address in ways:
        assert "Lò Văn Pâng" not in leader.get(address).text, address
    assert str(case.id) in leader.get("/hoa-giai/").text
    assert not find(BY_KEY["party"], "Pâng", by=by)
    assert not list_cases(CaseFilter(words="Pâng"), by=by).lines
    assert not people_named("Lò Văn Pâng", by=by)
    (line,) = behind(BOARD, RECEIVED, None, date(2026, 1, 1), date(2026, 12, 31), by=by).lines
    assert line.parties_line is None
    leader.submit(f"/hoa-giai/{case.id}/vi-sao-mo", {"reason": REASON})
    assert "Lò Văn Pâng" in leader.get("/hoa-giai/").text
    assert find(BY_KEY["party"], "Pâng", by=by)
    with time_machine.travel(now() + timedelta(days=1)):
        assert not find(BY_KEY["party"], "Pâng", by=by)
        assert not viewing.has_said_why(case.id, by)


def test_a_search_finds_no_paper_of_a_case_still_to_be_opened(case, people):
    leader, owner = people["leader"].as_actor(), people["owner"].as_actor()
    about = {"unit": case.unit, "subject_kind": "mediation_case", "subject_id": case.id}
    for kind in (ATTACHMENT, BY_KEY["made_paper"]):
        db.session.add(kind.model(id=uuid4(), revision=1, **about))
        db.session.flush()
        rows = db.select(kind.model.id).where(kind.model.subject_id == case.id)
        found = {one: db.session.scalar(rows.where(kind.sought(one))) for one in (leader, owner)}
        assert not found[leader]
        assert found[owner]
        assert db.session.scalar(rows.where(kind.visible(leader)))
    db.session.rollback()


def test_the_practice_book_restricts_its_newest_closed_case(commune, home, people):
    kept, by = a_case_in(CaseState.IN_MEDIATION, home), people["owner"].as_actor()
    kept.closed_on = TODAY
    db.session.commit()
    for _ in range(2):
        restrict_one(today=TODAY, by=by)
    assert db.session.get(MediationCase, kept.id).restricted_because == RELATIVE
    assert client_of(commune, "owner").get(f"/hoa-giai/{kept.id}").status_code == 200
    assert client_of(commune, "other").get(f"/hoa-giai/{kept.id}").status_code == 404
