"""What a new instance is told to do first: read from the book, gone when it is done."""

from datetime import date

import pytest
from flask import current_app

from app.accounts.service import create_account
from app.db import transaction
from app.domain.actors import InstanceRole, Role
from app.domain.mediation.states import CaseState
from app.exchange.models import Peer, Superior
from app.handbook.chapters import BY_SLUG
from app.home.first_steps import first_steps
from app.lawpack.models import Court
from app.signers.models import Signer
from tests.browser import PASSWORD
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.factories import SINCE, a_mediator, a_team, a_village
from tests.manners import read
from tests.mediation.cases import a_case_in, a_village_with_team

TODAY = date(2026, 3, 2)


def left(by) -> list[str]:
    return [step.fact for step, done in first_steps(by, today=TODAY) if not done]


def keep(*rows) -> None:
    with transaction() as session:
        session.add_all(rows)


def open_accounts(by, *roles: Role) -> None:
    for role in roles:
        create_account(
            login=f"{role.value}2",
            name="Lò Thị Mẫu",
            role=role,
            password=PASSWORD,
            must_change=False,
            by=by,
        )


def a_signer() -> Signer:
    unit = current_app.extensions["instance"].unit
    return Signer(name="Tẩn Mỹ Thư", post="Chủ tịch", valid_from=SINCE, unit=unit)


def a_court(serves: str) -> Court:
    unit = current_app.extensions["instance"].unit
    return Court(serves=serves, name="Tòa án nhân dân khu vực 1", valid_from=SINCE, unit=unit)


def test_a_new_commune_has_everything_before_it(commune, actor):
    assert left(actor(Role.COMMUNE_OFFICER)) == [
        "villages",
        "teams",
        "mediators",
        "accounts",
        "superior",
        "signers",
        "court",
        "records",
    ]


def test_each_step_is_ticked_by_the_book_and_the_list_goes_away(commune, actor):
    officer = actor(Role.COMMUNE_OFFICER)
    village = a_village()
    assert "villages" not in left(officer)
    a_mediator(a_team(village_id=village.id))
    assert left(officer)[:1] == ["accounts"]
    open_accounts(actor(Role.ADMINISTRATOR), Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER)
    keep(Superior(unit=LAI_CHAU[0], key=bytes(32), address="http://superior"))
    keep(a_signer(), a_court(TAN_PHONG[0]))
    assert left(officer) == ["records"]
    a_case_in(CaseState.RECEIVED, a_village_with_team("Nà Cơ"))
    assert first_steps(officer, today=TODAY) == ()


def test_a_new_office_has_its_own_steps(office, actor):
    official = actor(Role.OFFICE_OFFICER)
    assert left(official) == ["accounts_above", "court_given", "signers", "peers"]
    open_accounts(actor(Role.ADMINISTRATOR), Role.OFFICE_OFFICER, Role.OFFICE_LEADER)
    keep(Peer(key=bytes(32), unit=TAN_PHONG[0]), a_signer(), a_court(TAN_PHONG[0]))
    assert first_steps(official, today=TODAY) == ()
    assert left_in(2031, official) == ["tet"]


def left_in(year: int, by) -> list[str]:
    return [step.fact for step, done in first_steps(by, today=date(year, 3, 2)) if not done]


def test_an_office_below_another_also_joins_it(make_instance, actor):
    app = make_instance(InstanceRole.OFFICE, "105", "Huyện Tam Đường", superior=LAI_CHAU[0])
    with app.app_context():
        assert "superior" in left(actor(Role.OFFICE_OFFICER))


@pytest.mark.parametrize(
    ("role", "linked", "told"),
    [
        (Role.COMMUNE_OFFICER, "/to-hoa-giai/moi", "(người quản trị làm)"),
        (Role.ADMINISTRATOR, "/quan-tri/tai-khoan/them", "(công chức xã làm)"),
    ],
)
def test_the_first_page_links_what_this_person_may_do(commune, browser, role, linked, told):
    page = browser(role).get("/").text
    assert "Những việc đầu tiên" in page
    assert linked in {one.get("href") for one in read(page).all("a")}
    assert told in page


@pytest.mark.parametrize("at", InstanceRole, ids=lambda at: at.value)
def test_each_step_leads_to_the_part_of_the_handbook_that_tells_how(request, browser, at):
    request.getfixturevalue(at.value)
    page = read(browser(Role.ADMINISTRATOR).get("/").text)
    told = [one["href"] for one in page.all("a") if one.get("href", "").startswith("/huong-dan/")]
    parts = [one.partition("#") for one in told if "#" in one]
    assert len(parts) >= 4
    for address, _, part in parts:
        chapter = BY_SLUG[address.rsplit("/", 1)[1]]
        assert part in {one.key for one in chapter.parts}, address


def test_who_sets_nothing_up_is_not_told(commune, browser):
    for role in (Role.MEDIATOR, Role.FRONT):
        assert "Những việc đầu tiên" not in browser(role).get("/").text
