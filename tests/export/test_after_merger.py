"""Lists as files at a commune that carries on the book of a former one."""

from app.mediation.models import MediationCase
from app.units.exports import own_columns, unit_columns
from tests.factories import an_officer
from tests.merged import FORMER, FORMER_NAME, heir_of_former


def test_a_line_says_from_whose_book_it_is_once_there_are_several(commune):
    assert unit_columns(an_officer()) == own_columns(an_officer()) == []
    heir = heir_of_former(an_officer())
    for (column,) in unit_columns(heir), own_columns(heir):
        assert column.heading == "Đơn vị"
        assert column.read(MediationCase(unit=FORMER)) == FORMER_NAME
