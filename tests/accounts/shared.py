"""A PC that two people use, as the tests of it need it."""

from typing import Any

from app.accounts.models import Account
from app.db import db, transaction
from tests.accounts.people import a_browser, an_account
from tests.browser import PASSWORD, form_of

OWN, HOME = "/tai-khoan/", "/dang-nhap"
PIN, WRONG = "739206", "839206"
FIRST, SECOND = ("tan.my.thu", "Tẩn Mỹ Thư"), ("giang.a.pao", "Giàng A Páo")


def choose_pin(client, pin=PIN, password=PASSWORD, again=None):
    fields = {
        "pin_password": pin,
        "pin_password_again": again or pin,
        "current_password": password,
    }
    return client.submit(OWN, fields, action="ma-pin")


def a_shared_pc(*, with_pin=True):
    """A browser on which two people have signed in, the first of them with a PIN; both left."""
    an_account()
    an_account(login=SECOND[0], name=SECOND[1])
    client = a_browser()
    client.sign_in(FIRST[0])
    client.submit(OWN, action="may-nay")
    if with_pin:
        choose_pin(client)
    client.submit(OWN, action="/doi-nguoi")
    client.sign_in(SECOND[0])
    client.submit(OWN, action="/doi-nguoi")
    return client


def account(login=FIRST[0]):
    return db.session.scalars(db.select(Account).where(Account.login == login)).one()


def tile(client, login=FIRST[0]):
    return client.get(f"{HOME}?nguoi={account(login).id}")


def enter(client, pin=PIN, login=FIRST[0]):
    """As a form of an old page would, whether or not the page still offers it."""
    page = client.get(HOME)
    token = form_of(page.text)[1]["csrf_token"]
    address = f"{HOME}/{account(login).id}"
    return client.post(address, data={"csrf_token": token, "pin_password": pin})


def change_rows(kind: type, **facts: Any) -> None:
    """Set columns of every row of a kind, as time or another person would."""
    with transaction() as session:
        for row in session.scalars(db.select(kind)):
            for name, value in facts.items():
                setattr(row, name, value)
