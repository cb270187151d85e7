"""A unit goes on in several by decree, or without some of its villages."""

from datetime import date
from uuid import UUID

import pytest

from app.db import db, transaction
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.units import Decree, Part, UnitKind, VillageKind
from app.units import service
from app.units.acts import ListAct
from app.units.models import UnitChange, Village
from tests.dialogue.test_pages import words_of
from tests.units.test_mergers import DAY, row

SPLIT, TODAY = date(2026, 1, 1), date(2026, 3, 2)
DECREE = Decree("105/NQ-HĐND", date(2025, 12, 20))
FACTS = {"valid_from": SPLIT, "decree": DECREE, "today": TODAY}
KEEPS = Part("03501", "Xã Nậm Ban", UnitKind.COMMUNE)
VILLAGES = {name: UUID(int=at + 1) for at, name in enumerate(("Nậm Ban", "Nậm Sảo", "Pa Tần"))}
LEAVES = Part("03502", "Xã Pa Tần", UnitKind.COMMUNE, frozenset([VILLAGES["Pa Tần"]]))

pytestmark = pytest.mark.usefixtures("both_databases")


def a_village(name, unit="03408"):
    facts = {"id": VILLAGES[name], "unit": unit, "revision": 1, "valid_from": DAY}
    return Village(name=name, kind=VillageKind.BAN, **facts)


def known():
    """A province with two communes, and the villages of the first."""
    with transaction() as session:
        session.add(row("12", "Tỉnh Lai Châu", DAY, kind=UnitKind.PROVINCE, parent_code=None))
        session.add(row("03408", "Phường Tân Phong", DAY))
        session.add(row("03390", "Xã Sin Suối Hồ", DAY))
        session.add_all(a_village(name) for name in VILLAGES)


@pytest.fixture
def officer(office, actor):
    known()
    return actor(Role.OFFICE_OFFICER)


def names(villages):
    return {one.name for one in villages}


def test_a_unit_ends_and_goes_on_in_two_and_each_village_in_one(officer):
    assert service.split_unit("03408", [KEEPS, LEAVES], **FACTS, by=officer).code == "03501"
    ended = service.newest_of("03408")
    assert (ended.valid_to, ended.successor_code) == (SPLIT, "03501")
    assert service.books_of("03501") == {"03408"}
    assert service.books_of("03502") == set()
    assert names(service.villages_now("03501")) == {"Nậm Ban", "Nậm Sảo"}
    assert names(service.villages_now("03502")) == {"Pa Tần"}
    assert {one.parent_code for one in map(service.newest_of, ("03501", "03502"))} == {"12"}
    told = db.session.scalars(db.select(UnitChange).order_by(UnitChange.id)).all()
    assert [one.what for one in told] == [ListAct.ADD, ListAct.ADD, ListAct.END, ListAct.GIVE]
    assert {one.decree_number for one in told} == {"105/NQ-HĐND"}
    assert (told[-1].successor_code, told[-1].village_names) == ("03502", "Bản Pa Tần")
    assert {one.unit for one in db.session.scalars(db.select(Village))} == {"03408"}


def test_a_unit_lives_on_without_some_of_its_villages(officer):
    stays = Part("03408", "", UnitKind.WARD)
    to = Part("03390", "", UnitKind.COMMUNE, LEAVES.villages)
    service.split_unit("03408", [stays, to], **FACTS, by=officer)
    assert (service.newest_of("03408").valid_to, len(service.periods_of("03408"))) == (None, 1)
    assert names(service.villages_now("03390")) == {"Pa Tần"}
    back = Part("03408", "", UnitKind.WARD, LEAVES.villages)
    later = FACTS | {"valid_from": date(2026, 2, 1)}
    service.split_unit("03390", [Part("03390", "", UnitKind.COMMUNE), back], **later, by=officer)
    assert len(service.villages_now("03408")) == 3
    assert service.villages_now("03390") == []


def test_a_split_that_keeps_the_code_gives_it_its_new_name(officer):
    service.split_unit(
        "03408", [Part("03408", "Phường Lai Châu", UnitKind.WARD), LEAVES], **FACTS, by=officer
    )
    assert [one.name for one in service.periods_of("03408")] == [
        "Phường Tân Phong",
        "Phường Lai Châu",
    ]
    assert names(service.villages_now("03408")) == {"Nậm Ban", "Nậm Sảo"}


OTHER = UUID(int=99)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ([KEEPS], "ít nhất một đơn vị nhận"),
        ([KEEPS, Part("03502", "Xã Pa Tần", UnitKind.COMMUNE)], "giao cho Xã Pa Tần"),
        ([KEEPS, Part("03501", "Xã", UnitKind.COMMUNE, LEAVES.villages)], "mã khác nhau"),
        ([KEEPS, Part("03408", "Xã", UnitKind.COMMUNE, LEAVES.villages)], "đơn vị giữ sổ"),
        ([KEEPS, Part("03502", "Xã", UnitKind.COMMUNE, frozenset([OTHER]))], "không phải của"),
        ([KEEPS, LEAVES, Part("03503", "Xã", UnitKind.COMMUNE, LEAVES.villages)], "hai đơn vị"),
        ([KEEPS, Part("03502", "", UnitKind.COMMUNE, LEAVES.villages)], "nhập tên của đơn vị"),
        ([KEEPS, Part("x", "Xã", UnitKind.COMMUNE, LEAVES.villages)], "Mã đơn vị"),
        ([KEEPS, Part("00004", "", UnitKind.WARD, LEAVES.villages)], "không cùng cấp trên"),
    ],
)
def test_what_leaves_a_village_or_a_book_without_a_unit_is_refused(officer, parts, sentence):
    with transaction() as session:
        session.add(row("00004", "Phường Ba Đình", DAY, parent_code="01"))
    with pytest.raises(RuleViolation, match=sentence):
        service.split_unit("03408", parts, **FACTS, by=officer)
    assert db.session.scalar(db.select(UnitChange)) is None
    assert service.newest_of("03408").valid_to is None


def test_nobody_splits_a_unit_that_is_not_below(officer, actor):
    for code in ("12", "00004"):
        with pytest.raises(RuleViolation, match="trực thuộc"):
            service.split_unit(code, [KEEPS, LEAVES], **FACTS, by=officer)


def test_what_a_stranger_tells_of_villages_does_not_count(officer):
    facts = {"name": "x", "kind": UnitKind.WARD, "parent_code": "12", "valid_from": SPLIT}
    with transaction() as session:
        session.add(
            UnitChange(
                unit="121",
                revision=1,
                what=ListAct.GIVE,
                code="03408",
                successor_code="03390",
                villages=list(LEAVES.villages),
                **facts,
            )
        )
    assert service.given_villages() == {}


PAGE = "/don-vi/ma/03408/chia"
TYPED = {
    "code": "03501",
    "name": "Xã Nậm Ban",
    "kind": "xa",
    "others-0-code": "03502",
    "others-0-name": "Xã Pa Tần",
    "others-0-kind": "xa",
    "others-0-villages": [str(VILLAGES["Pa Tần"])],
    "valid_from": "01/01/2026",
    "decree_number": "105/NQ-HĐND",
    "decree_date": "20/12/2025",
}


def test_the_office_splits_a_unit_on_a_page(officer, browser):
    client = browser(Role.OFFICE_OFFICER)
    assert PAGE in client.get("/don-vi/ma/03408").text
    assert "Bản Nậm Sảo" in client.get(PAGE).text
    wrong = client.submit(PAGE, TYPED | {"others-0-villages": []})
    assert (wrong.status_code, "Hãy chọn ít nhất một thôn" in wrong.text) == (422, True)
    wrong = client.submit(PAGE, TYPED | {"others-0-villages": [], "others-0-name": ""})
    assert (wrong.status_code, "giao cho 03502" in wrong.text) == (422, True)
    assert client.submit(PAGE, TYPED | {"others-0-villages": [str(OTHER)]}).status_code == 422
    assert client.submit(PAGE, TYPED).location == "/don-vi/ma/03408"
    shown = words_of(client.get("/don-vi/ma/03408"))
    assert "Đã ghi việc chia, tách đơn vị." in shown
    assert "Hết hiệu lực từ ngày 01/01/2026, nhập vào Xã Nậm Ban" in shown
    told = "Xã Pa Tần nhận 1 thôn, tổ dân phố của Phường Tân Phong: Bản Pa Tần. 105/NQ-HĐND"
    assert told in shown
    assert told in words_of(client.get("/don-vi/ma/03502"))
    assert client.get(PAGE).status_code == 404  # it has ended


def test_a_split_takes_as_many_units_as_the_decree_names(officer, browser):
    """A row more at each press of the small button, which saves nothing: no script is asked."""
    client = browser(Role.OFFICE_OFFICER)
    shown, typed = client.get(PAGE), TYPED | {"others-0-villages": []}
    codes = {"Pa Tần": "03502", "Nậm Sảo": "03503", "Nậm Ban": "03504"}
    for at, (village, code) in enumerate(codes.items()):
        typed |= {
            f"others-{at}-code": code,
            f"others-{at}-name": f"Xã {village}",
            f"others-{at}-kind": "xa",
            f"others-{at}-villages": [str(VILLAGES[village])],
        }
        if code != "03504":
            shown = client.send(shown, typed | {"more_rows": "1"})
            assert (shown.status_code, f"others-{at + 1}-code" in shown.text) == (200, True)
            assert service.newest_of("03502") is None
    assert client.send(shown, typed).location == "/don-vi/ma/03408"
    assert {one.to for one in service.given_villages().values()} == set(codes.values())


def test_a_form_that_is_sent_twice_gives_once(officer, browser):
    client = browser(Role.OFFICE_OFFICER)
    page = client.get(PAGE)
    lives_on = TYPED | {"code": "03408", "name": "Phường Tân Phong", "kind": "phuong"}
    for _ in range(2):
        assert client.send(page, lives_on).status_code == 303
    told = db.session.scalars(db.select(UnitChange.what).order_by(UnitChange.id)).all()
    assert told == [ListAct.ADD, ListAct.GIVE]


def test_a_unit_without_known_villages_cannot_be_split_by_them(officer, browser):
    client = browser(Role.OFFICE_OFFICER)
    assert "chưa nhận thôn" in client.get("/don-vi/ma/03390/chia").text
    assert client.get("/don-vi/ma/12/chia").status_code == 404
    assert client.get("/don-vi/ma/00004/chia").status_code == 404


def test_only_an_office_splits_and_only_who_keeps_units(commune, browser):
    known()
    assert browser(Role.COMMUNE_OFFICER).get(PAGE).status_code == 404
    assert browser(Role.FRONT).get(PAGE).status_code == 403


def test_the_commune_sees_what_it_gave_away_and_what_it_got(commune, browser, actor):
    """At 03408, which lives on; the change came from the office above."""
    known()
    office = actor(Role.OFFICE_OFFICER, unit="12")
    stays = Part("03408", "", UnitKind.WARD)
    to = Part("03390", "", UnitKind.COMMUNE, LEAVES.villages)
    service.split_unit("03408", [stays, to], **FACTS, by=office)
    clerk = browser(Role.COMMUNE_OFFICER)
    assert "Bản Pa Tần nay thuộc Xã Sin Suối Hồ" in words_of(clerk.get("/don-vi/"))
    assert "Đơn vị theo" in clerk.get("/tong-quan/").text
    back = Part("03408", "", UnitKind.WARD, LEAVES.villages)
    service.split_unit(
        "03390",
        [Part("03390", "", UnitKind.COMMUNE), back],
        **FACTS | {"valid_from": date(2026, 2, 1)},
        by=office,
    )
    page = words_of(clerk.get("/don-vi/"))
    assert "nay thuộc" not in page
    assert "đơn vị nhận 1 thôn, tổ dân phố của Xã Sin Suối Hồ: Bản Pa Tần" in page
