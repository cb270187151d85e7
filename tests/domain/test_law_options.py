"""Open questions: the usual answers, an office's own from a day on, and what cannot be read."""

from datetime import date, timedelta

import pytest

from app.domain.errors import RuleViolation
from app.domain.law_options import (
    QUESTIONS,
    FlareUp,
    Option,
    OptionRow,
    check_answer,
    in_words,
    is_readable,
    value_on,
)

TODAY = date(2026, 3, 2)
DAYS = Option.PAUSE_REMINDER_DAYS


def row(text, since=TODAY, option=DAYS):
    return OptionRow(option, text, since)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        (Option.RESTART_ON_REPLACEMENT, True),
        (Option.PAUSE_REMINDER_DAYS, 30),
        (Option.ALERT_FORWARD_HOURS, 24),
        (Option.COURT_REMINDER_DAYS, (60, 30, 7)),
        (Option.FLARE_UP, FlareUp.NEW_ROUND),
    ],
)
def test_where_nobody_answered_the_usual_answer_holds(option, value):
    assert value_on(option, TODAY, []) == value


def test_every_question_reads_its_own_default_and_asks_something():
    assert set(QUESTIONS) == set(Option)
    for option, question in QUESTIONS.items():
        assert question.asked.endswith((".", "?"))
        assert in_words(option, question.default)


def test_an_answer_holds_from_its_day_on():
    rows = [row("15", TODAY)]
    assert value_on(DAYS, TODAY - timedelta(days=1), rows) == 30
    assert value_on(DAYS, TODAY, rows) == 15


def test_the_newest_answer_holds_and_of_one_day_the_one_written_later():
    rows = [row("15", date(2026, 2, 1)), row("20", date(2026, 1, 1))]
    assert value_on(DAYS, TODAY, rows) == 15
    assert value_on(DAYS, TODAY, [*rows, row("10", date(2026, 2, 1))]) == 10
    assert value_on(DAYS, date(2026, 1, 15), rows) == 20


def test_an_answer_to_another_question_changes_nothing():
    assert value_on(DAYS, TODAY, [row("12", option=Option.ALERT_FORWARD_HOURS)]) == 30


def test_an_answer_that_cannot_be_read_is_passed_over():
    assert not is_readable(row("mười"))
    assert value_on(DAYS, TODAY, [row("15", date(2026, 1, 1)), row("mười")]) == 15


def test_several_numbers_are_read_from_the_greatest_and_once_each():
    rows = [row("7, 30,90,7", option=Option.COURT_REMINDER_DAYS)]
    assert value_on(Option.COURT_REMINDER_DAYS, TODAY, rows) == (90, 30, 7)


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        (DAYS, "0", "từ 1 đến 366"),
        (DAYS, "367", "từ 1 đến 366"),
        (DAYS, "-5", "từ 1 đến 366"),
        (DAYS, "10, 20", "một số nguyên"),
        (DAYS, "", "một số nguyên"),
        (DAYS, "٣", "một số nguyên"),
        (DAYS, "9" * 4000, "một số nguyên"),
        (Option.COURT_REMINDER_DAYS, "30, 200", "mỗi số từ 1 đến 180"),
        (Option.COURT_REMINDER_DAYS, "30,,7", "cách nhau bằng dấu phẩy"),
        (Option.RESTART_ON_REPLACEMENT, "maybe", "Hãy chọn một trong các câu trả lời"),
        (Option.FLARE_UP, "yes", "Hãy chọn một trong các câu trả lời"),
    ],
)
def test_an_answer_that_no_one_could_mean_is_refused(option, text, said):
    with pytest.raises(RuleViolation, match=said):
        check_answer(option, text, TODAY, today=TODAY)


def test_a_far_day_is_refused():
    with pytest.raises(RuleViolation, match="Ngày bắt đầu áp dụng 31/12/2013 quá xa"):
        check_answer(DAYS, "15", date(2013, 12, 31), today=TODAY)
    check_answer(DAYS, "366", date(2014, 1, 1), today=TODAY)


def test_answers_are_told_in_words():
    assert in_words(DAYS, "15") == "15 ngày"
    assert in_words(Option.RESTART_ON_REPLACEMENT, "no") == "Không"
    assert in_words(Option.FLARE_UP, "new_case").startswith("Lập vụ, việc mới")
    assert (
        value_on(
            Option.RESTART_ON_REPLACEMENT,
            TODAY,
            [row("no", option=Option.RESTART_ON_REPLACEMENT)],
        )
        is False
    )


def test_the_answer_of_the_nearest_office_holds_from_its_first_day():
    rows = [
        OptionRow(DAYS, "10", TODAY - timedelta(days=9), steps_up=2),
        OptionRow(DAYS, "20", TODAY, steps_up=1),
        OptionRow(DAYS, "40", TODAY - timedelta(days=5), steps_up=0),
        OptionRow(DAYS, "50", TODAY + timedelta(days=1), steps_up=2),
    ]
    assert value_on(DAYS, TODAY - timedelta(days=8), rows) == 10
    for later in (TODAY - timedelta(days=5), TODAY, TODAY + timedelta(days=2)):
        assert value_on(DAYS, later, rows) == 40
    assert value_on(DAYS, TODAY, [one for one in rows if one.steps_up]) == 20
