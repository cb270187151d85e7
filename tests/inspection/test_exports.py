"""Inspections and what they recommend as files."""

from app.domain.actors import Role
from tests.export.reading_back import table_of
from tests.inspection.conftest import TODAY, signed

ROOM = "/kiem-tra/"


def test_an_office_takes_the_list_the_units_and_the_points(above, browser):
    one, _ = signed()
    officer = browser(Role.OFFICE_OFFICER)
    (row,) = table_of(officer.get(f"{ROOM}?nam={TODAY.year}&xuat=xlsx"))
    assert (row["Tên nơi được kiểm tra"], row["Kiến nghị chưa xong"]) == ("Phường Tân Phong", 1)
    units = table_of(officer.get(f"{ROOM}?xuat=xlsx&bang=don-vi"))
    assert {one["Đơn vị"]: one["Kiến nghị chưa xong"] for one in units} == {
        "Phường Tân Phong": 1,
        "Xã Sin Suối Hồ": 0,
    }
    (point,) = table_of(officer.get(f"{ROOM}{one.id}?xuat=xlsx"))
    assert point["Kiến nghị"]
    assert point["Thời hạn"] is not None
