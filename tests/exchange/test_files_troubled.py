"""Files that are missing, altered, wrong, too many for a day, or none of the sender's."""

import pytest

from app.attachments import received, store
from app.attachments.models import Attachment
from app.attachments.record import ATTACHMENT
from app.attachments.service import content_of
from app.db import db, transaction
from app.domain.actors import Role
from app.domain.attachments import DocumentKind
from app.domain.profiles import Profile
from app.exchange import files, profiles, sessions
from app.exchange.models import FileFailure
from app.records.ledger import SqlLedger
from app.records.ledger.tables import LedgerRecord
from app.records.locking import NotHere
from app.records.sight import meet
from app.web.context import today
from sync import Superior, record
from tests.conftest import TAN_PHONG
from tests.dialogue.conftest import TODAY
from tests.exchange.file_life import (
    ABOVE,
    BLUE,
    KIND,
    at_the_office,
    hang,
    received_files,
    stood,
)
from tests.exchange.profile_life import HEAD, REASON, switch
from tests.manners import check_manners


def test_a_file_that_the_office_lost_comes_again(posting, served_office):
    switch(KIND, Profile.FULL)
    hang(posting)
    sessions.run()
    received_files(served_office)[0].unlink()
    assert sessions.run().files.whole == 1
    assert at_the_office(served_office) == [(DocumentKind.POSTED, True)]


def test_a_file_altered_at_the_office_is_not_shown_and_comes_again(posting, served_office):
    switch(KIND, Profile.FULL)
    held = hang(posting)
    sessions.run()
    received_files(served_office)[0].write_bytes(b"altered")
    with served_office.inside():
        above = meet(ATTACHMENT, held.id, ABOVE)
        with pytest.raises(store.NotCome):
            content_of(above)
    assert sessions.run().files.whole == 1


def test_a_file_missing_here_is_named_and_holds_up_no_other(posting, served_office):
    switch(KIND, Profile.FULL)
    hang(posting)
    bad = hang(posting, colour=BLUE)
    store.path_of(bad.sha256).unlink()
    assert sessions.run().complete
    up = stood()
    assert (up.above, up.waiting, up.troubled) == (1, 0, 1)
    assert "bị mất hoặc bị thay đổi" in up.rows[0].reason


def test_the_bytes_of_a_day_are_counted_and_then_files_wait(
    posting, served_office, tied_commune, monkeypatch
):
    switch(KIND, Profile.FULL)
    hang(posting)
    monkeypatch.setattr(files, "budget", lambda: files.Budget(f"{today()}", 10))
    report = sessions.run()
    assert report.complete
    assert report.files.is_spent
    assert stood().waiting == 1


def test_records_written_meanwhile_do_not_wait_for_files(posting, served_office, monkeypatch):
    switch(KIND, Profile.FULL)
    hang(posting)
    monkeypatch.setattr(files.state, "has_news", lambda: True)
    report = sessions.run()
    assert report.files.gave_way
    assert report.files.sent == 0
    monkeypatch.undo()
    assert sessions.run().files.whole == 1


def test_when_the_head_takes_it_back_not_one_more_piece_goes(posting, served_office, monkeypatch):
    switch(KIND, Profile.FULL)
    hang(posting)
    ask = Superior.files

    def decide_meanwhile(self, names):
        answer = ask(self, names)
        profiles.switch(KIND, Profile.MINIMAL, reason=REASON, by=HEAD)
        return answer

    monkeypatch.setattr(Superior, "files", decide_meanwhile)
    report = sessions.run()
    assert (report.files.sent, report.files.gave_way) == (0, True)
    monkeypatch.undo()
    assert sessions.run().complete
    assert at_the_office(served_office) == []


def lie(served, **facts):
    """A line about a paper that no honest commune would send; what the office said to it."""
    ledger = SqlLedger()
    body = {
        "subject_kind": "posting",
        "subject_id": "01900000-0000-7000-8000-00000000dead",
        "document": "posted",
        "attached_on": "2026-03-20",
        "media_type": "image/jpeg",
        "pages": 1,
        "size": 5,
        "sha256": "0" * 64,
    }
    with transaction():
        record(
            ledger,
            kind=KIND,
            unit=TAN_PHONG[0],
            record_id="0190000000007000800000000000dead",
            schema=1,
            body=body | facts,
        )
    sessions.run()
    row = db.session.scalars(db.select(LedgerRecord).where(LedgerRecord.kind == KIND)).one()
    return row.verdict, row.reason


@pytest.mark.parametrize(
    "facts",
    [
        {"document": "settlement"},
        {"document": "of_parties"},
        {"subject_kind": "mediation_case"},
        {"sha256": "../../exchange.key"},
        {"sha256": None},
        {"size": 2**40},
        {"size": 0},
        {"pages": 0},
        {"caption": "Lò Văn Pâng"},
    ],
    ids=str,
)
def test_the_office_refuses_what_may_not_leave_and_names_that_no_file_has(
    tied_commune, served_office, facts
):
    verdict, reason = lie(served_office, **facts)
    assert verdict == "refused"
    assert reason.endswith(".")
    assert at_the_office(served_office) == []


def test_a_paper_that_names_another_units_record_is_met_by_nobody(posting, served_office):
    sessions.run()
    with served_office.inside(), transaction() as session:
        paper = Attachment(
            unit="03390",
            subject_kind="posting",
            subject_id=posting.id,
            document=DocumentKind.POSTED,
            attached_on=TODAY,
            pages=1,
            size=5,
            sha256="0" * 64,
        )
        session.add(paper)
        session.flush()
        with pytest.raises(NotHere):
            meet(ATTACHMENT, paper.id, ABOVE)


def test_a_file_that_comes_out_wrong_is_counted_for_one_day(posting, served_office, monkeypatch):
    switch(KIND, Profile.FULL)
    held = hang(posting)
    place = received.place

    def spoiled(unit, digest):
        path = received.path_of(unit, digest + received.PART)
        path.write_bytes(b"?" * held.size)
        return place(unit, digest)

    monkeypatch.setattr(received, "place", spoiled)
    sessions.run()
    up = stood()
    assert up.troubled == 1
    assert "sai 3 lần" in up.rows[0].reason
    with served_office.inside():
        assert db.session.scalars(db.select(FileFailure.times)).all() == [3]
        assert [one.put_aside for one in files.from_below()] == [1]
    monkeypatch.undo()
    assert sessions.run().files.sent == 0
    with served_office.inside(), transaction() as session:
        session.execute(db.update(FileFailure).values(failed_on=TODAY))
    assert sessions.run().files.whole == 1


def test_what_people_see_on_both_sides(posting, served_office, browser, tied_commune):
    switch(KIND, Profile.FULL)
    held = hang(posting)
    clerk = browser(Role.COMMUNE_OFFICER)
    assert "đã gửi 0, chờ gửi 1, vướng 0 tệp" in clerk.get("/dong-bo/").text
    answer = clerk.get("/dong-bo/tep")
    check_manners(answer)
    page = answer.text
    assert "chờ gửi" in page
    assert f"/tep/{held.id}" in page
    sessions.run()
    assert "đã gửi 1, chờ gửi 0, vướng 0 tệp" in clerk.get("/dong-bo/").text
    assert "Cấp trên đã nhận đủ mọi tệp được gửi." in clerk.get("/dong-bo/tep").text
