"""Accounts that nobody uses are closed by themselves; never by a clock that jumped."""

from datetime import timedelta

import pytest
import time_machine

from app.accounts.models import Account
from app.accounts.unused import Watch, close_unused
from app.db import db, now
from app.domain.actors import Role
from app.serving import beside
from app.settings import BadSetting, read_settings
from tests.accounts.people import ADMIN, a_browser, acts, an_account
from tests.browser import PASSWORD

DAY = timedelta(days=1)
LIST = "/quan-tri/tai-khoan/"


def look(day):
    """The look of the so-manyth day from now; the logins that were closed."""
    with time_machine.travel(now() + day * DAY, tick=False):
        return [one.login for one in close_unused()]


def look_through(days):
    """A server that runs every day; the logins that were closed, day by day."""
    return {day: closed for day in days if (closed := look(day))}


def the(login):
    return db.session.scalars(db.select(Account).where(Account.login == login)).one()


@pytest.mark.usefixtures("both_databases")
def test_45_days_without_use_close_an_account_and_the_journal_says_so(commune):
    an_account(login="quan.ly", role=Role.ADMINISTRATOR)
    account = an_account()
    client = a_browser()
    client.sign_in("tan.my.thu")
    assert look_through(range(0, 60, 3)) == {45: ["tan.my.thu"]}
    assert the("tan.my.thu").disabled
    assert acts()[-1] == "close_unused"
    assert client.get("/").status_code == 303
    assert "ngừng sử dụng" in a_browser().sign_in("tan.my.thu").text
    assert account.closed_at - now() <= 45 * DAY


def test_whoever_comes_in_meanwhile_is_not_closed(commune):
    an_account(login="quan.ly", role=Role.ADMINISTRATOR)
    an_account()
    look_through(range(0, 40, 10))
    with time_machine.travel(now() + 40 * DAY, tick=False):
        a_browser().sign_in("tan.my.thu")
    assert look_through(range(41, 85, 4)) == {}
    assert look(86) == ["tan.my.thu"]


def test_the_administrator_who_came_last_is_never_closed(commune):
    an_account(login="cu", role=Role.ADMINISTRATOR)
    an_account(login="moi", role=Role.ADMINISTRATOR)
    look(0)
    with time_machine.travel(now() + DAY, tick=False):
        a_browser().sign_in("moi")
    assert look_through(range(1, 200, 10)) == {51: ["cu"]}


@pytest.mark.parametrize("far", [-6000, 15, 3650])
def test_a_jump_of_the_clock_closes_nobody(commune, far):
    an_account(login="quan.ly", role=Role.ADMINISTRATOR)
    an_account()
    assert look_through(range(0, 40, 10)) == {}
    assert look(far + 40) == []
    assert look(41) == []
    assert look_through(range(42, 86, 4)) == {}
    assert look(87) == ["tan.my.thu"]


def test_somebody_who_came_in_while_the_clock_was_years_ahead_is_counted_too(commune):
    an_account(login="quan.ly", role=Role.ADMINISTRATOR)
    an_account()
    look(0)
    with time_machine.travel(now() + 3650 * DAY, tick=False):
        a_browser().sign_in("tan.my.thu")
    assert look(1) == []
    assert look(3650) == []
    assert look(2) == []
    assert look_through(range(3, 60, 4)) == {47: ["tan.my.thu"]}


def test_one_look_a_day_is_enough(commune):
    look(0)
    an_account(login="quan.ly", role=Role.ADMINISTRATOR)
    account = an_account()
    account.counted_from = now() - 60 * DAY
    db.session.commit()
    assert look(0) == []
    assert look(1) == ["tan.my.thu"]


def test_zero_days_turn_it_off(commune):
    commune.config["UNUSED_DAYS"] = 0
    an_account(login="quan.ly", role=Role.ADMINISTRATOR)
    an_account()
    assert look_through(range(0, 100, 10)) == {}
    running = beside.begin(commune)
    running.stop()
    assert not any(isinstance(one, Watch) for one in running.others)


def test_the_setting_may_be_nothing_and_others_may_not():
    assert read_settings({}, {})["UNUSED_DAYS"] == 45
    assert read_settings({"UNUSED_DAYS": 0}, {})["UNUSED_DAYS"] == 0
    for wrong in ({"UNUSED_DAYS": -1}, {"UNUSED_DAYS": "x"}, {"LOCK_HOURS": 0}):
        with pytest.raises(BadSetting, match="số nguyên từ"):
            read_settings(wrong, {})


def test_the_list_says_who_is_closed_soon_and_who_was(commune, browser):
    account = an_account()
    look_through(range(0, 40, 10))
    admin = browser(Role.ADMINISTRATOR)
    assert "Sẽ tự ngừng" not in admin.get(LIST).text
    with time_machine.travel(now() + 39 * DAY, tick=False):
        admin = browser(Role.ADMINISTRATOR)
        assert admin.get(LIST).text.count("Sẽ tự ngừng ngày") == 1
        assert "Sẽ tự ngừng ngày" in admin.get(f"{LIST}{account.id}").text
    look_through((40, 46))
    with time_machine.travel(now() + 46 * DAY, tick=False):
        admin = browser(Role.ADMINISTRATOR)
        assert "vì lâu không dùng" in admin.get(LIST).text


def test_enabled_again_it_has_its_days_anew(commune, browser):
    account = an_account()
    browser(Role.ADMINISTRATOR)
    look_through(range(0, 50, 10))
    assert look(50) == ["tan.my.thu"]
    with time_machine.travel(now() + 60 * DAY, tick=False):
        admin = browser(Role.ADMINISTRATOR)
        admin.send(admin.get(f"{LIST}{account.id}"), action="/dung-lai")
        assert a_browser().sign_in("tan.my.thu", PASSWORD).status_code == 303
    assert the("tan.my.thu").closed_at is None
    assert look_through(range(61, 100, 10)) == {}


def test_the_thread_looks_and_outlives_a_fault(commune, monkeypatch):
    an_account(login="quan.ly", role=Role.ADMINISTRATOR, by=ADMIN)
    watch = Watch(commune)
    watch.look()
    assert the("quan.ly").counted_from <= now()
    monkeypatch.setattr("app.accounts.unused.close_unused", lambda: 1 / 0)
    watch.look()
