"""Coming in and going out."""

import pytest

from app.domain.actors import Role

pytestmark = pytest.mark.usefixtures("both_databases")


def test_a_person_signs_in_by_the_form_and_is_named_on_the_page(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    answer = client.get("/doi-mat-khau")
    assert answer.status_code == 200
    assert "Lò Thị Mẫu" in answer.text


def test_who_signs_out_is_out(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    page = client.get("/doi-mat-khau")
    assert client.send(page, action="/dang-xuat").headers["Location"] == "/dang-nhap"
    assert client.get("/doi-mat-khau").headers["Location"] == "/dang-nhap?next=/doi-mat-khau"


def test_a_person_of_the_office_signs_in_too(office, browser):
    assert browser(Role.OFFICE_LEADER).get("/doi-mat-khau").status_code == 200
