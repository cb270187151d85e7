"""Where a page leads on to, asked as it stands and with what is another's in its address.

The matrix asks every address bare. What stands behind a figure, the next page of a list, its file
and what its filters narrow are asked here: by the links and the GET forms of the pages met, once
for each set of arguments. Each argument that can name what is another's does so once: the answer
must be that to a name of nothing at all, or it tells that there is such a thing.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID

from app.attachments.models import Attachment
from app.catalog import RECORD_TYPES
from app.db import db
from app.domain.actors import GRANTS, TEAM_ROLES, Permission
from app.search.service import slug_of
from app.web.sought import MARK
from tests.access.book import ELSEWHERE, HERE, OTHER_TEAM
from tests.access.matrix import PLACES, sights
from tests.access.mirror import UUIDS
from tests.access.world import World

SCRIPT = {"HX-Request": "true"}
SIGHTS = sights()
WORDS = "words"
"""What stands for whatever somebody may type."""
CODE = re.compile(r"[0-9]{2}(?:[0-9]{3})?")
NAMED = (("team", "village"), ("team", "mediator"))
OBJECT = re.compile(r"\{(\w+)\}")
SAID = (
    f"/hoa-giai/nguoi-da-ghi?dong=parties-0 parties-0-name={WORDS}+{WORDS}",
    "/hoa-giai/nguoi-da-ghi?dong=parties-0 parties-0-kind=person&parties-0-pressed={party}",
    "/hoa-giai/nguoi-da-ghi?dong=&vu={mediation_case} name=x&same_as={party}",
    "/hoa-giai/co-the-tai-dien parties-0-side=a&parties-0-same_as={party}",
    "/hoa-giai/co-the-tai-dien repeats_id={mediation_case}",
    "/hoa-giai/moi?tai-dien={mediation_case}",
    "/hoa-giai/?don-vi={unit}",
    "/hoa-giai/?don-vi={unit}&xuat=csv",
    "/hoa-giai/?to={team}&hoa-giai-vien={mediator}",
    "/doi-thoai/?don-vi={unit}&xuat=csv",
    "/doi-thoai/viec-con-lai?don-vi={unit}&xuat=csv",
    "/to-hoa-giai/?don-vi={unit}",
    "/to-hoa-giai/?don-vi={unit}&xuat=csv",
    "/tong-quan/?don-vi={unit}",
    "/bao-cao/doi-thoai?don-vi={unit}",
    "/thong-ke/bieu/tong-hop/1?don-vi={unit}&xuat=csv",
    "/thong-ke/bieu/tong-hop/1/doi-chieu?don-vi={unit}",
    "/thong-ke/bieu/tong-hop/1/so?cot=5&don-vi={unit}&xuat=csv",
    "/thong-ke/bieu/tong-hop/1/so?cot=5&dong={team}",
    "/thong-ke/bieu/tong-quan-to/1?don-vi={unit}",
    "/quan-tri/ngay-nghi/?don-vi={unit}",
    "/thu-lao/?to={team}",
    f"/tim/vu-viec-hoa-giai?q={WORDS}&xuat=csv",
)
"""What a page reads without a link that says it, or only a script asks; what follows a space is
sent as a form. ``{team}`` is one's own."""
NOTHING, NOWHERE, NO_WORD = str(UUID(int=7)), "99999", "qqnonequ"
NO_NEED = re.compile(r"^/static/|\.(?:pdf|docx)\?|xuat=xlsx")
"""Files of which the matrix asks the address, and the second file of the same list."""
PASSING = re.compile(rb'[0-9a-f]{32}|csrf_token" value="[^"]*|"X-CSRFToken": "[^"]*|~[-\w]{40,}')
"""What differs from answer to answer: keys of forms, tokens, words under a seal."""


Pairs = tuple[tuple[str, str], ...]


class Lead(NamedTuple):
    """An address with what is asked of it; ``fields`` are None where no form is sent."""

    path: str
    query: Pairs
    fields: Pairs | None = None

    @property
    def method(self) -> str:
        return "GET" if self.fields is None else "POST"

    @property
    def address(self) -> str:
        return f"{self.path}?{urlencode(self.query)}"

    @property
    def name(self) -> str:
        form = f" with {urlencode(self.fields)}" if self.fields else ""
        return f"{self.method} {self.address}{form}"

    @property
    def asked(self) -> Pairs:
        return (*self.query, *(self.fields or ()))

    def turned(self, name: str, value: str) -> "Lead":
        def turn(pairs: Pairs) -> Pairs:
            return tuple((one, value if one == name else held) for one, held in pairs)

        return self._replace(
            query=turn(self.query), fields=None if self.fields is None else turn(self.fields)
        )


class Leads:
    """The leads of the pages of one world, each asked once of people who are told apart."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.known: set[Hashable] = set()

    def wrong(self, who: str, leads: Iterable[Lead]) -> Iterator[str]:
        """What of these fails, shows what is another's or tells that it is there."""
        for one in leads:
            if self._is_new(who, one, ""):
                yield from self._as_it_stands(who, one)
            for name, value in one.asked:
                for foreign, none in self._foreign(who, value):
                    if not self._is_new(who, one, f"{name} {foreign}"):
                        continue
                    if none:
                        yield from self._turned(who, one, name, foreign, none)
                    else:
                        yield from self._as_it_stands(who, one.turned(name, foreign))

    def _is_new(self, who: str, one: Lead, turned: str) -> bool:
        """Short values (a column of a sheet, a kind of a list) ask for something else each."""
        role = self.world.people[who]
        group = role.value if role in TEAM_ROLES else "the whole unit"
        asked = tuple(sorted((key, held if len(held) < 3 else "") for key, held in one.asked))
        likeness = one.method, one.path, asked, turned, group
        is_new = likeness not in self.known
        self.known.add(likeness)
        return is_new

    def _as_it_stands(self, who: str, one: Lead) -> Iterator[str]:
        status, data = self._answer(who, one)
        if status >= 500:
            yield f"{one.name}, {who}: {status}"
        elif status == 200:
            for shown in shown_of(self.world, who, data):
                yield f"{one.name}, {who}: shows {shown}"

    def _turned(self, who: str, one: Lead, name: str, foreign: str, none: str) -> Iterator[str]:
        answers = [
            (status, PASSING.sub(b"", data).replace(value.encode(), b""))
            for value in (foreign, none)
            for status, data in [self._answer(who, one.turned(name, value))]
        ]
        if answers[0] != answers[1]:
            yield f"{one.turned(name, foreign).name}, {who}: tells that it is there"

    def _answer(self, who: str, one: Lead) -> tuple[int, bytes]:
        """Words that were typed are sealed by a first answer, which sends on."""
        client, address = self.world.clients[who], one.address
        if one.fields is not None:
            form = {**dict(one.fields), "csrf_token": self.world.tokens[who]}
            with client.post(address, data=form, headers=SCRIPT) as given:
                return given.status_code, given.data
        with client.get(address, headers=SCRIPT) as given:
            if given.status_code != 303 or f"={MARK}" not in given.location:
                return given.status_code, given.data
            address = given.location
        with client.get(address, headers=SCRIPT) as given:
            return given.status_code, given.data

    def _foreign(self, who: str, value: str) -> Iterator[tuple[str, str]]:
        """What is another's and of the kind of ``value``; beside it what is nobody's, or nothing
        where this person may meet some of it."""
        world = self.world
        is_of_team = world.people[who] in TEAM_ROLES
        if WORDS in value.split():
            yield value.replace(WORDS, OTHER_TEAM), ""
            yield value.replace(WORDS, ELSEWHERE), value.replace(WORDS, NO_WORD)
        elif CODE.fullmatch(value) and value in world.codes:
            yield world.foreign_code, NOWHERE
        elif UUIDS.fullmatch(value):
            mirrored = world.mirrored[1:] if not is_of_team else world.mirrored
            for ids in mirrored:
                if value in ids:
                    yield ids[value], NOTHING


def said_to(world: World) -> Iterator[Lead]:
    """What no link says: the leads of :data:`SAID` and the search of each kind of record."""
    slugs = (slug_of(kind) for kind in RECORD_TYPES if kind.line is not None)
    own = {
        kind: str(places.get("own") or places.get("below"))
        for kind, places in world.objects.items()
    }
    for one in (*SAID, *(f"/tim/{slug}?q={WORDS}" for slug in slugs)):
        yield lead(OBJECT.sub(lambda found: own[found[1]], one.replace("{unit}", HERE)))


def hidden_from(world: World, who: str) -> frozenset[str]:
    """The ids of all records of somebody else's that ``who`` may not meet, nor read of in lists:
    the people of the whole unit choose among its villages and mediators."""
    role = world.people[who]
    lists = () if role in TEAM_ROLES else NAMED
    about = _about(world) if Permission.SEE_ATTACHMENTS in GRANTS[role] else {}
    return frozenset(
        key
        for place, kinds in world.held.items()
        for kind, ids in kinds.items()
        if kind in SIGHTS and (place, kind) not in lists
        for key in ids
        if PLACES[place] not in SIGHTS[about.get(key, kind)][who]
    )


def _about(world: World) -> dict[str, str]:
    """Of what kind the record is that an attached paper belongs to, by which it is met."""
    with world.app.app_context():
        rows = db.session.execute(db.select(Attachment.id, Attachment.subject_kind))
        return {str(key): kind for key, kind in rows}


def shown_of(world: World, who: str, data: bytes) -> Iterator[str]:
    """What of somebody else's stands in an answer that ``who`` has got."""
    if ELSEWHERE.encode() in data:
        yield "the words of another unit"
    if who not in world.hidden:
        world.hidden[who] = hidden_from(world, who)
    found = set(UUIDS.findall(data.decode("utf-8", "replace"))) & world.hidden[who]
    if found:
        yield f"another's {', '.join(world.kind_of(one) for one in sorted(found)[:3])}"


def leads_of(text: str) -> list[Lead]:
    """The links with arguments and the GET forms of a page or a fragment."""
    reader = _LeadReader()
    reader.feed(text)
    return [*reader.links, *(Lead(path, tuple(fields.items())) for path, fields in reader.forms)]


def lead(said: str) -> Lead:
    address, space, form = said.partition(" ")
    parts = urlsplit(address)
    return Lead(parts.path, _pairs(parts.query), _pairs(form) if space else None)


def _pairs(text: str) -> Pairs:
    return tuple(parse_qsl(text, keep_blank_values=True))


class _LeadReader(HTMLParser):
    """Text that a form takes is left to who asks; of a list a choice that names a record or a
    unit is taken, or else what stands."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[Lead] = []
        self.forms: list[tuple[str, dict[str, str]]] = []
        self.is_open, self.select = False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        for address in (facts.get("href", ""), facts.get("hx-get", "")):
            if address.startswith("/") and "?" in address and not NO_NEED.search(address):
                self.links.append(lead(address))
        name, value = facts.get("name", ""), facts.get("value", "")
        if tag == "form":
            self.is_open = facts.get("method", "get") == "get"
            if self.is_open:
                self.forms.append((facts.get("action", ""), {}))
        elif not self.is_open:
            return
        elif tag == "select":
            self.select = name
            self.forms[-1][1][name] = ""
        elif tag == "option" and (CODE.fullmatch(value) or UUIDS.fullmatch(value)):
            self.forms[-1][1][self.select] = self.forms[-1][1][self.select] or value
        elif tag == "input" and facts.get("type", "text") in ("text", "search"):
            self.forms[-1][1][name] = value or WORDS
        elif tag == "input" and facts.get("type") == "hidden":
            self.forms[-1][1][name] = value

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.is_open = False
