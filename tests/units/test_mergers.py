"""Who carries on whose book: the seven units of the former Thành phố Lai Châu, and harder cases."""

from datetime import date

import pytest

from app.db import transaction
from app.domain.actors import Actor, Role
from app.domain.units import UnitKind, last_of
from app.units import service
from app.units.models import Unit
from app.units.service.former import SINCE_EVER
from app.units.service.reading import shipped_rows
from tests.conftest import LAI_CHAU

DAY = date(2025, 7, 1)
#: Old code and name, and the code of today, as shipped.
LAI_CHAU_CITY = sorted(
    (one["code"], one["name"], one["successor_code"])
    for one in shipped_rows("former_units.csv")
    if one["district"] == "Thành phố Lai Châu"
)
#: What the two wards took in besides, of the districts around the city.
OF_DISTRICTS = {"03391": "03388", "03415": "03408", "03418": "03408"}
NOW = {"03388": "Phường Đoàn Kết", "03408": "Phường Tân Phong"}


def row(code, name, since, **facts):
    given = {"kind": UnitKind.WARD, "parent_code": LAI_CHAU[0], **facts}
    return Unit(code=code, name=name, valid_from=since, **given)


def reorganised():
    """The two wards of today, and their former units taken in from the shipped list."""
    with transaction() as session:
        session.query(Unit).filter(Unit.code.in_([one for one, _, _ in LAI_CHAU_CITY])).delete()
        session.add_all(row(code, name, DAY) for code, name in NOW.items())
    by = Actor(name="Lò Thị Liên", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
    service.take_in_former(by)


@pytest.mark.usefixtures("office", "both_databases")
def test_the_seven_units_of_the_former_city_go_on_in_the_two_wards_of_today():
    reorganised()
    codes = {code for code, _, _ in LAI_CHAU_CITY}
    assert len(codes) == 7
    assert service.units_today(codes) == {code: now for code, _, now in LAI_CHAU_CITY}
    assert service.books_of("03388") == {"03386", "03389", "03403", "03391"}
    assert service.books_of("03408") == {"03387", "03409", "03415", "03418"}
    assert codes <= service.subtree_codes(LAI_CHAU[0])
    assert service.lines_of({"03403"})["03403"][:3] == ["03403", "03388", LAI_CHAU[0]]
    leader = Actor(name="Lò Thị Liên", role=Role.COMMUNE_LEADER, unit="03408")
    assert service.reach(leader) == {"03408"}


@pytest.mark.usefixtures("office", "both_databases")
def test_a_merger_of_a_merged_unit_passes_every_book_on():
    reorganised()
    with transaction() as session:
        session.get(Unit, ("03388", DAY)).successor_code = "03408"
    everything = {code for code, _, _ in LAI_CHAU_CITY} | OF_DISTRICTS.keys()
    assert service.books_of("03408") == everything - {"03408"}
    assert set(service.units_today(everything).values()) == {"03408"}


@pytest.mark.usefixtures("office", "both_databases")
def test_a_circle_and_an_unknown_successor_lead_nobody_astray():
    reorganised()
    with transaction() as session:
        session.get(Unit, ("03388", DAY)).successor_code = "03408"
        session.get(Unit, ("03408", DAY)).successor_code = "03388"
        session.get(Unit, ("03387", SINCE_EVER)).successor_code = "99999"
    wards = {"03408", "03409", "03415", "03418"}
    assert service.books_of("03388") == {"03386", "03389", "03403", "03391"} | wards
    assert service.units_today({"03387"}) == {"03387": "03387"}
    assert service.lines_of({"03386"})["03386"]


def test_the_last_of_a_row_of_mergers():
    assert last_of("1", {}) == "1"
    assert last_of("1", {"1": "2", "2": "3"}) == "3"
    assert last_of("1", {"1": "2", "2": "1"}) == "2"
