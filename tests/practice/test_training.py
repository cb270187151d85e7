"""Practice training is written through the services, in every state that has a page."""

from datetime import date

import pytest

from app.db import db
from app.domain.actors import Actor, Role
from app.domain.training.kinds import SeatKind
from app.domain.training.lifecycle import ClassState
from app.practice.records.training import PER_TEAM, add_office_training
from app.training.models import Material, RosterReview, Trainer, TrainingClass, TrainingSeat
from app.training.service.counting import trained_in
from app.units.service import import_list, listed_unit
from tests.haste import VILLAGES
from tests.practice.conftest import TAN_PHONG, TODAY, sample
from tests.practice.test_sample import all_of, count


def states():
    return sorted(one.state.value for one in all_of(TrainingClass))


@pytest.mark.usefixtures("both_databases", "small")
def test_a_commune_gets_two_classes_a_year_and_some_of_these_days(commune):
    sample(cases=1, first=2025)
    given = [one for one in all_of(TrainingClass) if one.state is ClassState.FINISHED]
    assert [one.first_on for one in given] == [
        date(2025, 5, 12),
        date(2025, 10, 12),
        date(2026, 5, 12),
        date(2026, 10, 12),
    ]
    coming = ["called_off", "planned", "summoned", "summoned"]
    assert states() == sorted(coming + ["finished"] * 4)
    for held in given:
        listed = [seat for seat in all_of(TrainingSeat) if seat.class_id == held.id]
        assert len(listed) >= VILLAGES * PER_TEAM
        assert {seat.present for seat in listed} <= {True, False}
        assert sum(bool(seat.present) for seat in listed) > len(listed) * 0.7
        assert all(seat.result is not None for seat in listed if seat.present)
    trained = trained_in({TAN_PHONG.code}, date(2026, 1, 1), date(2026, 12, 31))
    assert trained[TAN_PHONG.code] > 2 * VILLAGES
    assert (count(Material), count(Trainer)) == (3, 2)


def test_running_again_adds_no_second_training(book):
    classes = count(TrainingClass)
    sample(cases=1)
    assert count(TrainingClass) == classes


def test_an_office_gets_its_roster_and_classes_with_places(office):
    own = listed_unit("12")
    import_list(own=own)
    keeper = Actor(name="Lý Thị Dín", role=Role.OFFICE_OFFICER, unit="12")
    for _ in range(2):
        add_office_training(own, today=TODAY, by=keeper)
    assert states() == ["finished", "planned", "summoned", "summoned"]
    assert (count(Trainer), count(RosterReview)) == (4, 1)
    kinds = {seat.kind for seat in all_of(TrainingSeat)}
    assert kinds == {SeatKind.TRAINER, SeatKind.PLACES}
    below = db.select(TrainingSeat.guest_unit).distinct()
    assert len(db.session.scalars(below.where(TrainingSeat.guest_unit.is_not(None))).all()) == 38
