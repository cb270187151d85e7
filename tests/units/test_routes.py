import unicodedata
from datetime import date

import pytest

from app.db import db
from app.domain.actors import Role
from app.units.models import Unit, Village
from app.units.service import import_list, listed_unit, newest_of, villages_of
from tests.browser import form_of
from tests.dialogue.test_pages import words_of
from tests.factories import a_village


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


def test_a_village_typed_in_pieces_of_letters_is_stored_composed(clerk):
    typed = unicodedata.normalize("NFD", "Tả  Lèng")
    answer = clerk.submit("/don-vi/", {"kind": "ban", "name": typed, "valid_from": "1/7/2025"})
    assert answer.status_code == 303
    [village] = villages_of("03408")
    assert (village.name, village.valid_from) == ("Tả Lèng", date(2025, 7, 1))
    assert "Bản Tả Lèng" in clerk.get("/don-vi/").text


def test_who_adds_one_village_after_another_is_told_and_keeps_the_kind(clerk):
    fields = {"kind": "ban", "name": "Tả Lèng", "valid_from": "1/7/2025"}
    clerk.submit("/don-vi/", fields)
    after = clerk.get("/don-vi/").text
    assert "Đã thêm vào danh sách." in after
    assert form_of(after)[1]["kind"] == "ban"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": ""}, "Hãy nhập tên thôn"),
        ({"name": "a" * 100_000}, "Quá dài: tối đa 200 ký tự."),
        ({"valid_from": "31/02/2026"}, "Ngày không đúng"),
        ({"valid_from": "sắp tới"}, "Ngày không đúng"),
        ({"valid_from": "01/01/0026"}, "Năm phải trong khoảng"),
        ({"kind": "hanh_tinh"}, "không có trong danh sách"),
    ],
)
def test_bad_input_is_said_in_vietnamese_and_changes_nothing(clerk, fields, sentence):
    good = {"kind": "ban", "name": "Tả Lèng", "valid_from": "01/07/2025"}
    answer = clerk.submit("/don-vi/", {**good, **fields})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert villages_of("03408") == []


def test_forged_fields_are_not_read(clerk):
    forged = {"unit": "03388", "id": "01900000-0000-7000-8000-000000000009", "revision": "77"}
    fields = {"kind": "ban", "name": "Tả Lèng", "valid_from": "01/07/2025", **forged}
    clerk.submit("/don-vi/", fields)
    [village] = db.session.scalars(db.select(Village)).all()
    assert (village.unit, village.revision) == ("03408", 1)


def test_the_second_clerk_sees_what_the_first_changed_and_keeps_the_words(clerk):
    village = a_village(name="Tả Lèng")
    address = f"/don-vi/thon/{village.id}"
    page = clerk.get(address)
    clerk.submit(address, {"name": "Bản của người thứ nhất"})
    answer = clerk.send(page, {"name": "Bản của người thứ hai"})
    assert answer.status_code == 409
    assert "Bản của người thứ nhất" in answer.text
    assert "Bản của người thứ hai" in answer.text
    assert villages_of("03408")[0].name == "Bản của người thứ nhất"


def test_the_office_adds_and_closes_a_unit(office, browser):
    import_list(own=listed_unit("12"))
    officer = browser(Role.OFFICE_OFFICER)
    assert "Phường Tân Phong" in officer.get("/don-vi/").text
    fields = {"code": "03999", "name": "Xã Mới", "kind": "xa", "valid_from": "01/01/2026"}
    unsaid = officer.submit("/don-vi/", fields | {"kind": ""})
    assert 'kind-error">Hãy chọn loại đơn vị.' in unsaid.text
    taken = officer.submit("/don-vi/", fields | {"code": "03408"})
    assert (taken.status_code, 'value="Xã Mới"' in taken.text) == (422, True)
    assert "Mã 03408 đang là mã của Phường Tân Phong" in taken.text
    assert officer.submit("/don-vi/", fields).status_code == 303
    decree = {"decree_number": "105/NQ-HĐND", "decree_date": "20/12/2025"}
    address = "/don-vi/ma/03999/ket-thuc"
    assert "số văn bản" in officer.submit(address, {"valid_from": "01/06/2026"}).text
    assert officer.submit(address, {"valid_from": "01/06/2026", **decree}).status_code == 303
    assert db.session.get(Unit, ("03999", date(2026, 1, 1))).valid_to == date(2026, 6, 1)


@pytest.mark.parametrize("address", ["/don-vi/ma/00004/ket-thuc", "/don-vi/ma/x/chuyen"])
def test_a_unit_elsewhere_cannot_be_closed(office, browser, address):
    import_list(own=listed_unit("12"))
    assert browser(Role.OFFICE_OFFICER).get(address).status_code == 404


def test_a_village_of_nobody_is_not_found(clerk):
    address = "/don-vi/thon/01900000-0000-7000-8000-000000000009"
    assert clerk.get(address).status_code == 404


DECREE = {"decree_number": "105/NQ-HĐND", "decree_date": "20/12/2025"}


@pytest.fixture
def officer(office, browser):
    """Of a province with an office between it and its communes."""
    import_list(own=listed_unit("12"))
    client = browser(Role.OFFICE_OFFICER)
    city = {"code": "121", "name": "Thành phố Lai Châu", "kind": "co_quan"}
    client.submit("/don-vi/", {**city, "valid_from": "01/08/2025"})
    return client


def test_the_office_puts_a_commune_under_another_superior(officer):
    address = "/don-vi/ma/03408/chuyen"
    assert officer.submit(address, {"valid_from": "01/01/2026", **DECREE}).status_code == 422
    moved = {"to": "121", **DECREE}
    answer = officer.submit(address, {**moved, "valid_from": "01/01/2099"})
    assert (answer.status_code, "không thể sau hôm nay" in answer.text) == (422, True)
    answer = officer.submit(address, {**moved, "valid_from": "01/07/2025"})
    assert "phải sau ngày 01/07/2025" in answer.text
    assert newest_of("03408").parent_code == "12"
    assert officer.submit(address, {**moved, "valid_from": "01/01/2026"}).status_code == 303
    assert newest_of("03408").parent_code == "121"
    shown = words_of(officer.get("/don-vi/ma/03408"))
    assert "Thành phố Lai Châu (121), từ ngày 01/01/2026" in shown
    assert "105/NQ-HĐND ngày 20/12/2025 (Tỉnh Lai Châu ghi)" in shown
    assert "Phường Tân Phong (03408), từ ngày 01/01/2026" in words_of(officer.get("/don-vi/"))


def test_the_office_merges_two_communes_and_one_code_goes_on(officer):
    facts = {"codes": ["03408", "03388"], "code": "03388", "name": "Phường Lai Châu"}
    facts |= {"kind": "phuong", "valid_from": "01/01/2026", **DECREE}
    answer = officer.submit("/don-vi/nhap", {**facts, "codes": ["03408"]})
    assert (answer.status_code, "ít nhất hai đơn vị" in answer.text) == (422, True)
    unsaid = officer.submit("/don-vi/nhap", {**facts, "kind": ""})
    assert 'kind-error">Hãy chọn loại đơn vị.' in unsaid.text
    province = officer.submit("/don-vi/nhap", {**facts, "kind": "tinh"})
    assert (province.status_code, "vẫn là xã, phường" in province.text) == (422, True)
    early = officer.submit("/don-vi/nhap", {**facts, "valid_from": "31/12/2099"})
    assert (early.status_code, "không thể sau hôm nay" in early.text) == (422, True)
    merged = officer.submit("/don-vi/nhap", facts)
    assert merged.status_code == 303
    assert "Đã ghi việc nhập đơn vị." in officer.get(merged.location).text
    assert "nhập vào Phường Lai Châu" in officer.get("/don-vi/ma/03408").text
    assert newest_of("03388").name == "Phường Lai Châu"
    assert newest_of("03388").valid_to is None


def test_a_commune_sees_its_own_line_and_changes_nothing_of_it(commune, browser):
    import_list(own=listed_unit("03408"))
    clerk = browser(Role.COMMUNE_OFFICER)
    assert "Tỉnh Lai Châu (12), từ ngày 01/07/2025" in clerk.get("/don-vi/ma/03408").text
    for address in ("/don-vi/ma/03408/chuyen", "/don-vi/ma/03388", "/don-vi/nhap"):
        assert clerk.get(address).status_code == 404
