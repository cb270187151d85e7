"""What an office keeps of its counting is never older than the book it was counted from."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from unittest.mock import Mock

import pytest
from flask import current_app

from app.db import db
from app.domain.actors import Actor, Role
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.statistics.shipped import BOARD
from app.records.book_state import book_changed, book_states
from app.statistics.service import kept
from app.statistics.service.counting import sheet_of
from app.units.service import import_list, listed_unit
from tests.conftest import LAI_CHAU
from tests.factories import an_officer
from tests.mediation.cases import a_village_with_team
from tests.statistics.worlds import FIRST, SPAN, invent


@dataclass
class Named:
    unit: str
    number: int


UNITS = ["03408", "03405", "03390"]
PERIOD = FIRST + timedelta(days=9), FIRST + timedelta(days=30)
ABOVE = Actor(name="Lý Thị Mẩy", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])


def sheet(period=PERIOD):
    return sheet_of(BOARD, *period, by=ABOVE)


def counted_anew(period=PERIOD):
    kept.forget(current_app)
    return sheet(period)


@pytest.fixture
def counts():
    """``counts(units)`` asks one question; ``counts.asked`` tells of which units it was counted."""

    class Counting:
        def __init__(self):
            self.asked = []

        def __call__(self, *units):
            return kept.answers("how many", units, self.count)

        def count(self, units):
            self.asked.append(sorted(units))
            return {one: len(self.asked) for one in units if one != "nothing"}

    return Counting()


@pytest.mark.usefixtures("both_databases")
@pytest.mark.parametrize("seed", range(4))
def test_after_any_write_the_figures_are_those_of_a_new_count(office, seed):
    import_list(own=listed_unit("12"))
    rng = Random(seed)
    world = invent(rng, UNITS)
    world.write()
    for _ in range(12):
        assert sheet() == counted_anew()
        sheet()
        case = rng.choice(world.cases)
        if rng.random() < 0.2:
            later = invent(rng, UNITS)
            later.write()
            world.cases += later.cases
        elif rng.random() < 0.2 and not case.round > 1:
            case.state, case.ended_on = CaseState.OUT_OF_SCOPE, case.received_on
            case.started_on = case.result = None
        else:
            case.received_on = FIRST + timedelta(days=rng.randint(0, SPAN))
            case.result = rng.choice([None, *CaseResult])
        db.session.flush()


def test_only_what_was_written_in_is_counted_again(office, counts):
    assert counts("a", "b") == {"a": 1, "b": 1}
    assert counts("a", "b", "c") == {"a": 1, "b": 1, "c": 2}
    book_changed({"b"})
    assert counts("a", "b", "c") == {"a": 1, "b": 3, "c": 2}
    assert counts.asked == [["a", "b"], ["c"], ["b"]]


def test_lines_are_counted_again_of_the_books_that_changed_and_at_a_commune_of_its_one(
    office, counts, monkeypatch
):
    def lines(units):
        return [Named(unit, number) for unit, number in counts.count(units).items()]

    def ask():
        found = kept.lines_of_books("lines", ["a", "b", "nothing"], lines, Named)
        return sorted((one.unit, one.number) for one in found)

    assert ask() == [("a", 1), ("b", 1)]
    book_changed({"b"})
    assert ask() == ask() == [("a", 1), ("b", 2)]
    monkeypatch.setattr(kept, "this_instance", lambda: Mock(is_office=False))
    assert ask() == [("a", 3), ("b", 3)]
    assert ask() == [("a", 4), ("b", 4)]


def test_questions_of_which_the_same_is_missing_are_counted_together(office):
    asked = []

    def count(units, years):
        asked.append((sorted(units), list(years)))
        return {year: {one: year for one in units if one != "nothing"} for year in years}

    def ask(*years):
        return kept.answers_to(years, ["a", "b", "nothing"], count)

    assert ask(2024, 2025) == {2024: {"a": 2024, "b": 2024}, 2025: {"a": 2025, "b": 2025}}
    assert ask(2025, 2026)[2026] == {"a": 2026, "b": 2026}
    book_changed({"b"})
    ask(2024, 2025, 2026)
    assert asked == [
        (["a", "b", "nothing"], [2024, 2025]),
        (["a", "b", "nothing"], [2026]),
        (["b"], [2024, 2025, 2026]),
    ]


def test_that_there_is_nothing_is_kept_too(office, counts):
    assert counts("nothing") == {}
    assert counts("nothing", "a") == {"a": 2}
    assert counts.asked == [["nothing"], ["a"]]


def test_what_is_written_while_one_counts_makes_the_count_old(office, counts):
    first_count = counts.count

    def count(units):
        book_changed({"a"})
        counts.count = first_count
        return first_count(units)

    counts.count = count
    counts("a")
    counts("a")
    assert counts.asked == [["a"], ["a"]]


def test_what_another_thread_keeps_of_an_older_state_meanwhile_is_not_told(office, counts):
    counts("a")
    first_count = counts.count

    def count(units):
        shelf = current_app.extensions["answers_about_books"]
        shelf.answers["how many"].put({"a": 99}, {"a": "an older word"})
        return first_count(units)

    counts.count = count
    assert counts("a", "b") == {"a": 1, "b": 2}


def test_a_word_is_never_said_again_not_even_after_a_backup_was_put_back(office):
    words = set()
    for _ in range(50):
        book_changed({"a"})
        words.add(book_states(["a"])["a"])
    assert len(words) == 50


def test_questions_asked_long_ago_make_room(office, monkeypatch):
    monkeypatch.setattr(kept, "QUESTIONS", 2)
    for question in ("one", "two", "one", "three"):
        kept.answers(question, ["a"], lambda units: {"a": 1})
    assert list(current_app.extensions["answers_about_books"].answers) == ["one", "three"]


def test_a_commune_writes_no_words(commune):
    a_village_with_team()
    assert book_states([an_officer().unit]) == {}
