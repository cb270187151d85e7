"""A commune was put back from an old backup and takes back what its superior holds of it."""

from datetime import date
from uuid import UUID

import pytest

from app.catalog import RECORD_TYPES
from app.db import db, transaction
from app.domain.actors import Role
from app.domain.mediation.acts import Act
from app.exchange import regaining, sessions, state
from app.mediation.models import MediationCase
from app.mediation.record import MEDIATION_CASE
from app.practice.records.sample import Sample, add_sample
from app.records import journal, regained, restored
from app.records.journal import JournalEntry, history
from app.records.wording import history_lines
from app.teams.acts import TeamAct
from app.teams.models import Mediator
from app.units.models import Village
from app.units.service import listed_unit
from app.web.context import today
from tests.conftest import TAN_PHONG
from tests.exchange.test_conflicts import names_above, rename
from tests.exchange.test_running import until
from tests.exchange.test_sessions import TODAY, a_case
from tests.factories import a_mediator, a_team, a_village, an_officer
from tests.haste import few_villages
from tests.test_pages import seat, walk

MARK = "Phần chỉ giữ ở xã – họ tên, nội dung – có thể thiếu hoặc cũ hơn"


@pytest.fixture
def lost(tied_commune, backup):
    """A case, its team and a mediator that the superior knows, and this commune no more."""
    backup.save()
    team = a_team()
    a_mediator(team, name="Lò Thị Mẫu")
    known = a_case(team.id).id, team.id
    sessions.run()
    backup.put_back()
    sessions.run()
    return known


def all_of(model):
    db.session.expire_all()
    return db.session.scalars(db.select(model)).all()


def test_it_is_told_what_is_missing_and_what_to_do_first(lost, browser):
    text = browser(Role.COMMUNE_OFFICER).get("/dong-bo/").text
    assert "1 vụ, việc hòa giải" in text
    assert "1 hòa giải viên" in text
    assert text.index("Trước hết hãy tìm bản sao lưu mới hơn") < text.index(
        "Nhận lại từ cấp trên</button>"
    )
    assert all_of(MediationCase) == [], "nothing comes back by itself"
    watching = browser(Role.ADMINISTRATOR).get("/dong-bo/").text
    assert "Trước hết hãy tìm bản sao lưu mới hơn" in watching
    assert "Nhận lại từ cấp trên</button>" not in watching
    assert "Nút “Nhận lại từ cấp trên” ở tài khoản của công chức" in watching


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.ADMINISTRATOR])
def test_the_first_page_tells_who_can_do_something_about_it(lost, browser, role):
    first = browser(role).get("/").text
    assert "hồ sơ của đơn vị mà ở đây không có hoặc chỉ có bản cũ" in first
    assert 'href="/dong-bo/">Mở trang Đồng bộ để lấy về</a>' in first
    assert "ở đây không có hoặc" not in browser(Role.MEDIATOR).get("/").text


def test_the_clerk_takes_back_looks_through_and_goes_on(lost, browser, served_office):
    case_id, _ = lost
    clerk = browser(Role.COMMUNE_OFFICER)
    page = clerk.get("/dong-bo/")
    assert clerk.send(page, action="nhan-lai/").status_code == 303
    until(is_level)
    (case,) = all_of(MediationCase)
    assert (case.id, case.summary) == (case_id, None)
    assert "mà ở đây không có" not in clerk.get("/dong-bo/").text
    assert 'href="/dong-bo/nhan-lai/"' in clerk.get("/dong-bo/").text
    listed = clerk.get("/dong-bo/nhan-lai/").text
    assert f'href="/hoa-giai/{case_id}"' in listed

    shown = clerk.get(f"/hoa-giai/{case_id}")
    assert MARK in shown.text
    assert "Nhận lại từ cấp trên" in [one.act for one in lines_of(case)]
    before = regained.count()
    answer = clerk.send(shown, action=f"nhan-lai/{case_id}")
    assert answer.headers["Location"].endswith(f"/hoa-giai/{case_id}")
    assert MARK not in clerk.get(f"/hoa-giai/{case_id}").text
    assert regained.count() < before
    acts = [one.act for one in db.session.scalars(db.select(JournalEntry))]
    assert acts.count("regain_all") == 1
    assert acts.count("regain") >= 4

    with transaction() as session:
        held = session.get_one(MediationCase, case_id)
        held.received_on, held.summary = date(2026, 2, 2), "Ghi lại từ sổ giấy."
        journal.write(held, Act.CORRECT, by=an_officer())
    assert sessions.run().complete
    with served_office.inside():
        assert db.session.get_one(MediationCase, case_id).received_on == date(2026, 2, 2)
        db.session.remove()


def is_level():
    db.session.rollback()  # what the session beside us has written since
    return state.upward().is_level


def lines_of(case):
    return history_lines(MEDIATION_CASE, history("mediation_case", [case.id]))


def test_twice_is_once_and_both_sides_are_level(lost):
    assert sessions.run(regains=an_officer()).complete
    lines = len(all_of(JournalEntry))
    report = sessions.run(regains=an_officer())
    assert (report.complete, report.ahead, report.sent) == (True, 0, 0)
    assert len(all_of(JournalEntry)) == lines


def test_what_was_written_here_since_is_not_covered(tied_commune, backup, served_office):
    village_id = a_village(name="Tả Lèng").id
    sessions.run()
    backup.save()
    rename(village_id, "Tả Lèng Cao")
    sessions.run()
    backup.put_back()
    rename(village_id, "Tả Lèng Thấp")
    sessions.run(regains=an_officer())
    assert [one.name for one in all_of(Village)] == ["Tả Lèng Thấp"]
    assert names_above(served_office) == ["Tả Lèng Cao"]
    assert state.upward().refused == 1, "both stand on the page of conflicts"
    assert regained.count() == 0


def test_a_newer_version_comes_back_and_what_never_left_stays(tied_commune, backup):
    """The name stayed here; that she had left the team is known above only."""
    mediator_id = a_mediator(a_team(), name="Lò Thị Mẫu").id
    sessions.run()
    backup.save()
    with transaction() as session:
        held = session.get_one(Mediator, mediator_id)
        held.ended_on = TODAY
        journal.write(held, TeamAct.RELEASE, by=an_officer())
    sessions.run()
    backup.put_back()
    before = all_of(Mediator)[0].revision
    sessions.run(regains=an_officer())
    (held,) = all_of(Mediator)
    assert (held.name, held.ended_on) == ("Lò Thị Mẫu", TODAY)
    assert held.revision > before, "a form that was opened before is told so"
    (line, *_) = history("mediator", [mediator_id])
    assert (line.act, line.changes) == ("regain", {"ended_on": [None, TODAY.isoformat()]})


@pytest.mark.parametrize(
    "kind", [one for one in RECORD_TYPES if one.model.optional_fields()], ids=lambda one: one.key
)
def test_a_field_that_did_not_travel_is_not_emptied(kind):
    optional = {column.key for column, _ in kind.model.optional_fields()}
    assert not regaining.named_in(kind, {}) & optional
    assert optional <= regaining.named_in(kind, dict.fromkeys(optional))


@pytest.mark.usefixtures("both_databases")
def test_a_mark_stands_on_its_page_until_it_is_settled(commune):
    case, party, other = (UUID(int=one) for one in (1, 2, 3))
    with transaction():
        for record in (case, party):
            regained.mark("mediation_case", record, case, date(2026, 3, 2))
            regained.mark("mediation_case", record, case, date(2026, 3, 3))
    assert regained.count() == 2
    assert {one.record_id for one in regained.marks_on([case])} == {case, party}
    assert [one.regained_on.day for one in regained.marks_on([party])] == [3]
    with transaction():
        regained.settle([case, other])
    assert [one.record_id for one in regained.marks_on([case, other])] == [party]


def test_writing_what_stays_here_is_looking_through(lost):
    sessions.run(regains=an_officer())
    (mediator,) = all_of(Mediator)
    assert [one.record_id for one in regained.marks_on([mediator.id])] == [mediator.id]
    with transaction() as session:
        held = session.get_one(Mediator, mediator.id)
        held.name = "Lò Thị Mẫu"
        journal.write(held, TeamAct.CHANGE, by=an_officer())
    assert list(regained.marks_on([mediator.id])) == []


def test_a_number_given_before_the_loss_is_not_given_again(lost):
    _, team_id = lost
    sessions.run(regains=an_officer())
    assert not restored.is_in_doubt()
    assert a_case(team_id).book_number == 2


def test_every_page_of_what_came_back_stands(tied_commune, backup, browser):
    backup.save()
    wanted = Sample(cases=8, dialogues=2, first_year=today().year, last_year=today().year)
    with few_villages():
        commune, by = listed_unit(TAN_PHONG[0]), an_officer()
        add_sample(commune, wanted, today=today(), by=by, tick=lambda: None)
    sessions.run()
    backup.put_back()
    sessions.run()
    report = sessions.run(regains=an_officer())
    assert report.complete
    assert all_of(MediationCase)
    broken, marked = [], 0
    for role in (Role.COMMUNE_OFFICER, Role.TEAM_LEADER):
        client = browser(role, **seat(role))
        for _, address, answer in walk(tied_commune, client):
            if answer.status_code != 200:
                broken.append((role.value, address, answer.status_code))
            if ">None<" in answer.text or " None" in answer.text:
                broken.append((role.value, address, "None"))
            marked += MARK in answer.text
    assert broken == []
    assert marked > 10
