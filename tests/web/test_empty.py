"""A list that holds nothing says what it is for, and leads to the next act who may do it.

That every empty list of any page says more than that it is empty is a manner of pages
(:mod:`tests.manners`); here every role meets the lists of a book without records.
"""

import re

import pytest

from app.domain.actors import ROLES_AT, InstanceRole, Permission, Role
from app.web.access import declaration_of
from tests.manners import EMPTY, findings, read

_P = Permission
# The list, what somebody must be granted to fill it, and where that begins.
NEXT = (
    ("/hoa-giai/", _P.RECORD_CASE, "/hoa-giai/moi"),
    ("/doi-thoai/", _P.RECORD_DIALOGUE, "/doi-thoai/moi"),
    ("/ke-hoach-doi-thoai/", _P.RECORD_DIALOGUE, "/ke-hoach-doi-thoai/moi"),
    ("/ke-hoach-doi-thoai/yeu-cau", _P.RECORD_DIALOGUE, "/ke-hoach-doi-thoai/yeu-cau/moi"),
    ("/to-hoa-giai/", _P.KEEP_TEAMS, "/to-hoa-giai/moi"),
    ("/thu-lao/", _P.REQUEST_PAYMENT, "/thu-lao/moi"),
    ("/kinh-phi/", _P.KEEP_BUDGET, "/kinh-phi/lap"),
    ("/boi-duong/", _P.KEEP_TRAINING, "/boi-duong/lop/moi"),
    ("/boi-duong/tai-lieu/", _P.KEEP_TRAINING, "/boi-duong/tai-lieu/moi"),
    ("/bao-cao/dinh-ky/", _P.WRITE_REPORTS, "/bao-cao/dinh-ky/moi"),
    ("/bao-cao/tuyen-truyen/", _P.WRITE_REPORTS, "/bao-cao/tuyen-truyen/moi"),
    ("/bao-cao/vuong-mac/", _P.WRITE_REPORTS, "/bao-cao/vuong-mac/moi"),
    ("/ke-hoach-hoa-giai/", _P.WRITE_WORKPLANS, "/ke-hoach-hoa-giai/moi"),
    ("/kiem-tra/", _P.WRITE_INSPECTIONS, "/kiem-tra/moi"),
    ("/thi-dua/mo-hinh/", _P.WRITE_EMULATION, "/thi-dua/mo-hinh/moi"),
    ("/nhap-so-cu/", _P.IMPORT_REGISTER, "/nhap-so-cu/moi"),
)


@pytest.mark.parametrize("role", ROLES_AT[InstanceRole.COMMUNE], ids=lambda role: role.value)
def test_an_empty_list_leads_on_who_may_fill_it(commune, browser, actor, role):
    client, person = browser(role), actor(role)
    for address, permission, act in NEXT:
        answer = client.get(address)
        if answer.status_code == 403:
            continue
        (shown,) = EMPTY.findall(answer.text)
        led = {one["href"] for one in read(f"<div>{shown}</div>").all("a")}
        assert (act in led) is person.may(permission), f"{role.label}: {address}"


def test_such_is_said_only_to_who_has_asked_for_some(commune, browser):
    clerk = browser(Role.COMMUNE_OFFICER)
    for room in ("thu-lao", "bao-cao/vuong-mac", "kiem-tra", "du-lieu-ca-nhan/yeu-cau"):
        whole, part = (
            EMPTY.findall(clerk.get(f"/{room}/{asked}").text)[0] for asked in ("", "?nam=2019")
        )
        assert "như vậy" not in whole, room
        assert "nào như vậy" in part, room


@pytest.mark.parametrize("address", ["/hoa-giai/moi", "/thu-lao/moi"])
def test_what_only_a_team_can_have_leads_to_the_teams_first(commune, browser, address):
    page = browser(Role.COMMUNE_OFFICER).get(address).text
    (shown,) = EMPTY.findall(page)
    assert 'href="/to-hoa-giai/"' in shown
    assert 'name="team_id"' not in page


def test_every_list_of_an_empty_office_says_what_it_is_for(office, browser, actor):
    for role in ROLES_AT[InstanceRole.OFFICE][:2]:
        client, person = browser(role), actor(role)
        for rule in office.url_map.iter_rules():
            declared = declaration_of(office, rule.endpoint)
            if rule.arguments or not declared.exports or not person.may(declared.permission):
                continue
            page = client.get(rule.rule).text
            assert EMPTY.search(page) or re.search(r"<tbody>\s*<tr", page), rule.rule


def test_a_bare_empty_list_is_found_out():
    def told(inside: str) -> bool:
        page = f'<div class="empty">\n  <p>{inside}</p>\n</div>'
        return any("says no more" in one for one in findings(page))

    assert told("Chưa có gì.")
    assert not told("Chưa có gì. Ghi rồi thì hiện ở đây.")
    assert not told('Chưa có gì.</p><p><a href="/moi">Ghi</a>')
