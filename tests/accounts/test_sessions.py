"""A session lives on the server: it locks when idle, ends in time, and is seldom written."""

from datetime import timedelta

import pytest

from app.accounts.models import Account, LoginSession
from app.db import db, now, transaction
from app.domain.actors import Role
from tests.accounts.people import acts, make_older
from tests.asked import asked
from tests.browser import PASSWORD

OWN = "/doi-mat-khau"
HTMX = {"HX-Request": "true"}


def the_session():
    return db.session.scalars(db.select(LoginSession)).one()


def writes_during(act):
    """The statements, other than reading, that ``act`` sent to the database."""
    with asked() as sent:
        act()
    reading = ("SELECT", "WITH", "PRAGMA")
    return [one for one in sent if one != "BEGIN" and not one.startswith(reading)]


def test_reading_page_after_page_writes_nothing_within_a_minute(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    make_older(seen=timedelta(seconds=30))
    assert writes_during(lambda: [client.get(OWN) for _ in range(3)]) == []


def test_after_a_minute_the_last_moment_is_noted_once(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    make_older(seen=timedelta(minutes=2))
    written = writes_during(lambda: [client.get(OWN) for _ in range(3)])
    assert written[0] == "BEGIN IMMEDIATE"
    assert len(written) == 3  # and then the session and its account
    assert now() - the_session().seen_at < timedelta(minutes=1)


def test_a_disk_that_takes_nothing_does_not_stop_reading(commune, browser, monkeypatch):
    client = browser(Role.ADMINISTRATOR)
    make_older(seen=timedelta(minutes=2))
    db.session.rollback()
    with commune.app_context(), db.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    assert client.get(OWN).status_code == 200
    with commune.app_context(), db.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA query_only=OFF")


@pytest.mark.usefixtures("both_databases")
def test_fifteen_idle_minutes_lock_the_screen_and_the_password_opens_it(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    make_older(seen=timedelta(minutes=16))
    locked = client.get(OWN + "?a=1")
    assert locked.status_code == 401
    assert "Lò Thị Mẫu" in locked.text
    assert 'name="login"' not in locked.text
    answer = client.send(locked, {"password": PASSWORD})
    assert answer.headers["Location"] == OWN + "?a=1"
    assert client.get(OWN).status_code == 200
    assert acts()[-2:] == ["lock_screen", "unlock_screen"]


def test_a_locked_screen_stays_locked_when_the_clock_is_set_back(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    make_older(seen=timedelta(minutes=16))
    client.get(OWN)
    make_older()
    assert client.get(OWN).status_code == 401


def test_a_wrong_password_keeps_the_screen_locked_and_counts(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    make_older(seen=timedelta(minutes=16))
    locked = client.get(OWN)
    for _ in range(4):
        locked = client.send(locked, {"password": "Sai-Mat-Khau-1"})
        assert locked.status_code == 422
    assert "không đúng" in locked.text
    assert "khóa đến" in client.send(locked, {"password": "Sai-Mat-Khau-1"}).text
    assert "khóa đến" in client.send(locked, {"password": PASSWORD}).text
    assert client.get(OWN).status_code == 401


def test_twelve_hours_end_the_session_whatever_was_done(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    make_older(created=timedelta(hours=13))
    locked = client.get(OWN)
    assert locked.status_code == 401
    old = the_session().token_hash
    client.send(locked, {"password": PASSWORD})
    assert the_session().token_hash != old
    assert client.get(OWN).status_code == 200


def test_a_session_from_the_future_is_worth_nothing(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    make_older(seen=timedelta(days=-3650))
    assert client.get(OWN).status_code == 401


def test_a_locked_person_may_sign_out(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    make_older(seen=timedelta(minutes=16))
    locked = client.get(OWN)
    assert client.send(locked, action="/dang-xuat").status_code == 303
    assert db.session.scalars(db.select(LoginSession)).all() == []


def test_the_lock_dialog_gets_an_empty_yes_or_one_sentence(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    page = client.get(OWN)
    make_older(seen=timedelta(minutes=16))
    wrong = client.send(page, {"password": "x"}, action="/mo-khoa", headers=HTMX)
    assert wrong.status_code == 422
    assert wrong.text.count("<") == 2
    assert "không đúng" in wrong.text
    right = client.send(page, {"password": PASSWORD}, action="/mo-khoa", headers=HTMX)
    assert (right.status_code, right.text) == (204, "")
    assert client.get(OWN).status_code == 200


def test_the_dialog_of_a_session_nobody_knows_is_told_to_sign_in(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    page = client.get(OWN)
    client.send(page, action="/dang-xuat")
    answer = client.send(page, {"password": PASSWORD}, action="/mo-khoa", headers=HTMX)
    assert answer.status_code == 401
    assert "HX-Redirect" not in answer.headers


def test_a_form_sent_by_htmx_from_a_locked_screen_is_not_led_away(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    page = client.get(OWN)
    make_older(seen=timedelta(minutes=16))
    answer = client.send(page, {"password": "x"}, headers=HTMX)
    assert answer.status_code == 401
    assert "HX-Redirect" not in answer.headers


def test_a_session_of_a_stopped_account_is_worth_nothing(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    with transaction():
        the_session().account.disabled = True
    assert client.get(OWN).status_code == 303


def test_sessions_long_over_are_swept_out(commune, browser):
    browser(Role.ADMINISTRATOR)
    make_older(created=timedelta(days=8))
    browser(Role.ADMINISTRATOR)
    assert now() - the_session().created_at < timedelta(minutes=1)


def test_the_account_knows_when_it_was_last_used(commune, browser):
    browser(Role.ADMINISTRATOR)
    account = db.session.scalars(db.select(Account)).one()
    assert now() - account.last_seen < timedelta(minutes=1)
