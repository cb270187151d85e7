"""An address asked for otherwise than it is meant: by another verb, spelled otherwise, doubled.

Who guards by the words of an address or by its verb is got round by these; ours guards what the
address leads to. The ways take turns from address to address, so that each is asked at many.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import NamedTuple
from unittest.mock import patch

from flask.testing import FlaskClient

from app.accounts import sessions
from app.domain.actors import GRANTS
from app.web.access import EXPORT, declaration_of
from tests.access.asking import untouched
from tests.access.leading import shown_of
from tests.access.matrix import PLACES, Address
from tests.access.world import World

VERBS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "get", "SECRET")
OTHERWISE = ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")
SPELLINGS: tuple[Callable[[str], str], ...] = (
    lambda path: path.rstrip("/") if path.endswith("/") else f"{path}/",
    lambda path: path.upper(),
    lambda path: f"/{path}",
    lambda path: path.replace("/", "//"),
    lambda path: f"/.{path}",
    lambda path: f"/static/..{path}",
    lambda path: path.replace("-", "%2D").replace("/", "%2f"),
    lambda path: f"{path};a=b",
    lambda path: f"{path}%00",
    lambda path: f"{path}%20",
    lambda path: f"{path}?_method=GET&{EXPORT}=&{EXPORT}=xlsx",
)
SHUT = (400, 401, 403, 404, 405)


class Asked(NamedTuple):
    """One way to ask; ``words`` are those of the address."""

    verb: str
    words: str
    headers: dict[str, str]


def wrong_disguises(world: World, matrix: Sequence[Address]) -> list[str]:
    """What opens, in some way, to who may not open the address or to a stranger, or writes."""
    wrong, stranger = [], world.app.test_client()
    guarded = [one for one in matrix if one.permission is not None]
    with untouched(world) as is_touched, nobody_is_noted_at_work():
        for number, one in enumerate(guarded):
            address = next(filter(None, (world.address_of(one, at) for at in (None, *PLACES))), "")
            asks = {each.permission for each in guarded if each.rule == one.rule}  # page and act
            denied = [w for w, role in world.people.items() if not asks & GRANTS[role]]
            who = denied[number % len(denied)] if denied and number % 3 else ""
            for asked in _ways(address, number) if address else ():
                client = world.clients[who] if who else stranger
                status = _status(client, asked, world.tokens.get(who, ""))
                if status not in SHUT:
                    wrong.append(f"{asked.verb} {asked.words}, {who or 'a stranger'}: {status}")
                if is_touched():
                    wrong.append(f"{asked.verb} {asked.words}, {who or 'a stranger'}: has written")
    return wrong


def wrong_verbs(world: World, matrix: Sequence[Address]) -> list[str]:
    """The acts that are done by a verb they do not name, with a right token."""
    wrong, named = [], {(one.rule, one.method) for one in matrix}
    acts = [one for one in matrix if one.method == "POST" and one.permission is not None]
    with untouched(world) as is_touched, nobody_is_noted_at_work():
        for number, one in enumerate(acts):
            able = [w for w, role in world.people.items() if one.permission in GRANTS[role]]
            address = world.address_of(one, "own" if one.kinds else None)
            if not able or address is None:
                continue
            verb = ("HEAD", "PUT", "OPTIONS", "PATCH", "DELETE")[number % 5]
            asked = Asked(verb, address, dict.fromkeys(OTHERWISE, "POST"))
            status = _status(world.clients[able[0]], asked, world.tokens[able[0]])
            is_page = verb == "OPTIONS" or (verb == "HEAD" and (one.rule, "GET") in named)
            if status not in SHUT and not is_page:
                wrong.append(f"{verb} {one.rule}, {able[0]}: {status}")
            if is_touched():
                wrong.append(f"{verb} {one.rule}, {able[0]}: has written")
    return wrong


def wrong_doubles(world: World, matrix: Sequence[Address]) -> list[str]:
    """The lists that tell of another unit where it is named beside the own one."""
    units = [next(iter(sorted(world.codes))), world.foreign_code]
    wrong = []
    for number, one in enumerate(matrix):
        if one.kinds or not declaration_of(world.app, one.endpoint).exports:
            continue
        able = [w for w, role in world.people.items() if one.permission in GRANTS[role]]
        if not able:
            continue
        who = able[0]
        query = dict.fromkeys(("don-vi", "unit", "to", "tim"), units[:: 1 - number % 2 * 2])
        with world.clients[who].get(world.address_of(one, None), query_string=query) as given:
            wrong += [f"{one.name}, {who}: {what}" for what in shown_of(world, who, given.data)]
            if given.status_code >= 500:
                wrong.append(f"{one.name}, {who}: {given.status_code}")
    return wrong


def nobody_is_noted_at_work() -> AbstractContextManager[object]:
    """Who asks for a page is written down once a minute; on a slow machine this takes longer."""
    return patch.object(sessions, "SEEN_EVERY", timedelta(days=1))


def _ways(address: str, number: int) -> Iterator[Asked]:
    for at in (number, number + 3, number + 6):
        yield Asked(VERBS[at % len(VERBS)], address, {})
    meant, feigned = ("GET", "POST") if number % 2 else ("POST", "GET")
    yield Asked(meant, address, {OTHERWISE[number % len(OTHERWISE)]: feigned})
    yield Asked(meant, SPELLINGS[number % len(SPELLINGS)](address), {})


def _status(client: FlaskClient, asked: Asked, token: str) -> int:
    """How it is answered in the end; the door counts as shut."""
    data = {"csrf_token": token, "_method": "POST"} if token else {}
    for _ in range(3):
        with client.open(asked.words, method=asked.verb, headers=asked.headers, data=data) as given:
            if given.status_code not in (301, 302, 303, 307, 308):
                return given.status_code
            if given.location.startswith(("/dang-nhap", "http://localhost/dang-nhap")):
                return 401
            asked = asked._replace(words=given.location)
    return given.status_code
