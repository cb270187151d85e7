"""What a commune tells its superior of its machine and of who signed in, and how it is shown."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from app.accounts.models import AccountAct
from app.audit.service import SUBJECTS as IN_WORDS
from app.db import db, now, transaction
from app.domain import machines as told
from app.domain.actors import Actor, Role
from app.domain.health import Standing
from app.domain.machines import MachineState, SecurityEvent
from app.exchange import below, machine, machines_below, sessions
from app.exchange.models import Peer, SecurityEventBelow
from app.health import accidents, telling
from app.health import service as health
from app.records import journal
from tests.conftest import TAN_PHONG
from tests.exchange.conftest import know_units
from tests.exchange.test_both_sides import at_the_office
from tests.factories import a_village

UNIT = TAN_PHONG[0]
ADDRESS = f"/quan-tri/nhat-ky/don-vi/{UNIT}"
STATE = MachineState(
    datetime(2026, 11, 30, 2, tzinfo=UTC),
    "1.4",
    (("Sao lưu", Standing.BAD), ("Ổ đĩa", Standing.LOOK)),
    datetime(2026, 11, 2, 2, tzinfo=UTC),
    3,
)


def tried(act=AccountAct.SIGN_IN_FAILED, name="Tên không được lên"):
    with transaction():
        by = Actor(name=name, role=Role.ADMINISTRATOR, unit=UNIT)
        journal.note(act, by=by, subject="account")


def kept(office):
    with office.inside():
        rows = db.session.scalars(db.select(SecurityEventBelow).order_by(SecurityEventBelow.id))
        found = [(row.sequence, row.act) for row in rows]
        db.session.remove()
    return found


def seen(office):
    with office.inside():
        (found,) = machines_below.machines()
        db.session.remove()
    return found


@pytest.mark.usefixtures("both_databases")
def test_what_was_tried_goes_up_once_and_in_order(tied_commune, served_office):
    tried()
    sessions.run()
    before = kept(served_office)
    assert before[-1][1] == "sign_in_failed"
    tried(AccountAct.LOCK_OUT)
    tried(AccountAct.LOCK_SCREEN)
    tried(AccountAct.SIGN_IN)
    sessions.run()
    sessions.run()
    found = kept(served_office)
    assert [act for _, act in found[len(before) :]] == ["lock_out", "sign_in"]
    assert found == sorted(found)
    assert (seen(served_office).refused, seen(served_office).locked) == (1, 1)


def test_more_than_fits_goes_up_by_several_requests(tied_commune, served_office, monkeypatch):
    monkeypatch.setattr(machine, "MOST", 3)
    monkeypatch.setattr(told, "MOST", 3)
    for _ in range(8):
        tried()
    sessions.run()
    assert [act for _, act in kept(served_office)].count("sign_in_failed") == 8


def test_no_name_of_anybody_goes_up(tied_commune, served_office):
    tried(name="Lò Văn Bí Mật")
    sessions.run()
    with served_office.inside():
        rows = db.session.scalars(db.select(SecurityEventBelow)).all()
        assert rows
        assert "Bí Mật" not in str([vars(row) for row in rows])
        db.session.remove()


def test_a_book_that_was_put_back_goes_on_from_what_it_still_has(tied_commune, served_office):
    """The office keeps what was told of the lost days; the new lines bear numbers told before."""
    sessions.run()
    with time_machine.travel(now() + timedelta(hours=1), tick=False):
        tried(AccountAct.LOCK_OUT)
    (upto,) = [row.sequence for row in tied_commune_lines() if row.act == "lock_out"]
    with served_office.inside(), transaction():
        row = db.session.get(machines_below.MachineBelow, UNIT)
        row.told_to, row.told_to_at = upto, now() + timedelta(minutes=30)
    sessions.run()
    assert (upto, "lock_out") in kept(served_office)


def tied_commune_lines():
    return db.session.scalars(db.select(journal.JournalEntry)).all()


def test_what_happened_long_before_the_first_telling_stays_below(tied_commune, served_office):
    with time_machine.travel(now() - told.FIRST_DAYS - timedelta(days=1), tick=False):
        tried(AccountAct.CODE_LOCKED)
    tried()
    sessions.run()
    acts = [act for _, act in kept(served_office)]
    assert "code_locked" not in acts
    assert "sign_in_failed" in acts


def test_the_state_of_the_machine_is_shown_above(tied_commune, served_office, browser):
    with transaction():
        machine.note_state(STATE)
    sessions.run()
    assert seen(served_office).state == STATE
    officer = at_the_office(served_office, browser)
    for address in ("/dong-bo/may", f"/dong-bo/cua/{UNIT}"):
        assert "Sao lưu: phải xử lý" in officer.get(address).text
    assert officer.get(ADDRESS).status_code == 403
    keeper = at_the_office(served_office, browser, Role.ADMINISTRATOR)
    assert "Máy của đơn vị dưới" in keeper.get("/quan-tri/may-chu/").text
    with served_office.inside():
        finding = next(one for one in health.look() if one.key == "machines_below")
        assert finding.standing is Standing.LOOK
        assert "Phải xử lý: Phường Tân Phong" in finding.sentence
        db.session.remove()


def test_the_page_of_events_says_them_in_words_a_page_at_a_time(
    tied_commune, served_office, browser, monkeypatch
):
    monkeypatch.setattr("app.audit.events_below.PAGE", 2)
    for _ in range(3):
        tried()
    tried(AccountAct.LOCK_OUT)
    sessions.run()
    keeper = at_the_office(served_office, browser, Role.ADMINISTRATOR)
    first = keeper.get(ADDRESS)
    assert "Khóa vì nhập sai mật khẩu nhiều lần" in first.text
    assert first.text.count('<td data-label="Việc"') + first.text.count('scope="row"') == 2
    assert keeper.get("/quan-tri/nhat-ky/don-vi/99999").status_code == 404


def test_a_commune_has_no_such_pages(commune, browser):
    keeper = browser(Role.ADMINISTRATOR)
    assert keeper.get("/dong-bo/may").status_code == 404
    assert keeper.get(ADDRESS).status_code == 404


@pytest.mark.parametrize(
    "said",
    [
        7,
        [],
        {"state": {}},
        {"state": STATE.out() | {"troubled": [["Sao lưu", "lạ"]]}},
        {"events": {"upto": [1, "hôm qua"], "lines": []}},
        {"events": {"upto": [2**40, now().isoformat()], "lines": []}},
        {"events": {"upto": [1, "0001-01-01T00:00:00+14:00"], "lines": []}},
        {"events": {"upto": [1, now().isoformat()], "lines": [[1, 2, 3]]}},
    ],
)
def test_what_cannot_be_read_is_left_and_no_record_waits_for_it(
    said, tied_commune, served_office, monkeypatch
):
    monkeypatch.setattr(machine, "say", lambda: {"machine": said})
    a_village(name="Tả Lèng")
    assert sessions.run().agrees
    assert kept(served_office) == []
    assert seen(served_office).state is None


def test_a_superior_that_does_not_listen_is_told_nothing(tied_commune, served_office):
    assert machine.say() == {}
    for rubbish in (None, "rubbish", [1], [None, 2, "yesterday"], [None, 1.5, now().isoformat()]):
        assert machine.hear({"held": [], "machine": rubbish}) is False
    assert machine.say() == {}


def test_old_events_are_forgotten(tied_commune, served_office):
    tried()
    sessions.run()
    with served_office.inside():
        count = db.session.scalar(db.select(db.func.count(SecurityEventBelow.id)))
        assert count
        assert machines_below.forget_old() == 0
        with time_machine.travel(now() + told.KEPT + timedelta(days=1), tick=False):
            assert machines_below.forget_old() == count
        db.session.remove()


def test_the_program_notes_the_state_where_it_is_news(tied_commune, monkeypatch):
    telling.tell()
    first = machine.last_state()
    assert ("Sao lưu", Standing.BAD) in first.troubled
    assert first.backup_at is None
    with time_machine.travel(now() + timedelta(hours=1), tick=False):
        telling.tell()
        assert machine.last_state() == first
    with time_machine.travel(now() + told.AGAIN + timedelta(hours=1), tick=False):
        telling.tell()
        assert machine.last_state().at > first.at


def test_a_state_and_an_event_are_read_as_they_were_told():
    assert MachineState.read(STATE.out()) == STATE
    event = SecurityEvent(7, STATE.at, "account", "sign_in", "0123abcd")
    assert SecurityEvent.read(event.out()) == event
    assert STATE.standing is Standing.BAD


def test_every_subject_that_is_told_has_its_words_here():
    assert set(told.SUBJECTS) <= set(IN_WORDS)
    acts = {act.value for act in AccountAct}
    assert {*told.QUIET, *told.REFUSED, *told.LOCKED} <= acts


def test_accidents_of_a_week_are_counted_in_the_log(tmp_path):
    at = datetime(2026, 11, 30, 12, tzinfo=UTC)
    assert accidents.count(tmp_path, now=at) is None
    (tmp_path / accidents.LOGS).mkdir()
    assert accidents.count(tmp_path, now=at) == 0
    day = "2026-11-29T08:00:00+07:00"
    (tmp_path / accidents.LOGS / accidents.LOG_FILE).write_text(
        f"{day} INFO sohoagiai.requests x 200\n{day} ERROR sohoagiai incident A1B2C3:\n"
        "ValueError\n  routes.py:7 ERROR x\n"
        "2026-11-01T08:00:00+07:00 ERROR sohoagiai incident\n"
    )
    assert accidents.count(tmp_path, now=at) == 1


@pytest.mark.parametrize(("ago", "first"), [(timedelta(hours=1), "03408"), (None, "03390")])
def test_who_is_silent_longest_stands_above(office, ago, first):
    know_units()
    heard = {"03390": ago and now() - ago, "03408": now() - timedelta(days=3)}
    with transaction() as session:
        session.add_all(
            Peer(key=unit.encode() * 6, unit=unit, heard_at=at) for unit, at in heard.items()
        )
    assert below.senders()[0].unit == first
