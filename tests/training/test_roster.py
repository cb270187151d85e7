"""The roster of trainers, its yearly review, and what a trainer taught and learned."""

from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.records.journal import history
from app.records.locking import NotHere, Stale
from app.training.acts import TrainerAct
from app.training.service import roster, seats
from tests.training.conftest import COMING, TODAY, one_day, seats_of, trainer_facts

pytestmark = pytest.mark.usefixtures("commune")


def change(trainer, facts, *, by, revision=None):
    seen = trainer.revision if revision is None else revision
    return roster.change_trainer(trainer.id, facts, revision=seen, today=TODAY, by=by)


@pytest.mark.usefixtures("both_databases")
def test_a_trainer_comes_and_goes(a_trainer, officer):
    trainer = a_trainer()
    change(trainer, trainer_facts(expertise="Đất đai"), by=officer)
    gone = trainer_facts(until=date(2026, 5, 1), until_reason="Nghỉ hưu")
    change(trainer, gone, by=officer)
    acts = [line.act for line in reversed(history("trainer", [trainer.id]))]
    assert acts == [TrainerAct.ADD, TrainerAct.CHANGE, TrainerAct.END]
    assert roster.trainers_on(officer.books, on=date(2026, 4, 30)) == [trainer]
    assert roster.trainers_on(officer.books, on=TODAY) == []
    assert roster.all_trainers(officer.books) == [trainer]


def test_a_name_stands_on_the_roster_once(a_trainer):
    a_trainer(until=date(2025, 1, 1), until_reason="Chuyển công tác")
    a_trainer()
    with pytest.raises(RuleViolation, match="đã có tập huấn viên tên Hà Thị Thu"):
        a_trainer()
    with pytest.raises(RuleViolation, match="đã có tập huấn viên"):
        a_trainer(name="hà thị thu")


def test_people_are_sorted_by_their_given_names(a_trainer, officer):
    for name in ("Lò Văn Ún", "Tẩn A Đà", "Vàng Thị Ánh", "Lò Thị Dín"):
        a_trainer(name=name)
    found = [one.name for one in roster.all_trainers(officer.books)]
    assert found == ["Vàng Thị Ánh", "Lò Thị Dín", "Tẩn A Đà", "Lò Văn Ún"]


def test_foreign_and_stale_trainers(a_trainer, officer, neighbour):
    trainer = a_trainer()
    with pytest.raises(NotHere):
        change(trainer, trainer_facts(), by=neighbour)
    change(trainer, trainer_facts(phone="0912345679"), by=officer)
    with pytest.raises(Stale):
        change(trainer, trainer_facts(), by=officer, revision=1)
    assert roster.all_trainers(neighbour.books) == []


def test_wrong_dates_are_refused(a_trainer, officer):
    with pytest.raises(RuleViolation, match="ở tương lai"):
        a_trainer(since=date(2026, 6, 1))
    trainer = a_trainer()
    with pytest.raises(RuleViolation, match="Hãy ghi lý do thôi"):
        change(trainer, trainer_facts(until=TODAY), by=officer)
    assert trainer.until is None


def review(officer, on=TODAY, **facts):
    given = {"is_enough": True, "proposals": ""} | facts
    return roster.record_review(reviewed_on=on, **given, today=TODAY, by=officer)


def test_a_review_counts_who_is_on_the_roster_that_day(a_trainer, officer):
    a_trainer()
    a_trainer(name="Lò Văn Ún", since=date(2026, 3, 1))
    a_trainer(name="Tẩn A Đà", until=date(2026, 2, 1), until_reason="Nghỉ hưu")
    assert review(officer).trainers == 2
    assert review(officer, on=date(2026, 1, 15)).trainers == 2
    assert review(officer, on=date(2023, 1, 15)).trainers == 0
    assert [one.reviewed_on for one in roster.reviews_of(officer.books)] == [
        TODAY,
        date(2026, 1, 15),
        date(2023, 1, 15),
    ]


def test_a_review_that_finds_too_few_says_what_to_do(officer):
    with pytest.raises(RuleViolation, match="kiến nghị"):
        review(officer, is_enough=False)
    assert roster.reviews_of(officer.books) == []


@pytest.mark.usefixtures("both_databases")
def test_what_a_trainer_taught_and_learned(a_trainer, a_class, officer):
    one, other = a_trainer(), a_trainer(name="Lò Văn Ún")
    a_class(title="Lớp một", trainers=(one.id,))
    a_class(title="Lớp hai", trainers=(other.id, one.id), days=one_day(COMING))
    learned = a_class(title="Lớp ba")
    withdrawn = a_class(title="Lớp bốn")
    for held in (learned, withdrawn):
        seats.add_people(held.id, trainers=[one.id], today=TODAY, by=officer)
    seats.withdraw_seat(seats_of(withdrawn)[0].id, by=officer)
    work = roster.work_of(one, {one.unit})
    assert [row.title for row in work.taught] == ["Lớp hai", "Lớp một"]
    assert [row.title for row in work.learned] == ["Lớp ba"]
    assert [row.title for row in roster.work_of(other, {other.unit}).taught] == ["Lớp hai"]
