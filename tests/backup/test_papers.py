"""An attached paper that the disk has lost is noticed by the next backup, and comes back."""

import errno
from datetime import timedelta

import pytest
import time_machine

from app.attachments import service as attachments
from app.attachments import store
from app.backup import service, shelf
from app.backup.acts import BackupAct
from app.backup.key import own_keys
from app.backup.sealed import check
from app.db import db, now
from app.domain.attachments import DocumentKind
from app.domain.backups import BackupReason
from app.domain.mediation.states import CaseState
from app.health.service import look
from app.mediation.record import MEDIATION_CASE
from app.records.journal import JournalEntry
from tests.attachments.files import a_pdf, a_photo
from tests.barred import barred
from tests.factories import an_officer
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team


@pytest.fixture
def case_id(book):
    return a_case_in(CaseState.ASSIGNED, a_village_with_team()).id


@pytest.fixture
def paper(case_id):
    """The name of a file that a record names."""
    return attached_to(case_id, a_photo())


def attached_to(case_id, content):
    facts = {"document": DocumentKind.SETTLEMENT, "caption": None, "today": TODAY}
    return attachments.attach(MEDIATION_CASE, case_id, content, **facts, by=an_officer()).sha256


def back_up(keeper, days=0):
    with time_machine.travel(now() + timedelta(days=days), tick=False):
        return service.back_up(BackupReason.NIGHTLY, by=keeper)


def said():
    rows = db.select(JournalEntry.changes).where(JournalEntry.act == BackupAct.BACK_UP.value)
    return db.session.scalars(rows.order_by(JournalEntry.sequence.desc()).limit(1)).one()


def finding():
    return next((one for one in look() if one.key == "papers"), None)


@pytest.mark.parametrize("harm", ["gone", "altered"])
def test_a_lost_paper_comes_back_out_of_the_last_backup_that_has_it(book, paper, keeper, harm):
    whole = store.read(paper)
    back_up(keeper)
    assert "papers_lost" not in said()
    if harm == "gone":
        store.path_of(paper).unlink()
    else:
        store.path_of(paper).write_bytes(b"!" + whole[1:])
    back_up(keeper, days=1)
    assert store.read(paper) == whole
    assert said()["papers_lost"] == [None, 1] == said()["papers_brought_back"]
    assert not shelf.notes(book).papers_lost
    assert finding() is None


def test_what_no_backup_has_is_told_until_it_is_there_again(book, paper, keeper):
    whole = store.read(paper)
    store.path_of(paper).unlink()
    back_up(keeper)
    assert shelf.notes(book).papers_lost == [paper]
    assert "1 tệp có trong sổ bị mất" in finding().sentence
    assert "Văn bản hòa giải thành đã ký, đính kèm ngày" in finding().sentence
    assert finding().standing.value == "bad"
    store.keep(whole)
    back_up(keeper, days=1)
    assert finding() is None


def test_a_broken_backup_on_the_way_is_passed_over(book, paper, keeper):
    whole = store.read(paper)
    back_up(keeper)
    back_up(keeper, days=1).write_bytes(b"nothing of the kind")
    store.path_of(paper).unlink()
    back_up(keeper, days=2)
    assert store.read(paper) == whole


def test_every_backup_is_opened_once_and_not_each_night(book, paper, keeper, monkeypatch):
    store.path_of(paper).unlink()
    back_up(keeper)
    monkeypatch.setattr(service.papers, "bring_back", None)
    back_up(keeper, days=1)
    assert shelf.notes(book).papers_lost == [paper]


def test_a_paper_that_nobody_names_any_more_is_not_missed(book, keeper):
    back_up(keeper)
    for one in (book.folder / store.FOLDER).glob("??/*"):
        one.unlink()
    back_up(keeper, days=1)
    assert "papers_lost" not in said()
    assert finding() is None


def test_a_paper_kept_while_the_backup_is_written_is_not_lost(case_id, keeper, monkeypatch):
    write = service.write

    def and_meanwhile(instance, *rest):
        manifest = write(instance, *rest)
        attached_to(case_id, a_photo())
        return manifest

    monkeypatch.setattr(service, "write", and_meanwhile)
    back_up(keeper)
    assert "papers_lost" not in said()


def test_a_disk_without_room_for_what_comes_back_does_not_undo_the_backup(
    book, paper, keeper, monkeypatch
):
    back_up(keeper)
    store.path_of(paper).unlink()

    def full(_content):
        raise store.DiskFull

    monkeypatch.setattr(store, "keep", full)
    back_up(keeper, days=1)
    assert said()["papers_brought_back"] == [None, 0]
    assert shelf.notes(book).papers_lost == [paper]


@pytest.mark.parametrize("halfway", [False, True], ids=["barred", "a bad place"])
def test_a_paper_that_is_not_given_out_keeps_nobody_from_a_backup(
    book, paper, case_id, keeper, monkeypatch, halfway
):
    """A scanner of viruses bars it, or the disk has a bad place there: the rest is kept."""
    other = attached_to(case_id, a_pdf())
    number = errno.EIO if halfway else errno.EPERM
    with barred(monkeypatch, store.path_of(paper), number, halfway=halfway):
        file = back_up(keeper)
        assert said()["papers_lost"] == [None, 1]
        assert finding().standing.value == "bad"
    manifest = check(file, own_keys(book.folder), beside=book.folder)
    assert other in manifest.papers
    assert paper not in manifest.papers
    back_up(keeper, days=1)
    assert finding() is None
