"""What somebody sought stands on the page and in no address."""

import pytest

from app.accounts.models import LoginSession
from app.db import db
from app.domain.actors import Role
from tests.browser import PASSWORD
from tests.manners import read

NAME = "Lò Văn Pâng"
PLACES = ["/tim/?q={}", "/hoa-giai/?tim={}&nam=2026", "/doi-thoai/?tim={}", "/boi-duong/?tim={}"]


def ask(client, address, **kwargs):
    """One request, without going on as a browser does."""
    return super(type(client), client).open(address, **kwargs)


@pytest.mark.parametrize("place", PLACES)
def test_the_browser_is_sent_on_to_an_address_without_the_words(commune, browser, place):
    client = browser(Role.COMMUNE_OFFICER)
    sent = ask(client, place.format(NAME))
    assert sent.status_code == 303
    assert sent.location.partition("?")[0] == place.partition("?")[0]
    assert "%" not in sent.location
    assert ("nam=2026" in sent.location) is ("nam=2026" in place)
    shown = client.get(sent.location)
    assert shown.status_code == 200
    assert f'value="{NAME}"' in shown.text
    assert ask(client, place.format(NAME)).location == sent.location


def test_a_seal_is_opened_for_who_made_it_and_for_nobody_else(commune, browser):
    sealed = ask(browser(Role.COMMUNE_OFFICER), f"/tim/?q={NAME}").location
    other = browser(Role.COMMUNE_LEADER).get(sealed)
    assert other.status_code == 200
    assert NAME not in other.text
    stranger = commune.test_client().get(sealed)
    assert stranger.status_code == 303
    assert NAME not in stranger.location
    for broken in ("~", "~abc", "~" + "A" * 100, "~ệ", sealed.partition("=")[2][:-1]):
        assert browser(Role.COMMUNE_OFFICER).get(f"/tim/?q={broken}").status_code == 200


def test_nothing_else_of_an_address_changes(commune, browser):
    client = browser(Role.COMMUNE_OFFICER)
    for plain in ("/hoa-giai/?nam=2026", "/hoa-giai/?tim=", "/tim/", "/hoa-giai/?tim=&sau="):
        assert ask(client, plain).status_code == 200
    assert ask(client, f"/tim/?q={NAME}", method="POST").status_code in (400, 405)


def test_a_filter_that_is_kept_finds_the_same_again(commune, browser):
    client = browser(Role.COMMUNE_OFFICER)
    listed = client.get(f"/hoa-giai/?tim={NAME}")
    kept = client.send(listed, {"name": "Nhà ông Pâng"}, action="/bo-loc/")
    assert f'value="{NAME}"' in kept.text


def test_links_of_a_page_hold_no_words_either(commune, browser):
    client = browser(Role.COMMUNE_OFFICER)
    shown = client.get(f"/tim/vu-viec-hoa-giai?q={NAME}")
    links = [facts["href"] for facts in read(shown.text).all("a") if "?q=" in facts["href"]]
    assert links
    for link in links:
        assert link.partition("?q=")[2].startswith("~")
        assert f'value="{NAME}"' in client.get(link).text


def test_what_is_typed_into_a_page_of_a_session_that_has_ended_goes_no_further(commune, browser):
    client = browser(Role.COMMUNE_OFFICER)
    stranger = commune.test_client()
    sent = stranger.get(f"/hoa-giai/?tim={NAME}&nam=2026")
    assert (sent.status_code, sent.location) == (303, "/hoa-giai/?nam=2026")
    db.session.execute(db.update(LoginSession).values(locked=True))
    db.session.commit()
    sent = ask(client, f"/hoa-giai/?tim={NAME}")
    assert "?tim=~" in sent.location
    locked = client.get(sent.location)
    assert locked.status_code == 401
    assert NAME not in locked.text
    opened = client.send(locked, {"password": PASSWORD})
    assert f'value="{NAME}"' in opened.text
