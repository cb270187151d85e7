"""Who asks for more than hands can is asked to wait, in words; everybody else goes on."""

import pytest

from app.domain.actors import Role
from app.web import pace
from app.web.pace import Shares
from tests.manners import check_manners

pytestmark = pytest.mark.usefixtures("paced")


@pytest.fixture
def clock(monkeypatch):
    """``clock(s)``: so many seconds later."""
    now = [1000.0]
    monkeypatch.setattr(pace, "monotonic", lambda: now[0])
    return lambda seconds: now.__setitem__(0, now[0] + seconds)


def test_a_share_comes_back_evenly_and_to_each_their_own(clock):
    shares = Shares()
    assert [shares.take("search", "a", 3) for _ in range(5)] == [True] * 3 + [False] * 2
    assert shares.take("search", "b", 3)
    assert shares.take("export", "a", 3)
    clock(20)
    assert [shares.take("search", "a", 3) for _ in range(2)] == [True, False]
    clock(3600)
    assert [shares.take("search", "a", 3) for _ in range(4)] == [True] * 3 + [False]


def test_callers_who_have_all_their_share_are_forgotten(clock, monkeypatch):
    monkeypatch.setattr(pace, "MOST_KNOWN", 2)
    shares = Shares()
    shares.take("search", "a", 1)
    clock(61)
    for who in ("b", "c", "d"):
        shares.take("search", who, 1)
    assert not shares.take("search", "d", 1)
    assert not shares.take("search", "c", 1)
    assert {who for _, who in shares._left} == {"b", "c", "d"}


def first_refused(ask, most):
    answers = (ask() for _ in range(most))
    return next((n, one) for n, one in enumerate(answers) if one.status_code == 429)


def test_a_search_too_many_has_a_page_and_a_notice(commune, browser, clock):
    client, other = browser(Role.COMMUNE_OFFICER), browser(Role.COMMUNE_LEADER)
    times, answer = first_refused(lambda: client.get("/tim/"), pace.SEARCHES + 1)
    assert times == pace.SEARCHES
    assert "Bạn thử quá nhiều lần" in answer.text
    assert answer.headers["Retry-After"] == "60"
    check_manners(answer)
    notice = client.get("/tim/", headers={"HX-Request": "true"})
    assert notice.status_code == 429
    assert notice.headers["HX-Retarget"] == "#notices"
    assert client.get("/hoa-giai/").status_code == 200
    assert other.get("/tim/").status_code == 200
    clock(2)
    assert client.get("/tim/").status_code == 200


@pytest.mark.parametrize(
    ("times", "ask"),
    [
        (pace.EXPORTS, lambda one: one.get("/hoa-giai/?xuat=csv")),
        (pace.DRAFTS, lambda one: one.post("/nhap/", data={"csrf_token": one.token()})),
        (pace.UPLOADS, lambda one: one.post("/nhap-so-cu/moi", data={"csrf_token": one.token()})),
        (pace.STRANGERS, lambda one: one.post("/dong-bo/v1/enrol", data=b"x")),
    ],
    ids=["export", "draft", "upload", "enrol"],
)
def test_what_costs_much_has_a_bound(commune, browser, clock, times, ask):
    client = browser(Role.COMMUNE_OFFICER)
    met, _ = first_refused(lambda: ask(client), times + 1)
    assert met == times
