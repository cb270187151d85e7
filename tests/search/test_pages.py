"""The box in the head of every page, and what it leads to."""

import pytest

from app.domain.actors import ROLES_AT, InstanceRole, Permission, Role
from app.domain.mediation.parties import Side
from app.mediation.service import PartyFacts
from app.search.service import FIRST, PAGE
from tests.asked import asked
from tests.factories import a_mediator
from tests.manners import Reading
from tests.mediation.cases import a_case, a_village_with_team

HOA = PartyFacts(Side.A, "Lò Thị Hoà", address="Nhà số 12, bản Tả Lèng", phone="0912 345 678")
BINH = PartyFacts(Side.B, "Tẩn Văn Bình")


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


@pytest.fixture
def home(commune):
    return a_village_with_team()


def look(client, words, slug=""):
    return client.get(f"/tim/{slug}", query_string={"q": words})


def shown(answer):
    """The addresses of the results."""
    page = Reading(answer.text)
    return {
        facts["href"]
        for tag, facts, around, _ in page.tags
        if tag == "a" and "ul" in around and "main" in around
    }


@pytest.mark.parametrize("at", InstanceRole, ids=lambda at: at.value)
def test_the_box_stands_on_every_page_of_who_may_search(request, browser, at):
    request.getfixturevalue(at.value)
    for role in ROLES_AT[at]:
        client = browser(role)
        has_box = any(
            form["action"] == "/tim/" for form, _ in Reading(client.get("/").text).forms()
        )
        assert has_box is (role is not Role.ADMINISTRATOR)
        assert look(client, "a").status_code == (200 if has_box else 403)


@pytest.mark.parametrize("words", ["hoà", "hòa", "HOA", "lo thi ho", "0912345678", "0912 345 678"])
def test_a_party_is_found_by_name_and_telephone(home, clerk, words):
    case = a_case(home, parties=[HOA, BINH])
    a_case(home, parties=[BINH])
    team = f"/to-hoa-giai/{home.team.id}"  # its name holds the word too
    assert shown(look(clerk, words)) - {team} == {f"/hoa-giai/{case.id}"}


def test_a_case_is_found_by_its_number_and_marked(home, clerk):
    first, second = (
        a_case(home, parties=[HOA, BINH]),
        a_case(home, summary="Tranh chấp <b>lối đi</b>"),
    )
    for words in ("01/2026", "1/2026"):
        answer = look(clerk, words)
        assert shown(answer) == {f"/hoa-giai/{first.id}"}
        assert "<mark>01/2026</mark>" in answer.text
    answer = look(clerk, "loi đi")
    assert shown(answer) == {f"/hoa-giai/{second.id}"}
    assert "&lt;b&gt;<mark>lối</mark> <mark>đi</mark>&lt;/b&gt;" in answer.text


def test_each_kind_has_its_group_and_a_page_of_its_own(home, clerk):
    for number in range(PAGE + FIRST):
        a_case(home, summary=f"Việc thứ {number}x ở nương")
    a_mediator(home.team, name="Nương Thị Xuân")
    answer = look(clerk, "nuong")
    assert f'Vụ, việc hòa giải <span class="muted">({PAGE + FIRST})</span>' in answer.text
    assert "Hòa giải viên" in answer.text
    assert len(shown(answer)) == FIRST + 1
    more = clerk.get(link_of(answer, "Xem tất cả"))
    assert len(shown(more)) == PAGE
    rest = clerk.get(link_of(more, "Trang sau"))
    assert len(shown(rest)) == FIRST
    assert not shown(more) & shown(rest)
    assert "Trang sau" not in rest.text


def link_of(answer, words):
    before = answer.text.split(words)[0]
    return before.rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")


def test_every_result_opens_for_whoever_it_is_shown_to(home, browser):
    a_case(home, parties=[HOA, BINH], summary="Hoa màu bị trâu dẫm")
    a_mediator(home.team, name="Hoà Thị Mỷ")
    for role in ROLES_AT[InstanceRole.COMMUNE]:
        if role is Role.ADMINISTRATOR:
            continue
        client = browser(role, **home.seat(role))
        addresses = shown(look(client, "hoa"))
        assert addresses, role
        assert {client.get(address).status_code for address in addresses} == {200}


def test_nobody_finds_what_they_may_not_meet(home, browser):
    case = a_case(home, parties=[HOA, BINH])
    address = f"/hoa-giai/{case.id}"
    team = {"team_id": home.team.id, "mediator_id": home.lien.id}
    for role, facts in ((Role.FRONT, {}), (Role.MEDIATOR, team)):
        assert shown(look(browser(role, **facts), "bình")) == set()
    assert shown(look(browser(Role.COMMUNE_LEADER), "bình")) == {address}


def test_nobody_tries_out_the_telephone_of_a_mediator(home, browser):
    """Not everybody who may meet a mediator may read the number."""
    a_mediator(home.team, name="Giàng Thị Xua", phone="0987 654 321")
    colleague = browser(Role.MEDIATOR, team_id=home.team.id, mediator_id=home.lien.id)
    assert shown(look(colleague, "0987654321")) == set()
    answer = look(colleague, "xua")
    assert len(shown(answer)) == 1
    assert "0987" not in answer.text


def test_a_kind_that_is_not_sought_is_not_there(clerk):
    for slug in ("thon-ban-to-dan-pho", "khong-co"):
        assert look(clerk, "a", slug).status_code == 404


def test_a_wrong_place_is_told_in_words(home, clerk):
    a_case(home, parties=[HOA])
    answer = clerk.get("/tim/vu-viec-hoa-giai", query_string={"q": "hoa", "sau": "7.x"})
    assert answer.status_code == 422
    assert "Hãy tìm lại từ đầu" in answer.text


@pytest.mark.parametrize("words", ["", "   ", '"', "%' OR 1=1 --", "<script>", "x" * 3000, "\x00"])
def test_whatever_is_typed_is_answered(home, clerk, words):
    a_case(home)
    answer = look(clerk, words)
    assert answer.status_code == 200
    assert "<script>" not in answer.text
    assert shown(answer) == set()
    assert ("Gõ vào ô Tìm" in answer.text) is (not words.strip(" \x00"))


def test_more_results_ask_no_more_of_the_database(home, clerk):
    def cost():
        with asked() as sent:
            assert look(clerk, "nương").status_code == 200
        return len(sent)

    for _ in range(FIRST + 1):
        a_case(home, summary="Ở nương")
    few = cost()
    for _ in range(12):
        a_case(home, summary="Ở nương")
    assert cost() == few


def test_every_role_but_the_administrator_may_search(actor):
    for role in Role:
        assert actor(role).may(Permission.SEARCH) is (role is not Role.ADMINISTRATOR)
