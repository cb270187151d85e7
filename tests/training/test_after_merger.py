"""Classes of a commune that carries on the book, and so the teams, of a former one."""

import pytest

from app.training.service import seats
from app.training.service.reading import view_class
from app.training.service.roster import all_trainers, work_of
from tests.merged import came_with_the_book, heir_of_former
from tests.training.conftest import TODAY


@pytest.fixture
def heir(commune, officer):
    return heir_of_former(officer)


def test_mediators_and_trainers_that_came_sit_in_a_class(heir, team, people, a_trainer, a_class):
    trainer = a_trainer()
    came_with_the_book(team, trainer, *people)
    assert all_trainers(heir.books) == [trainer]
    held = a_class(by=heir, trainers=(trainer.id,))
    seats.add_people(held.id, mediators=[one.id for one in people], today=TODAY, by=heir)
    shown = view_class(held, by=heir)
    assert len(shown.seats) == len(people)
    assert [one.id for one in shown.teachers] == [trainer.id]
    assert [row.id for row in work_of(trainer, heir.books).taught] == [held.id]
