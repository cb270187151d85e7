"""The telephone of an administrator: bound, and asked for the code that it shows."""

from app.accounts import second_step
from app.accounts.codes import code_at
from app.accounts.models import Account, SecondStep
from app.db import db, now, transaction
from tests.accounts.people import a_browser
from tests.browser import form_of

LOGIN, STEP, BIND = "lo.van.pao", "/dang-nhap/ma-ung-dung", "/dang-nhap/ma-ung-dung/gan"


def account(login=LOGIN):
    return db.session.scalars(db.select(Account).where(Account.login == login)).one()


def code_of(sealed, early=0):
    """What the telephone of the account shows now."""
    secret = second_step._opened(account().id, sealed)
    return code_at(secret, now(), early)


def code(early=0):
    return code_of(db.session.get(SecondStep, account().id).sealed_secret, early)


def bind(client):
    """Bind a telephone to the account that has shown its password; the page that answers."""
    page = client.get(BIND)
    sealed = form_of(page.text)[1]["sealed_password"]
    return client.send(page, {"code_password": code_of(sealed)})


def bound():
    """A browser in which the administrator has bound the telephone; and the spare codes."""
    client = a_browser()
    client.sign_in(LOGIN)
    page = bind(client)
    return client, [line.split("<")[0] for line in page.text.split("<div><code>")[1:]]


def waiting():
    """A browser that has shown the password of one whose telephone is bound."""
    with transaction() as session:  # the code that bound it is a minute old
        session.get_one(SecondStep, account().id).last_step -= 2
    client = a_browser()
    client.sign_in(LOGIN)
    return client


def enter(client, typed):
    return client.submit(STEP, {"code_password": typed})
