"""Who reads the law, who writes it, and whose it is."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.actors import ROLES_AT, InstanceRole, Permission, Role
from app.domain.calendar import DayKind
from app.domain.law_options import Option
from app.instance import this_instance
from app.lawpack.service import keeping
from app.units.service import import_list, listed_unit
from tests.factories import an_officer
from tests.lawpack.rows import (
    GOOD,
    OTHER,
    PAGES,
    TODAY,
    UNIT,
    a_court,
    a_deadline,
    days,
    rows_held,
    words_of,
)
from tests.manners import Reading


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


@pytest.mark.parametrize("role", ROLES_AT[InstanceRole.COMMUNE])
def test_who_sees_cases_reads_the_law_and_few_may_write_it(commune, browser, actor, role):
    client, person = browser(role), actor(role)
    for address in (*PAGES, *GOOD):
        answer = client.get(address)
        assert answer.status_code == (200 if person.may(Permission.SEE_CASES) else 403), address
        has_form = 'method="post" action="/quan-tri/' in answer.text
        is_index = address in ("/quan-tri/thoi-han/", "/quan-tri/tuy-chon/")
        assert has_form is (person.may(Permission.KEEP_LAW) and not is_index), address


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.TEAM_LEADER, Role.FRONT, Role.ADMINISTRATOR])
def test_who_may_not_write_the_law_is_refused(commune, browser, role):
    court, limit = a_court(), a_deadline()
    client = browser(role)
    inputs = Reading(client.get("/").text).all("input")
    token = {"csrf_token": next(one["value"] for one in inputs if one["name"] == "csrf_token")}
    for address, fields in GOOD.items():
        assert client.post(address, data={**token, **fields}).status_code == 403, address
    for address in (f"/quan-tri/toa-an/{court.id}", f"/quan-tri/thoi-han/dong/{limit.id}"):
        assert client.get(address).status_code == 403
        assert client.post(address, data=token).status_code == 403
    assert rows_held() == 2


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER])
def test_officer_and_leader_write_it(commune, browser, role):
    client = browser(role)
    for address, fields in GOOD.items():
        answer = client.submit(address, fields, action=address)
        assert answer.status_code == 303, address
        assert client.get(answer.location).status_code == 200
    assert rows_held() == 4


@pytest.mark.parametrize(
    "address",
    [
        "/quan-tri/thoi-han/nothing",
        "/quan-tri/tuy-chon/nothing",
        "/quan-tri/toa-an/01900000-0000-7000-8000-000000000001",
        "/quan-tri/thoi-han/dong/01900000-0000-7000-8000-000000000001",
        *(f"{page}?don-vi={OTHER}" for page in PAGES),
    ],
)
def test_what_is_not_there_or_not_ours_is_not_found(clerk, address):
    assert clerk.get(address).status_code == 404


def test_of_a_foreign_unit_nothing_is_shown_or_changed(clerk):
    by = replace(an_officer(), unit=OTHER)
    days(name="Ngày của xã khác", by=by)
    court, limit = (
        a_court(name="Tòa án của xã khác", by=by),
        a_deadline(basis="Văn bản khác", by=by),
    )
    for address in (*PAGES, "/quan-tri/thoi-han/start"):
        page = clerk.get(address).text
        assert "của xã khác" not in page
        assert "Văn bản khác" not in page
    for address in (f"/quan-tri/toa-an/{court.id}", f"/quan-tri/thoi-han/dong/{limit.id}"):
        assert clerk.get(address).status_code == 404


@pytest.mark.parametrize("role", [Role.OFFICE_OFFICER, Role.OFFICE_LEADER])
def test_an_office_reads_the_law_of_those_below_and_writes_its_own(office, browser, actor, role):
    import_list(own=listed_unit(this_instance().unit))
    by = replace(actor(Role.COMMUNE_OFFICER), unit=UNIT)
    days(name="Ngày của phường", by=by)
    limit = a_deadline(basis="Quy chế của phường", by=by)
    client = browser(role)
    page = client.get("/quan-tri/ngay-nghi/")
    assert "Ngày của phường" not in page.text
    assert f"/quan-tri/ngay-nghi/?don-vi={UNIT}" in page.text
    theirs = client.get(f"/quan-tri/ngay-nghi/?don-vi={UNIT}")
    assert "Ngày của phường" in theirs.text
    assert "Đang xem dữ liệu của Phường Tân Phong" in words_of(theirs)
    assert 'method="post" action="/quan-tri/' not in theirs.text
    clock = client.get(f"/quan-tri/thoi-han/start?don-vi={UNIT}").text
    assert "Quy chế của phường" in clock
    assert f"/quan-tri/thoi-han/dong/{limit.id}" not in clock
    assert client.get(f"/quan-tri/thoi-han/dong/{limit.id}").status_code == 404
    answer = client.submit("/quan-tri/toa-an/", {**GOOD["/quan-tri/toa-an/"], "serves": UNIT})
    assert answer.status_code == 303
    assert "Phường Tân Phong" in words_of(client.get("/quan-tri/toa-an/"))


def test_a_row_leads_to_its_page(office, browser, actor):
    import_list(own=listed_unit(this_instance().unit))
    by = replace(actor(Role.COMMUNE_OFFICER), unit=UNIT)
    client = browser(Role.OFFICE_OFFICER)
    kinds = office.extensions["record_types"]
    held = [
        *days(DayKind.OFF, date(2027, 3, 5), name="Ngày của phường", by=by),
        a_deadline(basis="Quy chế của phường", by=by),
        a_court(name="Tòa án của phường", by=by),
        keeping.answer_option(
            Option.PAUSE_REMINDER_DAYS, "77", valid_from=TODAY, today=TODAY, by=by
        ),
    ]
    said = ["Ngày của phường", "Quy chế của phường", "Tòa án của phường", "77 ngày"]
    for row, words in zip(held, said, strict=True):
        with office.test_request_context():
            address = kinds[row.__tablename__].address(row)
        assert words in words_of(client.get(address)), address
