"""The register on paper: every case of the period, in the official columns, to the last line."""

from datetime import date, timedelta

import pytest

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.models import Book, MediationCase
from app.papers.blocks import Table
from app.papers.lines import Marks, plain
from app.papers.pdf import Copy, render
from app.papers.types import Ask
from tests.factories import an_officer
from tests.mediation.cases import (
    ASSIGNED,
    LU,
    RECEIVED,
    TODAY,
    a_case,
    a_case_in,
    a_village_with_team,
    clerk,
)
from tests.papers.samples import pages_of, squeezed

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def home(commune):
    return a_village_with_team()


def book():
    return db.session.scalars(db.select(Book)).one()


def build(kind, by=None, first=YEAR[0], last=YEAR[1]):
    (paper,) = PAPER_KINDS[kind].build(book(), Ask(by or an_officer(), TODAY, first, last))
    return paper


def rows_of(paper):
    (table,) = (block for block in paper.body if isinstance(block, Table))
    return [[plain(cell.text) for cell in row] for row in table.rows]


def test_the_ten_official_columns_say_what_the_book_says(home):
    case = a_case_in(CaseState.FOLLOWING_UP, home)
    a_case_in(CaseState.NOT_SETTLED, home)
    first, second = rows_of(build("register_one"))
    assert first == [
        "1",
        "02/03/2026",
        "Lò Thị Liên",
        "Lò Văn Pâng, 58 tuổi, Nhà số 4, bản Tả Lèng\nTẩn A Lù",
        case.summary,
        "Nhà anh Lù trả 2.000.000 đồng.",
        "x",
        "",
        "",
        "",
    ]
    assert second[5:8] == ["Mỗi bên giữ ý mình.", "", "x"]


def test_a_refused_and_an_open_case_stand_in_it_too(home):
    a_case_in(CaseState.OUT_OF_SCOPE, home)
    a_case(home)
    notes = [row[-1] for row in rows_of(build("register_one"))]
    assert notes == ["Không hòa giải, hướng dẫn đến Hòa giải viên lao động", "Chưa kết thúc"]


def test_only_the_days_asked_for(home):
    a_case(home)
    a_case(home, received_on=RECEIVED + timedelta(days=2))
    assert len(rows_of(build("register_one", first=RECEIVED, last=RECEIVED))) == 1
    assert rows_of(build("register_one", first=TODAY, last=TODAY)) == []


def test_a_mediator_prints_their_own_cases_only(home):
    a_case_in(CaseState.IN_MEDIATION, home)
    a_case(home, summary="Việc của người khác.")
    by = home.person(home.lien)
    assert [row[0] for row in rows_of(build("register_one", by=by))] == ["1"]


def test_part_two_counts_each_mediator_and_the_sum_each_case_once(home):
    both = a_case(home)
    service.confirm_scope(
        both.id, category_code="DS-01", confirmed_on=RECEIVED, today=TODAY, by=clerk()
    )
    service.assign_mediators(
        both.id,
        mediator_ids=[home.lien.id, home.pao.id],
        no_conflict=True,
        assigned_on=ASSIGNED,
        today=TODAY,
        by=clerk(),
    )
    a_case_in(CaseState.FOLLOWING_UP, home)
    a_case(home)
    told = {row[1]: row[2:] for row in rows_of(build("register_two"))}
    civil, settled, still_open = 2, 9, 11
    assert told["Lò Thị Liên"][0] == "2"
    assert told["Giàng A Páo"][0] == "1"
    assert told["Chưa phân công"][0] == "1"
    total = told["Cộng (mỗi vụ, việc tính một lần)"]
    assert (total[0], total[civil], total[settled], total[still_open]) == ("3", "2", "1", "2")


@pytest.mark.usefixtures("both_databases")
def test_forty_cases_are_printed_complete(home):
    for number in range(40):
        a_case(home, summary=f"Vụ thứ {number + 1} về nước tưới.", parties=[LU])
    numbers = db.session.scalars(db.select(MediationCase.book_number)).all()
    assert sorted(numbers) == list(range(1, 41))
    pages = pages_of(render([Copy(build("register_one"), Marks(foot="Mã"))], title="Sổ"))
    whole = squeezed("".join(pages))
    for number in range(1, 41):
        assert f"Vụthứ{number}vềnướctưới" in whole
    assert len(pages) == 4
    assert "Vụthứ40vềnướctưới" in squeezed(pages[-1])
    assert "HÒA GIẢI VIÊN" in pages[-1]
    assert "40 vụ, việc" in pages[0]


def test_the_register_of_a_book_is_asked_for_by_days_on_its_page(home, browser, monkeypatch):
    a_case(home)
    monkeypatch.setattr("app.papers.forms.today", lambda: TODAY)
    officer, address = browser(Role.COMMUNE_OFFICER), f"/hoa-giai/so/{book().id}"
    page = officer.get(address)
    assert "Sổ theo dõi, phần ghi chép của hòa giải viên" in page.text
    draft = f"/van-ban/nhap/register_one/{book().id}.pdf"
    assert officer.get(f"{draft}?tu=01/01/2026&den=31/12/2026").status_code == 200
    for wrong in ("", "?tu=01/01/2026", "?tu=ba mươi&den=31/12/2026", "?tu=02/01/26&den=01/01/26"):
        answer = officer.get(f"{draft}{wrong}")
        assert answer.status_code == 422, wrong
    made = officer.send(
        page,
        {"first": "01/01/2026", "last": "31/12/2026"},
        action=f"/van-ban/lap/register_one/{book().id}",
    )
    assert made.status_code == 303


def test_a_kept_register_is_closed_to_a_single_mediator(home, browser, monkeypatch):
    a_case(home)
    monkeypatch.setattr("app.papers.forms.today", lambda: TODAY)
    officer = browser(Role.COMMUNE_OFFICER)
    made = officer.submit(
        f"/hoa-giai/so/{book().id}",
        {"first": "01/01/2026", "last": "31/12/2026"},
        action=f"/van-ban/lap/register_one/{book().id}",
    )
    facts = {"team_id": home.team.id, "mediator_id": home.lien.id, "name": home.lien.name}
    mediator = browser(Role.MEDIATOR, **facts)
    assert officer.get(made.location).status_code == 200
    assert mediator.get(made.location).status_code == 404
    page = mediator.get(f"/hoa-giai/so/{book().id}")
    assert page.status_code == 200
    assert made.location not in page.text
