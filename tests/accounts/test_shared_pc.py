"""A PC that several people use: names to choose from, a PIN for who showed the password there."""

from datetime import timedelta

import pytest

from app.accounts import browsers, pins, service
from app.accounts.models import BrowserPerson, KnownBrowser, LoginSession
from app.db import db, now
from app.domain.actors import Role
from app.factory import create_app
from tests.accounts.people import ADMIN, a_browser, acts, an_account
from tests.accounts.shared import (
    FIRST,
    HOME,
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
from tests.browser import PASSWORD, Browser, form_of
from tests.conftest import FAST


@pytest.mark.usefixtures("both_databases")
def test_who_chooses_their_name_and_types_the_pin_is_in(commune):
    client = a_shared_pc()
    names = client.get(HOME).text
    assert names.index(SECOND[1]) < names.index(FIRST[1])  # by given name
    asked = tile(client)
    assert FIRST[1] in asked.text
    assert 'name="login"' not in asked.text
    assert client.send(asked, {"pin_password": PIN}).headers["Location"] == "/"
    assert FIRST[1] in client.get(OWN).text
    assert acts()[-1] == "pin_sign_in"


def test_who_has_no_pin_types_the_password(commune):
    client = a_shared_pc()
    asked = tile(client, SECOND[0])
    assert form_of(asked.text)[1]["login"] == SECOND[0]
    assert client.send(asked, {"password": PASSWORD}).headers["Location"] == "/"


def test_who_forgot_the_pin_types_the_password_instead(commune):
    client = a_shared_pc()
    asked = client.get(f"{HOME}?nguoi={account().id}&mat-khau=1")
    assert form_of(asked.text)[1]["login"] == FIRST[0]
    assert client.send(asked, {"password": PASSWORD}).status_code == 303


def test_another_browser_shows_nobody_and_takes_no_pin(commune):
    a_shared_pc()
    stranger = a_browser()
    assert FIRST[1] not in stranger.get(HOME).text
    assert FIRST[1] not in tile(stranger).text
    refused = enter(stranger)
    assert refused.status_code == 422
    assert FIRST[1] not in refused.text


def test_a_browser_that_is_not_shared_takes_no_pin_to_come_in(commune):
    an_account()
    client = a_browser()
    client.sign_in(FIRST[0])
    choose_pin(client)
    client.submit(OWN, action="/dang-xuat")
    assert enter(client).status_code == 422


def test_who_did_not_show_the_password_on_this_browser_shows_it_first(commune):
    """A PIN chosen elsewhere opens nothing here, though the name stands here."""
    a_shared_pc(with_pin=False)
    elsewhere = a_browser()
    elsewhere.sign_in(SECOND[0])
    choose_pin(elsewhere)
    here = db.session.scalars(db.select(KnownBrowser).where(KnownBrowser.is_shared)).one()
    person = db.session.get(BrowserPerson, (here.mark, account(SECOND[0]).id))
    assert not browsers.takes_pin(person)


@pytest.mark.usefixtures("both_databases")
def test_after_five_wrong_pins_the_password_is_asked(commune):
    client = a_shared_pc()
    for _ in range(4):
        assert "không đúng" in enter(client, WRONG).text
    assert "phải nhập mật khẩu" in enter(client, WRONG).text
    assert enter(client).status_code == 422
    assert acts()[-6:] == [*["pin_failed"] * 5, "pin_stopped"]
    assert client.send(tile(client), {"password": PASSWORD}).status_code == 303
    client.submit(OWN, action="/doi-nguoi")
    assert enter(client).status_code == 303


def test_wrong_pins_are_remembered_over_a_restart(commune):
    client = a_shared_pc()
    for _ in range(3):
        enter(client, WRONG)
    again = create_app(commune.extensions["instance"], FAST)
    again.test_client_class = Browser
    restarted = again.test_client()
    for name in ("sohoagiai_03408", "sohoagiai_03408_may"):
        restarted.set_cookie(name, client.get_cookie(name).value)
    with again.app_context():
        enter(restarted, WRONG)
        assert "phải nhập mật khẩu" in enter(restarted, WRONG).text
        assert enter(restarted).status_code == 422
        db.engine.dispose()


def test_a_right_pin_begins_the_count_anew(commune):
    client = a_shared_pc()
    for _ in range(2):
        for _ in range(4):
            enter(client, WRONG)
        assert enter(client).status_code == 303
        client.submit(OWN, action="/doi-nguoi")


def test_the_working_day_after_the_password_the_pin_is_over(commune):
    client = a_shared_pc()
    change_rows(BrowserPerson, password_at=now() - timedelta(hours=12, minutes=1))
    assert enter(client).status_code == 422
    assert 'name="password"' in tile(client).text


def test_a_session_begun_by_pin_ends_with_the_working_day_of_the_password(commune):
    client = a_shared_pc()
    change_rows(BrowserPerson, password_at=now() - timedelta(hours=11))
    enter(client)
    (row,) = db.session.scalars(db.select(LoginSession)).all()
    assert now() - row.created_at >= timedelta(hours=11)


@pytest.mark.parametrize("act", ["reset", "disable", "role", "password", "lock_out"])
def test_what_ends_the_sessions_ends_the_pin_too(commune, act):
    client = a_shared_pc()
    one = account()
    if act == "reset":
        service.reset_password(one.id, by=ADMIN)
    elif act == "disable":
        service.set_disabled(one.id, True, by=ADMIN)
    elif act == "role":
        facts = {"name": one.name, "role": Role.COMMUNE_LEADER, "seen": one.revision}
        service.change_account(one.id, **facts, by=ADMIN)
    elif act == "password":
        there = a_browser()
        there.sign_in(FIRST[0])
        new = {"current_password": PASSWORD, "password": "Nuong-Xanh-28"}
        there.submit("/doi-mat-khau", {**new, "password_again": new["password"]})
    else:
        for _ in range(5):
            a_browser().sign_in(FIRST[0], "Sai-Mat-Khau-1")
    assert enter(client).status_code == 422
    assert db.session.scalar(db.select(db.func.count(LoginSession.token_hash))) == (
        1 if act == "password" else 0
    )


def test_who_signs_out_types_the_password_the_next_time(commune):
    client = a_shared_pc()
    enter(client)
    client.submit(OWN, action="/dang-xuat")
    assert FIRST[1] in client.get(HOME).text
    assert enter(client).status_code == 422


def test_one_press_empties_the_list_and_the_pc_stays_shared(commune):
    client = a_shared_pc()
    client.submit(HOME, action="xoa-danh-sach")
    assert FIRST[1] not in client.get(HOME).text
    assert enter(client).status_code == 422
    client.sign_in(FIRST[0])
    assert "/doi-nguoi" in client.get(OWN).text
    assert "empty_list" in acts()


def test_names_are_forgotten_after_thirty_days(commune):
    client = a_shared_pc()
    change_rows(BrowserPerson, seen_at=now() - timedelta(days=31))
    assert FIRST[1] not in client.get(HOME).text
    a_browser().sign_in(FIRST[0])
    assert len(db.session.scalars(db.select(BrowserPerson)).all()) == 1


def test_a_pc_no_longer_shared_shows_nobody(commune):
    client = a_shared_pc()
    enter(client)
    client.submit(OWN, action="may-nay")
    assert "/doi-nguoi" not in client.get(OWN).text
    client.submit(OWN, action="/dang-xuat")
    assert FIRST[1] not in client.get(HOME).text
    assert "unshare" in acts()


def test_a_pin_of_another_browser_of_the_same_person_is_refused_by_the_service(commune):
    a_shared_pc()
    with pytest.raises(service.RuleViolation):
        pins.sign_in(account().id, PIN, browser="x" * 43)
