"""Where an account is open: shown to its person and the administrator, ended by either."""

from datetime import timedelta

from app.accounts.models import LoginSession
from app.db import db, transaction
from app.domain.accounts import MOST_SESSIONS
from app.domain.actors import Role
from app.domain.devices import device_of
from tests.accounts.people import a_browser, acts, an_account, make_older
from tests.browser import PASSWORD

OWN, LOGIN = "/tai-khoan/phien", "tan.my.thu"
SHOWN = {"current_password": PASSWORD}


def two_browsers():
    an_account()
    first, second = a_browser(), a_browser()
    for client in (first, second):
        client.sign_in(LOGIN)
    return first, second


def is_in(client):
    return client.get("/tai-khoan/").status_code == 200


def test_a_person_sees_where_the_account_is_open_and_ends_the_others(commune):
    first, second = two_browsers()
    page = first.get(OWN).text
    assert page.count("127.0.0.1") == 2
    assert page.count("Phiên này") == 1
    first.submit(f"{OWN}/ket-thuc-phien-khac", SHOWN)
    assert (is_in(first), is_in(second)) == (True, False)
    assert acts()[-1] == "end_sessions"


def test_one_session_is_ended_and_nobody_elses(commune, browser):
    first, second = two_browsers()
    stranger = browser(Role.FRONT)
    in_order = db.select(LoginSession).order_by(LoginSession.id)
    rows = {row.account.login: row.id for row in db.session.scalars(in_order)}  # the last of each
    typed = {"csrf_token": first.token(), **SHOWN}
    assert first.post(f"{OWN}/{rows['front']}/ket-thuc", data=typed).status_code == 404
    assert is_in(stranger)
    first.submit(f"{OWN}/{rows[LOGIN]}/ket-thuc", SHOWN)
    assert (is_in(first), is_in(second)) == (True, False)


def test_without_the_password_no_session_is_ended(commune):
    first, second = two_browsers()
    ids = db.session.scalars(db.select(LoginSession.id)).all()
    for address in (
        *(f"{one}/ket-thuc" for one in ids),
        "ket-thuc-phien-khac",
        "dang-xuat-moi-may",
    ):
        wrong = first.submit(f"{OWN}/{address}", {"current_password": "Sai-Mat-Khau-1"})
        assert (wrong.status_code, "Mật khẩu đang dùng không đúng" in wrong.text) == (422, True)
    assert (is_in(first), is_in(second)) == (True, True)
    assert not {"end_session", "end_sessions"} & set(acts())


def test_signing_out_everywhere_ends_this_session_too(commune):
    first, second = two_browsers()
    assert first.submit(f"{OWN}/dang-xuat-moi-may", SHOWN).location.endswith("/dang-nhap")
    assert (is_in(first), is_in(second)) == (False, False)


def test_one_browser_too_many_ends_the_session_that_was_used_longest_ago(commune):
    first, second = two_browsers()
    with transaction() as session:  # the second has not been used for a while
        last = session.scalars(db.select(LoginSession).order_by(LoginSession.id.desc())).first()
        last.seen_at -= timedelta(minutes=5)
    for _ in range(MOST_SESSIONS - 2):
        a_browser().sign_in(LOGIN)
    assert "end_session" not in acts()
    a_browser().sign_in(LOGIN)
    assert (is_in(first), is_in(second)) == (True, False)
    assert acts()[-2:] == ["end_session", "sign_in"]


def test_an_administrator_ends_all_of_an_account_and_others_do_not_see_them(commune, browser):
    first, _ = two_browsers()
    address = (
        f"/quan-tri/tai-khoan/{db.session.scalars(db.select(LoginSession.account_id)).first()}"
    )
    assert first.get(f"{address}/phien").status_code == 403
    admin = browser(Role.ADMINISTRATOR)
    admin.submit(f"{address}/phien", action="/phien/ket-thuc")
    assert not is_in(first)


def test_who_unlocks_the_screen_goes_on_under_a_new_token(commune):
    first, _ = two_browsers()
    before = set(db.session.scalars(db.select(LoginSession.token_hash)))
    make_older(seen=timedelta(minutes=20))
    first.send(first.get("/tai-khoan/"), {"password": "Suoi-Trong-71"})
    assert is_in(first)
    assert len(before - set(db.session.scalars(db.select(LoginSession.token_hash)))) == 1


def test_a_browser_is_known_by_a_few_words_of_its_own():
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/130.0 Safari/537.36 Edg/130.0"
    assert device_of(agent) == "Edge, Windows"
    assert device_of("<script>") == "Trình duyệt khác, máy khác"
