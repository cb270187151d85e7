"""What a form must be, how people write its parts, and that it survives being stored."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.actors import InstanceRole
from app.domain.errors import RuleViolation
from app.domain.statistics.checking import check_form, read_due, read_identities
from app.domain.statistics.forms import Due, Identity, Kind, RowKind, columns_of
from app.domain.statistics.headings import head_of
from app.domain.statistics.measures import Measure, Outcome, Part, Subject, read_measure
from app.domain.statistics.plain import from_plain, to_plain
from app.domain.statistics.shipped import OFFICIAL, SHIPPED
from app.domain.statistics.shipped.tt20_2013 import FORM_11, FORM_12B, FORM_12C

COMMUNE, OFFICE = InstanceRole.COMMUNE, InstanceRole.OFFICE
first, *_ = FORM_12B.columns


@pytest.mark.parametrize("form", SHIPPED, ids=lambda one: one.code)
def test_each_shipped_form_is_sound_and_is_read_back_as_it_was_stored(form):
    check_form(form)
    assert from_plain(to_plain(form)) == form


def test_nothing_is_invented_for_the_circulars_of_2025():
    assert not [one for one in OFFICIAL if "2025" in one.source + one.version]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"columns": ()}, "Biểu chưa có cột nào"),
        ({"columns": (first, first)}, "Có hai cột cùng mang số 1"),
        ({"columns": (replace(first, heading=" "),)}, "Cột 1 chưa có tên"),
        ({"columns": (replace(first, number=0),)}, "Số cột 0 không dùng được"),
        ({"columns": (replace(first, subgroup="Đang"),)}, "chưa có nhóm lớn"),
        ({"columns": (replace(first, measure=Measure(Subject.VILLAGES)),)}, "không đếm theo tổ"),
        ({"identities": (Identity(1, (2, 14)),)}, "nhắc đến cột 14 mà biểu không có"),
        ({"identities": (Identity(1, (1, 2)),)}, "tính một cột hai lần"),
        ({"identities": (Identity(1, (2, 2)),)}, "tính một cột hai lần"),
        ({"code": ""}, "Ký hiệu biểu"),
        ({"code": "12 b/đ"}, "Ký hiệu biểu"),
        ({"version": ""}, "Phiên bản"),
        ({"title": ""}, "Hãy ghi tên biểu"),
        ({"source": ""}, "Hãy ghi văn bản ban hành biểu"),
        ({"levels": frozenset()}, "ít nhất một cấp"),
        ({"levels": frozenset({OFFICE})}, "chỉ lập ở xã"),
        ({"since": date(2026, 1, 1), "until": date(2026, 1, 1)}, "phải sau ngày có hiệu lực"),
        ({"dues": (Due(Kind.HALF_YEAR, COMMUNE, 1, 5),) * 2}, "có hai hạn nộp"),
    ],
)
def test_what_cannot_be_filled_is_refused_with_a_reason(change, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        check_form(replace(FORM_12B, **change))


def test_no_form_has_more_columns_than_a_sheet_of_paper():
    many = columns_of(*((f"Cột {n}", Subject.TEAMS) for n in range(41)))
    with pytest.raises(RuleViolation, match="quá 40 cột"):
        check_form(replace(FORM_12B, columns=many, identities=()))


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        (Measure(Subject.TEAMS, Outcome.SETTLED), "không có kết quả"),
        (Measure(Subject.MEDIATORS, Outcome.ALL, Part.K1_CIVIL), "không chia theo"),
        (Measure(Subject.RECEIVED, Outcome.ALL, Part.FEMALE), "không chia theo"),
        (Measure(Subject.VILLAGES, Outcome.ALL, Part.MALE), "không chia theo"),
    ],
)
def test_what_cannot_be_counted_is_refused(measure, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        measure.check()
    with pytest.raises(RuleViolation, match=sentence):
        read_measure(measure.key)


def test_a_measure_of_a_newer_program_is_not_guessed():
    with pytest.raises(RuleViolation, match="chưa biết cách đếm"):
        read_measure("received.all.k9z")


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"code": "1"},
        {**to_plain(FORM_11), "rows": "other"},
        {**to_plain(FORM_11), "title": None},
        {**to_plain(FORM_11), "identities": [["1", 2, 3]]},
        {**to_plain(FORM_11), "columns": [{**to_plain(FORM_11)["columns"][0], "group": 7}]},
    ],
)
def test_a_form_that_cannot_be_read_is_said_to_be_so(plain):
    with pytest.raises(RuleViolation, match="không đọc được"):
        from_plain(plain)


def test_identities_are_read_as_people_write_them():
    text = "1 = 2 + 3+4\n\n (8)=(9) + (10)+(11) "
    assert read_identities(text) == (Identity(1, (2, 3, 4)), Identity(8, (9, 10, 11)))


@pytest.mark.parametrize("line", ["1 = ", "một = hai", "1 + 2 = 3", "1 = 2 - 3"])
def test_an_identity_that_is_none_is_quoted(line):
    with pytest.raises(RuleViolation, match="Không đọc được đẳng thức"):
        read_identities(line)


def test_days_of_submission_are_read_as_people_write_them():
    assert read_due(" ", Kind.YEAR_FINAL, OFFICE) is None
    due = read_due("15/02 năm sau", Kind.YEAR_FINAL, OFFICE)
    assert (due.on(2026), str(due)) == (date(2027, 2, 15), "15/02 năm sau")
    assert read_due("20-5", Kind.HALF_YEAR, COMMUNE).on(2026) == date(2026, 5, 20)


@pytest.mark.parametrize("text", ["31/02", "mai", "20/13", "20/11 năm nay"])
def test_a_day_that_is_none_is_quoted(text):
    with pytest.raises(RuleViolation, match=f"Hạn nộp “{text}” không đọc được"):
        read_due(text, Kind.HALF_YEAR, COMMUNE)


def test_the_29th_of_february_is_no_yearly_day():
    with pytest.raises(RuleViolation, match="29/02"):
        read_due("29/02", Kind.HALF_YEAR, COMMUNE)


def test_the_head_has_each_column_once_under_its_groups():
    top, middle, low = head_of(FORM_12B)
    assert [(one.text, one.span, one.rows) for one in top] == [
        ("Tên tổ hòa giải", 1, 3),
        ("Tổng số vụ, việc tiếp nhận", 1, 3),
        ("Chia theo phạm vi hòa giải", 3, 1),
        ("Chia theo kết quả hòa giải", 7, 1),
    ]
    assert [(one.text, one.span, one.rows) for one in middle[-2:]] == [
        ("Chưa giải quyết", 1, 2),
        ("Đang giải quyết", 4, 1),
    ]
    assert [one.text for one in low] == ["Tổng số", "Dân sự", "Hôn nhân và gia đình", "Khác"]


def test_a_rate_is_told_with_its_columns():
    ended, received = FORM_12B.rates
    assert str(ended) == "cột 5 / (cột 5 + cột 6) × 100"
    assert str(received) == "cột 5 / cột 1 × 100"
    assert FORM_11.rates == []


def test_a_commune_and_an_office_fill_the_same_columns():
    assert FORM_12B.columns == FORM_12C.columns
    assert (FORM_12B.rows, FORM_12C.rows) == (RowKind.TEAM, RowKind.UNIT)


def test_a_report_is_named_as_people_say_it():
    assert [kind.in_year(2026) for kind in Kind] == [
        "Báo cáo 6 tháng năm 2026",
        "Báo cáo năm 2026, lần 1",
        "Báo cáo chính thức năm 2026",
    ]
