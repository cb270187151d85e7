"""Who must also show the code of a telephone: bound once, asked for at every sign-in."""

from datetime import timedelta

import pytest

from app.accounts import second_step
from app.accounts.codes import code_at
from app.accounts.models import LoginSession, SecondStep, SpareCode
from app.accounts.recovery import reset_by_two
from app.accounts.service import unlock_account
from app.accounts.sessions import sign_in
from app.accounts.tries import locks_of
from app.db import db, transaction
from app.domain.accounts import LockKind
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.instance import IN_PRACTICE
from app.settings import read_settings
from tests.accounts import shared
from tests.accounts.people import ADMIN, a_browser, acts, an_account, journal_text, make_older
from tests.accounts.telephone import (
    BIND,
    LOGIN,
    STEP,
    account,
    bind,
    bound,
    code,
    code_of,
    enter,
    waiting,
)
from tests.browser import PASSWORD, form_of


def test_the_default_asks_administrators_and_no_practice_book():
    assert read_settings({}, {})["TOTP_ROLES"] == "administrator"
    assert read_settings(IN_PRACTICE, {})["TOTP_ROLES"] == ""


def test_the_password_alone_opens_nothing(strict):
    client = a_browser()
    assert client.sign_in(LOGIN).status_code == 303
    assert client.get("/quan-tri/tai-khoan/").location.startswith(STEP)
    assert client.get("/").location.startswith(STEP)
    assert client.get(STEP).location == BIND
    fragment = client.get("/tai-khoan/", headers={"HX-Request": "true"})
    assert (fragment.status_code, fragment.headers["HX-Redirect"][: len(STEP)]) == (401, STEP)
    assert client.post("/tai-khoan/may-nay").status_code in (400, 401)
    assert "share" not in acts()


def test_others_are_asked_for_nothing_more(strict):
    an_account()
    client = a_browser()
    client.sign_in("tan.my.thu")
    assert client.get("/").status_code == 200
    assert "Ứng dụng mã" not in client.get("/tai-khoan/").text
    for address in (STEP, BIND):
        assert client.get(address).status_code == 303


def test_a_telephone_is_bound_with_one_code_and_the_spare_codes_are_shown_once(strict):
    client, codes = bound()
    assert len(set(codes)) == 10
    assert client.get("/").status_code == 200
    assert acts()[-1] == "set_second_step"
    assert client.get(BIND).status_code == 303


def test_a_wrong_code_binds_nothing_and_the_picture_stays_the_same(strict):
    client = a_browser()
    client.sign_in(LOGIN)
    page = client.get(BIND)
    sealed = form_of(page.text)[1]["sealed_password"]
    answer = client.send(page, {"code_password": "000000"})
    assert (answer.status_code, "mã dự phòng" in answer.text) == (422, False)  # none yet
    again = form_of(answer.text)[1]["sealed_password"]
    assert code_of(again) == code_of(sealed)
    assert db.session.get(SecondStep, account().id) is None


def test_a_sealed_secret_of_another_account_is_not_taken(strict):
    other = an_account(login="quan.tri.2", role=Role.ADMINISTRATOR)
    client = a_browser()
    client.sign_in(LOGIN)
    forged = second_step._sealed(other.id, b"12345678901234567890")
    typed = {"sealed_password": forged, "code_password": code_at(b"12345678901234567890", 1)}
    assert client.submit(BIND, typed).status_code == 422


def test_the_next_sign_in_asks_for_the_code_and_goes_where_it_was_going(strict):
    bound()
    client = waiting()
    asked = client.get("/quan-tri/tai-khoan/")
    page = client.get(asked.location)
    answer = client.send(page, {"code_password": code()})
    assert answer.location == "/quan-tri/tai-khoan/"
    assert client.get("/quan-tri/tai-khoan/").status_code == 200
    assert acts()[-1] == "second_step"


def test_a_code_lets_in_once(strict):
    bound()
    client = waiting()
    used = code()
    enter(client, used)
    again = a_browser()
    again.sign_in(LOGIN)
    answer = enter(again, used)
    assert answer.status_code == 422
    assert "Giờ máy chủ đang là" in answer.text


def test_a_telephone_is_not_bound_over_another_by_who_knows_the_password_only(strict):
    bound()
    client = waiting()
    assert client.get(BIND).location == STEP
    sealed = second_step._sealed(account().id, b"12345678901234567890")
    answer = client.submit(
        STEP, {"sealed_password": sealed, "code_password": "1"}, action="ma-ung-dung"
    )
    assert answer.status_code == 422
    assert client.get("/").status_code == 303


def test_wrong_codes_are_counted_and_locked_out_from_every_address(strict):
    bound()
    client = waiting()
    for _ in range(5):
        answer = enter(client, "000000")
    assert "khóa" in answer.text or "mới nhập lại được" in answer.text
    assert enter(client, code()).status_code == 422
    assert acts().count("second_step_failed") == 5
    assert [one.kind for one in locks_of([LOGIN])[LOGIN]] == [LockKind.SECOND_STEP]
    unlock_account(account().id, by=ADMIN)
    assert enter(client, code()).status_code == 303


def test_another_telephone_is_bound_with_the_password_and_its_code(strict):
    client, _ = bound()
    address = "/tai-khoan/ung-dung-ma"
    sealed = form_of(client.get(address).text)[1]["sealed_password"]
    typed = {"sealed_password": sealed, "code_password": code_of(sealed)}
    wrong = client.submit(address, {**typed, "current_password": "Sai-Mat-Khau-1"})
    assert 'aria-describedby="current_password-error' in wrong.text
    assert db.session.get(SecondStep, account().id).sealed_secret != sealed
    assert client.submit(address, {**typed, "current_password": PASSWORD}).status_code == 200
    assert db.session.get(SecondStep, account().id).sealed_secret == sealed
    assert client.get("/").status_code == 200


def test_neither_database_nor_journal_hold_what_a_code_is_made_of(strict):
    _, codes = bound()
    kept = db.session.get(SecondStep, account().id)
    secret = second_step._opened(kept.account_id, kept.sealed_secret)
    rows = [*db.session.execute(db.select(SecondStep.__table__)).all()]
    rows += db.session.execute(db.select(SpareCode.__table__)).all()
    held = f"{rows} {journal_text()}"
    for plain in (secret.hex(), second_step.shown_secret(secret).replace(" ", ""), *codes):
        assert plain not in held
        assert plain.replace("-", "") not in held


def test_on_another_machine_the_secret_is_not_read_and_a_spare_code_still_lets_in(strict):
    _, codes = bound()
    right = code()
    strict.config["SECRET_KEY"] = "f" * 64
    client = waiting()
    answer = enter(client, right)
    assert "không đọc được khóa" in answer.text
    assert enter(client, codes[0]).status_code == 303


def test_a_screen_locked_for_idleness_needs_no_code_and_one_that_is_over_does(strict):
    client, _ = bound()
    make_older(seen=timedelta(minutes=20))
    page = client.get("/")
    assert client.send(page, {"password": PASSWORD}).location.startswith("/")
    assert client.get("/").status_code == 200
    make_older(created=timedelta(hours=13))
    page = client.post("/tai-khoan/may-nay", data={"csrf_token": client.token(), "chung": "1"})
    assert "CHƯA LƯU" in page.text
    asked = client.send(page, {"password": PASSWORD})
    assert "Mã của ứng dụng" in asked.text
    with transaction() as session:
        session.get_one(SecondStep, account().id).last_step -= 2
    carried = client.send(asked, {"code_password": code()})
    assert 'name="chung" value="1"' in carried.text
    assert client.get("/").status_code == 200


def test_a_lock_over_a_page_says_where_the_code_is_typed(strict):
    client, _ = bound()
    make_older(created=timedelta(hours=13))
    token = form_of(client.get("/").text)[1]["csrf_token"]
    fields = {"csrf_token": token, "password": PASSWORD}
    answer = client.post("/mo-khoa", data=fields, headers={"HX-Request": "true"})
    assert (answer.status_code, "ở một thẻ khác" in answer.text) == (422, True)


def test_a_pin_does_not_go_around_the_code(commune):
    client = shared.a_shared_pc()
    commune.config["TOTP_ROLES"] = "commune_officer"
    assert shared.enter(client).status_code == 303
    assert client.get("/").location.startswith(STEP)
    assert db.session.scalars(db.select(LoginSession.awaits_code)).all() == [True]


def test_a_password_set_by_two_people_takes_the_telephone_off(strict):
    bound()
    an_account(login="can.bo")
    an_account(login="lanh.dao", role=Role.COMMUNE_LEADER)
    pair = ("can.bo", PASSWORD), ("lanh.dao", PASSWORD)
    _, password = reset_by_two(LOGIN, *pair, request_key="1" * 32)
    client = a_browser()
    client.sign_in(LOGIN, password)
    assert client.get(STEP).location == BIND
    assert bind(client).status_code == 200
    assert client.get("/").location.endswith("/doi-mat-khau")


def test_another_administrator_takes_a_telephone_off_and_nobody_the_own(strict):
    client, _ = bound()
    with pytest.raises(RuleViolation, match="Không tự gỡ"):
        second_step.take_off(account().id, by=account().as_actor())
    other = an_account(login="quan.tri.2", role=Role.ADMINISTRATOR)
    second_step.take_off(account().id, by=other.as_actor())
    assert acts()[-1] == "drop_second_step"
    assert client.get("/").status_code == 303


def test_a_foreign_unit_takes_no_telephone_off(strict, actor):
    bound()
    with pytest.raises(second_step.NotHere):
        second_step.take_off(account().id, by=actor(Role.ADMINISTRATOR, unit="03405"))


def test_the_service_sign_in_waits_as_well(strict):
    sign_in(LOGIN, PASSWORD)
    assert db.session.scalars(db.select(LoginSession.awaits_code)).all() == [True]
