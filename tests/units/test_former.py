"""The units of before 01/07/2025 from the shipped list: shown, taken in once, told apart."""

from datetime import date

import pytest

from app.db import db, transaction
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.units import UnitKind, kind_by_name
from app.records.journal import JournalEntry
from app.units import service
from app.units.models import Unit
from app.units.service.reading import listed_units, shipped_rows
from tests.dialogue.test_pages import words_of
from tests.units.test_mergers import DAY, row

PAGE = "/don-vi/truoc-01-07-2025"


def test_every_former_unit_went_into_one_of_today():
    former = list(shipped_rows("former_units.csv"))
    today = {one.code for one in listed_units()}
    assert len(former) == len({one["code"] for one in former}) == 10_034
    assert all(one["successor_code"] in today for one in former)
    reused = [one for one in former if one["code"] in today]
    assert all(one["code"] == one["successor_code"] for one in reused)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Phường Tân Phong", UnitKind.WARD),
        ("Thị trấn Tam Đường", UnitKind.TOWNSHIP),
        ("Xã Thị", UnitKind.COMMUNE),
    ],
)
def test_the_name_says_the_kind(name, kind):
    assert kind_by_name(name) is kind


def test_an_office_takes_in_its_area_once_and_tells_codes_apart(office, browser, actor):
    service.import_list(own=service.listed_unit("12"))
    officer = browser(Role.OFFICE_OFFICER)
    preview = words_of(officer.get(PAGE))
    assert "trên 106 đơn vị" in words_of(browser(Role.ADMINISTRATOR).get(PAGE))
    assert "Chưa có trong danh mục: 106 trên 106 đơn vị" in preview
    assert "Phường Quyết Tiến 03388 nay là mã của Phường Đoàn Kết Thành phố Lai Châu" in preview
    assert db.session.scalar(db.select(Unit).where(Unit.valid_to.is_not(None))) is None
    assert officer.submit(PAGE, {}).location == PAGE
    assert "106 đơn vị cũ của địa bàn đều đã có" in words_of(officer.get(PAGE))
    on = {day: service.find_unit("03388", on=day) for day in (date(2025, 6, 30), DAY)}
    assert [one.name for one in on.values()] == ["Phường Quyết Tiến", "Phường Đoàn Kết"]
    assert service.books_of("03388") == {"03386", "03389", "03391", "03403"}
    with pytest.raises(RuleViolation, match="đã có trong danh mục"):
        service.take_in_former(actor(Role.OFFICE_OFFICER))
    (act,) = db.session.scalars(db.select(JournalEntry.act).where(JournalEntry.subject == "unit"))
    assert act == "take_in"


def test_a_former_unit_tells_where_it_was_and_where_it_went(office, browser):
    service.import_list(own=service.listed_unit("12"))
    officer = browser(Role.OFFICE_OFFICER)
    officer.submit(PAGE, {})
    shown = words_of(officer.get("/don-vi/ma/03386"))
    assert "Hết hiệu lực từ ngày 01/07/2025, nhập vào Phường Đoàn Kết" in shown
    assert "Không rõ 01/07/2025 Phường Quyết Thắng Phường Thành phố Lai Châu" in shown
    assert "Phường Quyết Thắng" not in officer.get("/don-vi/").text  # no longer below
    offered = officer.get("/tong-quan/").text
    assert "Phường Tân Phong (03387, trước 01/07/2025)" in offered


def test_a_commune_takes_in_its_own_former_units_only(commune, browser, actor):
    service.import_list(own=service.listed_unit("03408"))
    clerk = browser(Role.COMMUNE_OFFICER)
    assert "Phường Quyết Tiến" not in clerk.get(PAGE).text
    clerk.submit(PAGE, {})
    assert service.books_of("03408") == {"03387", "03409", "03415", "03418"}
    assert clerk.get("/don-vi/ma/03387").status_code == 200
    assert clerk.get("/don-vi/ma/03386").status_code == 404
    assert browser(Role.FRONT).get(PAGE).status_code == 403


def test_what_the_list_tells_already_is_left_as_it_is(office, actor):
    """A city of before that works with its former units, beside one of today."""
    with transaction() as session:
        session.add(row("03388", "Phường Đoàn Kết", DAY))
        session.add(row("03386", "Phường Quyết Thắng", date(2004, 10, 10)))
    assert service.take_in_former(actor(Role.OFFICE_OFFICER)) == 4
    [own] = service.periods_of("03386")
    assert (own.valid_from, own.valid_to) == (date(2004, 10, 10), None)
