"""A request is answered under a name that is ours, and a form taken from a page that is ours."""

from itertools import product

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.lan import read_names

OURS = [
    "localhost",
    "127.0.0.1:8000",
    "10.77.0.1",
    "[fe80::1]:8000",
    "[::1]",
    "may-chu",
    "MAY-CHU:8000",
    "tan-phong.local:8000",
    "tan-phong-2.local.",
    "so.home.arpa",
    "hoagiai.tanphong.gov.vn",
]
FOREIGN = [
    "la.vi.du",
    "127.0.0.1.vi.du",
    "tan-phong.local.vi.du",
    "xhoagiai.tanphong.gov.vn",
    "a<b>",
    "127.0.0.1:chuc",
    "",
]


@pytest.fixture
def named(commune):
    commune.config["HOST_NAMES"] = "hoagiai.tanphong.gov.vn"
    return commune


@pytest.mark.parametrize("host", OURS)
def test_addresses_and_names_of_the_house_are_answered(named, host):
    assert named.test_client().get("/dang-nhap", headers={"Host": host}).status_code == 200


def test_any_other_name_gets_a_page_that_says_what_to_do(named, browser):
    client = browser(Role.COMMUNE_OFFICER)
    key = named.config["SESSION_COOKIE_NAME"]
    cookie = f"{key}={client.get_cookie(key).value}"
    stranger = named.test_client(use_cookies=False)
    for host, path in product(FOREIGN, ["/", "/dang-nhap", "/static/app.css", "/khong-co"]):
        answer = stranger.get(path, headers={"Host": host, "Cookie": cookie})
        assert answer.status_code == 400, (host, path)
        assert "HOST_NAMES" in answer.text
        assert "Lò Thị Mẫu" not in answer.text
        assert host not in answer.text or not host


def test_programs_that_carry_no_cookie_may_call_it_as_they_know_it(named):
    stranger = named.test_client()
    assert stranger.get("/healthz", headers={"Host": "la.vi.du"}).status_code == 200
    sent = stranger.post("/dong-bo/v1/exchange", data=b"x", headers={"Host": "la.vi.du"})
    assert (sent.status_code, sent.text) == (400, "")


def test_what_is_no_name_is_no_setting():
    assert read_names("") == frozenset()
    assert read_names(" So.Laichau.gov.vn, b.vn ") == {"so.laichau.gov.vn", "b.vn"}
    for wrong in ("http://so.vn", "so.vn:80", ".so.vn", "a..b", "*", "a" * 300):
        with pytest.raises(RuleViolation, match="Tên miền"):
            read_names(wrong)


@pytest.mark.parametrize(
    ("headers", "is_taken"),
    [
        ({}, True),
        ({"Origin": "null"}, True),  # what a page without referrer sends
        ({"Origin": "http://localhost"}, True),
        ({"Origin": "http://localhost:9000"}, False),  # another program of the same machine
        ({"Origin": "http://la.vi.du"}, False),
        ({"Origin": "http://[::1"}, False),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
    ],
)
def test_a_form_with_the_right_token_is_taken_from_our_own_pages_only(
    commune, browser, headers, is_taken
):
    commune.config["WTF_CSRF_ENABLED"] = True
    client = browser(Role.COMMUNE_OFFICER)
    page = client.get("/doi-mat-khau")
    answer = client.send(page, action="/dang-xuat", headers=headers)
    assert answer.status_code == (303 if is_taken else 400)
    client.get("/")
    is_out = client.get("/doi-mat-khau").status_code == 303
    assert is_out is is_taken


def test_an_address_that_no_page_has_is_no_fault_of_ours(commune):
    said = {"HX-Request": "true", "HX-Current-URL": "http://[::1"}
    answer = commune.test_client().get("/", headers=said)
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"].startswith("/dang-nhap")
