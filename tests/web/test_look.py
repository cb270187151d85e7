"""How large and how strong the pages are: chosen at their foot, kept by the browser."""

import pytest

from app.domain.actors import Role
from tests.manners import read


def look_of(text):
    (html,) = read(text).all("html")
    return {name: value for name, value in html.items() if name.startswith("data-")}


def chosen(text):
    return [one["value"] for one in read(text).all("button") if one.get("aria-pressed") == "true"]


def test_what_was_chosen_stays_through_sign_out(commune, browser):
    client = browser(Role.MEDIATOR)
    before = client.get("/phim-tat").text
    assert look_of(before) == {}
    assert chosen(before) == ["usual", "usual", "usual"]
    answer = client.submit("/phim-tat", {"size": "large"}, action="/hien-thi")
    assert (answer.status_code, answer.location) == (303, "/phim-tat")
    client.submit("/phim-tat", {"contrast": "strong"}, action="/hien-thi")
    after = client.get("/phim-tat").text
    assert look_of(after) == {"data-size": "large", "data-contrast": "strong"}
    assert chosen(after) == ["usual", "large", "strong"]
    client.submit("/phim-tat", action="/dang-xuat")
    assert look_of(client.get("/dang-nhap").text) == look_of(after)
    assert look_of(client.get("/dang-nhap").text)


def test_the_usual_is_chosen_again(commune, browser):
    client = browser(Role.MEDIATOR)
    for size in ("largest", "usual"):
        client.submit("/phim-tat", {"size": size}, action="/hien-thi")
    assert look_of(client.get("/phim-tat").text) == {}


@pytest.mark.parametrize("size", ["", "huge", '"><b>'])
def test_what_is_no_size_changes_nothing(commune, browser, size):
    client = browser(Role.MEDIATOR)
    answer = client.submit("/phim-tat", {"size": size}, action="/hien-thi")
    assert "Set-Cookie" not in answer.headers
    client.set_cookie("sohoagiai_size", size)
    assert look_of(client.get("/phim-tat").text) == {}


def test_the_way_back_leads_nowhere_else(commune, browser):
    client = browser(Role.MEDIATOR)
    fields = {"size": "large", "back": "//elsewhere.example/"}
    assert client.submit("/phim-tat", fields, action="/hien-thi").location == "/"


def test_a_page_that_is_not_there_says_nothing_of_what_was_asked(commune, browser):
    """Nobody wants to come back to it, and a stranger may have written the address."""
    answer = browser(Role.MEDIATOR).get("/modules.php?letter=alert(1)")
    assert (answer.status_code, "alert(1)" in answer.text) == (404, False)


def test_single_keys_are_switched_off_and_on_again(commune, browser):
    """WCAG 2.2, 2.1.4."""
    client = browser(Role.MEDIATOR)
    for keys, told in (("off", {"data-keys": "off"}), ("usual", {})):
        client.submit("/phim-tat", {"keys": keys}, action="/hien-thi")
        assert look_of(client.get("/phim-tat").text) == told
