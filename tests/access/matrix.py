"""The matrix of who may open what, read from its two tables.

``addresses.csv`` names every address with the permission it asks for, the records its arguments
name (``case_id:mediation_case``; ``way=docx`` is given as it stands) and its ``reach``: it *sees*
what its caller may meet, *keeps* what besides is of the caller's own unit, *answers* what a unit
above has sent, or is *empty* here; a file is seen where it *comes* to, and from below none has;
what is *refused* may be so by its
kind of paper, before a record is looked for. ``sights.csv`` says of each kind of
record whose of them each role may meet, by the letters of :data:`PLACES`. Who holds which
permission stands in ``app/domain/actors.py``. What each cell must answer follows, in
:func:`expected`.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.actors import GRANTS, InstanceRole, Permission, Role

FOLDER = Path(__file__).parent
PLACES = {
    "own": "o",  # of the own unit, and of the own team where records belong to teams
    "team": "t",  # the same of another team of the own unit
    "commune": "c",  # of another commune of the same superior
    "superior": "s",  # of the unit above, about this one or for all
    "other": "x",  # of the unit above, about another commune
    "below": "b",  # at an office: of a commune below
    "far": "f",  # of a unit of another province
}
OWN_UNIT = ("own", "team")
COLLEAGUE = "colleague"
"""A mediator of the same team who does not work on the case."""
SEATS: dict[InstanceRole, dict[str, Role]] = {
    InstanceRole.COMMUNE: {
        "mediator": Role.MEDIATOR,
        COLLEAGUE: Role.MEDIATOR,
        "team_leader": Role.TEAM_LEADER,
        "commune_officer": Role.COMMUNE_OFFICER,
        "commune_leader": Role.COMMUNE_LEADER,
        "front": Role.FRONT,
        "administrator": Role.ADMINISTRATOR,
    },
    InstanceRole.OFFICE: {
        "office_officer": Role.OFFICE_OFFICER,
        "office_leader": Role.OFFICE_LEADER,
        "office_administrator": Role.ADMINISTRATOR,
    },
}
OPEN, DENIED, HIDDEN, REFUSED = "open", "403", "404", "422"


@dataclass(frozen=True, slots=True)
class Address:
    """One line of ``addresses.csv``."""

    endpoint: str
    method: str
    rule: str
    permission: Permission | None
    kinds: dict[str, str]
    given: dict[str, str]
    reach: str

    @property
    def name(self) -> str:
        return f"{self.method} {self.rule}"


def addresses() -> Iterator[Address]:
    for row in _rows("addresses.csv"):
        named = row["names"].split()
        yield Address(
            endpoint=row["endpoint"],
            method=row["method"],
            rule=row["address"],
            permission=Permission(row["permission"]) if row["permission"] else None,
            kinds=dict(one.split(":") for one in named if ":" in one),
            given=dict(one.split("=") for one in named if "=" in one),
            reach=row["reach"],
        )


def sights() -> dict[str, dict[str, str]]:
    """For each kind of record and each who sits somewhere, the letters of what they may meet."""
    return {row.pop("kind"): row for row in _rows("sights.csv")}


def expected(address: Address, who: str, role: Role, place: str | None, seen: str) -> str:
    """What the cell must answer; ``seen`` are the letters of ``sights.csv`` for it."""
    if address.permission is not None and address.permission not in GRANTS[role]:
        return DENIED
    if place is None:
        return OPEN
    if is_hidden(address, place, seen):
        return REFUSED if address.reach == "refused" else HIDDEN
    return OPEN


def is_hidden(address: Address, place: str, seen: str) -> bool:
    """Whether a record that stands there is, for this address, as if it were not."""
    if address.reach == "empty" or PLACES[place] not in seen:
        return True
    if address.reach == "answers":
        return place != "superior"
    return address.reach in ("keeps", "comes", "refused") and place not in OWN_UNIT


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
