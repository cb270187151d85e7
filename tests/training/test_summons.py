"""A summons: a draft until it bears number and day, then a list that does not change."""

from datetime import date, time

import pytest

from app.domain.errors import RuleViolation
from app.domain.quarters import Quarter
from app.domain.training.attendance import Mark
from app.domain.training.kinds import GivenBy
from app.domain.training.lifecycle import ClassState
from app.records.journal import history
from app.records.locking import NotHere, Stale
from app.training.acts import SeatAct, SummonsAct
from app.training.facts import SummonsFacts
from app.training.service import classes, seats, summons
from app.training.service.reading import summoned_lines
from tests.factories import a_mediator
from tests.training.conftest import (
    COMING,
    NOBODY,
    TODAY,
    attend,
    one_day,
    planned,
    seats_of,
    summons_facts,
)

DRAFT = SummonsFacts(bring="Sổ theo dõi")


@pytest.fixture
def coming(listed):
    return listed(days=one_day(COMING))


def draft(held, facts=DRAFT, *, by):
    return summons.draft_summons(held.id, facts, today=TODAY, by=by)


def correct(paper, facts, *, by, revision=None):
    seen = paper.revision if revision is None else revision
    return summons.correct_summons(paper.id, facts, revision=seen, today=TODAY, by=by)


def names(paper):
    return [line.name for line in summoned_lines(paper)]


@pytest.mark.usefixtures("both_databases")
def test_a_draft_calls_nobody_until_it_is_issued(coming, officer):
    paper = draft(coming, by=officer)
    assert not paper.is_issued
    assert names(paper) == ["Giàng A Páo", "Lò Thị Bua", "Vàng Thị Mỷ"]
    assert coming.state is ClassState.PLANNED
    assert {seat.summons_id for seat in seats_of(coming)} == {None}

    correct(paper, summons_facts(present_at=time(7, 30), present_on=COMING), by=officer)
    assert paper.is_issued
    assert paper.people == [seat.id for seat in seats_of(coming)]
    assert {seat.summons_id for seat in seats_of(coming)} == {paper.id}
    assert coming.state is ClassState.SUMMONED

    acts = [line.act for line in reversed(history("training_summons", [paper.id]))]
    assert acts == [SummonsAct.DRAFT, SummonsAct.ISSUE]
    issued = history("training_summons", [paper.id])[0]
    assert (issued.acted_by, issued.recorded_by) == ("Lò Văn Pâng", "Tẩn Thị Mẩy")
    for seat in seats_of(coming):
        assert history("training_seat", [seat.id])[0].act == SeatAct.SUMMON


def test_a_second_summons_calls_only_who_came_later(coming, team, officer):
    draft(coming, summons_facts(), by=officer)
    late = a_mediator(team, name="Sùng Thị Dua")
    seats.add_people(coming.id, mediators=[late.id], today=TODAY, by=officer)
    paper = draft(coming, summons_facts(number="46/GTT-UBND"), by=officer)
    assert names(paper) == ["Sùng Thị Dua"]
    everybody = draft(coming, summons_facts(number="47/GTT-UBND", again=True), by=officer)
    assert len(everybody.people) == 4


def test_nobody_is_left_to_be_summoned(coming, officer):
    draft(coming, summons_facts(), by=officer)
    with pytest.raises(RuleViolation, match="chưa có ai để triệu tập"):
        draft(coming, summons_facts(number="46/GTT-UBND"), by=officer)


def test_who_is_taken_out_is_not_summoned(coming, officer):
    seats.withdraw_seat(seats_of(coming)[0].id, by=officer)
    paper = draft(coming, summons_facts(), by=officer)
    assert names(paper) == ["Lò Thị Bua", "Vàng Thị Mỷ"]


def test_an_issued_summons_keeps_its_list(coming, people, officer):
    paper = draft(coming, summons_facts(), by=officer)
    seats.withdraw_seat(seats_of(coming)[0].id, by=officer)
    correct(paper, summons_facts(number="45a/GTT-UBND", bring="Căn cước"), by=officer)
    assert len(paper.people) == 3
    assert names(paper) == ["Giàng A Páo", "Lò Thị Bua", "Vàng Thị Mỷ"]
    assert (paper.number, paper.bring) == ("45a/GTT-UBND", "Căn cước")
    assert history("training_summons", [paper.id])[0].act == SummonsAct.CORRECT


def test_an_issued_summons_does_not_become_a_draft_again(coming, officer):
    paper = draft(coming, summons_facts(), by=officer)
    with pytest.raises(RuleViolation, match="cả số và ngày"):
        correct(paper, DRAFT, by=officer)
    assert paper.number == "45/GTT-UBND"


def test_one_draft_at_a_time(coming, officer):
    paper = draft(coming, by=officer)
    with pytest.raises(RuleViolation, match="đang soạn"):
        draft(coming, by=officer)
    correct(paper, SummonsFacts(signer="Lò Văn Pâng"), by=officer)
    assert paper.signer == "Lò Văn Pâng"


def test_a_summons_of_the_superior_names_no_signer(listed, officer):
    held = listed(days=one_day(COMING), given_by=GivenBy.SUPERIOR)
    paper = draft(held, summons_facts(signer=""), by=officer)
    assert paper.is_issued
    issued = history("training_summons", [paper.id])[0]
    assert issued.acted_by == "Tẩn Thị Mẩy"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (summons_facts(number=""), "cả số và ngày"),
        (summons_facts(signer=""), "người ký"),
        (summons_facts(issued_on=date(2026, 5, 21)), "ở tương lai"),
        (summons_facts(present_on=date(2026, 6, 27)), "không khớp"),
        (SummonsFacts(present_on=date(2026, 6, 27)), "không khớp"),
    ],
)
def test_a_wrong_summons_changes_nothing(coming, officer, facts, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        draft(coming, facts, by=officer)
    assert coming.state is ClassState.PLANNED
    assert summons.open_draft(coming.id) is None


def test_a_class_without_a_day_summons_nobody(listed, officer):
    held = listed(days=planned(Quarter(2026, 4)))
    with pytest.raises(RuleViolation, match="chưa ấn định ngày"):
        draft(held, by=officer)


def test_after_the_class_began_a_draft_stays_a_draft(listed, officer):
    held = listed()
    paper = draft(held, by=officer)
    attend(held, {0: Mark(present=True)}, by=officer)
    with pytest.raises(RuleViolation, match="không soạn giấy triệu tập nữa"):
        correct(paper, summons_facts(issued_on=date(2026, 5, 12)), by=officer)


def test_papers_of_a_finished_class_stand(listed, officer):
    held = listed()
    paper = draft(held, summons_facts(issued_on=date(2026, 5, 2)), by=officer)
    attend(held, {}, by=officer)
    correct(paper, summons_facts(issued_on=date(2026, 5, 3)), by=officer)
    classes.finish_class(held.id, revision=held.revision, today=TODAY, by=officer)
    with pytest.raises(RuleViolation, match="Mở lại lớp"):
        correct(paper, summons_facts(issued_on=date(2026, 5, 4)), by=officer)


def test_foreign_papers_are_not_there(coming, officer, neighbour):
    paper = draft(coming, by=officer)
    with pytest.raises(NotHere):
        correct(paper, summons_facts(), by=neighbour)
    with pytest.raises(NotHere):
        draft(coming, by=neighbour)
    with pytest.raises(NotHere):
        summons.draft_summons(NOBODY, DRAFT, today=TODAY, by=officer)


def test_the_second_of_two_is_told(coming, officer):
    paper = draft(coming, by=officer)
    correct(paper, SummonsFacts(bring="Căn cước"), by=officer)
    with pytest.raises(Stale):
        correct(paper, DRAFT, by=officer, revision=1)
