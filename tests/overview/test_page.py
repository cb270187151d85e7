"""The page as people meet it: filters in the address, ways behind numbers, the file."""

from datetime import timedelta
from random import Random
from urllib.parse import quote

import pytest

from app.db import db, now, transaction
from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.domain.overview import SILENT_DAYS
from app.exchange.models import Peer
from app.mediation.models import MediationCase
from app.units.service import import_list, listed_unit
from tests.export.reading_back import lines_of
from tests.mediation.cases import a_case_in, a_village_with_team
from tests.statistics.worlds import invent
from tests.units.test_mergers import LAI_CHAU_CITY, reorganised

PAGE = "/tong-quan/"
YEAR = f"{PAGE}?nam=2026&ky=nam"


@pytest.fixture
def cases(commune):
    home = a_village_with_team()
    for state in (CaseState.SETTLED, CaseState.SETTLED, CaseState.NOT_SETTLED, CaseState.ASSIGNED):
        a_case_in(state, home)
    return home


def test_a_page_with_nothing_says_so_kindly(commune, browser):
    text = browser(Role.COMMUNE_OFFICER).get(PAGE).text
    assert "chưa có vụ, việc hay phiên đối thoại nào" in text


def test_a_commune_compares_its_teams(cases, browser):
    text = browser(Role.COMMUNE_OFFICER).get(YEAR).text
    assert "So sánh tổ hòa giải" in text
    assert "66,7%" in text
    assert "2 / (2 + " in text
    assert text.count('role="img"') == 3
    assert "tinh-trang=assigned" in text


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("nam=2026&ky=quy-1", "từ ngày 01/01/2026 đến ngày 31/03/2026"),
        ("nam=2025&ky=6-thang-cuoi", "từ ngày 01/07/2025 đến ngày 31/12/2025"),
        ("nam=2025&first=05/03/2026&last=10/03/2026", "từ ngày 05/03/2026 đến ngày 10/03/2026"),
        ("nam=2026&ky=nam&loai=k3c", "chỉ loại: Hôn nhân và gia đình"),
    ],
)
def test_filters_stand_in_the_address(cases, browser, query, told):
    assert told in browser(Role.COMMUNE_OFFICER).get(f"{PAGE}?{query}").text


@pytest.mark.parametrize(
    "query",
    ["first=05/03/2026", "first=05/03/2026&last=01/03/2026", "first=mai&last=nay", "ky=x", "nam=x"],
)
def test_what_makes_no_sense_is_said(cases, browser, query):
    answer = browser(Role.COMMUNE_OFFICER).get(f"{PAGE}?{query}")
    assert answer.status_code == 422
    assert "Xin sửa những chỗ sau" in answer.text
    assert "CHƯA LƯU" not in answer.text, "who filters saves nothing"


@pytest.mark.parametrize("place", ["", "?xuat=csv"])
def test_a_foreign_unit_is_not_here(cases, browser, place):
    assert (
        browser(Role.COMMUNE_OFFICER)
        .get(f"{PAGE}{place}{'&' if place else '?'}don-vi=00004")
        .status_code
        == 404
    )


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.ADMINISTRATOR])
def test_who_sees_no_figures_does_not_come_in(cases, browser, role):
    seat = cases.seat(role)
    assert browser(role, **seat).get(PAGE).status_code == 403
    assert browser(role).get(f"{PAGE}?xuat=csv").status_code == 403


def test_who_meets_no_cases_sees_numbers_without_ways(cases, browser):
    text = browser(Role.FRONT).get(YEAR).text
    assert "66,7%" in text
    assert "/thong-ke/bieu/tong-quan" not in text
    assert "/hoa-giai/?" not in text


def test_each_way_opens_the_list_that_was_counted(cases, browser):
    client = browser(Role.COMMUNE_OFFICER)
    text = client.get(YEAR).text
    ways = {one.split('"')[0] for one in text.split('href="')[1:]}
    followed = [
        one.replace("&amp;", "&")
        for one in sorted(ways)
        if one.startswith(("/thong-ke/bieu", "/hoa-giai/?", "/bao-cao/", "/doi-thoai/"))
    ]
    assert len(followed) > 6
    for way in followed:
        assert client.get(way).status_code == 200, way
    (settled,) = {one for one in followed if "ket-qua=settled" in one}
    assert "2 vụ, việc" in client.get(settled).text


def test_the_file_leaves_small_numbers_out(cases, browser):
    answer = browser(Role.COMMUNE_OFFICER).get(f"{PAGE}?nam=2026&ky=nam&xuat=csv")
    assert answer.mimetype == "text/csv"
    heading, team, how = lines_of(answer)
    assert heading[:4] == ["Tổ hòa giải", "Tiếp nhận", "Hòa giải thành", "Không thành"]
    assert team == ["Tổ hòa giải bản Tả Lèng", "4", "<3", "<3", "<3", "0", ""]
    assert how[0].startswith("<3: số nhỏ")


def test_an_office_names_who_is_silent(office, browser):
    import_list(own=listed_unit("12"))
    long_ago = now() - timedelta(days=SILENT_DAYS + 1)
    for number, (unit, at) in enumerate({"03408": now(), "03405": long_ago}.items()):
        db.session.add(Peer(key=bytes([number]) * 32, unit=unit, heard_at=at))
    db.session.commit()
    a_case_in(CaseState.SETTLED, a_village_with_team())  # a book of the office's own code
    text = browser(Role.OFFICE_OFFICER).get(YEAR).text
    said = text[text.index("Chưa đồng bộ") :]
    assert "không gửi gì trong 7 ngày qua, trong đó 36 đơn vị chưa kết nối" in said
    assert "Xã Tả Lèng" in said.split("</table>")[0]
    assert "Phường Tân Phong" not in said.split("</table>")[0]


@pytest.mark.parametrize(("kind", "group"), [("k3b", "DS"), ("k3đ", "VP-02")])
def test_a_kind_goes_along_to_the_register(cases, browser, kind, group):
    case = db.session.scalars(db.select(MediationCase)).first()
    case.category = {"DS": "DS-01"}.get(group, group)
    db.session.commit()
    client = browser(Role.COMMUNE_OFFICER)
    text = client.get(f"{YEAR}&loai={quote(kind)}").text
    assert f"nhom={group}" in text
    listed = client.get(f"/hoa-giai/?nhom={group}")
    assert listed.status_code == 200


def test_the_units_of_then_are_chosen_in_the_address_and_told(office, browser):
    reorganised()
    with transaction():
        invent(Random(7), [code for code, _, _ in LAI_CHAU_CITY]).write()
    clerk = browser(Role.OFFICE_OFFICER)
    days = "first=01/01/2025&last=31/03/2025"
    now = clerk.get(f"{PAGE}?{days}").text
    assert "Đơn vị theo" in now
    lines = now[now.index('id="lines"') :]
    assert "Phường Quyết Tiến" not in lines
    then = clerk.get(f"{PAGE}?{days}&boundaries=then").text
    lines = then[then.index('id="lines"') :]
    assert "đơn vị theo địa giới lúc ghi hồ sơ" in then
    assert "Phường Quyết Tiến" in lines
    assert "don-vi=03388" in lines
    ways = [one.split('"')[0].replace("&amp;", "&") for one in lines.split('href="')[1:]]
    ways = [one for one in ways if one.startswith(("/tong-quan/", "/thong-ke/"))]
    assert all("boundaries=then" in one for one in ways)
    assert (
        "<strong>Phường Quyết Tiến</strong>"
        in clerk.get(
            next(one for one in ways if one.startswith("/tong-quan/") and "03388" in one)
        ).text
    )
    *_, last = lines_of(clerk.get(f"{PAGE}?{days}&boundaries=then&xuat=csv"))
    assert last == ["Đơn vị theo: Địa giới lúc ghi hồ sơ."]
    assert clerk.get(f"{PAGE}?{days}&boundaries=x").status_code == 422


def test_where_nothing_was_merged_there_is_one_way_to_count(cases, browser):
    assert "Đơn vị theo" not in browser(Role.COMMUNE_OFFICER).get(YEAR).text
