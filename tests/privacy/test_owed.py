"""What an erasure owes beside the database is done, also where the power goes before it is."""

import json
from pathlib import Path

import pytest

from app.attachments import store
from app.attachments.intake import Painted
from app.attachments.service import attach
from app.domain.attachments import DocumentKind, MediaType
from app.instance import this_instance
from app.mediation.record import MEDIATION_CASE
from app.privacy.service import erasing, owed, stones
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
