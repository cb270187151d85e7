import unicodedata
from datetime import date

import pytest

from app.db import db
from app.domain.actors import Role
from app.units.models import Unit, Village
from app.units.service import import_list, listed_unit, villages_of
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


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": ""}, "Hãy nhập tên thôn"),
        ({"name": "a" * 100_000}, "Quá dài: tối đa 200 ký tự."),
        ({"valid_from": "31/02/2026"}, "Ngày không đúng"),
        ({"valid_from": "hôm qua"}, "Ngày không đúng"),
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
    assert officer.submit("/don-vi/", fields).status_code == 303
    answer = officer.submit("/don-vi/03999/2026-01-01/ket-thuc", {"valid_to": "01/06/2026"})
    assert answer.status_code == 303
    assert db.session.get(Unit, ("03999", date(2026, 1, 1))).valid_to == date(2026, 6, 1)


@pytest.mark.parametrize("address", ["/don-vi/00004/2025-07-01/ket-thuc", "/don-vi/x/y/ket-thuc"])
def test_a_unit_elsewhere_cannot_be_closed(office, browser, address):
    import_list(own=listed_unit("12"))
    assert browser(Role.OFFICE_OFFICER).get(address).status_code == 404


def test_a_village_of_nobody_is_not_found(clerk):
    address = "/don-vi/thon/01900000-0000-7000-8000-000000000009"
    assert clerk.get(address).status_code == 404
