"""Former units in the list of one machine and not yet in the other's: the exchange goes on."""

from dataclasses import replace

import pytest

from app.domain.actors import Role
from app.exchange import sessions
from app.units import service as units
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.factories import a_village, an_officer

FORMER = {"03387", "03409", "03415", "03418"}


@pytest.mark.parametrize("at_the_office_too", [False, True])
def test_a_commune_that_took_in_its_former_units_stays_level(
    tied_commune, served_office, at_the_office_too
):
    units.take_in_former(an_officer())
    assert units.books_of(TAN_PHONG[0]) == FORMER
    if at_the_office_too:
        with served_office.inside():
            office = replace(an_officer(), unit=LAI_CHAU[0], role=Role.OFFICE_OFFICER)
            units.take_in_former(office)
    village = a_village()
    report = sessions.run()
    assert (report.complete, report.mended) == (True, 0)
    with served_office.inside():
        assert [one.id for one in units.villages_of(TAN_PHONG[0])] == [village.id]
    assert sessions.run().complete
