"""Days and hours as people type them: what has one meaning is read, what has two is asked."""

import unicodedata
from datetime import date, time, timedelta

import pytest

from app.domain.calendar import in_words, show, show_long
from app.domain.typed_days import Lies, read_day, read_hour

TODAY = date(2026, 11, 27)  # a Friday
MARCH = date(2026, 3, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "5/3/26",
        "5/3/2026",
        "05/03/2026",
        " 5 / 3 / 2026 ",
        "5.3.2026",
        "05.03.26",
        "5-3-2026",
        "5 3 2026",
        "05032026",
        "050326",
        "2026-03-05",
        "5/3/2026.",
        "ngày 5/3/2026",
        "ngày 5 tháng 3 năm 2026",
        "Ngày 05 tháng 03 năm 2026",
        "NGÀY 5 THÁNG 3, 2026",
        "ngay 5 thang 3 nam 26",
        "5 tháng 3 năm 2026",
        "thứ Năm, ngày 5 tháng 3 năm 2026",
        "thứ 5 ngày 5/3/2026",
        "Thứ Năm, 05/03/2026",
    ],
)
@pytest.mark.parametrize("lies", Lies)
def test_one_day_is_typed_in_many_ways(typed, lies):
    assert read_day(typed, today=TODAY, lies=lies) == MARCH
    assert read_day(unicodedata.normalize("NFD", typed), today=TODAY, lies=lies) == MARCH


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hôm nay", TODAY),
        ("Hôm  nay", TODAY),
        ("hom nay", TODAY),
        ("hôm qua", date(2026, 11, 26)),
        ("hôm kia", date(2026, 11, 25)),
        ("ngày mai", date(2026, 11, 28)),
        ("thứ hai tuần trước", date(2026, 11, 16)),
        ("thứ 2 tuần này", date(2026, 11, 23)),
        ("thứ bảy tuần sau", date(2026, 12, 5)),
        ("chủ nhật tuần trước", date(2026, 11, 22)),
        ("CN tuần này", date(2026, 11, 29)),
    ],
)
def test_days_are_told_from_today(typed, meant):
    assert read_day(typed, today=TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "past", "ahead"),
    [
        ("5/3", date(2026, 3, 5), date(2027, 3, 5)),
        ("27/11", TODAY, TODAY),
        ("28.11", date(2025, 11, 28), date(2026, 11, 28)),
        ("ngày 31 tháng 12", date(2025, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_day_and_a_month_are_the_nearest_that_the_field_asks_for(typed, past, ahead):
    assert read_day(typed, today=TODAY, lies=Lies.PAST) == past
    assert read_day(typed, today=TODAY, lies=Lies.AHEAD) == ahead
    with pytest.raises(ValueError, match="năm nào"):
        read_day(typed, today=TODAY, lies=Lies.EITHER)


def test_a_day_and_a_month_that_lie_far_are_asked_for_with_their_year():
    assert read_day("29/2", today=TODAY, lies=Lies.PAST) == date(2024, 2, 29)
    for typed in ("29/2", "26/11", "5/9"):  # a deadline of this year that has passed?
        with pytest.raises(ValueError, match="năm nào"):
            read_day(typed, today=TODAY, lies=Lies.AHEAD)


def test_a_year_of_two_digits_lies_where_the_field_asks():
    assert read_day("2/9/85", today=TODAY, lies=Lies.PAST) == date(1985, 9, 2)
    assert read_day("2/9/27", today=TODAY, lies=Lies.PAST) == date(1927, 9, 2)
    assert read_day("2/9/27", today=TODAY, lies=Lies.AHEAD) == date(2027, 9, 2)
    with pytest.raises(ValueError, match="bốn chữ số"):
        read_day("2/9/85", today=TODAY, lies=Lies.EITHER)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Ngày không đúng. Hãy nhập"),
        ("5", "Ngày không đúng. Hãy nhập"),
        ("mai", "Ngày không đúng. Hãy nhập"),
        ("2026-03-16x", "Ngày không đúng. Hãy nhập"),
        ("5/3/026", "Ngày không đúng. Hãy nhập"),
        ("5//3/2026", "Ngày không đúng. Hãy nhập"),
        ("٥/٣/2026", "Ngày không đúng. Hãy nhập"),
        ("31/02/2026", "Ngày không đúng. Tháng 2 năm 2026 chỉ có 28 ngày."),
        ("0/2/2026", "Ngày không đúng."),
        ("31/2", "Ngày không đúng. Tháng 2 nhiều nhất 29 ngày."),
        ("3/15/2026", "Không có tháng 15"),
        ("20260305", "Năm phải trong khoảng"),
        ("01/01/0026", "Năm phải trong khoảng từ 1900 đến 2100."),
        ("thứ hai", "Chưa rõ thứ Hai nào"),
        ("chủ nhật", "Chưa rõ chủ nhật nào"),
        ("thứ sáu, 5/3/2026", "Ngày 05/03/2026 là thứ Năm, không phải thứ Sáu"),
        ("mùng 5 tháng 3", "dương lịch"),
        ("15/8/2026 âm lịch", "dương lịch"),
    ],
)
def test_what_is_no_day_or_two_is_asked_again(typed, told):
    with pytest.raises(ValueError, match=told) as refused:
        read_day(typed, today=TODAY, lies=Lies.PAST)
    assert str(refused.value)[-1] == "."


def test_what_the_program_writes_it_reads():
    day = date(1999, 12, 25)
    for _ in range(80):
        day += timedelta(days=97)
        for words in (show(day), show_long(day), in_words(day)):
            assert read_day(words, today=TODAY) == day


def test_a_clock_at_the_edge_of_time_is_no_accident():
    with pytest.raises(ValueError, match="Ngày không đúng"):
        read_day("hôm qua", today=date.min)
    with pytest.raises(ValueError, match="Ngày không đúng"):
        read_day("thứ hai tuần sau", today=date.max)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7h30", time(7, 30)),
        ("7:30", time(7, 30)),
        ("07.30", time(7, 30)),
        ("0730", time(7, 30)),
        ("1430", time(14, 30)),
        ("14h30", time(14, 30)),
        ("14g30", time(14, 30)),
        ("14 giờ 30 phút", time(14, 30)),
        ("7 giờ rưỡi", time(7, 30)),
        ("2 giờ chiều", time(14)),
        ("2h30 chiều", time(14, 30)),
        ("14h chiều", time(14)),
        ("2 giờ sáng", time(2)),
        ("2:00", time(2)),
        ("02h", time(2)),
        ("8 giờ tối", time(20)),
        ("11 giờ trưa", time(11)),
        ("1h trưa", time(13)),
        ("12 giờ trưa", time(12)),
        ("10 giờ đêm", time(22)),
        ("0h", time(0)),
        ("9h", time(9)),
    ],
)
def test_an_hour_is_typed_in_many_ways(typed, meant):
    assert read_hour(typed) == meant
    assert read_hour(unicodedata.normalize("NFD", typed)) == meant


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Giờ không đúng"),
        ("7", "Giờ không đúng"),
        ("25h00", "Giờ không đúng"),
        ("7h60", "Giờ không đúng"),
        ("sáng", "Giờ không đúng"),
        ("14 giờ sáng", "Giờ không đúng. Không có 14 giờ sáng."),
        ("12 giờ đêm", "Không có 12 giờ đêm"),
        ("2h", "Chưa rõ sáng hay chiều. Hãy ghi 2 giờ sáng hoặc 14 giờ."),
        ("2 giờ rưỡi", "Chưa rõ sáng hay chiều"),
    ],
)
def test_an_hour_that_could_be_two_is_asked_again(typed, told):
    with pytest.raises(ValueError, match=told):
        read_hour(typed)
