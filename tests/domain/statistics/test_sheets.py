"""Totals, sums that hold or do not, rates; what is not known is never 0."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.statistics.forms import Identity, Kind, columns_of
from app.domain.statistics.measures import Outcome, Subject
from app.domain.statistics.periods import check_period
from app.domain.statistics.reports import (
    Source,
    Submission,
    check_submission,
    differences,
    digest,
    freeze,
    summed,
    thaw,
)
from app.domain.statistics.sheets import Line, Sheet, fill
from app.domain.statistics.shipped.tt20_2013 import FORM_11, FORM_12B

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
TODAY = date(2027, 1, 15)
FORM = replace(
    FORM_12B,
    columns=columns_of(
        ("Tổng số", Subject.RECEIVED),
        ("Thành", Subject.RECEIVED, Outcome.SETTLED),
        ("Không thành", Subject.RECEIVED, Outcome.NOT_SETTLED),
    ),
    identities=(Identity(1, (2, 3)),),
)


def sheet(*numbers, form=FORM, **facts):
    lines = tuple(
        Line(f"tổ {n}", f"Tổ {n}", one, None not in one) for n, one in enumerate(numbers, 1)
    )
    return replace(Sheet(form, *YEAR, lines), **facts)


def given(**facts):
    first = {"kind": Kind.YEAR_FINAL, "year": 2026, "source": Source.COUNTED, "estimate": {}}
    return Submission(**{**first, **facts})


def test_what_is_unknown_is_left_out_of_the_total_and_is_no_zero():
    assert sheet((5, 3, 2), (None, None, None)).totals == (5, 3, 2)
    assert sheet((None, None, None)).totals == (None, None, None)
    assert sheet().totals == (0, 0, 0)


def test_a_sum_that_holds_in_total_but_not_in_two_lines_does_not_hold():
    (check,) = sheet((5, 3, 1), (4, 3, 2)).checks()
    assert (check.holds, check.in_numbers) == (False, "9 = 6 + 3")
    assert check.lines == ("Tổ 1", "Tổ 2")


def test_a_sum_over_what_is_not_held_cannot_be_checked():
    (check,) = sheet((None, None, None)).checks()
    assert check.holds is None


def test_the_rate_is_printed_with_formula_and_numbers():
    ended, received = sheet((6, 3, 1)).rates()
    assert ended.in_numbers.endswith("cột 2 / (cột 2 + cột 3) × 100 = 3 / 4 × 100 = 75,0%")
    assert received.in_numbers.endswith("cột 2 / cột 1 × 100 = 3 / 6 × 100 = 50,0%")
    assert sheet((0, 0, 0)).rates()[0].percent is None


def test_a_sheet_has_a_line_for_each_row_even_if_nothing_was_counted():
    filled = fill(FORM, {"a": "Tổ A"}, {}, first=YEAR[0], last=YEAR[1], unknown=["b"])
    assert [(one.key, one.numbers) for one in filled.lines] == [("a", (0, 0, 0))]


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(RuleViolation, match="cuối kỳ"):
        check_period(date(2026, 2, 1), date(2026, 1, 31))


def test_a_frozen_sheet_is_read_back_whole_and_every_letter_counts_in_its_hash():
    content = freeze(
        sheet((5, 3, 2)), given(estimate={}), unit="03408", unit_name="Phường Tân Phong"
    )
    frozen = thaw(content)
    assert frozen.sheet == sheet((5, 3, 2))
    assert (frozen.unit, frozen.kind, frozen.name) == (
        "03408",
        Kind.YEAR_FINAL,
        "Báo cáo chính thức năm 2026",
    )
    assert digest(content) != digest(content.replace("[5,3,2]", "[6,3,3]"))


@pytest.mark.parametrize(
    ("true", "other"),
    [
        ("[5,3,2]", "[5,3]"),
        ("[5,3,2]", '["5",3,2]'),
        ("[5,3,2]", "[5.5,3,2]"),
        ('"tổ 1"', "1"),
        ('"estimate":{}', '"estimate":[]'),
        ('"year":2026', '"year":"2026"'),
    ],
)
def test_a_report_that_another_hand_has_written_is_refused_before_it_is_shown(true, other):
    content = freeze(sheet((5, 3, 2)), given(), unit="03408", unit_name="Phường Tân Phong")
    assert true in content
    with pytest.raises(RuleViolation, match="không đọc được"):
        thaw(content.replace(true, other))
    assert len(digest(content)) == 64


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"form": 1}'])
def test_content_that_cannot_be_read_is_said_to_be_so(content):
    with pytest.raises(RuleViolation, match="không đọc được"):
        thaw(content)


@pytest.mark.parametrize(
    ("of", "facts", "former", "sentence"),
    [
        (sheet((5, 3, 2), last=date(2027, 1, 16)), {}, None, "Ngày chốt số liệu 16/01/2027"),
        (sheet(), {}, None, "không có dòng nào"),
        (sheet((5, 3, 1)), {}, None, "đẳng thức chưa khớp"),
        (sheet((5, 3, 2)), {}, date(2027, 1, 10), "đã nộp ngày 10/01/2027"),
        (sheet((5, 3, 2)), {"estimate": {1: 2}}, None, "Cột 1 của biểu này không có ước tính"),
        (sheet(form=FORM_12B), {}, None, "không có dòng nào"),
    ],
)
def test_what_is_not_to_be_submitted(of, facts, former, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        check_submission(of, given(**facts), former_on=former, today=TODAY)


def test_a_person_may_submit_a_sum_that_does_not_hold_and_correct_with_a_reason():
    mismatch = given(accepts_mismatch=True)
    check_submission(sheet((5, 3, 1)), mismatch, former_on=None, today=TODAY)
    told = given(reason="Ghi muộn một vụ.")
    check_submission(sheet((5, 3, 2)), told, former_on=date(2027, 1, 10), today=TODAY)


def test_an_estimate_is_no_negative_number():
    form = replace(FORM, columns=tuple(replace(one, is_estimated=True) for one in FORM.columns))
    with pytest.raises(RuleViolation, match="từ 0 trở lên"):
        check_submission(
            sheet((5, 3, 2), form=form), given(estimate={1: -1}), former_on=None, today=TODAY
        )


def test_a_difference_names_line_column_and_both_numbers():
    then, now = sheet((5, 3, 2), (1, 1, 0)), sheet((5, 4, 1))
    told = [(one.line, one.column, one.then, one.now) for one in differences(then, now)]
    assert told == [
        ("Tổ 1", 2, 3, 4),
        ("Tổ 1", 3, 2, 1),
        ("Tổ 2", 1, 1, 0),
        ("Tổ 2", 2, 1, 0),
    ]
    assert differences(then, then) == []
    assert differences(then, sheet((None,) * 3, (None,) * 3)) == []


def test_an_office_sums_by_what_is_counted_whatever_the_form_is_called():
    one = thaw(freeze(sheet((5, 3, 2), (1, 1, 0)), given(), unit="a", unit_name="Xã A"))
    office = summed(FORM_11, {"a": "Xã A"}, {"a": [one]}, YEAR)
    assert set(office.totals) == {None}
    rows = {"a": "Xã A", "b": "Xã B"}
    office = summed(FORM, rows, {"a": [one]}, YEAR)
    assert [line.numbers for line in office.lines] == [(6, 4, 2), (None, None, None)]
    assert [line.is_known for line in office.lines] == [True, False]
