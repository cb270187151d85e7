"""What the catalogue of data calls "hạn chế" or "nhạy cảm" is so in every file and on every paper.

The rules, as this house has them: no such column leaves the commune. A list that holds one is no
file before its reader has said why, and then only for who meets records of that kind on pages (a
mediator takes no file at all). A paper may be written by whoever may open its record, with all that
the form asks for; of a case that is restricted it says nothing to who may not open it, and what is
put up for all names nobody who has not agreed. A column of codes, days or yes and no takes no
mark; for those the catalogue itself is asked (:class:`app.export.sheet.Sheet`).
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.audit.catalogue import columns_of
from app.catalog import PAPER_KINDS, RECORD_TYPES
from app.db import db
from app.dialogue.service.reading import Minutes
from app.domain.actors import InstanceRole
from app.export.sheet import of
from app.mediation.models import Assignment, MediationCase
from app.papers.blocks import row
from app.records.model import CLOSED, Leaves
from tests.access import closed
from tests.access.matrix import addresses
from tests.access.world import Book, World, plain_world

MATRIX = tuple(addresses())
TAKERS = ("team_leader", "commune_officer", "commune_leader", "front", "administrator")
READERS = ("mediator", "team_leader", "commune_officer", "commune_leader", "front")
NOT_HERE = {
    "leader",
    "dialogue_notes",
    "disposal_minutes",
    "payment_request",
}
"""Papers for which this book has no record in the state they ask for."""


@pytest.fixture(scope="module")
def commune(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = plain_world(tmp_path_factory.mktemp("closed") / "here", book, InstanceRole.COMMUNE)
    with world.app.app_context():
        _restrict_one(book)
        assert len(closed.plant()) > 85
        closed.let_search_know()
        yield world
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def office(book: Book, tmp_path: Path) -> Iterator[World]:
    world = plain_world(tmp_path / "above", book, InstanceRole.OFFICE)
    with world.app.app_context():
        closed.plant()
        closed.empty_what_stays()
        closed.let_search_know()
        yield world
        db.session.remove()
        db.engine.dispose()


def _restrict_one(book: Book) -> None:
    """A case of the team whose leader and mediators sit here, which none of them mediates."""
    seated = (book.at.mediator, book.at.leader, book.at.colleague)
    theirs = db.select(Assignment.case_id).where(Assignment.mediator_id.in_(seated))
    of_team = db.select(MediationCase).where(MediationCase.team_id == book.at.team)
    case = db.session.scalars(of_team.where(MediationCase.id.not_in(theirs))).first()
    case.restricted_because = "Họ hàng của công chức"
    db.session.commit()


def test_nothing_closed_leaves_the_commune():
    columns = [one for kind in RECORD_TYPES for one in columns_of(kind.model.__table__)]
    closed_ones = [one for one in columns if one.field_class in CLOSED]
    assert len(closed_ones) > 100
    assert {one.leaves for one in closed_ones} == {Leaves.NEVER}


def test_lists_of_a_commune_give_what_is_closed_to_who_meets_it_and_says_why(commune):
    wrong = [
        one
        for who in TAKERS
        for one in closed.wrong_lists(commune, who, closed.lists_for(commune, MATRIX, who))
    ]
    assert not wrong, "\n".join(wrong)


def test_lists_of_an_office_give_nothing_closed(office):
    people = ("office_officer", "office_administrator")
    lists = {who: closed.lists_for(office, MATRIX, who) for who in people}
    assert len(lists["office_officer"]) > 40
    wrong = [one for who in people for one in closed.wrong_lists(office, who, lists[who])]
    assert not wrong, "\n".join(wrong)
    written = set()
    assert list(closed.wrong_papers(office, "office_officer", written)) == []
    assert len(written) > 3


def test_papers_say_what_is_closed_to_who_meets_it(commune):
    written = set()
    wrong = [one for who in READERS for one in closed.wrong_papers(commune, who, written)]
    assert not wrong, "\n".join(wrong)
    assert set(PAPER_KINDS) - written == NOT_HERE


CASES = ["/hoa-giai/?xuat=csv"]


def test_a_list_that_does_not_ask_is_found(commune, monkeypatch):
    assert list(closed.wrong_lists(commune, "commune_officer", CASES)) == []
    monkeypatch.setattr("app.export.sheet.CLOSED", frozenset())
    monkeypatch.setattr("app.mediation.exports._SUMMARY", of(MediationCase.summary))
    (first, *_) = sorted(closed.wrong_lists(commune, "commune_officer", CASES))
    assert first == f"{CASES[0]}, commune_officer: mediation_case.parties_line unasked"


def test_a_list_of_what_its_reader_does_not_meet_is_found(commune, monkeypatch):
    summary = db.select(MediationCase.summary).where(MediationCase.restricted_because.is_(None))
    monkeypatch.setattr(Minutes, "speaker_of", lambda *_: db.session.scalar(summary))
    address = f"/doi-thoai/{commune.objects['dialogue']['own']}?xuat=csv"
    (found,) = set(closed.wrong_lists(commune, "front", [address]))
    assert found == f"{address}, front: mediation_case.summary (o)"


def test_a_book_that_names_people_of_a_restricted_case_is_found(commune, monkeypatch):
    monkeypatch.setattr(
        "app.mediation.papers.register._restricted", lambda entry: row(entry.case.summary)
    )
    found = set(closed.wrong_papers(commune, "team_leader", set()))
    assert "register_one, team_leader: mediation_case.summary (s)" in found


def test_a_public_paper_that_names_who_has_not_agreed_is_found(commune, monkeypatch):
    monkeypatch.setattr(
        "app.dialogue.papers.public.public_speaker", lambda opinion, villages: opinion.speaker
    )
    found = set(closed.wrong_papers(commune, "front", set()))
    assert "dialogue_results, for all: opinion.speaker" in found
