from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.book import (
    check_close,
    check_cover,
    check_last_number,
    check_open,
    check_paper_number,
    next_number,
)
from app.domain.mediation.entry import EntrySource, source_of

TODAY = date(2026, 3, 20)
COVER = {"volume": 1, "year": 2026, "opened_on": date(2026, 1, 2), "paper_last": 0, "today": TODAY}
CLOSE = {
    "year": 2025,
    "opened_on": date(2025, 1, 2),
    "closed_on": date(2025, 12, 31),
    "waiting": 0,
    "today": TODAY,
}


@pytest.mark.parametrize(
    ("last_given", "paper_last", "number"), [(0, 0, 1), (4, 0, 5), (0, 15, 16), (17, 15, 18)]
)
def test_numbers_go_on_after_the_last_of_book_and_paper(last_given, paper_last, number):
    assert next_number(last_given=last_given, paper_last=paper_last) == number


@pytest.mark.parametrize("number", [0, -3, 10_000])
def test_a_number_no_paper_book_has_is_refused(number):
    with pytest.raises(RuleViolation, match="không đúng"):
        check_paper_number(number, set(), year=2026)


def test_one_number_is_for_one_case():
    check_paper_number(7, {6, 8}, year=2026)
    with pytest.raises(RuleViolation, match="Số 07/2026 đã có"):
        check_paper_number(7, {7}, year=2026)


def test_a_closed_book_takes_no_more_cases():
    check_open(None, year=2025)
    with pytest.raises(RuleViolation, match="đã khóa ngày 05/01/2026"):
        check_open(date(2026, 1, 5), year=2025)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"volume": 0}, "Quyển số 0"),
        ({"volume": 100}, "Quyển số 100"),
        ({"opened_on": date(2027, 1, 1)}, "ở sau năm 2026"),
        ({"opened_on": date(2026, 3, 21)}, "ở sau hôm nay"),
        ({"paper_last": -1}, "sổ giấy -1"),
        ({"paper_last": 10_000}, "sổ giấy 10000"),
    ],
)
def test_a_cover_that_cannot_be_is_refused(facts, words):
    check_cover(**COVER)
    with pytest.raises(RuleViolation, match=words):
        check_cover(**COVER | facts)


def test_after_a_restore_no_number_below_the_known_one_is_believed():
    check_last_number(5, known=5, team="Tổ A")
    with pytest.raises(RuleViolation, match="Tổ A: số cuối cùng phải từ 5"):
        check_last_number(4, known=5, team="Tổ A")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"closed_on": date(2025, 12, 30)}, "Năm 2025 chưa hết"),
        ({"closed_on": date(2026, 3, 21)}, "ở sau hôm nay"),
        ({"waiting": 2}, "còn 2 vụ, việc mang số tạm"),
        ({"opened_on": date(2026, 1, 9), "closed_on": date(2026, 1, 8)}, "không thể trước"),
    ],
)
def test_a_book_is_closed_when_its_year_is_over(facts, words):
    check_close(**CLOSE)
    with pytest.raises(RuleViolation, match=words):
        check_close(**CLOSE | facts)


@pytest.mark.parametrize(
    ("received_on", "paper_number", "source"),
    [
        (TODAY, None, EntrySource.AT_ONCE),
        (date(2026, 3, 19), None, EntrySource.LATE),
        (date(2026, 1, 5), 3, EntrySource.PAPER_BOOK),
    ],
)
def test_the_day_of_the_event_and_of_the_writing_are_two_things(received_on, paper_number, source):
    assert source_of(received_on, today=TODAY, paper_number=paper_number) is source
