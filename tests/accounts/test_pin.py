"""Choosing a PIN, unlocking with it, and what the server keeps of a browser."""

from datetime import timedelta

import pytest

from app.accounts import browsers
from app.accounts.models import Account, BrowserPerson, KnownBrowser
from app.db import db, now
from app.domain.actors import Role
from tests.accounts.people import a_browser, acts, an_account, make_older
from tests.accounts.shared import (
    FIRST,
    OWN,
    PIN,
    SECOND,
    WRONG,
    a_shared_pc,
    account,
    change_rows,
    choose_pin,
    enter,
    tile,
)
from tests.browser import PASSWORD, form_of


def test_an_administrator_has_no_pin_and_cannot_choose_one(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    page = client.get(OWN)
    assert "không dùng mã PIN" in page.text
    fields = {"pin_password": PIN, "pin_password_again": PIN, "current_password": PASSWORD}
    token = form_of(page.text, "may-nay")[1]["csrf_token"]
    answer = client.post(OWN + "ma-pin", data={**fields, "csrf_token": token})
    assert answer.status_code == 422
    assert account("administrator").pin_hash is None


def test_what_was_set_far_below_is_told_at_the_head_of_the_page(commune):
    an_account()
    client = a_browser()
    client.sign_in(FIRST[0])
    choose_pin(client)
    assert "Đã lưu mã PIN." in client.get(OWN).text
    client.submit(OWN, action="bo-ma-pin")
    assert "Đã bỏ mã PIN" in client.get(OWN).text
    client.submit(OWN, action="may-nay")
    assert "Đã đánh dấu máy dùng chung" in client.get(OWN).text
    client.submit(OWN, action="may-nay")
    assert "Đã thôi dùng chung máy này." in client.get(OWN).text


def test_who_becomes_administrator_has_a_pin_no_more(commune):
    client = a_shared_pc()
    change_rows(Account, role=Role.ADMINISTRATOR)
    assert enter(client).status_code == 422


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"pin": "123456"}, "dễ đoán"),
        ({"pin": "12345"}, "6 chữ số"),
        ({"again": WRONG}, "không giống nhau"),
        ({"password": "Sai-Mat-Khau-1"}, "Mật khẩu không đúng"),
    ],
)
def test_a_pin_is_chosen_with_care_and_with_the_password(commune, fields, words):
    an_account()
    client = a_browser()
    client.sign_in(FIRST[0])
    answer = choose_pin(client, **fields)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert account().pin_hash is None


def test_who_does_without_a_pin_again_is_asked_for_the_password(commune):
    client = a_shared_pc()
    enter(client)
    client.submit(OWN, action="bo-ma-pin")
    client.submit(OWN, action="/doi-nguoi")
    assert enter(client).status_code == 422
    assert acts()[-2:] == ["drop_pin", "leave"]


def test_the_pin_opens_the_locked_screen_of_its_person(commune):
    an_account()
    client = a_browser()
    client.sign_in(FIRST[0])
    choose_pin(client)
    page = client.get(OWN)
    assert "Mã PIN hoặc mật khẩu" in page.text
    make_older(seen=timedelta(minutes=16))
    locked = client.get(OWN)
    assert locked.status_code == 401
    assert client.send(locked, {"password": WRONG}).status_code == 422
    assert client.send(locked, {"password": PIN}).headers["Location"] == OWN
    assert client.get(OWN).status_code == 200
    assert acts()[-3:] == ["lock_screen", "pin_failed", "pin_unlock"]


def test_a_session_that_is_over_is_not_opened_by_a_pin_of_yesterday(commune):
    an_account()
    client = a_browser()
    client.sign_in(FIRST[0])
    choose_pin(client)
    make_older(created=timedelta(hours=13))
    change_rows(BrowserPerson, password_at=now() - timedelta(hours=13))
    assert client.send(client.get(OWN), {"password": PIN}).status_code == 422


def test_the_server_keeps_no_token_of_a_browser(commune):
    client = a_shared_pc()
    token = client.get_cookie("sohoagiai_03408_may").value
    marks = db.session.scalars(db.select(KnownBrowser.mark)).all()
    assert token not in marks
    assert browsers.token_hash(token) in marks


def test_a_page_that_the_one_before_left_open_writes_nothing_for_the_next(commune):
    client = a_shared_pc()
    enter(client)
    left_open = client.get(OWN)
    client.submit(OWN, action="/doi-nguoi")
    client.send(tile(client, SECOND[0]), {"password": PASSWORD})
    assert client.send(left_open, action="may-nay").status_code == 400
    assert client.get(OWN).status_code == 200
    client.submit(OWN, action="/doi-nguoi")
    enter(client)
    assert client.send(left_open, action="may-nay").status_code == 303  # back, it is theirs again


def test_a_press_sent_twice_marks_once(commune):
    an_account()
    client = a_browser()
    client.sign_in(FIRST[0])
    page = client.get(OWN)
    for _ in range(2):
        client.send(page, action="may-nay")
    assert acts().count("share") == 1
