"""A form sent from a locked screen, without script: nothing that was typed is lost."""

from datetime import timedelta
from io import BytesIO

from app.accounts.models import Account
from app.db import db
from app.domain.actors import Role
from tests.accounts.people import acts, an_account, make_older
from tests.browser import PASSWORD, form_of

NEW = "/quan-tri/tai-khoan/them"
TYPED = {
    "login": "giang.a.pao",
    "name": 'Giàng A "Páo" <b>&amp;</b>',
    "role": Role.FRONT.value,
    "more": ["một\r\ndòng hai", "hai"],
}


def logins():
    return sorted(db.session.scalars(db.select(Account.login)))


def locked_with(browser, typed=TYPED, **idle):
    """An administrator who was idle too long presses save; the answer is the lock page."""
    client = browser(Role.ADMINISTRATOR)
    page = client.get(NEW)
    make_older(**(idle or {"seen": timedelta(minutes=16)}))
    return client, client.send(page, typed)


def test_after_the_password_one_press_saves_what_was_typed(commune, browser):
    client, locked = locked_with(browser)
    assert locked.status_code == 401
    assert "CHƯA LƯU" in locked.text
    assert logins() == ["administrator"]
    opened = client.send(locked, {"password": PASSWORD})
    assert opened.status_code == 200
    address, fields = form_of(opened.text)
    assert address == NEW
    assert {name: fields[name] for name in TYPED} == TYPED
    saved = client.send(opened)
    assert "Mật khẩu tạm" in saved.text
    assert logins() == ["administrator", "giang.a.pao"]


def test_a_second_press_does_not_save_twice(commune, browser):
    client, locked = locked_with(browser)
    opened = client.send(locked, {"password": PASSWORD})
    client.send(opened)
    assert client.send(opened).status_code == 303
    assert acts().count("create") == 2


def test_a_wrong_password_keeps_everything_for_the_next_try(commune, browser):
    client, locked = locked_with(browser)
    again = client.send(locked, {"password": "Sai-Mat-Khau-1"})
    assert again.status_code == 422
    opened = client.send(again, {"password": PASSWORD})
    assert form_of(opened.text)[1]["more"] == TYPED["more"]


def test_a_session_that_is_over_loses_nothing_either(commune, browser):
    client, locked = locked_with(browser, created=timedelta(hours=13))
    opened = client.send(locked, {"password": PASSWORD})
    assert "Mật khẩu tạm" in client.send(opened).text


def test_passwords_and_tokens_are_not_carried(commune, browser):
    _client, locked = locked_with(browser, {**TYPED, "current_password": "Bi-Mat-99"})
    assert "Bi-Mat-99" not in locked.text
    names = form_of(locked.text)[1]["carried_name"]
    assert "request_key" in names
    assert "csrf_token" not in names


def test_files_cannot_be_carried_and_the_page_says_so(commune, browser):
    file = (BytesIO(b"%PDF"), "don.pdf")
    _client, locked = locked_with(browser, {**TYPED, "paper": file})
    assert "Tệp đính kèm không giữ được" in locked.text
    _client, locked = locked_with(browser)
    assert "Tệp đính kèm" not in locked.text


def test_whoever_was_signed_out_elsewhere_signs_in_and_goes_on(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    page = client.get(NEW)
    client.send(page, action="/dang-xuat")
    locked = client.send(page, TYPED)
    assert locked.status_code == 401
    opened = client.send(locked, {"login": "administrator", "password": PASSWORD})
    assert "Mật khẩu tạm" in client.send(opened).text


def test_another_person_does_not_get_to_see_what_the_first_one_typed(commune, browser):
    an_account()
    client = browser(Role.ADMINISTRATOR)
    page = client.get(NEW)
    client.send(page, action="/dang-xuat")
    locked = client.send(page, TYPED)
    answer = client.send(locked, {"login": "tan.my.thu", "password": PASSWORD})
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/"


def test_a_forged_address_in_the_lock_page_never_leads_elsewhere(commune, browser):
    client, locked = locked_with(browser)
    fields = {"password": PASSWORD, "address": "https://xau.example/"}
    assert form_of(client.send(locked, fields).text)[0] == "/"


def test_names_without_values_are_dropped(commune, browser):
    client, locked = locked_with(browser)
    fields = {"password": PASSWORD, "carried_name": ["a", "b"], "carried_value": ["1"]}
    assert set(form_of(client.send(locked, fields).text)[1]) == {"a", "csrf_token"}
