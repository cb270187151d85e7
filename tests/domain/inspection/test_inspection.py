"""The rules of inspections, their points, their checklist and the figures in it."""

from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.inspection import checklist as lists
from app.domain.inspection import kinds, points
from app.domain.inspection.checklist import Item, ItemFor, ItemGroup, Verdict
from app.domain.inspection.figures import Counts, Figure, FigureKey, figures
from app.domain.inspection.kinds import Appointment, InspectionKind, InspectionState, WovenInto
from app.domain.inspection.points import PointStanding, standing_of
from app.domain.inspection.shipped import ITEMS
from app.domain.workplan.timing import YearQuarter

TODAY = date(2026, 10, 20)


@pytest.mark.parametrize(
    ("when", "words", "ends_on"),
    [
        (Appointment(2026, day=date(2026, 10, 5)), "ngày 05/10/2026", date(2026, 10, 5)),
        (Appointment(2026, YearQuarter.FOURTH), "quý IV/2026", date(2026, 12, 31)),
        (Appointment(2026, YearQuarter.THIRD), "quý III/2026", date(2026, 9, 30)),
        (Appointment(2026), "năm 2026", date(2026, 12, 31)),
    ],
)
def test_an_appointment_is_a_day_or_a_quarter(when, words, ends_on):
    assert (when.words, when.ends_on) == (words, ends_on)


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        (Appointment(2026), "Hãy chọn quý"),
        (Appointment(2013, YearQuarter.FIRST), "không hợp lý"),
        (Appointment(2028, YearQuarter.FIRST), "không hợp lý"),
        (Appointment(2026, day=date(2025, 10, 5)), "phải trong năm 2026"),
        (Appointment(2026, YearQuarter.FIRST, date(2026, 10, 5)), "không nằm trong quý"),
    ],
)
def test_what_is_no_time_is_refused(when, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        kinds.check_appointment(when, today=TODAY)


@pytest.mark.parametrize("kind", InspectionKind)
@pytest.mark.parametrize("is_own_unit", [True, False])
@pytest.mark.parametrize("has_team", [True, False])
def test_oneself_is_inspected_by_oneself_and_nobody_else(kind, is_own_unit, has_team):
    is_right = (
        is_own_unit and not has_team if kind is InspectionKind.SELF else has_team or not is_own_unit
    )
    if is_right:
        kinds.check_subject(kind, is_own_unit=is_own_unit, has_team=has_team)
    else:
        with pytest.raises(RuleViolation):
            kinds.check_subject(kind, is_own_unit=is_own_unit, has_team=has_team)


@pytest.mark.parametrize("state", InspectionState)
def test_what_may_be_done_in_each_state(state):
    allowed = {
        kinds.check_planned: {InspectionState.PLANNED},
        kinds.check_open: {InspectionState.PLANNED, InspectionState.HELD},
    }
    for check, states in allowed.items():
        if state in states:
            check(state)
        else:
            with pytest.raises(RuleViolation):
                check(state)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"state": InspectionState.PLANNED}, "Chưa ghi biên bản"),
        ({"unanswered": None}, "Chưa điền bảng kiểm"),
        ({"unanswered": 3}, "Còn 3 mục"),
        ({"front_missing": True}, "người đại diện ký biên bản"),
        ({"concluded_on": date(2026, 10, 21)}, "không thể sau hôm nay"),
        ({"concluded_on": date(2026, 10, 18)}, "không thể trước ngày kiểm tra"),
        ({"state": InspectionState.CONCLUDED}, "giữ nguyên"),
        ({"state": InspectionState.CANCELLED}, "đã hủy"),
    ],
)
def test_only_whole_minutes_are_signed(changes, sentence):
    whole = {
        "state": InspectionState.HELD,
        "held_on": date(2026, 10, 19),
        "concluded_on": TODAY,
        "unanswered": 0,
        "front_missing": False,
        "today": TODAY,
    }
    kinds.check_concluding(whole.pop("state"), **whole)
    given = {"state": InspectionState.HELD, **whole, **changes}
    with pytest.raises(RuleViolation, match=sentence):
        kinds.check_concluding(given.pop("state"), **given)


def test_what_is_woven_in_has_a_name_only_where_it_needs_one():
    kinds.check_woven(WovenInto.JUSTICE, "")
    kinds.check_woven(WovenInto.OTHER, "Kiểm tra liên ngành")
    for woven, words in ((WovenInto.OTHER, " "), (WovenInto.NONE, "Kiểm tra liên ngành")):
        with pytest.raises(RuleViolation):
            kinds.check_woven(woven, words)


def test_the_front_is_named_where_it_takes_part_and_only_there():
    kinds.check_front(takes_part=True, body="Ủy ban Mặt trận", representative="")
    with pytest.raises(RuleViolation, match="Ủy ban Mặt trận Tổ quốc nào"):
        kinds.check_front(takes_part=True, body=" ", representative="")
    with pytest.raises(RuleViolation, match="hãy đánh dấu"):
        kinds.check_front(takes_part=False, body="", representative="Giàng Thị Dơ")


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ({"recommended": False}, PointStanding.READ),
        ({}, PointStanding.GOING),
        ({"due_on": date(2026, 10, 19)}, PointStanding.LATE),
        ({"due_on": date(2026, 10, 19), "is_reported": True}, PointStanding.REPORTED),
        ({"closed_on": TODAY, "is_reported": True}, PointStanding.DONE),
    ],
)
def test_how_far_a_point_is(facts, standing):
    usual = {"recommended": True, "due_on": TODAY, "is_reported": False, "closed_on": None}
    assert standing_of(**usual | facts, today=TODAY) is standing


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (("Bầu bổ sung", "", TODAY), "ai chịu trách nhiệm"),
        (("Bầu bổ sung", "UBND phường", None), "thời hạn thực hiện"),
        (("", "UBND phường", None), "hãy ghi nội dung kiến nghị"),
        (("Bầu bổ sung", "UBND phường", date(2026, 10, 1)), "không thể trước ngày kiểm tra"),
    ],
)
def test_a_recommendation_has_somebody_and_a_last_day(facts, sentence):
    points.check_point("", "", None, held_on=TODAY)
    with pytest.raises(RuleViolation, match=sentence):
        points.check_point(*facts, held_on=TODAY)


def test_the_list_of_the_program_can_be_written_and_read_back():
    assert lists.items_from_json(lists.items_as_json(ITEMS)) == ITEMS
    typed = {group: lists.lines_of_group(ITEMS, group) for group in ItemGroup}
    assert lists.read_lists(typed) == ITEMS
    assert all(item.basis for item in ITEMS)
    assert {item.group for item in ITEMS} == set(ItemGroup)
    assert {item.figure for item in ITEMS} >= set(FigureKey)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("| Điều 12", "không đúng dạng"),
        ("a | b | Tổ chưa có tổ trưởng | Chỉ đơn vị | e", "không đúng dạng"),
        ("a | b | số nào đó", "không có “số nào đó”"),
        ("a | b | | xã", "không có “xã”"),
        ("a\na", "ghi hai lần"),
        ("a" * 501, "quá dài"),
        (" ", "chưa có mục nào"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_with_what_can_be_typed(line, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        lists.read_lists({ItemGroup.MONEY: line})


def test_what_was_filled_in_keeps_items_answers_and_figures():
    items = (
        Item("1.1", ItemGroup.ORGANISATION, "Đủ thành phần", "Điều 12", FigureKey.LACKING),
        Item("4.1", ItemGroup.MONEY, "Có dự toán", asked_of=ItemFor.UNIT),
    )
    answers = {"1.1": (Verdict.UNMET, "thiếu nữ")}
    known = {FigureKey.LACKING: Figure("1/2 tổ", warns=True)}
    filled = lists.filled(items, answers, known, title="Bảng kiểm", today=TODAY)
    assert lists.thawed(lists.frozen(filled)) == filled
    assert filled.unanswered == 1
    assert [line.item.code for line in filled.unmet] == ["1.1"]
    assert filled.verdict_on("Đủ thành phần") is Verdict.UNMET
    assert filled.lines[0].figure.warns
    assert [group for group, _ in filled.groups()] == [ItemGroup.ORGANISATION, ItemGroup.MONEY]
    assert not items[1].fits(team=True)
    for broken in ("", "[]", '{"title":"x"}'):
        with pytest.raises(RuleViolation, match="không đọc được"):
            lists.thawed(broken)


def test_figures_warn_where_the_law_asks_for_all_and_are_silent_where_nothing_is_known():
    told = figures(
        Counts(teams=12, mediators=60, lacking=1, reviewed=10, trained=30, starts=0, in_time=0)
    )
    assert told[FigureKey.LACKING] == Figure("1/12 tổ chưa đủ thành phần", warns=True)
    assert told[FigureKey.REVIEWED] == Figure("10/12 tổ đã rà soát (83,3%)", warns=True)
    assert told[FigureKey.TRAINED] == Figure("30/60 hòa giải viên được bồi dưỡng (50,0%)")
    assert told[FigureKey.IN_TIME] == Figure("0/0 vụ, việc đúng hạn")
    assert FigureKey.SETTLED not in told
    assert FigureKey.WRITTEN not in told
