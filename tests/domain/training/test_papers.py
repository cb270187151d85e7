"""Rules of a summons, of the roster of trainers, and of learning material."""

from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.training import material, roster, summons
from app.domain.training.days import Days
from app.domain.training.kinds import GivenBy, SeatKind
from app.domain.training.lifecycle import ClassState

TODAY = date(2026, 5, 20)
DAYS = Days(date(2026, 5, 25), date(2026, 5, 26), are_set=True)
PLAN = Days(date(2026, 4, 1), date(2026, 6, 30), are_set=False)


@pytest.mark.parametrize("state", ClassState)
def test_only_to_a_class_that_is_coming_people_are_summoned(state):
    if state.is_coming:
        summons.check_draft(state, DAYS)
    else:
        with pytest.raises(RuleViolation):
            summons.check_draft(state, DAYS)


def test_a_summons_needs_a_day():
    with pytest.raises(RuleViolation, match="chưa ấn định ngày"):
        summons.check_draft(ClassState.PLANNED, PLAN)


ISSUED = {
    "number": "45/GTT-UBND",
    "issued_on": date(2026, 5, 18),
    "signer": "Lò Văn Pâng",
    "given_by": GivenBy.OWN,
    "days": DAYS,
    "people": 20,
    "today": TODAY,
}


def issue(**changes):
    facts = ISSUED | changes
    summons.check_issue(facts.pop("number"), facts.pop("issued_on"), facts.pop("signer"), **facts)


def test_a_summons_that_may_be_issued():
    issue()
    issue(issued_on=TODAY)
    issue(signer="", given_by=GivenBy.SUPERIOR)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": ""}, "cả số và ngày"),
        ({"issued_on": None}, "cả số và ngày"),
        ({"signer": ""}, "Hãy ghi người ký"),
        ({"issued_on": date(2026, 5, 21)}, "ở tương lai"),
        ({"issued_on": date(2026, 5, 26), "today": date(2026, 6, 1)}, "sau ngày mở lớp 25/05/2026"),
        ({"people": 0}, "chưa có ai"),
    ],
)
def test_half_a_summons_is_refused(changes, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        issue(**changes)


@pytest.mark.parametrize(
    ("day", "is_good"),
    [
        (None, True),
        (date(2026, 5, 17), False),
        (date(2026, 5, 18), True),
        (date(2026, 5, 26), True),
        (date(2026, 5, 27), False),
    ],
)
def test_people_are_called_for_about_the_first_day(day, is_good):
    if is_good:
        summons.check_presence(day, days=DAYS)
    else:
        with pytest.raises(RuleViolation, match="không khớp với lớp mở ngày 25/05/2026"):
            summons.check_presence(day, days=DAYS)


def test_on_the_roster_from_the_first_day_until_the_day_before_the_last():
    since, until = date(2024, 1, 1), date(2026, 1, 1)
    days = {date(2023, 12, 31): False, since: True, date(2025, 12, 31): True, until: False}
    assert {d: roster.is_on_roster(since, until, on=d) for d in days} == days
    assert roster.is_on_roster(since, None, on=TODAY)


TRAINER = {
    "since": date(2024, 1, 1),
    "until": None,
    "until_reason": "",
    "birth_year": 1980,
    "decision_on": date(2023, 12, 20),
}


def trainer(**changes):
    roster.check_trainer(*(TRAINER | changes).values(), today=TODAY)


def test_dates_of_a_trainer_that_can_be():
    trainer()
    trainer(birth_year=None, decision_on=None)
    trainer(until=date(2024, 1, 1), until_reason="Nghỉ hưu")
    trainer(birth_year=2006)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"since": date(2026, 5, 21)}, "ở tương lai"),
        ({"until": date(2023, 12, 31), "until_reason": "Nghỉ hưu"}, "trước ngày vào danh sách"),
        ({"until": date(2025, 1, 1)}, "Hãy ghi lý do thôi"),
        ({"until_reason": "Nghỉ hưu"}, "chưa có ngày thôi"),
        ({"decision_on": date(2026, 5, 21)}, "quyết định không thể ở tương lai"),
        ({"birth_year": 2007}, "đủ 18 tuổi"),
        ({"birth_year": 1899}, "đủ 18 tuổi"),
    ],
)
def test_dates_of_a_trainer_that_cannot_be(changes, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        trainer(**changes)


def test_a_review_that_finds_too_few_proposes_something():
    roster.check_review(TODAY, is_enough=True, proposals="", today=TODAY)
    roster.check_review(TODAY, is_enough=False, proposals="Thêm hai người", today=TODAY)
    with pytest.raises(RuleViolation, match="kiến nghị kiện toàn"):
        roster.check_review(TODAY, is_enough=False, proposals=" ", today=TODAY)
    with pytest.raises(RuleViolation, match="ở tương lai"):
        roster.check_review(date(2026, 5, 21), is_enough=True, proposals="", today=TODAY)


def test_material_is_a_text_or_belongs_to_a_class():
    material.check_material("Đọc kỹ.", has_class=False)
    material.check_material("", has_class=True)
    with pytest.raises(RuleViolation, match="Hãy ghi nội dung"):
        material.check_material(" \n", has_class=False)


def test_empty_lines_part_a_text():
    text = "Một\nhai\n\n\n\nba\n\n"
    assert material.paragraphs(text) == ["Một\nhai", "ba"]


def test_places_of_a_unit_are_no_person():
    assert [kind.is_person for kind in SeatKind] == [True, True, False]
