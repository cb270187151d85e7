"""The editor: who may write a form, whose holds, and what the page says of a bad one."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.statistics.shipped.tt20_2013 import FORM_11, FORM_12B
from app.statistics.models import StatisticsForm
from app.statistics.service.editing import add_form, change_form, withdraw_form
from app.statistics.service.forms import form_of, forms_of, known_forms
from app.units.service import import_list, listed_unit
from tests.conftest import LAI_CHAU

TODAY = date(2026, 3, 20)
NEW = "/thong-ke/mau/moi"
TYPED = {
    "code": "05",
    "version": "TT17-2025",
    "title": "Kết quả hòa giải",
    "source": "Thông tư số 17/2025/TT-BTP",
    "stub": "Tên đơn vị",
    "rows": "unit",
    "at_commune": "y",
    "columns-0-number": "1",
    "columns-0-heading": "Tổng số",
    "columns-0-subject": "in_hand",
    "columns-1-number": "2",
    "columns-1-group": "Kết quả",
    "columns-1-heading": "Thành",
    "columns-1-subject": "in_hand",
    "columns-1-outcome": "settled",
    "due_year_final_commune": "15/01 năm sau",
}


@pytest.fixture
def officer(commune, actor):
    return actor(Role.COMMUNE_OFFICER)


def own(form, by):
    return add_form(form, today=TODAY, by=by)


def codes(by):
    return {(one.code, one.version): one.title for one in forms_of(by.unit)}


def test_an_officer_writes_the_form_in_force_and_counts_by_it(commune, browser):
    clerk = browser(Role.COMMUNE_OFFICER)
    made = clerk.submit(NEW, TYPED)
    assert made.status_code == 303, made.text
    page = clerk.get(made.location).text
    assert "Kết quả – Thành" in page
    assert "15/01 năm sau" in page
    sheet = clerk.get("/thong-ke/bieu/05/TT17-2025?first=01/01/2026&last=31/12/2026")
    assert sheet.status_code == 200
    assert "Kết quả hòa giải" in sheet.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"code": ""}, "Hãy ghi ký hiệu của biểu"),
        ({"columns-0-heading": "", "columns-1-heading": ""}, "Biểu chưa có cột nào"),
        ({"columns-1-number": "1"}, "Có hai cột cùng mang số 1"),
        ({"identities": "1 = 2 + 9"}, "nhắc đến cột 9 mà biểu không có"),
        ({"identities": "tổng = 2"}, "Không đọc được đẳng thức"),
        ({"columns-0-part": "female"}, "không chia theo"),
        ({"due_half_year_office": "mồng năm"}, "không đọc được"),
        ({"since": "01/01/1990"}, "quá xa trong quá khứ"),
    ],
)
def test_a_bad_form_is_refused_with_what_was_typed_still_there(commune, browser, typed, sentence):
    answer = browser(Role.COMMUNE_OFFICER).submit(NEW, TYPED | typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Kết quả hòa giải" in answer.text
    assert db.session.scalar(db.select(db.func.count(StatisticsForm.id))) == 0


def test_more_columns_are_added_and_nothing_is_saved(commune, browser):
    answer = browser(Role.COMMUNE_OFFICER).submit(NEW, TYPED | {"more_columns": "1"})
    assert 'name="columns-9-heading"' in answer.text
    assert db.session.scalar(db.select(db.func.count(StatisticsForm.id))) == 0


def test_a_copy_begins_with_all_that_the_model_says(commune, browser):
    page = browser(Role.COMMUNE_OFFICER).get(f"{NEW}?tu=12b TT20-2013").text
    assert "8 = 9 + 10 + 11" in page
    assert 'value="Hòa giải thành"' in page
    assert browser(Role.COMMUNE_OFFICER).get(f"{NEW}?tu=99 KHONG-CO").status_code == 404


def test_who_may_not_keep_the_law_writes_no_form(commune, browser):
    assert browser(Role.FRONT).get(NEW).status_code == 403


@pytest.mark.usefixtures("both_databases")
def test_of_one_code_and_version_the_nearer_units_form_holds(commune, actor):
    import_list(own=listed_unit("03408"))
    officer, above = actor(Role.COMMUNE_OFFICER), actor(Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
    key = ("12b", "TT20-2013")
    assert codes(officer)[key] == FORM_12B.title
    own(replace(FORM_12B, title="Của tỉnh"), above)
    assert codes(officer)[key] == "Của tỉnh"
    written = own(replace(FORM_12B, title="Của phường"), officer)
    assert codes(officer)[key] == "Của phường"
    assert codes(above)[key] == "Của tỉnh"
    withdraw_form(written.id, revision=written.revision, today=TODAY, by=officer)
    assert codes(officer)[key] == "Của tỉnh"


def test_a_form_is_not_written_twice_and_keeps_its_name(officer):
    row = own(FORM_11, officer)
    with pytest.raises(RuleViolation, match="Đơn vị đã có biểu 11"):
        own(FORM_11, officer)
    other = replace(FORM_11, code="11a")
    with pytest.raises(RuleViolation, match="không sửa được"):
        change_form(row.id, other, revision=row.revision, today=TODAY, by=officer)
    changed = replace(FORM_11, title="Tên khác")
    change_form(row.id, changed, revision=row.revision, today=TODAY, by=officer)
    assert form_of("11", FORM_11.version, officer).title == "Tên khác"


def test_a_form_of_a_newer_program_is_shown_and_not_guessed(officer, browser):
    row = own(FORM_11, officer)
    row.definition = row.definition.replace("villages.all.all", "villages.all.k9z")
    db.session.commit()
    (known,) = [one for one in known_forms(officer.unit) if one.record]
    assert known.form is None
    clerk = browser(Role.COMMUNE_OFFICER)
    assert "chương trình này chưa đọc được" in clerk.get("/thong-ke/mau/").text
    assert clerk.get(f"/thong-ke/mau/{row.id}").status_code == 200
