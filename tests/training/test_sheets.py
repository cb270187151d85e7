"""Who will come, who came, who completed the class: many seats in one act."""

from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.training.attendance import Mark
from app.domain.training.days import Days
from app.domain.training.kinds import Result
from app.domain.training.lifecycle import ClassState
from app.records.journal import history
from app.records.locking import NotHere, Stale
from app.training.acts import SeatAct
from app.training.facts import Answer, Assessment
from app.training.service import classes, seats, sheets
from tests.training.conftest import COMING, NOBODY, TODAY, attend, one_day, seats_of

YES, NO = Answer(confirmed=True), Answer(confirmed=False, reason="Ốm")


def answer(held, told, by):
    return sheets.note_answers(held.id, told, revision=held.revision, by=by)


def assess(held, given, by, *, rest=False):
    return sheets.assess(held.id, given, rest_completed=rest, revision=held.revision, by=by)


def noted(held):
    return [(seat.present, seat.hours, seat.absence_reason or "") for seat in seats_of(held)]


def acts_of(seat):
    return [line.act for line in reversed(history("training_seat", [seat.id]))]


@pytest.mark.usefixtures("both_databases")
def test_one_press_notes_all_but_the_absent(listed, officer):
    held = listed()
    attend(held, {1: Mark(reason="Nhà có việc"), 2: Mark(hours=4)}, by=officer)
    assert noted(held) == [(True, None, ""), (False, None, "Nhà có việc"), (True, 4, "")]
    assert held.state is ClassState.HELD
    assert [acts_of(seat) for seat in seats_of(held)] == [[SeatAct.ADD, SeatAct.ATTEND]] * 3


def test_without_the_press_only_what_was_said_is_noted(listed, officer):
    held = listed()
    attend(held, {0: Mark(present=True)}, by=officer, rest=False)
    assert [present for present, _, _ in noted(held)] == [True, None, None]
    assert held.state is ClassState.HELD
    attend(held, {}, by=officer)
    assert [present for present, _, _ in noted(held)] == [True, True, True]


def test_an_empty_sheet_does_not_open_the_class(listed, officer):
    held = listed()
    attend(held, {}, by=officer, rest=False)
    assert held.state is ClassState.PLANNED


def test_a_later_note_changes_only_its_own_line(held_class, officer):
    held = held_class({0: Mark(present=False, reason="Ốm")})
    lines = [seat.revision for seat in seats_of(held)]
    attend(held, {0: Mark(present=True), 1: Mark(present=True)}, by=officer)
    assert noted(held) == [(True, None, "")] * 3
    assert [seat.revision for seat in seats_of(held)] == [lines[0] + 1, lines[1], lines[2]]


def test_who_said_they_cannot_come_keep_the_reason_when_absent(summoned, officer):
    held = summoned()
    first, second, third = seats_of(held)
    answer(held, {first.id: YES, second.id: NO, third.id: Answer()}, officer)
    assert [(seat.confirmed, seat.absence_reason or "") for seat in seats_of(held)] == [
        (True, ""),
        (False, "Ốm"),
        (None, ""),
    ]
    assert acts_of(third) == [SeatAct.ADD, SeatAct.SUMMON]
    attend(held, {1: Mark(reason="Ốm")}, by=officer, today=COMING)
    assert noted(held)[1] == (False, None, "Ốm")


def test_an_answer_may_change(summoned, officer):
    held = summoned()
    seat = seats_of(held)[0]
    answer(held, {seat.id: NO}, officer)
    answer(held, {seat.id: YES}, officer)
    assert (seat.confirmed, seat.absence_reason) == (True, "")


def test_after_a_class_began_nobody_answers_any_more(held_class, officer):
    held = held_class()
    with pytest.raises(RuleViolation, match="không ghi xác nhận dự nữa"):
        answer(held, {seats_of(held)[0].id: YES}, officer)


def test_attendance_waits_for_the_first_day(listed, officer):
    held = listed(days=one_day(COMING))
    with pytest.raises(RuleViolation, match="mở ngày 27/05/2026"):
        attend(held, {}, by=officer)
    attend(held, {}, by=officer, today=COMING)
    assert held.state is ClassState.HELD


def test_a_finished_class_takes_no_more_attendance(finished, officer):
    held = finished()
    with pytest.raises(RuleViolation, match="Mở lại lớp"):
        attend(held, {0: Mark(present=False)}, by=officer)


def test_seats_of_elsewhere_are_not_in_the_list(listed, officer):
    held, other = listed(), listed()
    foreign = seats_of(other)[0].id
    for key in (foreign, NOBODY):
        with pytest.raises(NotHere):
            answer(held, {key: YES}, officer)
    assert seats_of(other)[0].confirmed is None


def test_who_was_just_taken_out_is_told(listed, officer):
    held = listed()
    seat = seats_of(held)[0]
    seats.withdraw_seat(seat.id, by=officer)
    with pytest.raises(RuleViolation, match="vừa được rút khỏi danh sách"):
        attend(held, {0: Mark(present=True)}, by=officer)
    attend(held, {}, by=officer)
    assert [present for present, _, _ in noted(held)] == [None, True, True]


def test_of_two_who_fill_in_the_sheet_at_once_the_second_is_told(listed, officer):
    held = listed()
    seen = held.revision
    attend(held, {}, by=officer)
    with pytest.raises(Stale):
        sheets.record_attendance(
            held.id, {}, rest_present=True, revision=seen, today=TODAY, by=officer
        )


def test_another_units_sheet_is_not_there(listed, officer, neighbour):
    held = listed()
    with pytest.raises(NotHere):
        attend(held, {}, by=neighbour)
    with pytest.raises(NotHere):
        answer(held, {}, neighbour)
    with pytest.raises(NotHere):
        assess(held, {}, neighbour)


@pytest.mark.usefixtures("both_databases")
def test_who_was_present_completes_the_class_in_one_press(finished, officer):
    held = finished({1: Mark(present=False)})
    first, _, third = seats_of(held)
    given = {
        first.id: Assessment(certificate="01/2026"),
        third.id: Assessment(Result.NOT_COMPLETED),
    }
    assess(held, given, officer, rest=True)
    assert [(seat.result, seat.certificate or "") for seat in seats_of(held)] == [
        (Result.COMPLETED, "01/2026"),
        (None, ""),
        (Result.NOT_COMPLETED, ""),
    ]


def test_a_later_sheet_keeps_what_it_does_not_name(finished, officer):
    held = finished()
    assess(held, {seats_of(held)[0].id: Assessment(certificate="01/2026")}, officer)
    assess(held, {}, officer, rest=True)
    assert seats_of(held)[0].certificate == "01/2026"
    assert [seat.result for seat in seats_of(held)] == [Result.COMPLETED] * 3


@pytest.mark.parametrize(
    ("place", "given", "sentence"),
    [
        (1, Assessment(Result.COMPLETED), "Chỉ người có mặt"),
        (1, Assessment(certificate="02/2026"), "Chỉ người có mặt"),
        (0, Assessment(Result.NOT_COMPLETED, "01/2026"), "chưa hoàn thành thì không có"),
    ],
)
def test_results_that_contradict_attendance_are_refused(finished, officer, place, given, sentence):
    held = finished({1: Mark(present=False)})
    with pytest.raises(RuleViolation, match=sentence):
        assess(held, {seats_of(held)[place].id: given}, officer)
    assert {seat.result for seat in seats_of(held)} == {None}


def test_who_turns_out_to_have_been_absent_loses_the_certificate(held_class, officer):
    held = held_class()
    assess(held, {seats_of(held)[0].id: Assessment(certificate="01/2026")}, officer)
    attend(held, {0: Mark(present=False)}, by=officer)
    seat = seats_of(held)[0]
    assert (seat.present, seat.result, seat.certificate) == (False, None, "")


def test_before_a_class_there_are_no_results(listed, officer):
    held = listed()
    with pytest.raises(RuleViolation, match="chưa mở nên chưa có kết quả"):
        assess(held, {}, officer)
    classes.call_off(held.id, reason="Lũ", revision=held.revision, by=officer)
    with pytest.raises(RuleViolation, match="chưa mở nên chưa có kết quả"):
        assess(held, {}, officer)


def test_a_class_of_two_days_may_be_noted_on_the_first(listed, officer):
    held = listed(days=Days(TODAY, date(2026, 5, 21), are_set=True), hours=16)
    attend(held, {0: Mark(hours=8)}, by=officer)
    assert held.state is ClassState.HELD
    with pytest.raises(RuleViolation, match="Còn 1 ngày"):
        classes.finish_class(held.id, revision=held.revision, today=TODAY, by=officer)
