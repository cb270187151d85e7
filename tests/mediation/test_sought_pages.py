"""Pages of a list narrowed to words: the newest first, found among the nearest that hold them."""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest

from app.db import db, transaction
from app.domain.mediation.states import CaseState
from app.mediation.models import MediationCase
from app.mediation.service.narrowing import CaseFilter
from app.mediation.service.reading import list_cases
from app.records.search import SearchEntry, asking, nearest
from app.records.search.index import enter, first_of
from app.search.upkeep import Agreement, check
from tests.asked import asked
from tests.factories import an_officer
from tests.mediation.cases import a_case, a_case_in, a_village_with_team

pytestmark = pytest.mark.usefixtures("both_databases")
SINCE, DAYS = date(2026, 1, 5), 9


@pytest.fixture
def book(home):
    """Forty cases of nine days, entered in no order of them, of which three quarters hold the
    word and one in four is of another team."""
    rng, other = random.Random(5), a_village_with_team("Nậm Loỏng")
    for number in range(40):
        a_case(
            other if number % 4 == 1 else home,
            received_on=SINCE + timedelta(days=rng.randrange(DAYS)),
            summary=f"{'mương' if number % 4 else 'đất'} {number}",
        )
    return other


def in_order(wanted):
    rows = db.select(MediationCase.id, MediationCase.summary, MediationCase.team_id).order_by(
        MediationCase.received_on.desc(), MediationCase.id.desc()
    )
    return [
        row.id
        for row in db.session.execute(rows)
        if "mương" in row.summary and wanted.team_id in (None, row.team_id)
    ]


@pytest.mark.parametrize("near", [0, 5, 14, 200])
@pytest.mark.parametrize("few", [0, 2000])
@pytest.mark.parametrize("of_other", [False, True])
def test_pages_go_on_and_back_in_the_order_of_receiving(book, monkeypatch, near, few, of_other):
    monkeypatch.setattr(asking, "NEAR", near)
    monkeypatch.setattr(asking, "FEW", few)
    wanted = CaseFilter(words="muong", team_id=book.team.id if of_other else None)
    by, pages, after = an_officer(), [], None
    while not pages or after:
        pages.append(list_cases(wanted, by=by, after=after, limit=4))
        after = pages[-1].next
    lines = [line.id for page in pages for line in page.lines]
    assert lines == in_order(wanted)
    assert len(lines) == (10 if of_other else 30)
    for earlier, later in pairwise(pages):
        back = list_cases(wanted, by=by, before=later.previous, limit=4)
        assert [line.id for line in back.lines] == [line.id for line in earlier.lines]


def test_of_a_day_the_nearest_are_all_or_none(book, monkeypatch):
    monkeypatch.setattr(asking, "NEAR", 7)
    days = dict(iter(db.session.execute(db.select(MediationCase.id, MediationCase.received_on))))
    found = set(in_order(CaseFilter()))
    for bound in ({}, {"upto": SINCE + timedelta(days=5)}, {"since": SINCE + timedelta(days=3)}):
        near, are_all = nearest(MediationCase, "muong", **bound)
        assert not are_all
        assert 0 < len(near) <= 7
        whole = {one for one in found if days[one] in {days[key] for key in near}}
        assert set(near) == whole
    near, are_all = nearest(MediationCase, "muong", upto=SINCE)
    assert are_all == (len(near) <= 7)
    assert nearest(MediationCase, "?") == ([], True)


def test_a_first_page_of_many_asks_for_few_of_them(book, monkeypatch):
    def cost(near):
        monkeypatch.setattr(asking, "NEAR", near)
        with asked() as sent:
            list_cases(CaseFilter(words="muong"), by=an_officer(), limit=2)
        return len(sent)

    cost(near=20)  # opens the transaction
    assert cost(near=1) == cost(near=20) + 2, "no whole day among so few: all are asked"


def test_a_day_that_is_corrected_moves_the_entry(home):
    first, second = (a_case_in(CaseState.RECEIVED, home, summary="mương") for _ in range(2))

    def place(case):
        rows = db.select(SearchEntry.id).where(SearchEntry.record_id == case.id)
        return db.session.scalars(rows).one()

    kept = place(second)
    with transaction() as session:
        one = session.get(MediationCase, first.id)
        one.received_on = second.received_on + timedelta(days=1)
        enter([one])
        enter([session.get(MediationCase, second.id)])
        one_day = first_of(one.received_on)
    assert place(first) > one_day > place(second) == kept
    found = list_cases(CaseFilter(words="mương"), by=an_officer()).lines
    assert [line.id for line in found] == [first.id, second.id]
    assert check(lambda number: None) == Agreement()


def test_an_entry_of_another_day_is_told_and_mended(home):
    case = a_case_in(CaseState.RECEIVED, home, summary="mương")
    with transaction() as session:
        session.execute(
            db.update(SearchEntry).where(SearchEntry.record_id == case.id).values(id=7_000_000)
        )
    assert check(lambda number: None).different == 1
