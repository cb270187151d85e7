"""Narrowing the register: each part of it alone, together, and in the address."""

from datetime import date
from itertools import pairwise

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.mediation.states import OPEN, CaseResult, CaseState
from app.mediation.service import narrowing
from app.mediation.service.narrowing import CaseFilter
from app.mediation.service.reading import PAGE, count_cases, list_cases, years_received
from app.records.search import asking
from tests.factories import an_officer
from tests.manners import check_manners
from tests.mediation.cases import TODAY, a_case, a_case_in, a_village_with_team

BOOK = {
    "nhận": CaseState.RECEIVED,
    "phân công": CaseState.ASSIGNED,
    "thành": CaseState.SETTLED,
    "theo dõi": CaseState.FOLLOWING_UP,
    "không thành": CaseState.NOT_SETTLED,
}


@pytest.fixture
def book(home):
    """Cases of several states; all but the first have a category and a mediator."""
    for words, state in BOOK.items():
        a_case_in(state, home, summary=words)
    return home


def found(**facts):
    wanted = CaseFilter(**facts)
    page = list_cases(wanted, by=an_officer())
    lines = {line.summary for line in page.lines}
    if not wanted.words:
        assert count_cases(wanted, by=an_officer()) == len(page.lines)
    return lines


@pytest.mark.usefixtures("both_databases")
def test_each_part_narrows_and_they_narrow_together(book):
    everything = set(BOOK)
    assert found() == everything
    assert found(open_only=True) == {w for w, state in BOOK.items() if state in OPEN}
    assert found(year=2026) == found(year=2026, month=3) == everything
    assert found(year=2025) == found(year=2026, month=4) == set()
    assert found(group="DS") == everything - {"nhận"}
    assert found(group="HN") == set()
    assert found(result=CaseResult.SETTLED) == {"thành", "theo dõi"}
    assert found(mediator_id=book.lien.id) == everything - {"nhận"}
    assert found(mediator_id=book.pao.id) == set()
    assert found(late_on=TODAY) == {"phân công"}
    assert found(late_on=date(2026, 8, 1)) == {"phân công", "theo dõi"}
    assert found(late_on=date(2026, 8, 1), open_only=True) == {"phân công"}
    assert found(late_on=date(2026, 8, 1), group="DS") == {"phân công", "theo dõi"}
    assert found(late_on=date(2026, 8, 1), group="HN") == set()
    assert found(open_only=True, group="DS") == {"phân công"}
    assert found(words="thanh", result=CaseResult.SETTLED) == {"thành"}
    assert found(words="thành", group="DS", year=2026) == {"thành", "không thành"}


@pytest.mark.usefixtures("both_databases")
def test_pages_of_several_branches_go_on_and_back_without_gap_or_repeat(home):
    states = [CaseState.RECEIVED, CaseState.AWAITING_ASSIGNMENT, CaseState.PAUSED]
    for number in range(PAGE * 2 + 3):  # of the first state more than a page
        a_case_in(states[0 if number % 4 else number % 3], home)
    wanted, by = CaseFilter(open_only=True), an_officer()
    pages, after = [], None
    while True:
        pages.append(list_cases(wanted, by=by, after=after))
        after = pages[-1].next
        if after is None:
            break
    lines = [line.id for page in pages for line in page.lines]
    assert [len(page.lines) for page in pages] == [PAGE, PAGE, 3]
    assert lines == sorted(lines, reverse=True)
    for earlier, later in pairwise(pages):
        back = list_cases(wanted, by=by, before=later.previous)
        assert [line.id for line in back.lines] == [line.id for line in earlier.lines]


@pytest.mark.usefixtures("both_databases")
def test_words_that_are_many_give_the_same_pages(book, monkeypatch):
    by_ids = found(words="thành")
    monkeypatch.setattr(asking, "FEW", 0)
    assert found(words="thành") == by_ids == {"thành", "không thành"}


def test_a_great_number_is_not_counted_out(book, monkeypatch):
    monkeypatch.setattr("app.mediation.service.reading.MOST_COUNTED", 2)
    assert count_cases(CaseFilter(), by=an_officer()) == 3


def test_an_assignment_that_was_refused_is_not_the_mediators(book):
    assert [status.value for status in narrowing._TOOK] == ["assigned", "accepted"]


def test_the_years_are_those_of_the_book(home):
    assert years_received(an_officer()) == []
    a_case(home, received_on=date(2025, 12, 30))
    a_case(home)
    assert years_received(an_officer()) == [2026, 2025]


def test_the_filter_stays_in_the_address_and_open(book, clerk_at_work):
    query = {"nam": "2026", "thang": "3", "nhom": "DS", "qua-han": "y", "to": str(book.team.id)}
    query["hoa-giai-vien"] = str(book.lien.id)
    answer = clerk_at_work.get("/hoa-giai/", query_string=query)
    check_manners(answer)
    assert "Có 1 vụ, việc như vậy." in answer.text
    for chosen in ("2026", "3", "DS", book.team.id, book.lien.id):
        assert f'<option selected value="{chosen}">' in answer.text
    for _ in range(PAGE):
        a_case_in(CaseState.ASSIGNED, book)
    text = clerk_at_work.get("/hoa-giai/", query_string=query).text
    link = text.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "qua-han=y" in link
    assert "phân công" in clerk_at_work.get(link).text


def test_by_script_the_mediators_follow_the_team_that_is_chosen(book, clerk_at_work):
    script = {"HX-Request": "true"}
    query = {"to": str(book.team.id), "loc-them": "y"}
    text = clerk_at_work.get("/hoa-giai/", query_string=query, headers=script).text
    assert "Giàng A Páo" in text.split('<div id="more" class="line" hx-swap-oob="true">')[1]
    del query["loc-them"]
    text = clerk_at_work.get("/hoa-giai/", query_string=query, headers=script).text
    assert "Lọc thêm" in text.split('<div id="more" hx-swap-oob="true">')[1]


def test_a_plain_list_counts_nothing_and_keeps_the_rest_away(book, clerk_at_work):
    text = clerk_at_work.get("/hoa-giai/").text
    assert "như vậy" not in text
    assert "Nhóm vụ, việc" not in text
    wide = clerk_at_work.get("/hoa-giai/?loc-them=y").text
    assert "Nhóm vụ, việc" in wide
    assert "hãy chọn tổ hòa giải" in wide


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"thang": "3"}, "Hãy chọn năm rồi mới chọn tháng."),
        ({"thang": "13", "nam": "2026"}, "không có trong danh sách"),
        ({"nam": "abc"}, "không có trong danh sách"),
        ({"nam": "1066"}, "không có trong danh sách"),
        ({"nhom": "%"}, "không có trong danh sách"),
        ({"ket-qua": "x"}, "không có trong danh sách"),
    ],
)
def test_a_filter_there_is_not_is_told_in_words(book, clerk_at_work, query, sentence):
    answer = clerk_at_work.get("/hoa-giai/", query_string=query)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_each_is_offered_the_mediators_they_may_see(book, sign_in):
    other = a_village_with_team("Nậm Loỏng")
    leader = sign_in(Role.TEAM_LEADER).get("/hoa-giai/?loc-them=y").text
    assert f'value="{book.pao.id}"' in leader
    assert f'value="{other.pao.id}"' not in leader
    assert "hoa-giai-vien" not in sign_in(Role.MEDIATOR).get("/hoa-giai/?loc-them=y").text
    db.session.rollback()
