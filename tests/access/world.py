"""The commune and the office of the matrix, their people at their desks, and what they ask for."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from alembic import command
from flask import Flask, url_for
from flask.testing import FlaskClient

from app import schema
from app.accounts import sessions
from app.accounts.service import create_account
from app.accounts.signing import PERSON, TOKEN
from app.catalog import RECORD_TYPES
from app.db import db
from app.domain.actors import Actor, Role
from app.factory import create_app
from app.instance import DATABASE_FILE, InstanceRole, create
from app.review.service import make_list
from app.search.models import SavedFilter
from app.web.context import today
from tests.access.book import (
    ABOVE,
    ELSEWHERE,
    FAR,
    FAR_COMMUNE,
    FAR_OFFICE,
    HERE,
    OTHER_TEAM,
    SIBLING,
    Seats,
    objects_above,
    own_objects,
    seats,
    write_book,
)
from tests.access.matrix import COLLEAGUE, SEATS, Address
from tests.access.mirror import Ids, concerns, is_of, mirror
from tests.browser import PASSWORD, form_of
from tests.conftest import FAST
from tests.haste import COMPILED, Endless, hurry, share_statements

Written = Mapping[UUID, tuple[str, str]]
ALIKE = {"learner": "mediator"}
"""Kinds of which the same record is met by other rules."""


@dataclass
class World:
    """``objects`` are, for each kind, the records by whose they are.

    Of what was written again for somebody else, ``held`` are the ids of all by place and kind, and
    ``mirrored`` tells for each time by which id another's stands for one's own: the first is of
    another team. ``codes`` are the units that people here may name, ``foreign_code`` is none.
    """

    app: Flask
    people: dict[str, Role]
    objects: dict[str, dict[str, UUID]]
    codes: frozenset[str]
    foreign_code: str
    held: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    mirrored: list[dict[str, str]] = field(default_factory=list)
    hidden: dict[str, frozenset[str]] = field(default_factory=dict)
    clients: dict[str, FlaskClient] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def address_of(self, one: Address, place: str | None) -> str | None:
        """The address with the records that stand at ``place``; None where one is missing."""
        values: dict[str, object] = dict(one.given)
        for argument, kind in one.kinds.items():
            key = self.objects.get(ALIKE.get(kind, kind), {}).get(place or "")
            if key is None:
                return None
            values[argument] = key
        with self.app.test_request_context():
            return url_for(one.endpoint, **values)

    def hold(self, ids: Ids, places: Mapping[str, str], kinds: Written) -> None:
        """Remember what was mirrored: ``places`` says where it stands by its first unit."""
        self.mirrored.append({str(one): str(again) for one, again in ids.items()})
        for one, again in ids.items():
            if one in kinds:
                kind, unit = kinds[one]
                self.held.setdefault(places[unit], {}).setdefault(kind, set()).add(str(again))

    def kind_of(self, key: str) -> str:
        return next(
            f"{kind} ({place})"
            for place, kinds in self.held.items()
            for kind, ids in kinds.items()
            if key in ids
        )


@dataclass(frozen=True)
class Book:
    """The folder of the book that both read, who sits in it, and what of it is whose."""

    folder: Path
    at: Seats
    own: dict[str, UUID]
    above: dict[str, UUID]


def a_book(folder: Path) -> Book:
    """Write the book of a commune and of who is above it."""
    app = make_app(folder, None, InstanceRole.COMMUNE, HERE, "Phường Tân Phong")
    with app.app_context():
        db.create_all()
        command.stamp(schema.steps(), "head")  # a backup tells of which step the book is
        write_book()
        at = seats()
        book = Book(folder, at, own_objects(at), objects_above())
        db.session.remove()
        db.engine.dispose()
    return book


def both_worlds(base: Path, book: Book) -> Iterator[tuple[InstanceRole, World]]:
    """A commune and the office above it, each with what is its own and what is not."""
    for role, unit, name in (
        (InstanceRole.COMMUNE, HERE, "Phường Tân Phong"),
        (InstanceRole.OFFICE, ABOVE, "Tỉnh Lai Châu"),
    ):
        app = make_app(base / role.value, book.folder, role, unit, name)
        with app.app_context():
            if role is InstanceRole.COMMUNE:
                made = commune_world(app, book.at, book.own, book.above)
            else:
                made = office_world(app, book.own, book.above)
            db.session.remove()
        yield role, made


def plain_world(folder: Path, book: Book, role: InstanceRole) -> World:
    """The commune or the office of the book without what is somebody else's."""
    unit, name = {
        InstanceRole.COMMUNE: (HERE, "Phường Tân Phong"),
        InstanceRole.OFFICE: (ABOVE, "Tỉnh Lai Châu"),
    }[role]
    app = make_app(folder, book.folder, role, unit, name)
    world = World(app, SEATS[role], {}, frozenset({HERE, ABOVE}), SIBLING)
    is_office = role is InstanceRole.OFFICE
    with app.app_context():
        _place(world.objects, "below" if is_office else "own", book.own)
        _place(world.objects, "own" if is_office else "superior", book.above)
        _seat_all(world, book.at)
        db.session.remove()
    return world


def make_app(folder: Path, base: Path | None, role: InstanceRole, unit: str, name: str) -> Flask:
    superior = ABOVE if role is InstanceRole.COMMUNE else None
    made = create(folder, unit=unit, name=name, role=role, superior=superior, database=None)
    if base:
        shutil.copy(base / DATABASE_FILE, folder / DATABASE_FILE)
    if base and (base / "files").exists():
        shutil.copytree(base / "files", folder / "files", dirs_exist_ok=True)
    app = create_app(made, {**FAST, "IDLE_MINUTES": 600})  # who is asked last has waited long
    app.jinja_env.bytecode_cache = COMPILED
    share_statements(app)
    hurry(app)
    app.extensions["shares"] = Endless()
    return app


def commune_world(app: Flask, at: Seats, own: dict[str, UUID], above: dict[str, UUID]) -> World:
    written = _written()
    objects: dict[str, dict[str, UUID]] = {}
    world = World(app, SEATS[InstanceRole.COMMUNE], objects, frozenset({HERE}), SIBLING)
    _place(objects, "own", own)
    _place(objects, "superior", above)
    ours = _only(is_of(HERE), written)
    team = mirror({}, OTHER_TEAM, of=ours)
    world.hold(team, {HERE: "team"}, written)
    _place(objects, "team", own, team)
    sibling = mirror({HERE: SIBLING}, ELSEWHERE, of=_only(concerns(HERE), written))
    world.hold(sibling, {HERE: "commune", ABOVE: "other"}, written)
    _place(objects, "commune", own, sibling)
    _place(objects, "other", above, sibling)
    far = mirror({ABOVE: FAR_OFFICE}, FAR, of=_only(is_of(ABOVE), written))
    world.hold(far, {ABOVE: "far"}, written)
    _place(objects, "far", above, far)
    _seat_all(world, at)
    return world


def office_world(app: Flask, own: dict[str, UUID], above: dict[str, UUID]) -> World:
    written = _written()
    objects: dict[str, dict[str, UUID]] = {}
    world = World(app, SEATS[InstanceRole.OFFICE], objects, frozenset({HERE, ABOVE}), FAR_COMMUNE)
    _place(objects, "own", above)
    _place(objects, "below", own)
    far = mirror(
        {HERE: FAR_COMMUNE, ABOVE: FAR_OFFICE}, ELSEWHERE, of=_only(is_of(HERE, ABOVE), written)
    )
    world.hold({}, {}, written)  # no other team
    world.hold(far, {HERE: "far", ABOVE: "far"}, written)
    _place(objects, "far", own, far)
    _place(objects, "far", above, far)
    for who in world.people:
        _seat(world, who)
    return world


def _written() -> Written:
    """Kind and unit of each record."""
    return {
        key: (kind.key, unit)
        for kind in RECORD_TYPES
        for key, unit in db.session.execute(db.select(kind.model.id, kind.model.unit))
    }


def _only(of: Callable, written: Written) -> Callable:
    return lambda row: row.id in written and of(row)


def _place(objects: dict, place: str, found: dict[str, UUID], again: Ids | None = None) -> None:
    for kind, key in found.items():
        if again is None or key in again:
            objects.setdefault(kind, {})[place] = key if again is None else again[key]


def _seat_all(world: World, at: Seats) -> None:
    people = {"mediator": at.mediator, COLLEAGUE: at.colleague, "team_leader": at.leader}
    for who in world.people:
        team = {"team_id": at.team, "mediator_id": people[who]} if who in people else {}
        _seat(world, who, **team)


def _seat(world: World, login: str, **facts: UUID) -> None:
    """An account of that role, signed in at a browser of its own."""
    role = world.people[login]
    unit = world.app.extensions["instance"].unit
    by = Actor(name="Quàng Văn Xiên", role=Role.ADMINISTRATOR, unit=unit)
    account = create_account(
        login=login,
        name="Lò Thị Mẫu",
        role=role,
        password=PASSWORD,
        must_change=False,
        by=by,
        **facts,
    )
    if role in (Role.COMMUNE_OFFICER, Role.OFFICE_OFFICER):
        saved = SavedFilter(account_id=account.id, name="Của tôi", address="/hoa-giai/?q=x")
        db.session.add(saved)
        db.session.commit()
        world.objects["saved_filter"] = {"own": saved.id}
        world.objects["account"] = {"own": account.id}
    if role is Role.ADMINISTRATOR:
        review = make_list(today=today(), by=account.as_actor())
        world.objects["account_review"] = {"own": review.id}
    client = world.app.test_client()
    _, token = sessions.sign_in(login, PASSWORD)
    if "own" not in world.objects.get("login_session", {}) and "account" in world.objects:
        world.objects["login_session"] = {"own": sessions.find(token).id}
    with client.session_transaction() as kept:
        kept[PERSON], kept[TOKEN] = str(account.id), token
    world.clients[login] = client
    with world.app.app_context():  # a context of its own, as each request has on the server
        light = client.get("/doi-mat-khau").text
    world.tokens[login] = form_of(light, action="/dang-xuat")[1]["csrf_token"]
