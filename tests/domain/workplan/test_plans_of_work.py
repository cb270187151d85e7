"""The rules of plans of mediation work: times, days before a day, how far a task is, its lines."""

from datetime import date

import pytest

from app.domain import bases
from app.domain.errors import RuleViolation
from app.domain.plans import PlanState
from app.domain.workplan import handing, plans, progress, texts, words
from app.domain.workplan.handing import UnitStanding
from app.domain.workplan.progress import TaskState
from app.domain.workplan.timing import TaskTime, Timing, YearQuarter, check_timing
from app.domain.workplan.usual_tasks import usual_tasks

T, Q, D = TaskTime, YearQuarter, date


@pytest.mark.parametrize(
    ("timing", "said", "ends_on"),
    [
        (Timing(T.YEAR, 2024), "Năm 2024", D(2024, 12, 31)),
        (Timing(T.ALWAYS, 2024), "Thường xuyên trong năm 2024", D(2024, 12, 31)),
        (Timing(T.QUARTERS, 2024, (Q.FIRST,)), "Quý I/2024", D(2024, 3, 31)),
        (Timing(T.QUARTERS, 2024, (Q.FOURTH, Q.SECOND)), "Quý II, quý IV/2024", D(2024, 12, 31)),
        (Timing(T.QUARTERS, 2024, (Q.SECOND, Q.THIRD)), "Quý II, quý III/2024", D(2024, 9, 30)),
        (Timing(T.DAYS, 2024, (), None, D(2024, 5, 1)), "Đến ngày 01/05/2024", D(2024, 5, 1)),
        (Timing(T.DAYS, 2024, (), D(2024, 5, 1), D(2024, 5, 1)), "Ngày 01/05/2024", D(2024, 5, 1)),
        (
            Timing(T.DAYS, 2024, (), D(2024, 4, 1), D(2024, 5, 1)),
            "Từ ngày 01/04/2024 đến ngày 01/05/2024",
            D(2024, 5, 1),
        ),
    ],
)
def test_a_time_as_it_is_printed_and_its_last_day(timing, said, ends_on):
    check_timing(timing)
    assert (timing.words, timing.ends_on) == (said, ends_on)


@pytest.mark.parametrize(
    "timing",
    [
        Timing(T.QUARTERS, 2024),
        Timing(T.DAYS, 2024),
        Timing(T.DAYS, 2024, (), D(2024, 6, 1), D(2024, 5, 1)),
        Timing(T.DAYS, 2024, (), None, D(2025, 1, 1)),
        Timing(T.DAYS, 2024, (), D(2023, 12, 31), D(2024, 1, 1)),
    ],
)
def test_a_time_that_says_nothing_or_leaves_the_year_is_refused(timing):
    with pytest.raises(RuleViolation):
        check_timing(timing)


def test_before_the_29th_means_on_the_28th_at_the_latest():
    before = D(2024, 1, 29)
    assert handing.latest_day(before) == D(2024, 1, 28)
    for day, late in ((28, False), (29, True)):
        assert handing.is_late(before, D(2024, 1, day), today=D(2024, 6, 1)) is late
        assert handing.is_late(before, None, today=D(2024, 1, day)) is late
    assert not handing.is_late(None, None, today=D(2024, 6, 1))


@pytest.mark.parametrize(
    ("received", "sent_on", "today", "standing"),
    [
        (False, None, 20, UnitStanding.UNREAD),
        (True, None, 28, UnitStanding.RECEIVED),
        (False, D(2024, 1, 28), 30, UnitStanding.SENT),
        (True, D(2024, 1, 29), 30, UnitStanding.SENT_LATE),
        (True, None, 29, UnitStanding.LATE),
        (False, None, 29, UnitStanding.LATE),
    ],
)
def test_where_a_unit_stands(received, sent_on, today, standing):
    day = D(2024, 1, today)
    facts = {"received": received, "sent_on": sent_on, "before": D(2024, 1, 29), "today": day}
    assert handing.unit_standing(**facts) is standing


@pytest.mark.parametrize(
    ("percent", "today", "state"),
    [
        (0, D(2024, 3, 31), TaskState.WAITING),
        (30, D(2024, 3, 31), TaskState.GOING),
        (99, D(2024, 4, 1), TaskState.LATE),
        (100, D(2024, 4, 1), TaskState.DONE),
    ],
)
def test_where_a_task_stands(percent, today, state):
    assert progress.task_state(percent, D(2024, 3, 31), today=today) is state


def test_what_counts_is_the_books_or_a_note_that_says_more():
    assert [progress.reached(*pair) for pair in ((None, None), (40, 10), (40, 90), (None, 20))] == [
        0,
        40,
        90,
        20,
    ]
    assert [progress.share(*pair) for pair in ((0, 0), (2, 3), (3, 3))] == [0, 66, 100]
    assert not progress.is_near(D(2024, 3, 31), today=D(2024, 3, 15))
    assert progress.is_near(D(2024, 3, 31), today=D(2024, 3, 16))


@pytest.mark.parametrize(
    ("percent", "told", "day"), [(101, "x", 1), (-1, "x", 1), (5, " ", 1), (5, "x", 3)]
)
def test_a_note_that_says_nothing_is_refused(percent, told, day):
    with pytest.raises(RuleViolation):
        progress.check_progress(percent, told, D(2024, 1, day), today=D(2024, 1, 2))


GAP = plans.TaskGaps(1, "Ban hành kế hoạch", "Phòng Tư pháp")
GOOD = {
    "state": PlanState.DRAFT,
    "year": 2024,
    "number": "05",
    "issued_on": D(2024, 1, 15),
    "signer": "Lò Văn Một",
    "tasks": [GAP],
    "send_before": D(2024, 1, 29),
    "today": D(2024, 1, 20),
}


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"state": PlanState.ISSUED}, "đã ban hành"),
        ({"number": " "}, "số kế hoạch"),
        ({"signer": ""}, "người ký"),
        ({"tasks": []}, "nhiệm vụ nào"),
        ({"tasks": [GAP, plans.TaskGaps(2, "Kiểm tra", "")]}, "Nhiệm vụ 2"),
        ({"issued_on": D(2024, 1, 21)}, "sau hôm nay"),
        ({"issued_on": D(2023, 6, 30)}, "không hợp lý"),
        ({"send_before": D(2024, 1, 15)}, "sau ngày ban hành"),
    ],
)
def test_what_is_lacking_stands_in_the_way_of_issuing(wrong, word):
    plans.check_issuing(**{**GOOD, "state": GOOD["state"]})
    with pytest.raises(RuleViolation, match=word):
        plans.check_issuing(**{**GOOD, **wrong})


def test_a_superiors_plan_is_named_whole_and_is_not_younger():
    whole = {"number": "124/KH-UBND", "dated_on": D(2024, 1, 10), "issuer": "UBND tỉnh"}
    plans.check_parent(**whole, issued=D(2024, 1, 10))
    plans.check_parent(number="", dated_on=None, issuer="", issued=D(2024, 1, 10))
    for lacks in ({"number": ""}, {"dated_on": None}, {"issuer": ""}):
        with pytest.raises(RuleViolation, match="ghi đủ"):
            plans.check_parent(**{**whole, **lacks}, issued=D(2024, 1, 15))
    with pytest.raises(RuleViolation, match="không thể sau"):
        plans.check_parent(**whole, issued=D(2024, 1, 9))


def test_lines_are_read_as_bodies_and_their_points():
    told = texts.charges_of("Chung.\nPhòng Tư pháp:\nChủ trì.\nBáo cáo.\n\nTòa án :\nHướng dẫn.")
    assert [(one.body, one.points) for one in told] == [
        ("", ("Chung.",)),
        ("Phòng Tư pháp", ("Chủ trì.", "Báo cáo.")),
        ("Tòa án", ("Hướng dẫn.",)),
    ]


def test_a_body_is_the_same_with_its_name_written_out():
    assert texts.is_same_body("Ủy ban nhân dân các xã, phường", "UBND  các xã, phường")
    assert not texts.is_same_body("Ủy ban nhân dân các xã", "UBND các phường")
    assert not texts.is_same_body("", "")


def test_to_whom_it_goes_in_the_order_in_which_it_is_printed():
    given = {"for_report": "- UBND tỉnh (b/c);", "recipients": "Sở Tư pháp", "website": "Trang A"}
    assert texts.recipient_lines(**given, for_units="UBND xã", kept="Lưu: VT, TP.") == (
        "UBND tỉnh (b/c)",
        "Sở Tư pháp",
        "Trang A",
        "UBND xã",
        "Lưu: VT, TP",
    )


def test_a_basis_holds_on_its_days_and_an_unknown_one_is_refused():
    assert bases.usual_on(D(2014, 6, 1)) == ("mediation_law", "mediation_decree")
    assert [one.code for one in bases.not_in_force(["money_circular"], D(2023, 1, 1))]
    with pytest.raises(RuleViolation):
        bases.check_bases(["x"])


@pytest.mark.parametrize(
    ("name", "justice", "home"),
    [
        ("Tỉnh Lai Châu", "Sở Tư pháp", "Sở Nội vụ"),
        ("Thành phố Huế", "Sở Tư pháp", "Sở Nội vụ"),
        ("Thành phố Lai Châu", "Phòng Tư pháp", "Phòng Nội vụ"),
        ("Huyện Tam Đường", "Phòng Tư pháp", "Phòng Nội vụ"),
    ],
)
def test_each_usual_task_of_an_office_names_who_leads_and_who_helps(name, justice, home):
    below, tasks = (
        "Ủy ban nhân dân các xã, phường",
        usual_tasks(name, is_office=True, year=2026),
    )
    both = f"{justice}; {below}"
    assert [one.lead for one in tasks] == [*[both] * 6, justice, f"{justice}; {home}", below]
    helped = [place for place, one in enumerate(tasks, 1) if one.co_actors.startswith(below)]
    assert helped == [7, 8]
    assert all(one.co_actors[:1].isupper() and one.quality and one.product for one in tasks)
    given = words.first_words(2026, name, is_office=True, superior="")
    assert texts.charges_of(given["organisation"])[0].body == justice
    assert given["send_to"].endswith(f"(qua {justice})")


@pytest.mark.parametrize(
    ("year", "lead", "court"),
    [
        (2025, "Công chức Tư pháp - Hộ tịch", "Tòa án nhân dân cấp huyện"),
        (2026, "Văn phòng HĐND và UBND", "Tòa án nhân dân khu vực"),
    ],
)
def test_a_commune_leads_its_own_tasks_and_names_nobody_below(year, lead, court):
    tasks = usual_tasks("Xã Tả Lèng", is_office=False, year=year)
    assert {one.lead for one in tasks} == {lead}
    assert [one.co_actors for one in tasks if court in one.co_actors] == [tasks[5].co_actors]
    given = words.first_words(year, "Xã Tả Lèng", is_office=False, superior="")
    assert f"Đề nghị {court}:" in given["organisation"]
    assert not [one for one in tasks if "các xã" in one.co_actors or "Nội vụ" in one.co_actors]
    assert words.first_words(2026, "Xã Tả Lèng", is_office=False, superior="")["send_to"] == ""


@pytest.mark.parametrize(
    ("name", "superior", "lines"),
    [
        ("Tỉnh Lai Châu", "", ["Bộ Tư pháp", "TT. Tỉnh ủy, HĐND tỉnh"]),
        ("Tỉnh Lai Châu", "Bộ Tư pháp", ["Bộ Tư pháp", "TT. Tỉnh ủy, HĐND tỉnh"]),
        (
            "Thành phố Lai Châu",
            "Tỉnh Lai Châu",
            ["UBND tỉnh Lai Châu", "Sở Tư pháp", "TT. Thành ủy, HĐND thành phố"],
        ),
        ("Xã Tả Lèng", "Tỉnh Lai Châu", ["UBND tỉnh Lai Châu", "TT. Đảng ủy, HĐND xã"]),
    ],
)
def test_to_whom_a_plan_goes_for_report(name, superior, lines):
    is_office = not name.startswith("Xã")
    given = words.first_words(2026, name, is_office=is_office, superior=superior)
    assert given["for_report"].splitlines() == lines


def test_who_gets_a_plan_does_not_help_himself_in_it():
    line = "Ủy ban nhân dân các xã, phường; các cơ quan có liên quan"
    assert texts.without_body(line, "UBND các xã, phường") == "Các cơ quan có liên quan"
    assert texts.without_body(line, "Các tổ hòa giải") == line
    assert texts.without_body("UBND xã\nMặt trận", "UBND xã") == "Mặt trận"
