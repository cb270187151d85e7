"""The first sign-in asks for a password of one's own; a new password ends every session."""

import pytest

from app.accounts.models import Account
from app.db import db
from app.domain.actors import Role
from tests.accounts.people import a_browser, acts, an_account
from tests.browser import PASSWORD

OWN = "/doi-mat-khau"
NEW = "Nuong-Xanh-28"


def change(client, current=PASSWORD, new=NEW, again=None):
    fields = {"current_password": current, "password": new, "password_again": again or new}
    return client.submit(OWN, fields)


def newcomer():
    an_account(must_change=True)
    client = a_browser()
    client.sign_in("tan.my.thu")
    return client


@pytest.mark.parametrize("address", ["/", "/dang-nhap", "/doi-thoai/"])
def test_a_temporary_password_opens_no_page_but_its_own_change(commune, address):
    client = newcomer()
    assert client.get(address).headers["Location"] == OWN
    htmx = client.get(address, headers={"HX-Request": "true"})
    assert htmx.headers["HX-Redirect"] == OWN


def test_nothing_is_written_with_a_temporary_password(commune):
    client = newcomer()
    token = client.get(OWN)
    answer = client.send(token, {"name": "Bản Giang"}, action=OWN)
    assert answer.status_code == 422
    assert acts() == ["create", "sign_in"]


@pytest.mark.usefixtures("both_databases")
def test_after_the_change_the_person_goes_on(commune):
    client = newcomer()
    assert "mật khẩu tạm" in client.get(OWN).text
    assert change(client).headers["Location"] == "/"
    assert client.get("/dang-nhap").headers["Location"] == "/"
    assert "mật khẩu tạm" not in client.get(OWN).text
    assert a_browser().sign_in("tan.my.thu", NEW).status_code == 303
    assert a_browser().sign_in("tan.my.thu", PASSWORD).status_code == 422
    assert acts()[2] == "change_password"


def test_a_new_password_ends_every_other_session(commune, browser):
    here, elsewhere = browser(Role.ADMINISTRATOR), browser(Role.ADMINISTRATOR)
    change(here)
    assert here.get(OWN).status_code == 200
    assert elsewhere.get(OWN).status_code == 303


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"current": "Sai-Mat-Khau-1"}, "không đúng"),
        ({"new": "ngan"}, "từ 12 đến 128 ký tự"),
        ({"new": "Matkhau@12345"}, "quá quen thuộc"),
        ({"new": "Ad.Administrator.9"}, "tên đăng nhập"),
        ({"new": PASSWORD}, "phải khác mật khẩu đang dùng"),
        ({"again": "Nuong-Xanh-29"}, "không giống nhau"),
        ({"new": "Aa1-" * 50_000}, "Quá dài"),
        ({"current": ""}, "Hãy nhập mật khẩu đang dùng."),
    ],
)
def test_a_password_that_will_not_do_is_asked_again(commune, browser, typed, words):
    client = browser(Role.ADMINISTRATOR)
    known = db.session.scalar(db.select(Account.password_hash))
    answer = change(client, **typed)
    assert answer.status_code == 422
    assert words in answer.text
    assert db.session.scalar(db.select(Account.password_hash)) == known
    for secret in typed.values():
        assert not secret or secret not in answer.text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"current": "Sai-Mat-Khau-1"}, "current_password"),
        ({"new": "Matkhau@12345"}, "password"),
        ({"new": PASSWORD}, "password"),
    ],
)
def test_what_is_wrong_stands_beside_the_password_that_it_is_about(commune, typed, field):
    text = change(newcomer(), **typed).text
    assert f'id="{field}-error"' in text
    assert text.count('class="error"') == 1


def test_guessing_the_current_password_locks_out(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    for _ in range(5):
        answer = change(client, current="Sai-Mat-Khau-1")
    assert "khóa đến" in answer.text
