"""What is asked of the matrix, and what of the answers is not as it says.

Not every cell is asked: people whom the guards cannot tell apart stand for each other, in turns
from address to address, so that every one of them is asked at many.
"""

import sqlite3
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from app.domain.actors import GRANTS, TEAM_ROLES, InstanceRole, Permission
from app.instance import DATABASE_FILE
from app.web.access import EXPORT, declaration_of
from tests.access.forced import forms_are_right, nothing_is_kept
from tests.access.leading import Leads, leads_of, said_to, shown_of
from tests.access.matrix import (
    COLLEAGUE,
    DENIED,
    HIDDEN,
    OPEN,
    OWN_UNIT,
    PLACES,
    REFUSED,
    Address,
    expected,
    sights,
)
from tests.access.world import World

SCRIPT = {"HX-Request": "true"}
TEAM_PEOPLE = ("mediator", COLLEAGUE, "team_leader")
SIGHTS = sights()


class Cell(NamedTuple):
    """Who asks for which address with a record of which place, and the answer expected."""

    one: Address
    who: str
    place: str | None
    address: str
    answer: str


def wrong_pages(world: World, matrix: Sequence[Address]) -> list[str]:
    """The cells of pages that answer otherwise, or show what is another unit's."""
    wrong, leads = [], Leads(world)
    for one, who, place, address, answer in asked(world, matrix, "GET"):
        with world.clients[who].get(address, headers=SCRIPT) as given:
            if not is_as_expected(given.status_code, answer, place):
                wrong.append(told(one, who, place, answer, given.status_code))
            elif answer == OPEN and given.status_code == 200:
                shown = shown_of(world, who, given.data)
                wrong += [f"{one.name}, {who}: shows {what}" for what in shown]
                if given.mimetype == "text/html":
                    wrong += leads.wrong(who, leads_of(given.text))
    wrong += wrong_answers(world, matrix, leads)
    return wrong + wrong_files(world, matrix) + open_to_strangers(world, matrix)


def wrong_answers(world: World, matrix: Sequence[Address], leads: Leads) -> list[str]:
    """What is asked of these addresses without a link, and words that nobody should find."""
    here, urls = {one.endpoint for one in matrix}, world.app.url_map.bind("localhost")
    said = [one for one in said_to(world) if urls.match(one.path, one.method)[0] in here]
    wrong = []
    for number, (who, role) in enumerate(world.people.items()):
        turn = [one for place, one in enumerate(said) if place % len(world.people) == number]
        wrong += leads.wrong(who, said if role in TEAM_ROLES else turn)
    return wrong


def wrong_files(world: World, matrix: Sequence[Address]) -> list[str]:
    """The lists that are given as files to who may read them and not take them along."""
    wrong = []
    for one in matrix:
        declared = declaration_of(world.app, one.endpoint)
        if not declared.exports or one.kinds or one.method != "GET":
            continue
        for who, role in world.people.items():
            if one.permission in GRANTS[role] and Permission.EXPORT_LISTS not in GRANTS[role]:
                address = world.address_of(one, None)
                with world.clients[who].get(address, query_string={EXPORT: "xlsx"}) as given:
                    if given.status_code != 403:
                        wrong.append(f"{one.name} as a file, {who}: {given.status_code}")
                break
    return wrong


def open_to_strangers(world: World, matrix: Sequence[Address]) -> list[str]:
    """What answers who has not signed in, or acts without the token of a form."""
    wrong = []
    stranger = world.app.test_client()
    for one in matrix:
        if one.permission is None:
            continue
        address = next(filter(None, (world.address_of(one, at) for at in (None, *PLACES))), None)
        if address is None:
            continue
        if one.method == "POST":
            able = [w for w, role in world.people.items() if one.permission in GRANTS[role]]
            if not able:
                continue
            who = able[0]
            with world.clients[who].post(address) as given:
                if given.status_code != 400:
                    wrong.append(f"{one.name}, {who} without a token: {given.status_code}")
        else:
            with stranger.get(address) as given:
                if given.status_code != 303 or not given.location.startswith("/dang-nhap"):
                    wrong.append(f"{one.name}, a stranger: {given.status_code}")
    return wrong


def wrong_acts(world: World, matrix: Sequence[Address]) -> list[str]:
    """The cells of acts that answer otherwise, or have written what they refuse."""
    wrong = []
    with untouched(world) as is_touched, forms_are_right(), nothing_is_kept():
        for one, who, place, address, answer in asked(world, matrix, "POST"):
            if answer == OPEN and place is None:
                continue
            if answer == HIDDEN and place in ("superior", "other") and one.reach == "keeps":
                continue  # the pages of these are asked for as pages
            status = posted(world, who, address, one, place)
            if not is_as_expected(status, answer, place):
                wrong.append(told(one, who, place, answer, status))
            if is_touched() and answer != OPEN:
                wrong.append(f"{one.name} ({place}), {who}: has written")
    return wrong


def asked(world: World, matrix: Sequence[Address], method: str) -> Iterator[Cell]:
    """The cells that are not like one asked before."""
    known: set[Hashable] = set()
    people = list(world.people)
    wanted = [one for one in matrix if one.method == method and one.permission is not None]
    for number, one in enumerate(wanted):
        first = number % len(people)
        for who in people[first:] + people[:first]:
            for cell in cells(world, one, who):
                likeness = set(likeness_of(world, cell))
                if not likeness <= known:
                    known |= likeness
                    yield cell


def likeness_of(world: World, cell: Cell) -> Iterator[Hashable]:
    """What a cell has in common with those for which it stands.

    The guard of permissions comes first and knows only role and permission: each pair is asked
    once, and at the commune each page of one whom it denies. Beyond it teams and the people of the
    whole unit are told apart; an act refuses what is another unit's to all alike.
    """
    one, who, place, _, answer = cell
    group = world.people[who].value if who in TEAM_PEOPLE else "the whole unit"
    if answer == DENIED:
        yield one.method, one.permission, world.people[who]
        if one.method == "GET" and world.app.extensions["instance"].role is InstanceRole.COMMUNE:
            yield one.name
    elif answer == OPEN and one.method == "POST":
        yield one.name, answer
    elif answer == OPEN:
        yield one.name, place, who if one.kinds and who in TEAM_PEOPLE else group
    elif place in OWN_UNIT:
        yield one.name, place, who if who in TEAM_PEOPLE else group
    elif one.method == "POST":
        yield one.name, place if place in ("superior", "below") else "elsewhere"
    else:
        yield one.name, place, who in TEAM_PEOPLE


def cells(world: World, one: Address, who: str) -> Iterator[Cell]:
    """Where ``who`` may ask for this address.

    Who may not open it at all is denied before a record is looked for: one place tells it.
    """
    role = world.people[who]
    for place in PLACES if one.kinds else (None,):
        filled = world.address_of(one, place)
        if filled is None:
            continue
        if place == "team" and who not in TEAM_PEOPLE:
            continue  # to who belongs to no team, that is the same as the own
        seen = SIGHTS[next(iter(one.kinds.values()))][who] if one.kinds else ""
        answer = expected(one, who, role, place, seen)
        yield Cell(one, who, place, filled, answer)
        if answer == DENIED:
            return


def is_as_expected(status: int, answer: str, place: str | None) -> bool:
    if answer == REFUSED:
        return status in (404, 422)
    if answer == OPEN:
        return status != 403 and (place is None or status != 404)
    return status == int(answer)


def told(one: Address, who: str, place: str | None, answer: str, status: object) -> str:
    return f"{one.name} ({place or 'no record'}), {who}: {status} where {answer} is expected"


def posted(world: World, who: str, address: str, one: Address, place: str | None) -> int:
    """The status of an act with a form that is right; what is let in is not kept."""
    data = {"csrf_token": world.tokens[who], "revision": "1"}
    try:
        with world.clients[who].post(address, data=data, headers=SCRIPT) as given:
            return given.status_code
    except Exception:
        return 500


@contextmanager
def untouched(world: World) -> Iterator[Callable[[], bool]]:
    """Whether anything was committed since the last question, by whatever connection."""
    path = Path(world.app.instance_path) / DATABASE_FILE
    with closing(sqlite3.connect(path)) as own:
        last = own.execute("PRAGMA data_version").fetchone()

        def is_touched() -> bool:
            nonlocal last
            was, last = last, own.execute("PRAGMA data_version").fetchone()
            return was != last

        yield is_touched
