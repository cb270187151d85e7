"""The register: finding without tones, narrowing, paging, at a steady cost."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseState
from app.mediation.service import PartyFacts
from app.mediation.service.reading import PAGE, CaseFilter, list_cases
from tests.asked import asked
from tests.factories import an_officer
from tests.manners import check_manners
from tests.mediation.cases import a_case, a_case_in, a_village_with_team

HX = {"HX-Request": "true"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hoa", True),
        ("HÒA", True),
        ("Hoà thửa", True),  # both tone placements, two words anywhere
        ("01/2026", True),
        ("mai", False),
        ("100%", False),
        ("_", False),
    ],
)
def test_a_case_is_found_by_number_name_and_content_without_tones(
    home, clerk_at_work, words, found
):
    a_case(home, parties=[PartyFacts(Side.A, "Lò Thị Hòa")], summary="Chung một thửa ruộng.")
    answer = clerk_at_work.get("/hoa-giai/", query_string={"tim": words})
    check_manners(answer)
    assert ("Lò Thị Hòa" in answer.text) is found
    assert ("Không có vụ, việc nào như vậy" in answer.text) is not found


def test_the_list_is_narrowed_by_state_and_team_and_kept_in_the_address(home, clerk_at_work):
    other = a_village_with_team("Nậm Loỏng")
    a_case_in(CaseState.SETTLED, home, summary="Thành rồi")
    a_case_in(CaseState.PAUSED, home, summary="Đang nghỉ")
    a_case(other, summary="Của bản kia")

    def seen(**query):
        text = clerk_at_work.get("/hoa-giai/", query_string=query).text
        return {words for words in ("Thành rồi", "Đang nghỉ", "Của bản kia") if words in text}

    assert seen() == {"Thành rồi", "Đang nghỉ", "Của bản kia"}
    assert seen(**{"tinh-trang": "paused"}) == {"Đang nghỉ"}
    assert seen(**{"tinh-trang": "chua-ket-thuc"}) == {"Đang nghỉ", "Của bản kia"}
    assert seen(to=str(other.team.id)) == {"Của bản kia"}
    assert seen(to=str(home.team.id), tim="thanh") == {"Thành rồi"}


@pytest.mark.parametrize(
    "query",
    [
        {"tinh-trang": "xyz"},
        {"to": "khong-phai-ma"},
        {"to": "01900000-0000-7000-8000-000000000099"},
        {"tim": "a" * 1000},
        {"sau": "hom-qua"},
        {"truoc": "2026-03-02_zzz"},
    ],
)
def test_a_wrong_address_is_told_in_words(home, clerk_at_work, query):
    a_case(home)
    answer = clerk_at_work.get("/hoa-giai/", query_string=query)
    assert answer.status_code == 422
    check_manners(answer)
    words = ("không có trong danh sách", "Quá dài", "Hãy mở lại danh sách")
    assert any(sentence in answer.text for sentence in words)


@pytest.mark.usefixtures("both_databases")
def test_pages_go_on_and_back_without_gap_or_repeat(home):
    newest = date(2026, 3, 1)
    made = [a_case(home, received_on=newest - timedelta(days=n // 3)) for n in range(PAGE * 2 + 7)]
    clerk = an_officer()
    first = list_cases(CaseFilter(), by=clerk)
    second = list_cases(CaseFilter(), by=clerk, after=first.next)
    third = list_cases(CaseFilter(), by=clerk, after=second.next)
    pages = [first, second, third]
    assert [len(page.lines) for page in pages] == [PAGE, PAGE, 7]
    order = [line.id for page in pages for line in page.lines]
    assert len(set(order)) == len(made)
    dates = [line.received_on for page in pages for line in page.lines]
    assert dates == sorted(dates, reverse=True)
    assert (first.previous, third.next) == (None, None)
    back = list_cases(CaseFilter(), by=clerk, before=third.previous)
    assert [line.id for line in back.lines] == [line.id for line in second.lines]
    start = list_cases(CaseFilter(), by=clerk, before=back.previous)
    assert [line.id for line in start.lines] == [line.id for line in first.lines]
    assert start.previous is None
    assert start.next == first.next


def test_the_pager_keeps_the_filter(home, clerk_at_work):
    for _ in range(PAGE + 1):
        a_case(home, summary="Lối đi chung")
    text = clerk_at_work.get("/hoa-giai/", query_string={"tim": "loi di"}).text
    (link,) = (part.split('"')[0] for part in text.split('rel="next" href="')[1:])
    rest = clerk_at_work.get(link.replace("&amp;", "&"))
    assert rest.text.count("Lối đi chung") == 1
    assert 'rel="prev"' in rest.text


def test_by_script_the_list_alone_is_answered(home, clerk_at_work):
    a_case(home)
    answer = clerk_at_work.get("/hoa-giai/", headers=HX)
    check_manners(answer)
    assert answer.text.lstrip().startswith('<div id="cases"')


def queries_of(get):
    with asked() as sent:
        assert get().status_code == 200
    return len(sent)


@pytest.mark.parametrize("place", ["list", "page"])
def test_more_cases_and_more_history_cost_no_more_queries(home, clerk_at_work, place):
    a_case_in(CaseState.ASSIGNED, home)  # of people called the same
    case = a_case_in(CaseState.ASSIGNED, home)
    address = "/hoa-giai/" if place == "list" else f"/hoa-giai/{case.id}"
    clerk_at_work.get(address)  # that a case is opened is noted once a day
    few = queries_of(lambda: clerk_at_work.get(address))
    for _ in range(12):
        a_case_in(CaseState.ASSIGNED, home)
        fields = {"name": "Lò Văn Thêm", "side": "b"}
        clerk_at_work.submit(f"/hoa-giai/{case.id}/ben/moi", fields)
    db.session.remove()
    assert queries_of(lambda: clerk_at_work.get(address)) == few


def test_an_empty_book_says_what_to_do(home, clerk_at_work, sign_in):
    assert "Ghi vụ, việc đầu tiên" in clerk_at_work.get("/hoa-giai/").text
    text = sign_in(Role.COMMUNE_LEADER).get("/hoa-giai/").text
    assert "Sổ chưa có vụ, việc nào." in text
    assert "/hoa-giai/moi" not in text


def test_the_line_shows_the_clock_that_runs(home, clerk_at_work):
    a_case_in(CaseState.ASSIGNED, home)
    a_case_in(CaseState.FOLLOWING_UP, home)
    text = clerk_at_work.get("/hoa-giai/").text
    assert "quá hạn 14 ngày" in text
    assert "(hạn 30/06/2026)" in text


def test_an_id_that_is_no_case_is_not_found(home, clerk_at_work):
    for address in (f"/hoa-giai/{UUID(int=5)}", f"/hoa-giai/ben/{UUID(int=5)}"):
        assert clerk_at_work.get(address).status_code == 404
