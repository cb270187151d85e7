"""What tests of imports share: a team, an officer, and work that is done at once."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from app.domain.actors import Actor, Role
from app.importing.models import RegisterImport
from app.importing.service import acts, taking
from tests.factories import TODAY, a_mediator, a_team


@pytest.fixture
def officer(commune, actor) -> Actor:
    return actor(Role.COMMUNE_OFFICER)


@pytest.fixture
def team(commune):
    found = a_team()
    a_mediator(found)
    return found


@pytest.fixture
def uploaded(team, officer) -> Callable[..., RegisterImport]:
    def upload(content: bytes, name: str = "so-2019.xlsx", **facts) -> RegisterImport:
        given = {"team_id": team.id, "today": TODAY, "by": keyed(officer), **facts}
        return acts.upload(content, name, **given)

    return upload


@pytest.fixture
def at_once(monkeypatch) -> None:
    """What is done beside the request is done within it."""
    monkeypatch.setattr(taking, "start", lambda work, *about, **told: work(*about, **told))


def keyed(by: Actor) -> Actor:
    """The person with a form of their own."""
    return replace(by, request_key=uuid4().hex)
