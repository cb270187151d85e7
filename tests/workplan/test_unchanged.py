"""A plan and its tasks whose form comes back as it was given out."""

from app.domain.actors import Role
from tests.unchanged import check_unchanged
from tests.workplan.conftest import OFFICER, drafted, first_task

ROOM = "/ke-hoach-hoa-giai"


def test_a_plan_and_its_task(here, browser):
    plan = drafted(by=OFFICER)
    client = browser(Role.COMMUNE_OFFICER)
    check_unchanged(client, f"{ROOM}/{plan.id}/sua")
    check_unchanged(client, f"{ROOM}/nhiem-vu/{first_task(plan).id}/sua")
