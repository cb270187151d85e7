"""Coming in and going out."""

import unicodedata
from datetime import timedelta
from itertools import count

import pytest

from app.accounts import passwords, service, tries
from app.accounts.carrying import safe_path
from app.accounts.models import LoginSession
from app.accounts.sessions import sign_in
from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from tests.accounts.people import a_browser, acts, an_account, journal_text
from tests.asked import asked
from tests.browser import PASSWORD, form_of

OWN = "/doi-mat-khau"


@pytest.mark.usefixtures("both_databases")
def test_a_person_signs_in_by_the_form_and_is_named_on_the_page(commune):
    an_account()
    client = a_browser()
    assert client.sign_in("tan.my.thu").headers["Location"] == "/"
    assert "Tẩn Mỹ Thư" in client.get(OWN).text
    assert acts() == ["create", "sign_in"]


@pytest.mark.parametrize("kept", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_capitals_spaces_and_letters_in_pieces_do_not_keep_a_person_out(commune, kept, typed):
    password = "Đèo#Khau9Phạ"
    an_account(password=unicodedata.normalize(kept, password))
    answer = a_browser().sign_in(" Tan.My.THU ", unicodedata.normalize(typed, password))
    assert answer.status_code == 303


def test_a_wrong_password_and_an_unknown_login_are_answered_alike(commune):
    an_account()
    wrong = a_browser().sign_in("tan.my.thu", "Sai-Mat-Khau-1")
    unknown = a_browser().sign_in("khong.co.ai", "Sai-Mat-Khau-1")
    assert wrong.status_code == unknown.status_code == 422
    plain = [
        answer.text.replace(login, "").replace(form_of(answer.text)[1]["csrf_token"], "")
        for answer, login in ((wrong, "tan.my.thu"), (unknown, "khong.co.ai"))
    ]
    keys = [form_of(answer.text)[1]["request_key"] for answer in (wrong, unknown)]
    assert plain[0].replace(keys[0], "") == plain[1].replace(keys[1], "")
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in wrong.text
    assert acts() == ["create", "sign_in_failed", "sign_in_failed"]


def test_an_unknown_login_costs_the_same_hash(commune, monkeypatch):
    an_account()
    verified = []
    real = passwords.PasswordHasher.verify
    monkeypatch.setattr(
        passwords.PasswordHasher,
        "verify",
        lambda self, known, given: verified.append(known) or real(self, known, given),
    )
    a_browser().sign_in("tan.my.thu", "Sai-Mat-Khau-1")
    a_browser().sign_in("khong.co.ai", "Sai-Mat-Khau-1")
    mine, nobodys = verified
    assert mine.rsplit("$", 2)[0] == nobodys.rsplit("$", 2)[0]  # the same kind and cost


def statements_of_a_wrong_try(login):
    with asked() as said, pytest.raises(RuleViolation, match="không đúng"):
        sign_in(login, "Sai-Mat-Khau-1")
    return said


def test_an_unknown_login_asks_and_writes_what_a_known_one_does(commune, monkeypatch):
    """Else the time of an answer, or a full disk, would tell who has an account."""
    an_account()
    moments = count(1)  # each try in a second of its own: it writes when it was
    start = tries.now()
    monkeypatch.setattr(tries, "now", lambda: start + timedelta(seconds=next(moments)))
    for _ in range(2):  # the first try also makes the rows that count
        known = statements_of_a_wrong_try("tan.my.thu")
        assert any(one.startswith("INSERT INTO journal") for one in known)
        assert statements_of_a_wrong_try("khong.co.ai") == known


@pytest.mark.usefixtures("both_databases")
def test_who_signs_out_is_out_and_the_token_is_dead(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    page = client.get(OWN)
    cookie = client.get_cookie("sohoagiai_03408").value
    assert client.send(page, action="/dang-xuat").headers["Location"] == "/dang-nhap"
    client.set_cookie("sohoagiai_03408", cookie)
    assert client.get(OWN).headers["Location"] == "/dang-nhap?next=/doi-mat-khau"
    assert acts()[-1] == "sign_out"


def test_a_person_of_the_office_signs_in_too(office, browser):
    assert browser(Role.OFFICE_LEADER).get(OWN).status_code == 200


def test_signing_in_gives_a_new_token_and_the_table_holds_only_its_hash(commune):
    an_account()
    tokens = set()
    for _ in range(2):
        client = a_browser()
        client.sign_in("tan.my.thu")
        with client.session_transaction() as cookie:
            tokens.add(cookie["token"])
    rows = db.session.scalars(db.select(LoginSession.token_hash)).all()
    assert len(tokens) == len(set(rows)) == 2
    assert all(len(token) >= 43 and token not in rows for token in tokens)


def test_a_cookie_planted_before_signing_in_does_not_know_the_form_token_after(commune):
    an_account()
    client = a_browser()
    planted = form_of(client.get("/dang-nhap").text)[1]["csrf_token"]
    client.sign_in("tan.my.thu")
    data = {"csrf_token": planted, "current_password": PASSWORD}
    assert client.post(OWN, data=data).status_code == 400


def test_the_same_person_may_sign_in_in_another_tab_and_go_on_in_the_first(commune):
    an_account()
    client = a_browser()
    client.sign_in("tan.my.thu")
    first_tab = client.get(OWN)
    client.send(client.get(OWN), action="/dang-xuat")
    client.sign_in("tan.my.thu")
    answer = client.send(first_tab, {"current_password": "x"})
    assert answer.status_code == 422  # the form is read, not thrown away as forged


def test_what_one_person_left_open_is_worth_nothing_to_the_next(commune):
    an_account()
    an_account(login="lu.a.sung", name="Lù A Sùng")
    client = a_browser()
    client.sign_in("tan.my.thu")
    first_tab = client.get(OWN)
    client.send(first_tab, action="/dang-xuat")
    client.sign_in("lu.a.sung")
    assert client.send(first_tab, {"current_password": PASSWORD}).status_code == 400


def test_the_form_does_not_work_without_its_token(commune):
    an_account()
    answer = a_browser().post("/dang-nhap", data={"login": "tan.my.thu", "password": PASSWORD})
    assert answer.status_code == 400
    assert acts() == ["create"]


def test_after_signing_in_the_person_stands_where_they_wanted_to_be(commune):
    an_account()
    client = a_browser()
    sent_to = client.get(OWN + "?a=1").headers["Location"]
    answer = client.submit(sent_to, {"login": "tan.my.thu", "password": PASSWORD})
    assert answer.headers["Location"] == OWN + "?a=1"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://xau.example/", "//xau.example/", "/\\xau.example", "x", "javascript:1"],
)
def test_a_forged_next_never_leads_elsewhere(commune, elsewhere):
    an_account()
    client = a_browser()
    fields = {"login": "tan.my.thu", "password": PASSWORD, "next": elsewhere}
    assert client.submit("/dang-nhap", fields).headers["Location"] == "/"


@pytest.mark.parametrize("address", ["/\t/xau.example", "/a\nb", "/" + "x" * 2000, "", None])
def test_an_odd_address_is_no_path(address):
    assert safe_path(address) is None


def test_who_is_signed_in_is_not_asked_again(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    assert client.get("/dang-nhap?next=/doi-mat-khau").headers["Location"] == OWN


@pytest.mark.parametrize("name", ["login", "password"])
def test_an_empty_or_endless_field_is_asked_again(commune, name):
    for text in ("", "ạ" * 100_000):
        fields = {"login": "tan.my.thu", "password": PASSWORD, name: text}
        assert a_browser().submit("/dang-nhap", fields).status_code == 422
    assert acts() == []


def test_a_stopped_account_is_told_so_only_with_the_right_password(commune):
    account = an_account()
    service.set_disabled(account.id, True, by=account.as_actor())
    assert "đã ngừng sử dụng" in a_browser().sign_in("tan.my.thu").text
    assert "không đúng" in a_browser().sign_in("tan.my.thu", "Sai-Mat-Khau-1").text


def test_htmx_is_sent_to_the_form_with_the_whole_browser(commune):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://localhost/doi-thoai/?q=a"}
    answer = a_browser().get(OWN, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/dang-nhap?next=/doi-thoai/?q%3Da"


def test_no_password_reaches_the_journal(commune):
    account = an_account()
    a_browser().sign_in("tan.my.thu")
    a_browser().sign_in(PASSWORD, "Sai-Mat-Khau-1")
    text = journal_text()
    assert "Tẩn Mỹ Thư" in text
    for secret in (PASSWORD, "Sai-Mat-Khau-1", account.password_hash, "argon2"):
        assert secret not in text
