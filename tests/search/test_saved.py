"""Filters that a person keeps of a list."""

import re
import zlib
from base64 import urlsafe_b64decode
from html import escape, unescape
from urllib.parse import quote, quote_plus, unquote_plus, urlencode

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.search.models import SavedFilter
from app.search.saved import MOST, filter_in
from tests.browser import form_of
from tests.mediation.cases import a_case, a_case_in, a_village_with_team


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


def keep(client, name, address="/hoa-giai/?tinh-trang=paused"):
    """Press “Lưu bộ lọc này” as it stands under the list."""
    return client.submit(address, {"name": name}, action="/bo-loc/")


def kept():
    return {(one.name, one.address) for one in db.session.scalars(db.select(SavedFilter))}


def test_a_filter_is_kept_under_a_name_and_leads_back(clerk):
    home = a_village_with_team()
    a_case_in(CaseState.PAUSED, home, summary="Đang nghỉ")
    a_case(home, summary="Mới nhận")
    sent_on = keep(clerk, "Đang dừng", "/hoa-giai/?tinh-trang=paused&tim=nghi&sau=").request
    assert sent_on.full_path.startswith("/hoa-giai/?tinh-trang=paused&tim=~")
    assert kept() == {("Đang dừng", "/hoa-giai/?tinh-trang=paused&tim=nghi")}
    (address,) = links_to_filters(clerk.get("/hoa-giai/").text)
    assert address == sent_on.full_path
    back = clerk.get(address).text
    assert f'<a href="{escape(address)}" aria-current="true">Đang dừng</a>' in back
    assert "Đang nghỉ" in back
    assert "Mới nhận" not in back
    assert "Lưu bộ lọc này" not in back


NAME = "Quàng Văn Pâng"


def links_to_filters(text):
    """The addresses beside “Bỏ”, each in the form that drops it."""
    return [unescape(one) for one in re.findall(r'/bo">.*?<a href="([^"]+)"', text, re.DOTALL)]


def test_who_is_sought_in_a_kept_filter_stands_in_no_address_and_in_no_cookie(clerk, browser):
    """Addresses and cookies outlive the person at a shared PC, and lie in logs on the way."""
    sent_on = keep(clerk, "Nhà ấy", f"/hoa-giai/?tim={quote(NAME)}&tinh-trang=paused").request
    shown = clerk.get("/hoa-giai/")
    (address,) = links_to_filters(shown.text)
    assert address == sent_on.full_path
    assert is_unsaid(address)
    assert f'value="{NAME}"' in clerk.get(address).text
    assert NAME not in browser(Role.COMMUNE_LEADER).get(address).text
    clerk.send(shown, action=form_of(shown.text, "/bo")[0])
    assert is_unsaid(clerk.get_cookie(clerk.application.config["SESSION_COOKIE_NAME"]).value)
    told = clerk.get("/hoa-giai/")
    again = clerk.post("/tim/bo-loc/", data=form_carrying(told.text, "Nhà ấy"))
    assert again.request.full_path == address
    assert "Đã lưu bộ lọc “Nhà ấy”." in again.text
    assert kept() == {("Nhà ấy", f"/hoa-giai/?{urlencode({'tim': NAME, 'tinh-trang': 'paused'})}")}


def is_unsaid(text):
    """Whether the name is not there, nor in what a signed cookie packs."""
    packed = [part + "=" * (-len(part) % 4) for part in text.strip(".").split(".")]
    opened = [urlsafe_b64decode(part) for part in packed if re.fullmatch(r"[\w=-]+", part)]
    if text.startswith("."):  # the mark of a session that is packed; a signature never is
        opened.append(zlib.decompress(opened[0]))
    said = [text, unquote_plus(text), *(one.decode("utf-8", "replace") for one in opened)]
    return not any(word in one for word in (NAME, quote_plus(NAME), "Pâng") for one in said)


def test_lists_keep_their_own_and_people_too(clerk, browser):
    keep(clerk, "Năm nay", "/doi-thoai/?nam=2026")
    assert "Năm nay" in clerk.get("/doi-thoai/").text
    assert "Năm nay" not in clerk.get("/hoa-giai/").text
    other = browser(Role.COMMUNE_LEADER)
    page = other.get("/doi-thoai/")
    assert "Năm nay" not in page.text
    saved = db.session.scalars(db.select(SavedFilter)).one()
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
    gone = other.post(f"/tim/bo-loc/{saved.id}/bo", data={"csrf_token": token})
    assert gone.status_code == 404
    assert len(kept()) == 1


def test_a_name_is_given_anew_and_taken_away(clerk):
    keep(clerk, "Của tôi")
    keep(clerk, "Của tôi", "/hoa-giai/?tinh-trang=closed")
    assert kept() == {("Của tôi", "/hoa-giai/?tinh-trang=closed")}
    page = clerk.get("/hoa-giai/")
    address, _ = form_of(page.text, "/bo")
    assert clerk.send(page, action=address).location == "/hoa-giai/"
    assert kept() == set()
    told = clerk.get("/hoa-giai/")
    assert "Đã bỏ bộ lọc “Của tôi”." in told.text
    clerk.post("/tim/bo-loc/", data=form_carrying(told.text, "Của tôi"))
    assert kept() == {("Của tôi", "/hoa-giai/?tinh-trang=closed")}


def form_carrying(text, name):
    """The form that undoes: of those to this address the one that has the name already."""
    _, values = form_of(text, "/bo-loc/")
    assert values["name"] == name
    return values


def test_no_more_than_twenty_and_none_without_name_or_filter(clerk):
    for number in range(MOST):
        address = f"/hoa-giai/?tim=so+{number}"
        assert keep(clerk, f"Bộ lọc {number}", address).status_code == 200
    answer = keep(clerk, "Thêm nữa", "/hoa-giai/?tim=them")
    assert answer.status_code == 422
    assert "Hãy bỏ bớt một bộ lọc" in answer.text
    nameless = keep(clerk, "  ", "/hoa-giai/?tim=them")
    assert nameless.status_code == 422
    assert "Hãy đặt tên cho bộ lọc." in nameless.text
    page = clerk.get("/hoa-giai/?tim=them")
    for address in ("/hoa-giai/", "https://xa.example/hoa-giai/?a=b", "/dang-xuat?x=1", ""):
        refused = clerk.send(page, {"name": "x", "address": address}, action="/bo-loc/")
        assert refused.status_code == 422
        assert "chưa lọc gì" in refused.text
    assert len(kept()) == MOST


@pytest.mark.parametrize(
    ("address", "kept_of_it"),
    [
        ("/hoa-giai/?tim=h%C3%B2a&sau=2026-01-01_x", "/hoa-giai/?tim=h%C3%B2a"),
        ("/doi-thoai/?nam=2026&moi-hon=1&cu-hon=2", "/doi-thoai/?nam=2026"),
        ("/hoa-giai/?sau=1", ""),
        ("/hoa-giai/?tim=", ""),
        ("//xa/hoa-giai/?tim=a", ""),
        ("javascript:alert(1)?a=b", ""),
    ],
)
def test_of_an_address_only_the_filter_of_a_list_is_kept(address, kept_of_it):
    assert filter_in(address) == kept_of_it
