from datetime import date

import pytest

from app.db import db, transaction
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.units import Decree, UnitKind
from app.records.journal import JournalEntry
from app.units import service
from app.units.models import Unit
from tests.factories import a_village

pytestmark = pytest.mark.usefixtures("both_databases")
TODAY = date(2026, 3, 2)
DECREE = Decree("105/NQ-HĐND", date(2025, 12, 20))


@pytest.fixture
def tree(office):
    """A province with two communes and, below one of them, an office of any depth."""
    with transaction() as session:
        for code, parent in (("12", None), ("03408", "12"), ("03388", "12"), ("034081", "03408")):
            session.add(
                Unit(
                    code=code,
                    name=f"Đơn vị {code}",
                    kind=UnitKind.COMMUNE,
                    parent_code=parent,
                    valid_from=date(2025, 7, 1),
                )
            )


@pytest.fixture
def officer(actor):
    return actor(Role.OFFICE_OFFICER)


def test_a_subtree_has_any_depth(tree):
    assert service.subtree_codes("12") == {"12", "03408", "03388", "034081"}
    assert service.subtree_codes("03388") == {"03388"}


def test_an_office_reaches_its_subtree_a_commune_itself(tree, actor):
    assert service.reach(actor(Role.OFFICE_LEADER)) == service.subtree_codes("12")
    assert service.reach(actor(Role.COMMUNE_OFFICER, unit="03408")) == {"03408"}


def test_a_code_names_another_unit_after_it_was_closed(tree, officer):
    service.close_unit("03388", valid_to=date(2026, 1, 1), decree=DECREE, today=TODAY, by=officer)
    service.add_unit(
        code="03388",
        name="Phường mới",
        kind=UnitKind.WARD,
        parent_code="12",
        valid_from=date(2026, 1, 1),
        by=officer,
    )
    assert service.find_unit("03388", on=date(2025, 12, 31)).name == "Đơn vị 03388"
    assert service.find_unit("03388", on=date(2026, 1, 1)).name == "Phường mới"
    acts = db.session.scalars(db.select(JournalEntry.act).order_by(JournalEntry.sequence)).all()
    assert acts == ["end", "add"]


def test_a_code_in_use_is_refused(tree, officer):
    with pytest.raises(RuleViolation, match="đang là mã của Đơn vị 03408"):
        service.add_unit(
            code="03408",
            name="Trùng mã",
            kind=UnitKind.WARD,
            parent_code="12",
            valid_from=TODAY,
            by=officer,
        )


@pytest.mark.parametrize("code", ["3 408", "abc", "", "1", "123456789", "０３４０８"])
def test_what_is_no_code_is_refused(tree, officer, code):
    with pytest.raises(RuleViolation, match="Mã đơn vị"):
        service.add_unit(
            code=code,
            name="Sai mã",
            kind=UnitKind.WARD,
            parent_code="12",
            valid_from=TODAY,
            by=officer,
        )


def test_nobody_adds_a_unit_outside_the_own_tree(tree, officer):
    with pytest.raises(RuleViolation, match="trực thuộc"):
        service.add_unit(
            code="00004",
            name="Nơi khác",
            kind=UnitKind.WARD,
            parent_code="01",
            valid_from=TODAY,
            by=officer,
        )


def test_villages_stand_in_the_order_people_count_them(commune):
    for name in ("Số 10", "Số 2", "Tả Lèng"):
        a_village(name=name)
    names = [village.name for village in service.villages_of("03408")]
    assert names == ["Số 2", "Số 10", "Tả Lèng"]


def test_a_village_is_entered_once_whatever_the_tones(commune):
    a_village(name="Thuỷ Sơn")
    with pytest.raises(RuleViolation, match="Đã có"):
        a_village(name="Thủy sơn")


def test_the_shipped_list_holds_the_country():
    units = list(service.listed_units())
    assert sum(unit.parent_code is None for unit in units) == 34
    assert sum(unit.parent_code == "12" for unit in units) == 38
    assert len(units) == 34 + 3321


def test_a_listed_province_takes_no_unit_of_another(tree, officer):
    with transaction() as session:
        session.add(
            Unit(
                code="00004",
                name="Phường Ba Đình",
                kind=UnitKind.WARD,
                parent_code="01",
                valid_from=date(2025, 7, 1),
            )
        )
    with pytest.raises(RuleViolation, match="không trực thuộc"):
        service.place_below("00004", None, on=TODAY, by=officer)
    assert service.place_below("03408", None, on=TODAY, by=officer).parent_code == "12"


def test_an_office_made_by_hand_takes_listed_units_below_it(tree, actor):
    city = actor(Role.OFFICE_OFFICER, unit="105")
    assert service.place_below("03408", None, on=TODAY, by=city).parent_code == "105"
    assert service.subtree_codes("105") == {"105", "03408", "034081"}


def test_a_unit_no_list_knows_is_made_with_a_name(tree, officer):
    with pytest.raises(RuleViolation, match="Không có đơn vị nào"):
        service.place_below("90001", None, on=TODAY, by=officer)
    unit = service.place_below("90001", "Xã  Thử", on=TODAY, by=officer)
    assert (unit.name, unit.parent_code) == ("Xã Thử", "12")


def test_the_line_of_a_unit_climbs_to_the_top_nearest_first(tree):
    assert service.lines_of({"034081", "12", "99999"}) == {
        "034081": ["034081", "03408", "12"],
        "12": ["12"],
        "99999": ["99999"],
    }


def test_a_list_with_a_circle_in_it_ends(tree):
    with transaction() as session:
        session.execute(db.update(Unit).where(Unit.code == "12").values(parent_code="034081"))
    assert service.lines_of({"03408"}) == {"03408": ["03408", "12", "034081"]}
