"""What an erasure owes beside the database is done, also where the power goes before it is."""

import json
import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from app.attachments import store
from app.attachments.intake import Painted
from app.attachments.service import attach
from app.backup.acts import BackupAct
from app.backup.service import SUBJECT
from app.db import now, transaction
from app.domain.attachments import DocumentKind, MediaType
from app.instance import this_instance
from app.mediation.record import MEDIATION_CASE
from app.privacy.service import erasing, owed, stones
from app.records import journal
from app.records.ledger import SqlLedger
from tests.privacy.conftest import CLERK, TODAY, asked, erased


class PowerCut(BaseException):
    """Nothing after it is done."""


def attached(case, content=b"kept"):
    facts = {"document": DocumentKind.SETTLEMENT, "caption": None, "today": TODAY, "by": CLERK}
    return attach(MEDIATION_CASE, case.id, content, **facts)


@pytest.fixture
def paper(case, monkeypatch):
    monkeypatch.setattr(
        "app.attachments.service.paint_anew",
        lambda content: Painted(MediaType.JPEG, 1, content, b"small " + content),
    )
    return attached(case)


def files():
    return [one.read_bytes() for one in store.papers_in(this_instance().folder)]


def written_down():
    return [one["paper"] for one in stones.told_in(this_instance().folder / stones.FILE)]


@pytest.fixture
def cut(paper, monkeypatch):
    """A person was erased with the paper, and the power went right after the transaction."""

    def go():
        raise PowerCut

    with monkeypatch.context() as power:
        power.setattr(erasing, "pay", go)
        with pytest.raises(PowerCut):
            erased(asked(), papers=(paper.id,))
    assert len(files()) == 2
    assert written_down() == []


def test_what_a_cut_has_left_is_done_by_the_next_look(cut, commune):
    owed.Paying(commune).look()
    assert files() == []
    (told,) = set(written_down())
    assert told.startswith("Yêu cầu số ")
    assert SqlLedger().get(owed.OWED) is None
    before = written_down()
    assert owed.pay()
    assert written_down() == before


def test_what_somebody_keeps_anew_meanwhile_stays(cut, case, commune):
    again = attached(case)
    owed.Paying(commune).look()
    assert store.read(again.sha256) == b"kept"
    assert len(files()) == 2


def test_a_file_that_is_held_open_goes_later_and_the_person_is_erased(paper, monkeypatch):
    with monkeypatch.context() as scanner:

        def held(path, missing_ok=False):
            raise PermissionError(13, "held open")

        scanner.setattr(Path, "unlink", held)
        erased(asked(), papers=(paper.id,))
    assert len(files()) == 2
    assert len(json.loads(SqlLedger().get(owed.OWED))) == 2
    assert owed.pay()
    assert files() == []


def test_while_somebody_reads_it_stays_owed(paper, monkeypatch):
    with monkeypatch.context() as reading:
        reading.setattr(owed, "forget_in_files", lambda: False)
        erased(asked(), papers=(paper.id,))
        assert not owed.pay()
    assert files() == []
    assert SqlLedger().get(owed.OWED) is not None
    assert owed.pay()
    assert SqlLedger().get(owed.OWED) is None


def aged(days):
    for one in store.papers_in(this_instance().folder):
        at = time.time() - days * 86400
        os.utime(one, (at, at))


def test_the_file_of_a_save_that_was_refused_does_not_stay(paper, case):
    left = store.keep(b"of nobody")
    aged(89)
    assert owed.drop_unnamed() == 0
    aged(91)
    assert owed.drop_unnamed() == 1
    assert not store.path_of(left).exists()
    assert store.read(paper.sha256) == b"kept"
    assert len(files()) == 2


def test_after_a_backup_was_put_back_nothing_is_taken_for_left_over(paper):
    """It may know less than the files: what came later is taken back, or the other one is."""
    store.keep(b"of a record that is not known any more")
    aged(91)
    with transaction():
        changes = {"backup": [None, "a file"]}
        journal.note(BackupAct.RESTORE, by=CLERK, subject=SUBJECT, changes=changes)
    assert owed.drop_unnamed() == 0
    with time_machine.travel(now() + timedelta(days=91), tick=False):
        assert owed.drop_unnamed() == 1


def test_what_is_kept_again_counts_as_new(paper, monkeypatch):
    left = store.keep(b"of nobody")
    aged(91)
    seen = store.left_over()
    assert left in seen
    store.keep(b"of nobody")  # while the other looks
    assert not store.drop_left_over(left)
    assert store.read(left) == b"of nobody"


def test_the_thread_looks_once_a_day(paper, commune, monkeypatch):
    looks = []
    monkeypatch.setattr(owed, "drop_unnamed", lambda: looks.append(1))
    paying = owed.Paying(commune)
    paying.look()
    paying.look()
    assert looks == [1]
