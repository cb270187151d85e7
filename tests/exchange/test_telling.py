"""Who may tell what of the list of units, and what a merger does."""

from uuid import UUID

import pytest

from app.db import db, transaction
from app.domain.actors import InstanceRole
from app.domain.units import Part, UnitKind
from app.exchange import sessions
from app.units import service as units
from app.units.models import UnitChange, Village
from app.units.service.giving import Given, givings
from tests.exchange.conftest import not_above
from tests.exchange.test_sessions import GOOD, log_raw
from tests.exchange.tree import (
    CITIES,
    COMMUNES,
    DECREE,
    NAMES,
    PROVINCE,
    TODAY,
    a_unit,
    grown,
    held,
    officer,
    write_village,
)

TOP, CITY, OTHER = PROVINCE[0], *CITIES
TAN_PHONG, DOAN_KET, SIN_SUOI_HO = COMMUNES


@pytest.fixture
def tree(make_instance):
    made = grown(make_instance)
    yield made
    made.close()


def tell(tree, teller, code, parent, by=None, **other):
    """A change that no page would let this instance write, put into its log."""
    with tree.inside(by or teller):
        body = {
            "what": "move",
            "code": code,
            "name": "Chiếm",
            "kind": "phuong",
            "parent_code": parent,
            "valid_from": "2026-03-02",
            "successor_code": None,
            "decree_number": "1/QĐ",
            "decree_date": "2026-03-01",
        }
        log_raw(UnitChange, UUID(int=77), teller, body | other)
        return sessions.run()


@pytest.mark.parametrize(
    ("teller", "code", "parent"),
    [
        (CITY, SIN_SUOI_HO, CITY),  # a neighbour's commune
        (CITY, SIN_SUOI_HO, TAN_PHONG),
        (CITY, OTHER, CITY),  # the neighbour itself
        (CITY, TOP, CITY),  # who is above
        (CITY, CITY, OTHER),  # oneself
        (CITY, TAN_PHONG, OTHER),  # giving away to whom one does not hold
        (CITY, "00004", CITY),  # a commune of another province
    ],
)
def test_an_office_tells_only_of_units_below_itself(tree, teller, code, parent):
    with tree.inside(TOP), transaction() as session:
        session.add(a_unit("00004", "Phường Ba Đình", UnitKind.WARD, "01"))
    tree.check_level()
    with tree.inside(TOP):
        before = {one: units.subtree_codes(one) for one in (TOP, *CITIES, *COMMUNES)}
    tell(tree, teller, code, parent)
    with tree.inside(TOP):
        assert {one: units.subtree_codes(one) for one in before} == before
        assert units.newest_of(code).name != "Chiếm"
    assert tree.sync(teller).complete  # kept as what somebody has said, and that is all


@pytest.mark.parametrize("by", [TAN_PHONG, CITY])
def test_a_commune_tells_of_no_unit_and_nobody_in_its_name(tree, by):
    tree.check_level()
    tell(tree, TAN_PHONG, "99999", TAN_PHONG, by=by)
    at = tree.above[by]
    with tree.inside(at):
        assert db.session.scalar(db.select(UnitChange).where(UnitChange.unit == TAN_PHONG)) is None
        assert units.newest_of("99999") is None
    with tree.inside(by):
        assert {one.reason for one in not_above()} == {
            "Xã, phường, đặc khu không ghi danh mục đơn vị."
        }


def test_a_unit_and_its_records_may_come_up_in_one_frame(tree):
    """A city makes a unit below itself while its line is down, and hears from it at once."""
    tree.check_level()
    with tree.inside(CITY):
        units.add_unit(
            code="03999",
            name="Xã Mới",
            kind=UnitKind.COMMUNE,
            parent_code=CITY,
            valid_from=TODAY,
            by=officer(CITY),
        )
        log_raw(Village, UUID(int=9), "03999", GOOD)
        assert sessions.run().complete
    assert held(tree, TOP, Village) == {("03999", UUID(int=9))}


def test_merged_units_end_their_machines_still_send_and_the_new_one_begins(tree):
    village = write_village(tree, TAN_PHONG)
    write_village(tree, DOAN_KET)
    tree.check_level()
    late = write_village(tree, TAN_PHONG, "Chưa gửi")
    with tree.inside(TOP):
        units.merge_units(
            [TAN_PHONG, DOAN_KET],
            "03999",
            name="Phường Lai Châu",
            kind=UnitKind.WARD,
            valid_from=TODAY,
            decree=DECREE,
            today=TODAY,
            by=officer(TOP),
        )
        ended = units.newest_of(TAN_PHONG)
        assert (ended.valid_to, ended.successor_code) == (TODAY, "03999")
    tree.sync_all()
    NAMES["03999"] = "Phường Lai Châu"
    tree.make("03999", InstanceRole.COMMUNE, CITY)
    tree.tie("03999", CITY)
    new = write_village(tree, "03999")
    reports = tree.sync_all()
    # until their books are handed over to it, it holds less of them than is held above
    assert [code for code, one in reports.items() if not one.complete] == ["03999"]
    known = {(TAN_PHONG, village), (TAN_PHONG, late), ("03999", new)}
    assert known <= held(tree, TOP, Village) & held(tree, CITY, Village)


def test_villages_given_away_are_told_up_and_down(tree):
    village = write_village(tree, TAN_PHONG)
    tree.check_level()
    with tree.inside(CITY):
        given = Part(DOAN_KET, "", UnitKind.WARD, frozenset([village]))
        stays = Part(TAN_PHONG, "", UnitKind.WARD)
        facts = {"valid_from": TODAY, "decree": DECREE, "today": TODAY}
        units.split_unit(TAN_PHONG, [stays, given], **facts, by=officer(CITY))
    tree.check_level()
    for unit in (TOP, CITY, TAN_PHONG):
        with tree.inside(unit):
            assert units.given_villages() == {village: Given(TAN_PHONG, DOAN_KET)}
    with tree.inside(DOAN_KET):  # it is told, and holds nothing of the other's book
        assert [one.village_names for one in givings()] == ["Bản Tả Lèng"]
        assert units.given_villages() == {}


@pytest.mark.parametrize(
    ("code", "to", "village"),
    [
        (SIN_SUOI_HO, DOAN_KET, str(UUID(int=1))),
        (TAN_PHONG, SIN_SUOI_HO, str(UUID(int=1))),
        (TAN_PHONG, DOAN_KET, "x"),
    ],
)
def test_villages_of_strangers_and_wrong_ids_are_not_given(tree, code, to, village):
    tree.check_level()
    body = {"what": "give", "successor_code": to, "villages": [village]}
    tell(tree, CITY, code, CITY, **body)
    with tree.inside(TOP):
        assert givings() == []
