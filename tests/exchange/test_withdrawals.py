"""After a withdrawal no word of what was taken back can be read in any file of an office."""

from uuid import UUID

import pytest

from app.db import db, now, transaction
from app.domain.actors import Role
from app.domain.profiles import Profile
from app.exchange import letters, sessions, withdrawals
from app.records.ledger import SqlLedger
from app.records.ledger.tables import LedgerAnswer, LedgerRecord
from app.teams.models import TeamReport
from app.web.context import today
from sync import record
from tests.conftest import TAN_PHONG
from tests.exchange.profile_life import (
    FAR,
    HARD,
    REPORT,
    a_report,
    let_all_go_up,
    noted,
    stand_in_full,
    switch,
    take_all_back,
    words_at,
)
from tests.exchange.test_letters import CLERK, content, read_at
from tests.factories import a_team

DIFFICULTIES = "difficulties proposals"


pytestmark = pytest.mark.usefixtures("database_files")


@pytest.fixture
def full(tied_commune, served_office):
    return stand_in_full(served_office)


def test_by_wire_nothing_is_left_in_any_file(full, served_office):
    take_all_back()
    assert sessions.run().complete
    assert words_at(served_office) == []
    with served_office.inside():
        assert noted() == [
            (TAN_PHONG[0], "case_partner", "other_unit_name other_team", 1),
            (TAN_PHONG[0], REPORT, DIFFICULTIES, 1),
        ]
        assert {one.noted_on for one in withdrawals.withdrawals()} == {today()}


def test_by_letter_nothing_is_left_in_any_file(full, served_office):
    served_office.close()
    take_all_back()
    _, answer = read_at(served_office, content(letters.write_letter(by=CLERK).code))
    assert words_at(served_office) == []
    letters.read_file(answer, by=CLERK)
    with served_office.inside():
        assert len(noted()) == 2


@pytest.mark.usefixtures("both_databases")
def test_in_the_tables_nothing_is_left_and_the_day_counts_its_records(tied_commune, served_office):
    team = a_team()
    for _ in range(3):
        a_report(team)
    for _ in range(2):
        switch(REPORT, Profile.FULL)
        assert sessions.run().complete
        switch(REPORT, Profile.MINIMAL)
        assert sessions.run().complete
    with served_office.inside():
        assert noted() == [(TAN_PHONG[0], REPORT, DIFFICULTIES, 6)]
        for table in db.metadata.tables.values():
            for row in db.session.execute(table.select()):
                assert not [one for one in row if HARD.encode() in _bytes(one)], table.name


def _bytes(value):
    return value if isinstance(value, bytes) else str(value).encode()


def test_an_ordinary_edit_takes_nothing_back(full, served_office):
    with transaction():
        report = db.session.get(TeamReport, full.id)
        report.difficulties = None
        raw = report.outgoing(Profile.FULL)
    write(report.id, raw)
    assert sessions.run().complete
    with served_office.inside():
        assert noted() == []
        assert db.session.scalar(db.select(TeamReport.difficulties)) is None


def write(record_id, body, schema=TeamReport.schema_version):
    with transaction():
        record(
            SqlLedger(),
            kind=REPORT,
            unit=TAN_PHONG[0],
            record_id=record_id.hex,
            schema=schema,
            body=body,
        )


def test_what_cannot_be_put_in_place_yet_takes_back_all_the_same(full, served_office):
    """The new version waits for an upgrade of the office, the words do not."""
    switch("case_partner", Profile.MINIMAL)
    write(full.id, full.outgoing(), schema=7)
    sessions.run()
    with served_office.inside():
        assert db.session.scalars(
            db.select(LedgerRecord.state).where(LedgerRecord.kind == REPORT)
        ).all() == ["parked"]
        assert db.session.scalar(db.select(TeamReport.difficulties)) is None
        assert db.session.scalar(db.select(TeamReport.reported_by)) is None
        assert db.session.scalar(db.select(TeamReport.first)) == full.first
        assert (TAN_PHONG[0], REPORT, DIFFICULTIES, 1) in noted()
    assert words_at(served_office) == []


def test_what_waits_for_another_record_takes_back_all_the_same(full, served_office):
    switch("case_partner", Profile.MINIMAL)
    write(full.id, full.outgoing() | {"team_id": str(UUID(int=9))})
    sessions.run()
    with served_office.inside():
        assert db.session.scalar(db.select(TeamReport.difficulties)) is None
    assert words_at(served_office) == []


def test_a_copy_that_was_set_aside_loses_the_words_and_keeps_the_rest(full, served_office):
    """Two machines wrote the report once: the other's version lies beside, as bytes."""
    with served_office.inside(), transaction() as session:
        raw = session.scalar(db.select(LedgerRecord.raw).where(LedgerRecord.kind == REPORT))
        aside = raw.replace(b'"received":0', b'"received":5')
        assert aside != raw
        session.add(
            LedgerAnswer(
                log="f" * 32,
                number=1,
                chain=bytes(16),
                seq=1,
                verdict="conflict",
                reason="",
                unit=TAN_PHONG[0],
                record_id=full.id,
                raw=aside,
                given_at=now(),
                own_seq=0,
            )
        )
    take_all_back()
    assert sessions.run().complete
    assert words_at(served_office) == []
    with served_office.inside():
        (copy,) = db.session.scalars(db.select(LedgerAnswer.raw))
        assert b'"received":5' in copy


def test_of_versions_that_conflict_only_the_newest_is_kept_aside(full, served_office):
    with served_office.inside(), transaction() as session:
        of_another = {"hash": b"another version!"}  # as if a copied machine had written it
        session.execute(db.update(LedgerRecord).filter_by(kind=REPORT).values(of_another))
    write(full.id, full.outgoing(Profile.FULL) | {"proposals": FAR})
    sessions.run()
    write(full.id, full.outgoing())
    sessions.run()
    with served_office.inside():
        copies = db.session.scalars(
            db.select(LedgerAnswer.raw).where(LedgerAnswer.verdict == "conflict")
        ).all()
        assert [raw and FAR.encode() in raw for raw in copies] == [None, False]


def test_a_deleted_record_leaves_no_words_either(full, served_office):
    switch("case_partner", Profile.MINIMAL)
    write(full.id, None)
    assert sessions.run().complete
    assert words_at(served_office) == []
    with served_office.inside():
        assert db.session.scalar(db.select(TeamReport)) is None


def test_what_is_taken_back_while_one_sweeps_is_swept_next(full, served_office, monkeypatch):
    """The mark of another withdrawal, set between the emptying and the clearing, stays."""
    emptied = withdrawals.forget_in_files

    def meanwhile():
        done = emptied()
        with transaction():
            SqlLedger().put(withdrawals.SWEEP, "another")
        return done

    monkeypatch.setattr(withdrawals, "forget_in_files", meanwhile)
    take_all_back()
    sessions.run()
    with served_office.inside():
        assert SqlLedger().get(withdrawals.SWEEP) == "another"
        monkeypatch.undo()
        withdrawals.sweep()
        assert SqlLedger().get(withdrawals.SWEEP) is None


def test_nothing_from_above_can_empty_what_a_commune_wrote_itself(full, served_office):
    with served_office.inside(), transaction():
        line = {"kind": REPORT, "unit": TAN_PHONG[0], "record_id": full.id.hex, "schema": 1}
        record(SqlLedger(), **line, body=full.outgoing(), audience=TAN_PHONG[0])
    sessions.run()
    db.session.expire_all()
    assert db.session.get(TeamReport, full.id).difficulties == HARD


def test_letters_that_hold_what_was_taken_back_are_no_longer_there(tied_commune, browser):
    team = a_team()
    a_report(team)
    let_all_go_up()
    sheet = letters.write_letter(by=CLERK)
    assert letters.file_of(sheet.code)
    take_all_back()
    with pytest.raises(letters.NotHere):
        letters.file_of(sheet.code)
    answer = browser(Role.COMMUNE_OFFICER).get(f"/dong-bo/thu/{sheet.code}")
    assert "Tệp thư này đã xóa." in answer.text
    assert "/tep" not in answer.text
