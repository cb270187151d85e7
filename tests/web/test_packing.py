"""What goes over the line is packed for who can unpack it, and is the same inside."""

import gzip

import pytest
from flask import url_for

from app.domain.actors import Role
from app.domain.mediation.parties import Side
from app.mediation.service import PartyFacts
from app.mediation.service.reading import PAGE
from tests.mediation.cases import a_case, a_village_with_team
from tests.test_pages import SCRIPT

TAKES_GZIP = {"Accept-Encoding": "gzip, deflate"}
CSS = "/static/app.css"


def fetch(client, address, headers=None):
    """The whole answer; a file behind it is closed."""
    with client.get(address, headers=headers) as answer:
        answer.get_data()
        return answer


def test_a_page_is_packed_and_the_same_inside(commune):
    client = commune.test_client()
    plain, packed = fetch(client, "/dang-nhap"), fetch(client, "/dang-nhap", headers=TAKES_GZIP)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(plain.data) / 1.5
    inside = gzip.decompress(packed.data).decode()
    assert inside.splitlines()[:5] == plain.text.splitlines()[:5]
    assert int(packed.headers["Content-Length"]) == len(packed.data)


def test_who_cannot_unpack_gets_the_page_as_it_is(commune):
    answer = fetch(commune.test_client(), "/dang-nhap", headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in answer.headers
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_static_file_is_packed_once_for_all(commune, monkeypatch):
    client = commune.test_client()
    plain = fetch(client, CSS).data
    first = fetch(client, CSS, headers=TAKES_GZIP)
    monkeypatch.setattr("app.web.packing.compress", None)
    second = fetch(client, CSS, headers=TAKES_GZIP)
    assert gzip.decompress(first.data) == plain
    assert second.data == first.data
    assert first.headers["ETag"].startswith("W/")


@pytest.mark.parametrize("name", ["office.css", "office.js", "later.js"])
def test_what_is_made_of_several_files_is_the_same_for_who_cannot_unpack(commune, name):
    client, address = commune.test_client(), f"/static/{name}"
    plain, packed = fetch(client, address), fetch(client, address, headers=TAKES_GZIP)
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
    tag = packed.headers["ETag"]
    assert fetch(client, address, TAKES_GZIP | {"If-None-Match": tag}).status_code == 304


def test_a_page_travels_without_the_indents_of_its_templates(commune):
    lines = commune.test_client().get("/dang-nhap").text.splitlines()
    assert not [one for one in lines if one != one.strip()]


def test_a_file_the_browser_still_holds_is_not_sent_again(commune):
    client = commune.test_client()
    tag = fetch(client, CSS, headers=TAKES_GZIP).headers["ETag"]
    answer = fetch(client, CSS, headers=TAKES_GZIP | {"If-None-Match": tag})
    assert answer.status_code == 304
    assert not answer.data


@pytest.mark.parametrize("address", ["/healthz", "/static/vendor/htmx-2.0.11.LICENSE"])
def test_what_is_small_stays_as_it_is(commune, address):
    answer = fetch(commune.test_client(), address, headers=TAKES_GZIP)
    assert "Content-Encoding" not in answer.headers


def test_a_first_view_of_the_register_fits_the_slow_line(commune, browser):
    home = a_village_with_team()
    for number in range(PAGE + 1):
        people = [PartyFacts(Side.A, f"Lò Văn {number}"), PartyFacts(Side.B, f"Tẩn A {number}")]
        a_case(home, summary=f"Vụ thứ {number}.", parties=people)
    client = browser(Role.COMMUNE_OFFICER)
    addresses = ["/hoa-giai/", "/static/office.css", "/static/office.js"]
    sizes = [len(fetch(client, one, headers=TAKES_GZIP).data) for one in addresses]
    assert sum(sizes) <= 30 * 1024
    assert len(fetch(client, "/hoa-giai/", headers=TAKES_GZIP | SCRIPT).data) <= 5 * 1024


def test_a_file_is_kept_for_a_year_under_the_mark_of_its_content_only(commune):
    client = commune.test_client()
    with commune.test_request_context():
        marked = url_for("static", filename="app.css")
    assert marked != CSS
    assert "immutable" in fetch(client, marked).headers["Cache-Control"]
    assert fetch(client, CSS).headers["Cache-Control"] == "no-store"
