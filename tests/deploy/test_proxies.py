"""An office behind a web server: whose address counts, and what the web server must let through."""

import re
from pathlib import Path

import pytest

from app.accounts.models import LoginSession
from app.db import db
from app.domain.actors import Role
from app.serving import proxies
from app.serving.listening import LARGEST_BODY
from tests.browser import PASSWORD


@pytest.fixture
def behind(office, browser):
    """The office with one web server in front, and somebody who has an account there."""
    browser(Role.OFFICE_OFFICER)
    office.config["PROXIES"] = 1
    proxies.believe(office)
    return office


def signs_in(office, address, password=PASSWORD):
    """As nginx hands a request on: the last address of the row is the one that it has seen."""
    client = office.test_client()
    for name, value in (("FOR", f"203.0.113.99, {address}"), ("PROTO", "https")):
        client.environ_base[f"HTTP_X_FORWARDED_{name}"] = value
    return client.sign_in(Role.OFFICE_OFFICER.value, password)


def addresses():
    """Where sessions are open, as their people are told."""
    return db.session.scalars(db.select(LoginSession.address)).all()


def test_behind_a_web_server_each_browser_has_its_own_address(behind):
    answer = signs_in(behind, "10.1.2.3")
    assert (answer.status_code, "Secure" in answer.headers["Set-Cookie"]) == (303, True)
    assert "10.1.2.3" in addresses()


def test_who_tries_passwords_there_locks_nobody_else_out(behind):
    for _ in range(behind.config["LOGIN_TRIES"]):
        assert signs_in(behind, "10.1.2.3", "Sai-Mat-Khau-1").status_code == 422
    assert signs_in(behind, "10.1.2.3").status_code == 422
    assert signs_in(behind, "10.1.2.4").status_code == 303


def test_a_header_that_any_browser_may_write_is_not_believed(office, browser):
    browser(Role.OFFICE_OFFICER)
    proxies.believe(office)
    assert signs_in(office, "10.1.2.3").status_code == 303
    assert "127.0.0.1" in addresses()
    assert "10.1.2.3" not in addresses()


def test_the_web_server_lets_through_what_the_largest_page_takes():
    told = re.search(r"client_max_body_size (\d+)m;", Path("deploy/nginx.conf").read_text("utf-8"))
    assert int(told[1]) * 2**20 == LARGEST_BODY


def test_the_log_of_the_web_server_tells_no_word_that_was_asked_for():
    lines = Path("deploy/nginx.conf").read_text("utf-8")
    sites = lines.split("\nserver {")[1:]
    for site in sites:
        assert re.search(r"access_log (off|\S+ without_words);", site), site
        assert "error_log /var/log/nginx/hoagiai.error.log alert;" in site
    told = re.search(r"log_format without_words (.*?);", lines, re.DOTALL)[1]
    variables = set(re.findall(r"\$\w+", told))
    assert "$uri" in variables
    assert not variables & {"$request", "$request_uri", "$args", "$query_string", "$http_referer"}
