"""What is noted of one seat, with the gaps filled and nothing that contradicts itself."""

import pytest

from app.domain.errors import RuleViolation
from app.domain.training.attendance import NO_MARK, Mark, check_places, settle
from app.domain.training.kinds import SeatKind

PRESENT, ABSENT = Mark(present=True), Mark(present=False)


def settled(mark, *, kind=SeatKind.MEDIATOR, class_hours=8, places=None, rest=False, known=False):
    return settle(
        mark, kind, class_hours=class_hours, places=places, rest_present=rest, is_known=known
    )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (NO_MARK, NO_MARK),
        (PRESENT, PRESENT),
        (Mark(present=True, hours=4), Mark(present=True, hours=4)),
        (Mark(present=True, hours=8), PRESENT),
        (Mark(present=True, reason="Ốm"), PRESENT),
        (Mark(hours=4), Mark(present=True, hours=4)),
        (Mark(hours=4, reason="Ốm"), Mark(present=True, hours=4)),
        (Mark(reason="Ốm"), Mark(present=False, reason="Ốm")),
        (ABSENT, ABSENT),
        (Mark(present=False, hours=4, reason="Ốm"), Mark(present=False, reason="Ốm")),
    ],
)
def test_what_is_kept_of_one_person(given, kept):
    assert settled(given) == kept


def test_one_press_settles_only_those_of_whom_nothing_was_ever_said():
    assert settled(NO_MARK, rest=True) == PRESENT
    assert settled(NO_MARK, rest=True, known=True) == NO_MARK
    assert settled(ABSENT, rest=True) == ABSENT
    assert settled(Mark(reason="Ốm"), rest=True) == Mark(present=False, reason="Ốm")


@pytest.mark.parametrize("hours", [0, 9, -1])
def test_nobody_sits_longer_than_the_class(hours):
    with pytest.raises(RuleViolation, match="từ 1 đến 8"):
        settled(Mark(present=True, hours=hours))


def test_hours_of_a_person_need_the_hours_of_the_class():
    assert settled(PRESENT, class_hours=None) == PRESENT
    with pytest.raises(RuleViolation, match="số giờ của lớp"):
        settled(Mark(present=True, hours=4), class_hours=None)


def test_of_a_unit_it_is_noted_how_many_people_came():
    places = {"kind": SeatKind.PLACES, "places": 5}
    assert settled(NO_MARK, **places) == NO_MARK
    assert settled(Mark(attended=3), **places) == Mark(attended=3)
    assert settled(Mark(attended=0), **places) == Mark(attended=0)
    assert settled(Mark(attended=6), **places) == Mark(attended=6)
    assert settled(NO_MARK, rest=True, **places) == Mark(attended=5)
    assert settled(NO_MARK, rest=True, known=True, **places) == NO_MARK


@pytest.mark.parametrize("attended", [-1, 1001])
def test_numbers_that_no_unit_sends_are_refused(attended):
    with pytest.raises(RuleViolation, match="từ 0 đến 1000"):
        settled(Mark(attended=attended), kind=SeatKind.PLACES, places=5)


@pytest.mark.parametrize(
    ("places", "is_good"), [(0, False), (1, True), (1000, True), (1001, False)]
)
def test_a_unit_gets_between_one_and_a_thousand_places(places, is_good):
    if is_good:
        check_places(places)
    else:
        with pytest.raises(RuleViolation, match="Chỉ tiêu"):
            check_places(places)


def test_a_mark_is_made_by_a_person_or_a_number():
    assert PRESENT.is_made
    assert ABSENT.is_made
    assert Mark(attended=0).is_made
    assert not NO_MARK.is_made
    assert not Mark(reason="Ốm").is_made
