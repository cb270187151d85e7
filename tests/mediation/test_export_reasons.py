"""Who takes a list that tells of people out of the book says why; of others one press is enough."""

from urllib.parse import unquote

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.export.acts import EXPORTED
from app.records.journal import JournalEntry
from tests.mediation.cases import a_case_in

LIST = "/hoa-giai/?xuat=csv"


@pytest.fixture
def clerk(home, browser):
    a_case_in(CaseState.IN_MEDIATION, home)
    return browser(Role.COMMUNE_OFFICER)


def exported():
    lines = db.session.scalars(db.select(JournalEntry).filter_by(subject=EXPORTED)).all()
    return [(one.changes, one.reason) for one in lines]


def test_a_list_of_people_asks_why_before_it_is_a_file(clerk):
    page = clerk.get(f"{LIST}&tinh-trang=chua-ket-thuc")
    assert page.mimetype == "text/html"
    assert "Vì sao xuất danh sách" in page.text
    assert 'name="tinh-trang" value="chua-ket-thuc"' in page.text
    assert exported() == []


@pytest.mark.parametrize(
    "said", ["vi-sao=", "vi-sao=khong-co", "vi-sao=khac", "vi-sao=khac&ly-do="]
)
def test_no_reason_is_no_file(clerk, said):
    page = clerk.get(f"{LIST}&{said}")
    assert page.status_code == 422
    assert "field-wrong" in page.text
    assert exported() == []


def test_the_reason_stands_beside_the_rows_and_in_no_address(clerk):
    file = clerk.get(f"{LIST}&vi-sao=khac&ly-do=Theo công văn số 12")
    assert file.mimetype == "text/csv"
    assert "ly-do=~" in unquote(file.request.environ["QUERY_STRING"])
    ((changes, reason),) = exported()
    assert changes == {"rows": 1, "way": "csv", "why": "Việc khác: Theo công văn số 12"}
    assert "1 dòng" in reason
    assert "Theo công văn số 12" in reason


def test_one_press_is_enough_where_nobody_is_named(clerk):
    for address in ("/don-vi/?xuat=csv", "/hoa-giai/luu-tru/?xuat=csv", "/to-hoa-giai/?xuat=csv"):
        assert clerk.get(address).mimetype == "text/csv", address


def test_an_office_has_none_of_it_and_is_not_asked(office, browser):
    assert browser(Role.OFFICE_OFFICER).get(LIST).mimetype == "text/csv"
