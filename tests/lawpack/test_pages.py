"""The pages of the law, as the people of a commune and of an office meet them."""

from datetime import date, datetime, time

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.calendar import HERE
from app.domain.deadlines import Clock
from app.domain.law_options import Option
from app.lawpack.models import Court, DeadlineRow
from app.lawpack.service import law_of
from tests.lawpack.rows import (
    GOOD,
    OTHER,
    PAGES,
    TODAY,
    UNIT,
    a_deadline,
    days,
    rows_held,
    words_of,
)
from tests.manners import Reading


@pytest.fixture
def clerk(commune, browser):
    return browser(Role.COMMUNE_OFFICER)


def test_a_day_off_goes_into_the_table_with_its_source_and_its_story(clerk):
    fields = {"kind": "off", "first": "1/9/2027", "last": "3/9/2027", "name": "Theo thông báo"}
    answer = clerk.submit("/quan-tri/ngay-nghi/", fields)
    assert answer.location.endswith("/quan-tri/ngay-nghi/?nam=2027")
    words = words_of(clerk.get(answer.location))
    assert "Thứ Tư, 01/09/2027 Ngày nghỉ Theo thông báo Đơn vị ghi" in words
    assert "Thứ Năm, 02/09/2027 Ngày nghỉ Theo thông báo Đơn vị ghi thay cho: ngày nghỉ, " in words
    assert "Thứ Sáu, 01/01/2027 Ngày nghỉ Tết Dương lịch Có sẵn" in words
    assert "chưa có thông báo nghỉ lễ, tết và hoán đổi ngày làm việc của năm 2027" in words
    assert "Đã ghi 3 ngày của năm này." in words
    assert "Lò Thị Mẫu" in words


def test_the_year_shown_first_is_this_one_with_its_swapped_days(clerk):
    words = words_of(clerk.get("/quan-tri/ngay-nghi/"))
    assert "Ngày nghỉ, ngày làm bù năm 2026" in words
    assert "Thứ Bảy, 22/08/2026 Ngày làm bù Làm bù cho 31/08/2026" in words
    assert "chưa có thông báo" not in words
    assert "Ngày 24/11/2026 (Ngày Văn hóa Việt Nam)" in words
    year_2025 = words_of(clerk.get("/quan-tri/ngay-nghi/?nam=2025"))
    assert "Thứ Bảy, 26/04/2025 Ngày làm bù Làm bù cho 02/05/2025" in year_2025
    assert "24/11/2025" not in year_2025


@pytest.mark.parametrize("year", ["2013", "2030", "x", "-1", "٢٠٢٦", "9" * 5000, ""])
def test_a_year_nobody_has_is_not_found(clerk, year):
    assert clerk.get(f"/quan-tri/ngay-nghi/?nam={year}").status_code == 404


def test_from_the_first_year_to_the_last_one_can_leaf(clerk):
    for year in ("2014", "2029"):
        page = Reading(clerk.get(f"/quan-tri/ngay-nghi/?nam={year}").text)
        ways = [one for one in page.all("a") if one.get("rel") in ("prev", "next")]
        assert len(ways) == 1


def test_in_december_every_page_of_the_law_tells_of_a_missing_tet(clerk, wall_clock):
    assert "chưa có Tết" not in clerk.get("/quan-tri/thoi-han/").text
    wall_clock.move_to(datetime.combine(date(2028, 12, 4), time(9), HERE))
    clerk.sign_in(Role.COMMUNE_OFFICER.value)
    for address in ("/", *PAGES):
        assert "Bảng ngày nghỉ năm 2029 chưa có Tết Nguyên đán" in clerk.get(address).text
    tet = {"kind": "off", "first": "12/02/2029", "last": "16/02/2029", "name": "Tết Nguyên đán"}
    clerk.submit("/quan-tri/ngay-nghi/", tet)
    assert "chưa có Tết" not in clerk.get("/quan-tri/thoi-han/").text


@pytest.mark.parametrize(
    ("address", "fields", "sentence"),
    [
        ("/quan-tri/ngay-nghi/", {"first": "31/02/2026"}, "Ngày không đúng"),
        ("/quan-tri/ngay-nghi/", {"first": ""}, "Hãy nhập ngày."),
        ("/quan-tri/ngay-nghi/", {"name": " "}, "Hãy ghi tên ngày nghỉ"),
        ("/quan-tri/ngay-nghi/", {"name": "a" * 5000}, "Quá dài"),
        ("/quan-tri/ngay-nghi/", {"kind": "lễ"}, "không có trong danh sách"),
        ("/quan-tri/ngay-nghi/", {"last": "04/03/2026"}, "không thể trước ngày đầu"),
        ("/quan-tri/ngay-nghi/", {"first": "07/03/2026"}, "vốn là ngày nghỉ cuối tuần"),
        ("/quan-tri/ngay-nghi/", {"first": "01/01/2040"}, "quá xa"),
        ("/quan-tri/thoi-han/start", {"length": "0"}, "Hãy nhập một số từ 1 đến 250"),
        ("/quan-tri/thoi-han/start", {"length": "ba"}, "Hãy nhập một số nguyên"),
        ("/quan-tri/thoi-han/start", {"length": "251"}, "Hãy nhập một số từ 1 đến 250"),
        ("/quan-tri/thoi-han/start", {"length": "9" * 30}, "Số này quá lớn"),
        ("/quan-tri/thoi-han/start", {"counted_in": "day_before"}, "không có trong danh sách"),
        ("/quan-tri/thoi-han/start", {"basis": ""}, "Hãy ghi văn bản nào quy định"),
        ("/quan-tri/thoi-han/start", {"valid_from": ""}, "Hãy nhập ngày bắt đầu"),
        ("/quan-tri/thoi-han/start", {"valid_to": "31/12/2025"}, "không thể trước ngày bắt đầu"),
        ("/quan-tri/tuy-chon/pause_reminder_days", {"answer": "nhiều"}, "từ 1 đến 366"),
        ("/quan-tri/tuy-chon/pause_reminder_days", {"valid_from": "1/1/1999"}, "quá xa"),
        ("/quan-tri/toa-an/", {"name": ""}, "Hãy nhập tên Tòa án"),
        ("/quan-tri/toa-an/", {"serves": OTHER}, "không có trong danh sách"),
        ("/quan-tri/toa-an/", {"valid_to": "30/06/2025"}, "không thể trước ngày bắt đầu"),
    ],
)
def test_bad_input_is_said_in_vietnamese_and_changes_nothing(clerk, address, fields, sentence):
    answer = clerk.submit(address, {**GOOD[address], **fields}, action=address)
    assert answer.status_code == 422
    assert sentence in " ".join(answer.text.split())
    assert rows_held() == 0


def test_the_calculator_tells_the_last_day_and_how(clerk):
    words = words_of(clerk.get("/quan-tri/thoi-han/?clock=payment&day=12/02/2026"))
    assert "Quyết định chi thù lao cho hòa giải viên: hạn cuối 26/02/2026." in words
    assert "ngày nghỉ từ 16/02/2026 đến 20/02/2026 (Tết Nguyên đán)" in words
    days(first=date(2026, 2, 23))
    words = words_of(clerk.get("/quan-tri/thoi-han/?clock=payment&day=12/02/2026"))
    assert "hạn cuối 27/02/2026." in words
    old = words_of(clerk.get("/quan-tri/thoi-han/?clock=start&day=31/12/2013"))
    assert "Không có quy định nào về thời hạn này có hiệu lực vào ngày 31/12/2013." in old


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("clock=start&day=mai", "Ngày không đúng"),
        ("clock=start&day=", "Hãy nhập ngày bắt đầu tính"),
        ("clock=none&day=01/01/2026", "không có trong danh sách"),
    ],
)
def test_the_calculator_asks_again_where_it_cannot_count(clerk, asked, sentence):
    answer = clerk.get(f"/quan-tri/thoi-han/?{asked}")
    assert answer.status_code == 422
    assert sentence in answer.text


@pytest.mark.parametrize("code", [clock.value for clock in Clock])
def test_the_calculator_counts_every_clock_from_the_first_day_to_the_last(clerk, code):
    for day in ("01/01/1900", "31/12/2100"):
        assert clerk.get(f"/quan-tri/thoi-han/?clock={code}&day={day}").status_code == 200


def test_an_own_limit_shows_where_it_comes_from_and_can_be_ended(clerk):
    address = "/quan-tri/thoi-han/start"
    clerk.submit(address, GOOD[address], action=address)
    assert "02 ngày làm việc kể từ ngày phân công Quy chế số 12 Đơn vị ghi" in words_of(
        clerk.get("/quan-tri/thoi-han/")
    )
    words = words_of(clerk.get(address))
    assert "Đang áp dụng: 02 ngày làm việc kể từ ngày phân công" in words
    row = db.session.scalars(db.select(DeadlineRow)).one()
    answer = clerk.submit(f"/quan-tri/thoi-han/dong/{row.id}", {"valid_to": "01/01/2026"})
    assert answer.status_code == 303
    assert "Đang áp dụng: 03 ngày kể từ ngày phân công" in words_of(clerk.get(address))
    assert law_of(UNIT).deadline(Clock.START, TODAY).rule.length == 3


def test_the_second_clerk_is_told_what_the_first_changed(clerk):
    row = a_deadline()
    address = f"/quan-tri/thoi-han/dong/{row.id}"
    page = clerk.get(address)
    clerk.submit(address, {"basis": "Của người thứ nhất"})
    answer = clerk.send(page, {"basis": "Của người thứ hai"})
    assert answer.status_code == 409
    assert "Của người thứ nhất" in answer.text
    assert "Của người thứ hai" in answer.text


def test_an_open_question_is_answered_from_a_list_or_in_numbers(clerk):
    address = "/quan-tri/tuy-chon/flare_up"
    clerk.submit(address, {"answer": "new_case", "valid_from": "01/02/2026"}, action=address)
    assert "Lập vụ, việc mới, nêu số của vụ, việc cũ Đơn vị ghi" in words_of(
        clerk.get("/quan-tri/tuy-chon/")
    )
    words = words_of(clerk.get(address))
    assert "Lập vụ, việc mới, nêu số của vụ, việc cũ 01/02/2026 Đơn vị ghi" in words
    assert "Cách làm của đơn vị: Lập vụ, việc mới, nêu số của vụ, việc cũ" in words
    assert "Hòa giải lần nữa trong vụ, việc cũ, giữ số cũ khi đơn vị chưa ghi cách khác" in words
    reminders = "/quan-tri/tuy-chon/court_reminder_days"
    clerk.submit(reminders, {"answer": "90, 10", "valid_from": "01/02/2026"}, action=reminders)
    assert law_of(UNIT).option(Option.COURT_REMINDER_DAYS, on=TODAY) == (90, 10)


def test_a_court_is_written_changed_and_listed(clerk):
    address = "/quan-tri/toa-an/"
    clerk.submit(address, GOOD[address])
    court = db.session.scalars(db.select(Court)).one()
    assert court.serves == UNIT
    clerk.submit(f"/quan-tri/toa-an/{court.id}", {"phone": "0213 3876 000"})
    assert "0213 3876 000" in words_of(clerk.get(address))
