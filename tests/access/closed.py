"""A mark in every closed column of a book, and who reads which of them in files and on papers.

A mark tells the column it was put into and whose row that was, by the letters below.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from flask import g
from sqlalchemy import JSON, Column, Integer, String, null, select, update

from app.accounts.models import Account
from app.audit.catalogue import columns_of
from app.catalog import BY_KEY, PAPER_KINDS, RECORD_TYPES
from app.db import db
from app.domain.actors import GRANTS, Permission
from app.domain.errors import RuleViolation
from app.export.forms import WHY
from app.mediation.models import MediationCase
from app.mediation.service.sight import WhyAsked
from app.papers import service
from app.papers.lines import Marks, lines_of
from app.papers.sight import kinds_for
from app.papers.types import Ask
from app.records.locking import NotHere
from app.records.model import CLOSED
from app.records.search.index import enter
from app.search.service import slug_of
from app.web.access import EXPORT, declaration_of
from app.web.context import today
from tests.access.book import HERE
from tests.access.leading import said_to
from tests.access.matrix import PLACES, Address, sights
from tests.access.world import World

OURS, ABOVE, SECRET, UNNAMED = "oasu"
"""Of the commune; of the unit above it; of a case that only its own people may open; of an opinion
whose speaker has not agreed to be named in public."""
MARK = re.compile(r"qq([oasu])(\d{3})qq|(?<!\d)1[.,]?9([0-3])0[.,]?000[.,]?(\d{3})(?!\d)")
UNMARKED = {
    "made_paper.content",
    "made_paper.code",
    "attachment.preview_sha256",
    "register_import.meanings",
}
"""Words under a check code, names of files, codes in a map: a mark would break them."""
SIGHTS = sights()
PART_OF = {
    "candidate": "election",
    "evaluation": "team_review",
    "payment_share": "payment_request",
    "follow_up_step": "opinion",
    **dict.fromkeys(
        ("assignment", "invitee", "case_reader", "mediation_round", "meeting", "case_partner"),
        "mediation_case",
    ),
    **dict.fromkeys(("agreement", "survey"), "mediation_case"),
    "training_seat": "training_class",
    "dialogue_guest": "dialogue",
    "made_paper": "team",
    "attachment": "team",
}
"""Of what has no page of its own, that on whose page it stands. Papers and files are about records
of all kinds: whose of them each meets, the matrix asks."""
PUBLIC = {
    "dialogue_notice",
    "conclusion_notice",
    "dialogue_results",
    "dialogue_villages",
    "loudspeaker",
    "house_rules",
}
"""Papers that are put up or read out for all to know."""
NAMED = "opinion.speaker"
FEW = 2  # records of which each kind of paper is written


class Found(NamedTuple):
    """A mark that somebody was shown."""

    whose: str
    table: str
    column: str

    @property
    def name(self) -> str:
        return f"{self.table}.{self.column}"


@cache
def closed_columns() -> tuple[Column[Any], ...]:
    """The columns of records that the catalogue of data shows as "hạn chế" or "nhạy cảm"."""
    return tuple(
        kind.model.__table__.c[one.name]
        for kind in RECORD_TYPES
        for one in columns_of(kind.model.__table__)
        if one.field_class in CLOSED
    )


def plant() -> set[str]:
    """Write marks into the closed columns, where they stand empty too; the columns that have one
    now. A code, a yes, a day and an id take none."""
    restricted = MediationCase.restricted_because.is_not(None)
    secret = set(db.session.scalars(select(MediationCase.id).where(restricted)))
    marked = set()
    for at, column in enumerate(closed_columns()):
        if str(column) in UNMARKED or not isinstance(column.type, String | JSON | Integer):
            continue
        table = column.table
        is_text = isinstance(column.type, String) and column.name != "restricted_because"
        for row in db.session.execute(select(table)).mappings().all():
            held = row[column.name]
            value = _marked("x" if is_text and held is None else held, at, _whose(row, secret))
            if value != held:
                marked.add(str(column))
                same = update(table).where(table.c.id == row["id"])
                db.session.execute(same.values({column.name: value}))
    db.session.commit()
    return marked


def let_search_know() -> None:
    """The book of these tests is written without its index."""
    for kind in {BY_KEY[one.table.name].model for one in closed_columns() if is_searched(one)}:
        enter(db.session.scalars(select(kind)))
    db.session.commit()


def empty_what_stays() -> None:
    """What an office has of a commune: of its closed columns nothing."""
    for column in closed_columns():
        theirs = update(column.table).where(column.table.c.unit == HERE)
        db.session.execute(theirs.values({column.name: null()}))
    db.session.commit()


def _whose(row: Mapping[str, Any], secret: set[UUID]) -> str:
    if secret & {row["id"], row.get("case_id"), row.get("subject_id")}:
        return SECRET
    if row.get("may_be_named") is False:
        return UNNAMED
    return OURS if row["unit"] == HERE else ABOVE


def _marked(value: Any, at: int, whose: str) -> Any:
    match value:
        case str() if value:
            return f"qq{whose}{at:03d}qq"
        case bool():
            return value
        case int():
            return 1_900_000_000 + "oasu".index(whose) * 10_000_000 + at
        case list():
            return [_marked(one, at, whose) for one in value]
        case dict():
            return {name: _marked(one, at, whose) for name, one in value.items()}
    return value


def marks_in(text: str) -> set[Found]:
    found = set()
    for letter, at, number, again in MARK.findall(text):
        column = closed_columns()[int(at or again)]
        found.add(Found(letter or "oasu"[int(number)], column.table.name, column.name))
    return found


def wrong_lists(world: World, who: str, lists: Iterable[str]) -> Iterator[str]:
    """What ``who`` reads in these files and should not: anything closed where nobody asked why,
    and after that what is of a kind of record whose pages are not theirs."""
    for address in lists:
        text, is_file = _answer(world, who, address)
        if is_file:
            yield from (f"{address}, {who}: {one.name} unasked" for one in marks_in(text))
        else:
            assert marks_in(text) <= marks_in(address), address  # the words of a search
            text, is_file = _answer(world, who, f"{address}&{WHY}=bao-cao")
            assert is_file, address
            yield from (f"{address}, {who}: {one}" for one in _not_for(who, marks_in(text)))


def _answer(world: World, who: str, address: str) -> tuple[str, bool]:
    with world.clients[who].get(address, follow_redirects=True) as given:
        assert given.status_code in (200, 404), (address, who, given.status_code)
        return given.text, given.status_code == 404 or given.mimetype == "text/csv"


def _not_for(who: str, found: Iterable[Found]) -> Iterator[str]:
    for one in found:
        if one.whose == SECRET or SIGHTS[PART_OF.get(one.table, one.table)][who] == "-":
            yield f"{one.name} ({one.whose})"


def lists_for(world: World, matrix: Iterable[Address], who: str) -> list[str]:
    """The addresses at which ``who`` is given files: those of the matrix, those that are asked
    with a filter, and a search for a mark of each kind of record."""
    role, urls, found = world.people[who], world.app.url_map.bind("localhost"), []
    for one in matrix:
        if one.method == "GET" and _exports(world, one.endpoint, GRANTS[role]):
            places = (world.address_of(one, at) for at in (PLACES if one.kinds else ("own",)))
            found += [f"{address}?{EXPORT}=csv" for address in places if address]
    for lead in said_to(world):
        is_file = (EXPORT, "csv") in lead.query
        if is_file and _exports(world, urls.match(lead.path)[0], GRANTS[role]):
            found.append(lead.address)
    if Permission.SEARCH in GRANTS[role]:
        last = {one.table.name: at for at, one in enumerate(closed_columns()) if is_searched(one)}
        found += [
            f"/tim/{slug_of(BY_KEY[kind])}?q=qq{whose}{at:03d}qq&{EXPORT}=csv"
            for kind, at in last.items()
            for whose in (OURS, SECRET)[PART_OF.get(kind, kind) == "mediation_case" :][:1]
        ]
    return found


def is_searched(column: Column[Any]) -> bool:
    kind = BY_KEY[column.table.name]
    return kind.line is not None and column.info["field"].searched and str(column) not in UNMARKED


def _exports(world: World, endpoint: str, granted: Iterable[Permission]) -> bool:
    declared = declaration_of(world.app, endpoint)
    return declared.exports and {declared.permission, Permission.EXPORT_LISTS} <= set(granted)


def wrong_papers(world: World, who: str, written: set[str]) -> Iterator[str]:
    """What stands on a paper that ``who`` has written from a record and should not; ``written``
    gets the kinds that there were."""
    types, day = world.app.extensions["record_types"], today()
    by = db.session.scalar(select(Account).where(Account.login == who)).as_actor()
    ask = Ask(by, day, day.replace(year=day.year - 1, month=1, day=1), day)
    with world.app.test_request_context():
        g.actor = by
        for kind in PAPER_KINDS.values() if by.may(Permission.SEE_PAPERS) else ():
            fits = (
                one
                for one in db.session.scalars(select(types[kind.subject].model))
                if kind in kinds_for(one)
            )
            for found, _ in zip(_papers_of(kind, fits, ask), range(FEW), strict=False):
                written.add(kind.key)
                yield from (f"{kind.key}, {who}: {one}" for one in _not_for(who, found))
                if kind.key in PUBLIC:
                    open_ = {one for one in found if one.name == NAMED and one.whose != UNNAMED}
                    yield from (f"{kind.key}, for all: {one.name}" for one in found - open_)


def _papers_of(kind: Any, records: Iterable[Any], ask: Ask) -> Iterator[set[Found]]:
    for record in records:
        try:
            drawn = service.draft(kind, record.id, ask)
        except (NotHere, RuleViolation, WhyAsked):
            continue
        lines = [line for one in drawn.papers for line in lines_of(one, Marks())]
        yield marks_in("\n".join(lines))
