"""Real instances of three levels: everything goes up to the top, and the top's word down."""

import pytest

from app.lawpack.service import law_of
from app.units import service as units
from app.units.models import Village
from tests.exchange.tree import (
    CITIES,
    COMMUNES,
    PROVINCE,
    TODAY,
    grown,
    guide,
    held,
    officer,
    titles,
    write_village,
)
from tests.lawpack.rows import days

TOP, CITY, OTHER = PROVINCE[0], *CITIES
TAN_PHONG, DOAN_KET, SIN_SUOI_HO = COMMUNES


@pytest.fixture
def tree(make_instance):
    made = grown(make_instance)
    yield made
    made.close()


@pytest.mark.usefixtures("both_databases")
def test_the_list_of_the_province_reaches_cities_and_communes(tree):
    tree.check_level()
    for code, (_, city) in COMMUNES.items():
        with tree.inside(code):
            assert units.lines_of({code})[code] == [code, city, TOP]
    for city in CITIES:
        with tree.inside(city):
            own = {code for code, (_, above) in COMMUNES.items() if above == city}
            assert units.subtree_codes(city) == {city, *own}


def test_what_communes_write_is_at_their_city_and_at_the_province_and_nowhere_else(tree):
    for code in COMMUNES:
        write_village(tree, code)
    tree.check_level()
    assert {unit for unit, _ in held(tree, TOP, Village)} == set(COMMUNES)
    assert {unit for unit, _ in held(tree, CITY, Village)} == {TAN_PHONG, DOAN_KET}
    assert {unit for unit, _ in held(tree, OTHER, Village)} == {SIN_SUOI_HO}
    assert all(tree.strangers(code) == set() for code in tree.nodes)


def test_the_word_of_the_province_reaches_every_commune_that_of_a_city_only_its_own(tree):
    guide(tree, TOP, "Của tỉnh")
    guide(tree, CITY, "Của thành phố")
    guide(tree, TOP, "Riêng Sin Suối Hồ", addressee=SIN_SUOI_HO)
    with tree.inside(TOP):
        days(first=TODAY, name="Lễ của tỉnh", by=officer(TOP))
    with tree.inside(OTHER):
        days(first=TODAY.replace(day=3), name="Lễ của thị xã", by=officer(OTHER))
    tree.check_level()
    assert titles(tree, TAN_PHONG) == titles(tree, DOAN_KET) == {"Của tỉnh", "Của thành phố"}
    assert titles(tree, SIN_SUOI_HO) == {"Của tỉnh", "Riêng Sin Suối Hồ"}
    for code, off in ((TAN_PHONG, {2}), (SIN_SUOI_HO, {2, 3})):
        with tree.inside(code):
            calendar = law_of(code).calendar
            named = {2, 3} - {d for d in (2, 3) if calendar.is_working_day(TODAY.replace(day=d))}
            assert named == off


@pytest.mark.usefixtures("database_files")
@pytest.mark.parametrize("who", [TOP, CITY, TAN_PHONG])
def test_whoever_is_put_back_from_a_backup_is_level_again(tree, who):
    write_village(tree, TAN_PHONG, "Trước")
    guide(tree, TOP, "Trước")
    tree.check_level()
    put_back = tree.back_up(who)
    write_village(tree, DOAN_KET, "Sau")
    write_village(tree, SIN_SUOI_HO, "Sau")
    guide(tree, TOP, "Sau")
    tree.check_level()
    put_back()
    tree.check_level()
    assert {unit for unit, _ in held(tree, TOP, Village)} == set(COMMUNES)
    assert "Trước" in titles(tree, TAN_PHONG)
