"""Which threads stand beside a server: a book that nobody backs up is lost with its machine."""

from dataclasses import replace

import pytest

from app.db import db
from app.domain.actors import InstanceRole
from app.serving.beside import begin
from tests.conftest import LAI_CHAU, TAN_PHONG

EVERYWHERE = {"Paying", "Steward", "Sweeper", "Watch"}
OF_A_TRUE_BOOK = {"JournalWatch", "Keeper", "Telling"}


@pytest.mark.parametrize("practice", [False, True], ids=["true", "practice"])
@pytest.mark.parametrize(
    ("role", "unit", "more"),
    [(InstanceRole.COMMUNE, TAN_PHONG, set()), (InstanceRole.OFFICE, LAI_CHAU, {"Ahead"})],
    ids=["commune", "office"],
)
@pytest.mark.usefixtures("both_databases")
def test_what_stands_beside_a_server(make_instance, role, unit, more, practice):
    app = make_instance(role, *unit, UNUSED_DAYS=45)
    app.extensions["instance"] = replace(app.extensions["instance"], practice=practice)
    with app.app_context():
        beside = begin(app)
        beside.stop()
        db.session.remove()
    expected = EVERYWHERE if practice else EVERYWHERE | OF_A_TRUE_BOOK | more
    assert {type(one).__name__ for one in beside.others} == expected
