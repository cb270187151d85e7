"""Who carries on whose book: the seven units of the former Thành phố Lai Châu, and harder cases."""

from datetime import date

import pytest

from app.db import transaction
from app.domain.actors import Actor, Role
from app.domain.units import UnitKind, last_of
from app.units import service
from app.units.models import Unit
from tests.conftest import LAI_CHAU

DAY = date(2025, 7, 1)
#: Old code and name, and the code of today (unit mappings of the reorganisation of 01/07/2025).
LAI_CHAU_CITY = (
    ("03386", "Phường Quyết Thắng", "03388"),
    ("03387", "Phường Tân Phong", "03408"),
    ("03388", "Phường Quyết Tiến", "03388"),
    ("03389", "Phường Đoàn Kết", "03388"),
    ("03403", "Xã Sùng Phài", "03388"),
    ("03408", "Phường Đông Phong", "03408"),
    ("03409", "Xã San Thàng", "03408"),
)
NOW = {"03388": "Phường Đoàn Kết", "03408": "Phường Tân Phong"}


def row(code, name, since, **facts):
    given = {"kind": UnitKind.WARD, "parent_code": LAI_CHAU[0], **facts}
    return Unit(code=code, name=name, valid_from=since, **given)


def reorganised():
    with transaction() as session:
        session.query(Unit).filter(Unit.code.in_([one for one, _, _ in LAI_CHAU_CITY])).delete()
        for code, name, now in LAI_CHAU_CITY:
            successor = None if code == now else now
            old = row(code, name, date(2004, 10, 10), parent_code="105")
            old.valid_to, old.successor_code = DAY, successor
            session.add(old)
        session.add_all(row(code, name, DAY) for code, name in NOW.items())


@pytest.mark.usefixtures("office", "both_databases")
def test_the_seven_units_of_the_former_city_go_on_in_the_two_wards_of_today():
    reorganised()
    codes = {code for code, _, _ in LAI_CHAU_CITY}
    assert service.units_today(codes) == {code: now for code, _, now in LAI_CHAU_CITY}
    assert service.books_of("03388") == {"03386", "03389", "03403"}
    assert service.books_of("03408") == {"03387", "03409"}
    assert codes <= service.subtree_codes(LAI_CHAU[0])
    assert service.lines_of({"03403"})["03403"][:3] == ["03403", "03388", LAI_CHAU[0]]
    leader = Actor(name="Lò Thị Liên", role=Role.COMMUNE_LEADER, unit="03408")
    assert service.reach(leader) == {"03408"}


@pytest.mark.usefixtures("office", "both_databases")
def test_a_merger_of_a_merged_unit_passes_every_book_on():
    reorganised()
    with transaction() as session:
        session.get(Unit, ("03388", DAY)).successor_code = "03408"
    everything = {code for code, _, _ in LAI_CHAU_CITY}
    assert service.books_of("03408") == everything - {"03408"}
    assert set(service.units_today(everything).values()) == {"03408"}


@pytest.mark.usefixtures("office", "both_databases")
def test_a_circle_and_an_unknown_successor_lead_nobody_astray():
    reorganised()
    with transaction() as session:
        session.get(Unit, ("03388", DAY)).successor_code = "03408"
        session.get(Unit, ("03408", DAY)).successor_code = "03388"
        session.get(Unit, ("03387", date(2004, 10, 10))).successor_code = "99999"
    assert service.books_of("03388") == {"03386", "03389", "03403", "03408", "03409"}
    assert service.units_today({"03387"}) == {"03387": "03387"}
    assert service.lines_of({"03386"})["03386"]


def test_the_last_of_a_row_of_mergers():
    assert last_of("1", {}) == "1"
    assert last_of("1", {"1": "2", "2": "3"}) == "3"
    assert last_of("1", {"1": "2", "2": "1"}) == "2"
