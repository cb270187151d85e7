from datetime import date

import pytest

from app.db import db, transaction
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.entry import EntrySource
from app.mediation.models import Book, MediationCase
from app.mediation.service import books
from app.mediation.service.numbering import book_of
from app.records.ledger import SqlLedger
from app.records.locking import NotHere
from sync.log import start_new
from tests.factories import a_team, a_village, an_officer
from tests.mediation.cases import TODAY, a_case, a_village_with_team

pytestmark = pytest.mark.usefixtures("both_databases")
LAST_YEAR = date(2025, 11, 3)


def put_back_from_a_backup():
    """What the exchange does when it finds the database older than its anchor."""
    ledger = SqlLedger()
    with transaction():
        start_new(ledger)


def the_book(home, year=2026):
    return book_of(home.team.id, year)


def test_the_first_case_of_a_year_opens_the_book(home):
    a_case(home, received_on=LAST_YEAR)
    a_case(home)
    a_case(home)
    first, second = the_book(home, 2025), the_book(home)
    assert (first.volume, second.volume) == (1, 2)
    assert (first.opened_on, second.paper_last) == (LAST_YEAR, 0)
    assert db.session.scalar(db.select(db.func.count()).select_from(Book)) == 2


def test_numbers_go_on_after_the_paper_book(home, clerk_at_work):
    fields = {"team_id": str(home.team.id), "opened_on": "02/01/2026", "paper_last": "15"}
    assert clerk_at_work.submit("/hoa-giai/so/", fields, action="/so/").status_code == 303
    assert a_case(home).number == "16/2026"
    old = a_case(home, paper_number=7, received_on=date(2026, 1, 20))
    assert (old.number, old.source) == ("07/2026", EntrySource.PAPER_BOOK)
    assert old.entered_on == TODAY
    assert a_case(home).number == "17/2026"
    with pytest.raises(RuleViolation, match="đã có trong sổ"):
        a_case(home, paper_number=7)


def test_a_late_entry_says_when_it_was_written(home, clerk_at_work):
    case = a_case(home, received_on=date(2026, 3, 2))
    assert case.source is EntrySource.LATE
    page = clerk_at_work.get(f"/hoa-giai/{case.id}").text
    assert "Ghi sau ngày tiếp nhận" in page
    assert "20/03/2026" in page


def test_a_paper_number_is_typed_on_the_same_screen(home, clerk_at_work):
    fields = {"team_id": str(home.team.id), "ground": "request", "paper_number": "4"}
    assert clerk_at_work.submit("/hoa-giai/moi", fields).status_code == 303
    assert db.session.scalars(db.select(MediationCase.book_number)).all() == [4]
    again = clerk_at_work.submit("/hoa-giai/moi", fields)
    assert again.status_code == 422
    assert "Số 04/2026 đã có" in again.text


def test_a_closed_book_is_opened_again_with_a_reason(home, clerk_at_work):
    a_case(home, received_on=LAST_YEAR)
    page = f"/hoa-giai/so/{the_book(home, 2025).id}"
    assert (
        clerk_at_work.submit(page, {"closed_on": "31/12/2025"}, action="/khoa").status_code == 303
    )
    with pytest.raises(RuleViolation, match="đã khóa ngày 31/12/2025"):
        a_case(home, received_on=LAST_YEAR)
    assert clerk_at_work.submit(page, {"reason": " "}, action="/mo-lai").status_code == 422
    reason = {"reason": "Ghi sót một vụ."}
    assert clerk_at_work.submit(page, reason, action="/mo-lai").status_code == 303
    assert a_case(home, received_on=LAST_YEAR).number == "02/2025"
    assert "Ghi sót một vụ." in clerk_at_work.get(page).text


def test_the_book_of_this_year_is_not_closed_early(home, clerk_at_work):
    a_case(home)
    page = f"/hoa-giai/so/{the_book(home).id}"
    answer = clerk_at_work.submit(page, {"closed_on": "20/03/2026"}, action="/khoa")
    assert answer.status_code == 422
    _, form = answer.text.split('action="' + page + '/khoa"')
    told = form.split("</form>")[0]
    assert "Năm 2026 chưa hết" in told
    assert 'value="20/03/2026"' in told


def test_while_in_doubt_a_case_is_temporary_and_says_so(home, clerk_at_work):
    a_case(home)
    put_back_from_a_backup()
    case = a_case(home)
    assert case.book_number is None
    assert "Vụ, việc số tạm/2026" in clerk_at_work.get(f"/hoa-giai/{case.id}").text
    assert "tạm/2026" in clerk_at_work.get("/hoa-giai/").text
    page = clerk_at_work.get("/hoa-giai/so/").text
    assert "Máy vừa được khôi phục từ bản sao lưu" in page


def test_the_officer_looks_at_the_paper_and_confirms(home, clerk_at_work):
    a_case(home)
    put_back_from_a_backup()
    first, second = a_case(home, received_on=date(2026, 3, 9)), a_case(home)
    low = clerk_at_work.submit("/hoa-giai/so/", {"books-0-last": "0"}, action="/xac-nhan-so")
    assert low.status_code == 422
    assert "số cuối cùng phải từ 1" in low.text
    done = clerk_at_work.submit("/hoa-giai/so/", {"books-0-last": "5"}, action="/xac-nhan-so")
    assert done.status_code == 303
    for case in (first, second):
        db.session.refresh(case)
    # in the order in which they were received, not written
    assert (second.number, first.number) == ("06/2026", "07/2026")
    assert a_case(home).number == "08/2026"
    assert "khôi phục" not in clerk_at_work.get("/hoa-giai/so/").text


def test_every_team_at_work_is_asked_for_also_one_without_a_book_here(home):
    a_case(home, received_on=LAST_YEAR)
    other = a_team(name="Tổ hòa giải bản Nậm Loỏng", village_id=a_village(name="Nậm Loỏng").id)
    asked = {(one.team_name, one.year) for one in books.standings(2026, by=an_officer())}
    assert asked == {(home.team.name, 2026), (other.name, 2026), (home.team.name, 2025)}
    put_back_from_a_backup()
    with pytest.raises(RuleViolation, match="Chưa ghi số cuối cùng"):
        books.confirm_numbers({(home.team.id, 2026): 3}, year=2026, by=an_officer())


def test_a_leader_keeps_the_own_book_and_confirms_nothing(home, sign_in):
    a_case(home)
    other = a_village_with_team("Nậm Loỏng")
    a_case(other)
    leader = sign_in(Role.TEAM_LEADER)
    page = leader.get("/hoa-giai/so/").text
    assert home.team.name in page
    assert other.team.name not in page
    assert leader.get(f"/hoa-giai/so/{the_book(other).id}").status_code == 404
    put_back_from_a_backup()
    assert "xac-nhan-so" not in leader.get("/hoa-giai/so/").text


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.COMMUNE_LEADER])
def test_who_reads_a_book_does_not_change_its_cover(home, sign_in, role):
    a_case(home)
    client = sign_in(role)
    book = the_book(home)
    assert '/bia"' not in client.get(f"/hoa-giai/so/{book.id}").text
    assert client.post(f"/hoa-giai/so/{book.id}/bia", data={}).status_code in (400, 403)


def test_books_stand_in_the_order_in_which_people_count_the_teams(home, commune):
    for name in ("Thôn 12", "Thôn 7", "Thôn 4"):
        a_case(a_village_with_team(name))
    told = [line.team.name for line in books.list_books(2026, by=an_officer())]
    assert [name.split()[-1] for name in told] == ["4", "7", "12"]


def test_another_unit_touches_no_book(home, actor):
    a_case(home)
    elsewhere = actor(Role.COMMUNE_OFFICER, unit="03388")
    with pytest.raises(NotHere):
        books.reopen_book(the_book(home).id, reason="x", by=elsewhere)
    assert books.list_books(2026, by=elsewhere) == []
