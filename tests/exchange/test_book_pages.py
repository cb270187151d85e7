"""What people see of a merger: whose books come, the sheet to be signed, and the closed book."""

from datetime import date

import pytest

from app.db import transaction
from app.domain.actors import InstanceRole, Role
from app.domain.calendar import show, show_moment
from app.domain.mediation.alerts import AlertKind
from app.domain.mediation.states import CaseState
from app.exchange import books
from app.lawpack.service import law_of
from app.mediation.service.alert_lines import forward_by
from app.mediation.service.alerts import raise_alert
from app.units.models import Unit
from tests.conftest import TAN_PHONG
from tests.exchange.conftest import SIN_SUOI_HO, administrator, know_units
from tests.factories import a_village, an_officer
from tests.mediation.cases import a_case_in, a_village_with_team

DAY = date(2026, 3, 2)
ALERTED = "Báo cáo khẩn đang chờ xử lý:"


@pytest.fixture
def two(make_instance):
    """Tân Phong was merged into Sin Suối Hồ; both machines know it."""
    apps = {}
    for unit in (TAN_PHONG, SIN_SUOI_HO):
        apps[unit] = make_instance(InstanceRole.COMMUNE, *unit)
        with apps[unit].app_context():
            know_units()
            with transaction() as session:
                period = session.get(Unit, (TAN_PHONG[0], date(2025, 7, 1)))
                period.valid_to, period.successor_code = DAY, SIN_SUOI_HO[0]
    return apps


def test_the_sheet_is_the_same_on_both_sides_and_the_closed_book_says_so(two, browser, tmp_path):
    old, new = two[TAN_PHONG], two[SIN_SUOI_HO]
    with new.app_context():
        key = books.own_key()
        page = browser(Role.COMMUNE_LEADER).get("/dong-bo/ban-giao/")
        assert key in page.text
        assert "Phường Tân Phong (03408)" in page.text
        assert "Chưa tiếp nhận" in page.text
        whole = browser(Role.COMMUNE_LEADER).get("/dong-bo/").text
        assert "Sổ của 1 đơn vị đã nhập vào đây chưa được tiếp nhận." in whole
    file = tmp_path / "so.shb"
    with old.app_context():
        a_village(name="Tả Lèng")
        clerk = browser(Role.COMMUNE_OFFICER)
        before = clerk.get("/dong-bo/ban-giao/").text
        assert f"Đơn vị này nhập vào {SIN_SUOI_HO[1]} từ ngày {show(DAY)}." in before
        assert "Ghi vụ, việc mới" in clerk.get("/").text
        assert "Máy này chỉ còn để xem" not in clerk.get("/hoa-giai/").text
        sheet = books.hand_over(file, key, today=DAY, by=administrator(TAN_PHONG[0]))
        assert "nhập vào" not in clerk.get("/dong-bo/ban-giao/").text.split("Cách làm")[0]
        first = clerk.get("/").text
        assert f"Sổ đã bàn giao cho {SIN_SUOI_HO[1]}." in first
        for idle in ("Ghi vụ, việc mới", "Việc đến hạn", "Những việc đầu tiên"):
            assert idle not in first
        assert "Máy này chỉ còn để xem" in clerk.get("/hoa-giai/").text
        given = clerk.get("/dong-bo/ban-giao/03408")
        assert given.status_code == 200
        facts = {"kind": "ban", "name": "Bản mới", "valid_from": "01/03/2026"}
        refused = clerk.submit("/don-vi/", facts, action="/don-vi/thon")
        assert refused.status_code == 422
        assert "Sổ đã bàn giao cho" in refused.text
    with new.app_context():
        books.take_over(file, sheet.code, by=administrator(SIN_SUOI_HO[0]))
        leader = browser(Role.COMMUNE_LEADER)
        taken = leader.get("/dong-bo/ban-giao/03408").text
        assert "Đã tiếp nhận 1 hồ sơ" in leader.get("/dong-bo/ban-giao/").text
        assert "chưa được tiếp nhận" not in leader.get("/dong-bo/").text
        assert leader.get("/dong-bo/ban-giao/03390").status_code == 404
    for text in (given.text, taken):
        assert sheet.code in text
        assert "Biên bản bàn giao sổ" in text
        assert "Thôn, bản, tổ dân phố" in text


@pytest.mark.usefixtures("office")
def test_an_office_hands_no_book_over(browser):
    assert browser(Role.OFFICE_OFFICER).get("/dong-bo/ban-giao/").status_code == 404


def test_what_was_handed_over_alerts_only_who_took_it_over(two, browser, tmp_path):
    old, new, file = two[TAN_PHONG], two[SIN_SUOI_HO], tmp_path / "so.shb"
    with new.app_context():
        key = books.own_key()
    with old.app_context():
        case = a_case_in(CaseState.IN_MEDIATION, a_village_with_team())
        alert = raise_alert(case.id, AlertKind.VIOLENCE, by=an_officer())
        until = show_moment(forward_by(alert, law_of(TAN_PHONG[0])))
        clerk, places = browser(Role.COMMUNE_OFFICER), ("", alert.id)

        def seen():
            pages = [clerk.get(f"/hoa-giai/bao-cao/{one}").text for one in places]
            return [(ALERTED in one, until in one) for one in pages]

        assert seen() == [(True, True)] * 2
        sheet = books.hand_over(file, key, today=DAY, by=administrator(TAN_PHONG[0]))
        assert seen() == [(False, False)] * 2
    with new.app_context():
        books.take_over(file, sheet.code, by=administrator(SIN_SUOI_HO[0]))
        assert ALERTED in browser(Role.COMMUNE_OFFICER).get("/").text
