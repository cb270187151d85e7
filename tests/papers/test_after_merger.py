"""What a paper says of a unit that was merged into another since."""

from datetime import timedelta

import pytest

from app.papers.heads import authority_on, name_of
from tests.factories import an_officer
from tests.merged import FORMER, FORMER_NAME, MERGED_ON, heir_of_former

EVE, LATER = MERGED_ON - timedelta(days=1), MERGED_ON + timedelta(days=300)


@pytest.fixture
def heir(commune):
    return heir_of_former(an_officer())


def test_a_unit_is_called_by_its_successor_from_the_merger_on(heir):
    assert name_of(FORMER, EVE) == FORMER_NAME
    assert name_of(FORMER, MERGED_ON) == name_of(FORMER, LATER) == "Phường Tân Phong"


def test_who_organised_signs_by_the_name_of_the_day(heir):
    typed = f"Ủy ban nhân dân {FORMER_NAME[0].lower()}{FORMER_NAME[1:]}"
    assert authority_on(typed, FORMER, EVE) == typed
    assert authority_on(typed, FORMER, LATER) == "Ủy ban nhân dân phường Tân Phong"
    others = "Ủy ban Mặt trận Tổ quốc Việt Nam"
    assert authority_on(others, FORMER, LATER) == others


def test_a_unit_that_no_list_knows_on_that_day_bears_its_last_name(heir):
    long_ago = EVE.replace(year=1990)
    assert name_of(FORMER, long_ago) == FORMER_NAME
