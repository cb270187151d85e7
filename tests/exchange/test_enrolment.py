"""Tying two instances together, and what makes an installation itself."""

import pytest

from app.db import db, transaction
from app.domain.errors import RuleViolation
from app.exchange import enrolment, sessions
from app.exchange.identity import (
    ANCHOR_FILE,
    KEY_FILE,
    check_anchor,
    drop_anchor,
    signing_key,
)
from app.exchange.models import Invitation, Peer, Superior
from app.exchange.sessions import SyncFailed
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger
from sync.enrol import TRIES, Joining, new_code
from sync.http import HttpTransport
from sync.ports import NotTrusted
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.exchange.conftest import administrator
from tests.factories import a_village
from tests.systems import is_for_its_owner

BY = administrator(LAI_CHAU[0])


def invited(served_office, unit=TAN_PHONG[0]):
    with served_office.inside():
        return enrolment.invite(unit, by=BY)


def test_each_side_learns_the_others_key(tied_commune, served_office):
    superior = sessions.superior_of_this()
    own = bytes(signing_key(tied_commune.extensions["instance"].folder).verify_key)
    with served_office.inside():
        (peer,) = db.session.scalars(db.select(Peer)).all()
        assert (peer.key, peer.unit, peer.revoked_at) == (own, "03408", None)
        folder = served_office.app.extensions["instance"].folder
        assert superior.key == bytes(signing_key(folder).verify_key)
    assert superior.unit == "12"


def test_both_sides_note_who_was_tied_to_whom(tied_commune, served_office):
    acts = db.select(JournalEntry.act).where(JournalEntry.subject.in_(["peer", "superior"]))
    assert db.session.scalars(acts).all() == ["join"]
    with served_office.inside():
        assert db.session.scalars(acts).all() == ["invite", "admit"]


@pytest.mark.parametrize("unit", ["99999", "12", "01", "x", ""])
def test_a_code_is_given_only_to_a_unit_below(served_office, unit):
    with served_office.inside(), pytest.raises(RuleViolation):
        enrolment.invite(unit, by=BY)


def test_a_new_code_makes_the_one_before_worthless(make_commune, served_office):
    old = invited(served_office)
    invited(served_office)
    with (
        make_commune(tied=False).app_context(),
        pytest.raises(RuleViolation, match="không đúng, đã dùng hoặc đã hết hạn"),
    ):
        enrolment.join(served_office.url, old, by=BY)


def test_wrong_tries_are_counted_although_nothing_else_is_kept(make_commune, served_office):
    code = invited(served_office)
    with make_commune(tied=False).app_context():
        for _ in range(TRIES):
            with pytest.raises(RuleViolation):
                enrolment.join(served_office.url, "AAA-BBBB-CCC", by=BY)
        with pytest.raises(RuleViolation):
            enrolment.join(served_office.url, code, by=BY)
        assert sessions.superior_of_this() is None
    with served_office.inside():
        assert db.session.get(Invitation, "03408").tries == 0
        assert db.session.scalar(db.select(Peer)) is None


def test_joining_again_with_the_same_code_after_a_lost_answer_works(make_commune, served_office):
    code = invited(served_office)
    with make_commune(tied=False).app_context():
        enrolment.join(served_office.url, code, by=BY)
        enrolment.join(served_office.url, code, by=BY)
        assert sessions.run().complete
    with served_office.inside():
        assert len(db.session.scalars(db.select(Peer)).all()) == 1


def test_a_second_machine_of_a_unit_turns_the_first_one_away(make_commune, served_office):
    first, second = make_commune(), make_commune()
    with first.app_context(), pytest.raises(SyncFailed, match="thu hồi"):
        sessions.run()
    with second.app_context():
        assert sessions.run().complete


def test_an_office_that_was_installed_anew_is_not_taken_for_the_old_one(
    tied_commune, served_office
):
    a_village()
    sessions.run()
    (served_office.app.extensions["instance"].folder / KEY_FILE).unlink()
    with pytest.raises(SyncFailed, match="không phải cấp trên đã ghép nối"):
        sessions.run()
    with served_office.inside():
        others = [table for table in db.metadata.sorted_tables if table.name != "unit"]
        db.session.remove()
        db.metadata.drop_all(db.engine, others)
        db.metadata.create_all(db.engine, others)
    enrolment.join(served_office.url, invited(served_office), by=BY)
    report = sessions.run()
    assert (report.complete, report.mended, report.forked) == (True, 0, False)


def test_the_superior_must_be_the_one_that_was_named(make_instance, served_office, make_commune):
    code = invited(served_office)
    app = make_commune(tied=False)
    with app.app_context():
        object.__setattr__(app.extensions["instance"], "superior", "01")
        with pytest.raises(RuleViolation, match="không phải cấp trên 01"):
            enrolment.join(served_office.url, code, by=BY)
        assert sessions.superior_of_this() is None


def test_a_stranger_learns_nothing_from_the_wire(served_office):
    with served_office.inside():
        client = served_office.app.test_client()
        for message in (b"", b"{}", b"\xff", Joining("AAA-BBBB-CCC", "03408", bytes(32)).request()):
            answer = client.post("/dong-bo/v1/enrol", data=message)
            assert (answer.status_code, answer.data) == (403, b"{}")
        for frame in (b"", b"SHG1", bytes(1000)):
            answer = client.post("/dong-bo/v1/exchange", data=frame)
            assert (answer.status_code, answer.data) == (400, b"")
        assert client.post("/dong-bo/v1/enrol", data=bytes(5000)).status_code == 413
        assert client.post("/dong-bo/v1/exchange", data=bytes(9 * 2**20)).status_code == 413
        assert client.get("/dong-bo/v1/exchange").status_code == 405


def test_the_key_lies_beside_the_database_for_its_owner_only(tied_commune):
    folder = tied_commune.extensions["instance"].folder
    path = folder / KEY_FILE
    assert is_for_its_owner(path)
    secret = bytes(signing_key(folder))
    for table in db.metadata.tables.values():
        for row in db.session.execute(table.select()):
            assert not any(value == secret or value == secret.hex() for value in row)
    assert signing_key(folder) == signing_key(folder)


def test_a_database_put_back_from_a_backup_starts_a_new_log_before_its_first_edit(tied_commune):
    folder = tied_commune.extensions["instance"].folder
    ledger = SqlLedger()
    a_village()
    sessions.run()
    name = _log(ledger)
    assert check_anchor(ledger, folder) is False
    with transaction():
        # what a backup from before the last position looks like
        db.session.execute(db.text("DELETE FROM ledger_log"))
        db.session.execute(db.text("UPDATE ledger_head SET seq = 0, chain = zeroblob(16)"))
    assert check_anchor(ledger, folder) is True
    assert _log(ledger) != name
    assert check_anchor(ledger, folder) is False


def _log(ledger):
    with transaction():
        return ledger.head()[0]


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"log":1,"seq":"x","chain":"00"}', "\xff"])
def test_an_anchor_that_cannot_be_read_is_no_anchor(tied_commune, text):
    folder = tied_commune.extensions["instance"].folder
    (folder / ANCHOR_FILE).write_bytes(text.encode("latin-1"))
    assert check_anchor(SqlLedger(), folder) is False
    drop_anchor(SqlLedger(), folder)
    assert check_anchor(SqlLedger(), folder) is False
    assert [path.name for path in folder.glob(f"{ANCHOR_FILE}*")] == [ANCHOR_FILE]


def test_without_a_superior_a_session_says_what_to_do(make_commune):
    with make_commune(tied=False).app_context():
        with pytest.raises(SyncFailed, match="chưa ghép nối"):
            sessions.run()
        assert db.session.scalar(db.select(Superior)) is None


def test_the_superiors_own_authority_is_named_in_a_setting(commune):
    here = commune.extensions["instance"]
    commune.config["SUPERIOR_CA"] = "cap-tren.crt"
    with pytest.raises(SyncFailed, match="SUPERIOR_CA"):
        sessions.road_to("https://10.0.0.1/dong-bo/v1", here)
    (here.folder / "cap-tren.crt").touch()
    road = sessions.road_to("https://10.0.0.1/dong-bo/v1", here)
    assert road._session.verify == str(here.folder / "cap-tren.crt")


def test_who_does_not_trust_the_superior_yet_is_told_how_to(commune, monkeypatch):
    def stranger(self, message):
        raise NotTrusted

    monkeypatch.setattr(HttpTransport, "enrol", stranger)
    with pytest.raises(RuleViolation, match="/tin-cay/"):
        enrolment.join("https://10.0.0.1", new_code(), by=administrator(TAN_PHONG[0]))
