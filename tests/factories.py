"""Ready-made records: name only what the test is about."""

from datetime import date
from typing import Any

from flask import current_app

from app.domain.actors import Actor, Role
from app.domain.teams import LawTraining, Sex
from app.domain.units import VillageKind
from app.teams import service as teams
from app.teams.models import Mediator, Team
from app.units import service as units
from app.units.models import Village

SINCE = date(2024, 1, 15)
TODAY = date(2026, 3, 2)


def an_officer() -> Actor:
    unit = current_app.extensions["instance"].unit
    return Actor(name="Tẩn Mỹ Thư", role=Role.COMMUNE_OFFICER, unit=unit)


def a_village(**facts: Any) -> Village:
    given = {"name": "Tả Lèng", "kind": VillageKind.BAN, "valid_from": SINCE, "by": an_officer()}
    return units.add_village(**{**given, **facts})


def a_team(**facts: Any) -> Team:
    if "village_id" not in facts:
        facts["village_id"] = a_village().id
    given = {
        "name": "Tổ hòa giải bản Tả Lèng",
        "founded_on": SINCE,
        "minority_area": True,
        "by": an_officer(),
    }
    return teams.add_team(**{**given, **facts})


def a_mediator(team: Team, **facts: Any) -> Mediator:
    given = {
        "team_id": team.id,
        "name": "Lò Văn Páo",
        "sex": Sex.MALE,
        "birth_year": 1962,
        "ethnicity": "Thái",
        "is_minority": True,
        "law_training": LawTraining.NONE,
        "phone": None,
        "is_leader": False,
        "recognised_on": SINCE,
        "today": TODAY,
        "by": an_officer(),
    }
    return teams.add_mediator(**{**given, **facts})
