"""What is prepared stays in the commune: names, notes, texts, even that there is something."""

import pytest

from app.catalog import BY_KEY
from app.db import transaction
from app.dialogue.models import Dialogue
from app.domain.actors import Role
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.lifecycle import DialogueState
from app.preparation.record import PREPARATION_TYPES
from app.units.service import import_list, listed_unit
from tests.conftest import TAN_PHONG
from tests.preparation.conftest import HELD_ON


@pytest.mark.parametrize("kind", PREPARATION_TYPES, ids=lambda kind: kind.key)
def test_nothing_of_it_leaves(kind):
    assert BY_KEY[kind.key] is kind
    assert not kind.model.may_leave()


def test_the_office_reads_the_conference_but_not_its_preparation(office, browser):
    with transaction() as session:
        held = Dialogue(
            unit=TAN_PHONG[0],
            title="Đối thoại năm 2026",
            kind=DialogueKind.GOVERNMENT,
            form="in_person",
            state=DialogueState.IN_PREPARATION,
            held_on=HELD_ON,
            place="Hội trường",
            organiser="Ủy ban nhân dân phường Tân Phong",
            villages=[],
        )
        session.add(held)
    import_list(own=listed_unit("12"))
    client = browser(Role.OFFICE_OFFICER)
    page = client.get(f"/doi-thoai/{held.id}")
    assert page.status_code == 200
    assert "chuan-bi" not in page.text
    assert client.get(f"/doi-thoai/{held.id}/chuan-bi").status_code == 404
