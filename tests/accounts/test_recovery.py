"""The administrator forgot the password: a code from the safe, or two officers, lets them in."""

import re

import pytest

from app.accounts import recovery, service
from app.accounts.models import Account, LoginSession, SealedCode
from app.accounts.sessions import sign_in
from app.db import db
from app.domain.actors import InstanceRole, Role
from app.domain.errors import RuleViolation
from app.factory import create_app
from app.records.journal import AlreadyDone, JournalEntry
from tests.accounts.people import ADMIN, a_browser, acts, an_account, journal_text
from tests.browser import PASSWORD, Browser
from tests.conftest import FAST, TAN_PHONG

SEAL = "/quan-tri/tai-khoan/ma-niem-phong"
WAYS = "/dang-nhap/quen-mat-khau-quan-tri"
CODE, TWO = WAYS + "/ma-niem-phong", WAYS + "/hai-nguoi"
LOGIN, NEW, WRONG = Role.ADMINISTRATOR.value, "Nuong-Xanh-28", "Sai-Mat-Khau-1"
KEY = "0" * 32


def seal(client, password=PASSWORD):
    sheet = client.submit(SEAL, {"current_password": password})
    found = re.search(r"<code>([0-9A-Z-]{24})</code>", sheet.text)
    return found and found[1]


def use(code, *, login=LOGIN, new=NEW, client=None):
    fields = {"login": login, "code_password": code, "password": new, "password_again": new}
    return (client or a_browser()).submit(CODE, fields)


def an_officer_and_a_leader():
    an_account(login="can.bo")
    an_account(login="lanh.dao", name="Lý Thị Mai", role=Role.COMMUNE_LEADER)


def together(**facts):
    fields = {
        "login": LOGIN,
        "first_login": "lanh.dao",
        "first_password": PASSWORD,
        "second_login": "can.bo",
        "second_password": PASSWORD,
    }
    return a_browser().submit(TWO, {**fields, **facts})


def may_sign_in(password, login=LOGIN):
    try:
        sign_in(login, password)
    except RuleViolation:
        return False
    return True


@pytest.mark.usefixtures("both_databases")
def test_the_code_from_the_safe_sets_a_new_password_and_ends_every_session(commune, browser):
    open_elsewhere = browser(Role.ADMINISTRATOR)
    code = seal(open_elsewhere)
    client = a_browser()
    assert use(code, client=client).headers["Location"] == SEAL  # a new code is wanted
    assert "Chưa có mã" in client.get(SEAL).text
    assert open_elsewhere.get(SEAL).status_code == 303
    assert (may_sign_in(PASSWORD), may_sign_in(NEW)) == (False, True)
    assert [one for one in acts() if "code" in one] == ["seal_code", "use_code"]


def test_a_used_code_opens_nothing_a_second_time(commune, browser):
    code = seal(browser(Role.ADMINISTRATOR))
    use(code)
    again = use(code, new="Nuong-Vang-29")
    assert (again.status_code, "không đúng" in again.text) == (422, True)
    assert not may_sign_in("Nuong-Vang-29")


def test_the_same_press_sent_twice_changes_nothing_more(commune, browser):
    code = seal(browser(Role.ADMINISTRATOR))
    recovery.use_code(LOGIN, code, NEW, request_key=KEY)
    with pytest.raises(AlreadyDone):
        recovery.use_code(LOGIN, code, NEW, request_key=KEY)
    assert acts().count("use_code") == 1
    assert "code_failed" not in acts()


def test_a_new_code_makes_the_old_sheet_worthless(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    old, new = seal(client), seal(client)
    assert old != new
    assert use(old).status_code == 422
    assert use(new.lower().replace("-", " ")).status_code == 303


def test_the_code_is_shown_once_and_kept_nowhere(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    code = seal(client)
    assert code not in client.get(SEAL).text
    assert code not in journal_text()
    kept = db.session.scalars(db.select(SealedCode.code_hash)).one()
    assert kept.startswith("$argon2id$")


def test_a_code_is_made_with_the_password_only(commune, browser):
    assert seal(browser(Role.ADMINISTRATOR), WRONG) is None
    assert db.session.scalars(db.select(SealedCode)).all() == []


@pytest.mark.usefixtures("both_databases")
def test_five_wrong_codes_shut_even_the_right_one_out_over_a_restart(commune, browser):
    code = seal(browser(Role.ADMINISTRATOR))
    for _ in range(4):
        assert "không đúng" in use("7KQM-XE4B-29TR-HVUA-8CWD").text
    assert "5 lần liên tiếp" in use("7KQM-XE4B-29TR-HVUA-8CWD").text
    again = create_app(commune.extensions["instance"], FAST)
    again.test_client_class = Browser
    with again.app_context():
        assert "5 lần liên tiếp" in use(code, client=again.test_client()).text
        db.engine.dispose()
    assert acts()[-2:] == ["code_failed", "code_locked"]
    assert may_sign_in(PASSWORD)  # whoever tries codes keeps nobody from their work


def test_wrong_passwords_do_not_shut_the_code_out_and_it_lifts_their_lock(commune, browser):
    code = seal(browser(Role.ADMINISTRATOR))
    for _ in range(5):
        may_sign_in(WRONG)
    assert use(code).status_code == 303
    assert may_sign_in(NEW)


def test_an_unknown_login_and_one_without_a_code_are_answered_alike(commune, browser):
    browser(Role.ADMINISTRATOR)
    an_account(login="can.bo")
    sentences = {
        re.search("Tên đăng nhập hoặc mã[^<]*", use("A" * 20, login=login).text)[0]
        for login in (LOGIN, "can.bo", "khong.co.ai")
    }
    assert len(sentences) == 1


def test_a_poor_new_password_uses_up_neither_code_nor_try(commune, browser):
    code = seal(browser(Role.ADMINISTRATOR))
    assert "Mật khẩu phải có" in use(code, new="ngan").text
    assert "code_failed" not in acts()
    assert use(code).status_code == 303


def test_the_code_does_not_set_again_the_password_that_is_in_use(commune, browser):
    """By the ordinary rules too, that remember no earlier one; the code stays good."""
    code = seal(browser(Role.ADMINISTRATOR))
    again = use(code, new=PASSWORD)
    assert again.status_code == 422
    assert "Mật khẩu mới phải khác mật khẩu đang dùng." in again.text
    assert use(code).status_code == 303


def test_who_is_administrator_no_more_has_no_use_of_the_code(commune, browser):
    code = seal(browser(Role.ADMINISTRATOR))
    an_account(login="quan.tri.2", role=Role.ADMINISTRATOR)
    one = service.account_named(LOGIN, ADMIN)
    facts = {"name": one.name, "role": Role.COMMUNE_OFFICER, "seen": one.revision}
    service.change_account(one.id, **facts, by=ADMIN)
    assert use(code).status_code == 422


def test_the_first_page_reminds_an_administrator_without_a_code(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    assert "Chưa có mã niêm phong" in client.get("/").text
    seal(client)
    assert "Chưa có mã niêm phong" not in client.get("/").text
    assert "Chưa có mã niêm phong" not in browser(Role.COMMUNE_OFFICER).get("/").text


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER, Role.FRONT])
def test_nobody_but_an_administrator_seals_a_code(commune, browser, role):
    assert browser(role).get(SEAL).status_code == 403


@pytest.mark.usefixtures("both_databases")
def test_two_together_set_a_temporary_password_and_the_journal_names_both(commune, browser):
    open_elsewhere = browser(Role.ADMINISTRATOR)
    an_officer_and_a_leader()
    shown = together()
    password = re.search(r'class="incident">([^<]+)<', shown.text)[1]
    assert open_elsewhere.get("/").status_code == 303
    assert not may_sign_in(PASSWORD)
    client = a_browser()
    client.sign_in(LOGIN, password)
    assert client.get("/").headers["Location"] == "/doi-mat-khau"
    assert password not in journal_text()
    by = db.select(JournalEntry.recorded_by).where(JournalEntry.act == "reset_by_two")
    assert set(db.session.scalars(by)) == {"Tẩn Mỹ Thư", "Lý Thị Mai"}


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"second_password": WRONG}, "một trong hai người không đúng"),
        ({"second_login": "lanh.dao"}, "hai người khác nhau"),
        ({"second_login": "LANH.DAO "}, "hai người khác nhau"),
        ({"second_login": "mat.tran"}, "phải là một"),
        ({"second_login": "tam"}, "đổi mật khẩu trước"),
        ({"login": "can.bo"}, "Không có tài khoản quản trị"),
    ],
)
def test_anything_less_than_two_of_the_right_people_is_refused(commune, browser, facts, words):
    browser(Role.ADMINISTRATOR)
    an_officer_and_a_leader()
    an_account(login="mat.tran", role=Role.FRONT)
    an_account(login="tam", must_change=True)
    answer = together(**facts)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert may_sign_in(PASSWORD)
    assert "reset_by_two" not in acts()


def test_a_wrong_password_of_one_of_two_is_counted_for_that_one(commune, browser):
    browser(Role.ADMINISTRATOR)
    an_officer_and_a_leader()
    for _ in range(5):
        together(second_password=WRONG)
    assert acts().count("sign_in_failed") == 5
    assert a_browser().sign_in("can.bo").status_code == 422
    assert may_sign_in(PASSWORD, "lanh.dao")


def test_an_administrator_of_another_unit_is_none_here(commune, browser):
    an_officer_and_a_leader()
    browser(Role.ADMINISTRATOR)
    one = db.session.scalars(db.select(Account).where(Account.login == LOGIN)).one()
    one.unit = "03405"
    db.session.commit()
    with pytest.raises(RuleViolation, match="Không có tài khoản quản trị"):
        recovery.reset_by_two(LOGIN, ("lanh.dao", PASSWORD), ("can.bo", PASSWORD), request_key=KEY)


def test_an_office_opens_by_the_roles_it_has_set(make_instance):
    app = make_instance(InstanceRole.COMMUNE, *TAN_PHONG, RECOVERY_ROLES="front, front")
    with app.app_context():
        assert recovery.pair_here() == (Role.FRONT, Role.FRONT)


def test_the_sign_in_page_leads_to_the_ways(commune):
    client = a_browser()
    assert WAYS in client.get("/dang-nhap").text
    page = client.get(WAYS).text
    assert CODE in page
    assert TWO in page
    assert db.session.scalars(db.select(LoginSession)).all() == []
