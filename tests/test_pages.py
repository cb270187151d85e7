"""Every page, as every role meets it: reached by following links, and held to its manners."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import urlsplit

import pytest
from flask import Flask, current_app, url_for
from werkzeug.test import TestResponse

from app.db import Base, db
from app.domain.actors import ROLES_AT, TEAM_ROLES, Actor, InstanceRole, Permission, Role
from app.export.acts import Why
from app.export.forms import WHY
from app.practice.records.guidance import send_papers, write_about_records
from app.practice.records.inspections import inspect_below
from app.practice.records.periodic import draft_one
from app.practice.records.reviews import review_past
from app.practice.records.sample import Sample, add_sample
from app.practice.records.training import add_office_training
from app.practice.records.workplans import add_office_plan, answer_plan
from app.teams.models import Mediator
from app.units.service import import_list, listed_unit
from app.web.access import EXPORT, declaration_of
from app.web.context import MENU, MenuEntry, today
from tests.asked import asked
from tests.browser import Browser
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.export.reading_back import BEFORE_HEADINGS, lines_of, tab_of
from tests.manners import LOGINS, RAW, read
from tests.unlinked import NO_PAGES, UNLINKED, UNTIED

# A page may list hundreds of records; a few of a kind show how it behaves.
OF_A_KIND = 3
# The page of a record leads on by its state and by role.
OF_A_RECORD = 6
# Behind these stand the states of a case, each with others of its pages.
MANY = {"mediation.detail": 40, "mediation.index": 6}
# Whom most pages are for; they walk first.
WRITERS = (Role.COMMUNE_OFFICER, Role.OFFICE_OFFICER)
NONE_MET: Mapping[str, int] = {}
# The fragment of a page holds what its page holds: a few of a kind show that it stands alone.
FRAGMENTS = 2
SCRIPT = {"HX-Request": "true"}
# A list that has grown past its page asks where it goes on.
MORE_OF_A_LONGER_LIST = 2
# What is fetched as it is named: the account of one person at one browser, asked for by its key.
FETCHED_WHEN_NAMED = {"BrowserPerson.account"}
# So often the same may be asked for one page: once a kind of a heading, and not once a row.
ALIKE = 6


@pytest.fixture
def filled(
    request: pytest.FixtureRequest, actor: Callable[..., Actor]
) -> Callable[[InstanceRole], Flask]:
    """``filled(at)``: an instance whose book holds cases and conferences of many states."""

    def fill(at: InstanceRole) -> Flask:
        app = request.getfixturevalue(at.value)
        import_list(own=listed_unit(app.extensions["instance"].unit))
        commune = listed_unit(TAN_PHONG[0])
        officer = actor(Role.COMMUNE_OFFICER, unit=commune.code)
        if at is InstanceRole.OFFICE:
            own = listed_unit(app.extensions["instance"].unit)
            add_office_training(own, today=today(), by=actor(Role.OFFICE_OFFICER))
        write_sample(officer, seed=1)
        admin = actor(Role.ADMINISTRATOR, unit=app.extensions["instance"].unit)
        review_past("Chẻo Vần Phấu", today=today(), by=admin)
        if at is InstanceRole.OFFICE:
            draft_one("Sở Tư pháp", today=today(), by=actor(Role.OFFICE_OFFICER))
        above = actor(Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
        send_papers(today=today(), by=above)
        write_about_records(today=today(), by=above)
        province = listed_unit(LAI_CHAU[0])
        add_office_plan(province, today=today(), by=above)
        answer_plan(commune, province.name, received=13, sent=24, today=today(), by=officer)
        inspect_below(province, today=today(), by=above)
        return app

    return fill


def write_sample(officer: Actor, *, seed: int) -> None:
    """Thirty cases and six conferences of the commune, others for another ``seed``."""
    wanted = Sample(cases=30, dialogues=6, first_year=2025, last_year=today().year, seed=seed)
    commune = listed_unit(officer.unit)
    add_sample(commune, wanted, today=today(), by=officer, tick=lambda: None)


def walk(
    app: Flask, client: Browser, met: Mapping[str, int] = NONE_MET
) -> Iterator[tuple[str, str, TestResponse]]:
    """Follow links from the first page; gives endpoint, address and answer, some of a kind:
    one of those of which others have ``met`` enough. A record leads each role elsewhere."""
    urls = app.url_map.bind("localhost")
    waiting, known, seen = ["/"], {"/"}, Counter()
    while waiting:
        address = waiting.pop(0)
        endpoint, _ = urls.match(urlsplit(address).path)
        is_record = endpoint.endswith("detail")
        most = MANY.get(endpoint, OF_A_RECORD if is_record else OF_A_KIND)
        if not is_record and met.get(endpoint, 0) >= OF_A_KIND:
            most = 1
        if endpoint in NO_PAGES or seen[endpoint] == most:
            continue
        seen[endpoint] += 1
        answer = client.get(address)
        yield endpoint, address, answer
        links = (link.get("href", "") for link in read(answer.text).all("a"))
        own = (link for link in links if link.startswith("/") and not is_file(link))
        fresh = {link.split("#")[0] for link in own} - known
        known |= fresh
        waiting += sorted(fresh)


def is_file(address: str) -> bool:
    return f"{EXPORT}=" in address


def seat(role: Role) -> dict[str, object]:
    """A mediator's account belongs to a mediator of the book."""
    if role not in TEAM_ROLES:
        return {}
    leads = Mediator.is_leader.is_(role is Role.TEAM_LEADER)
    mediator = db.session.scalars(db.select(Mediator).where(leads).order_by(Mediator.id)).first()
    return {"team_id": mediator.team_id, "mediator_id": mediator.id}


def pages(app: Flask) -> set[str]:
    return {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods} - NO_PAGES


@pytest.mark.parametrize("at", InstanceRole, ids=lambda at: at.value)
def test_every_page_is_linked_and_keeps_its_manners(filled, browser, actor, at):
    """Manners are checked by the browser, on every answer."""
    app = filled(at)
    met, taken, costs = Counter(), set(), {}
    for role in sorted(ROLES_AT[at], key=lambda role: role not in WRITERS):
        client, person, seen = browser(role, **seat(role)), actor(role), Counter()
        for endpoint, address, answer in walk(app, client, met):
            seen[endpoint] += 1
            assert answer.status_code == 200, f"{role}, {address}: {answer.status_code}"
            check_frame(answer, person)
            if endpoint not in taken and may_export(app, endpoint, person):
                taken.add(endpoint)
                check_file(client, address)
            if seen[endpoint] > FRAGMENTS:
                continue
            fragment = client.get(address, headers=SCRIPT)
            assert fragment.status_code == 200, f"{role}, {address} by script"
            check_filters(answer, fragment)
            longest = costs.get(endpoint)
            if longest is None or len(answer.text) > longest.length:
                costs[endpoint] = Cost(client, address, len(answer.text))
        met += seen
    assert pages(app) - met.keys() <= UNLINKED[at] | UNTIED
    listed = {one for one in met if declaration_of(app, one).exports}
    assert taken == listed
    write_sample(actor(Role.COMMUNE_OFFICER, unit=TAN_PHONG[0]), seed=2)
    assert [found for cost in costs.values() for found in cost.findings()] == []


def test_no_record_brings_others_along_as_a_template_names_them():
    """In a list they would be fetched anew for each line."""
    ties = [tie for mapper in Base.registry.mappers for tie in mapper.relationships]
    later = {str(tie) for tie in ties if tie.lazy not in ("joined", "selectin", "raise")}
    assert later == FETCHED_WHEN_NAMED


class Cost:
    """What a page asks of the database; it is the same when the book has twice as many records.

    Asked by the role to whom the page says the most.
    """

    def __init__(self, client: Browser, address: str, length: int) -> None:
        self.client, self.address, self.length = client, address, length
        self.few = self._asked()

    def findings(self) -> Iterator[str]:
        many = self._asked()
        if len(many) > len(self.few) + MORE_OF_A_LONGER_LIST:
            yield f"{self.address}: {len(self.few)} statements, then {len(many)}"
        for statement, times in Counter(many).most_common(1):
            if times > ALIKE:
                yield f"{self.address}: {times} times {statement}"

    def _asked(self) -> list[str]:
        """The fewer of two times: what is counted once and kept is counted anew the first time,
        and once a minute a session is seen."""
        return min((self._asked_now() for _ in range(2)), key=len)

    def _asked_now(self) -> list[str]:
        with asked() as sent:
            assert self.client.get(self.address).status_code == 200
        return sent


def may_export(app: Flask, endpoint: str, person: Actor) -> bool:
    return declaration_of(app, endpoint).exports and person.may(Permission.EXPORT_LISTS)


def check_file(client: Browser, address: str) -> None:
    """Both files of a list have the same rows, under headings that differ and say something."""
    place = f"{address}{'&' if '?' in address else '?'}{WHY}={Why.REPORT.value}&{EXPORT}="
    headings, *lines = lines_of(client.get(f"{place}csv"))
    assert all(headings), address
    assert len(set(headings)) == len(headings), f"{address}: {headings}"
    tab = tab_of(client.get(f"{place}xlsx"))
    rows = list(tab.iter_rows(min_row=BEFORE_HEADINGS + 1, values_only=True))
    assert [one for one in rows[0] if one != "STT"] == headings, address
    assert tab.max_row >= BEFORE_HEADINGS + len(lines), address
    words = " ".join(cell for row in rows[1:] for cell in row if isinstance(cell, str))
    assert set(RAW.findall(words)) <= LOGINS, address


def check_frame(answer: TestResponse, person: Actor) -> None:
    """The office's name, who sits here, what they may open, where they are, the way out."""
    page = read(answer.text)
    office = current_app.extensions["instance"].name
    for shown in (office, person.name, person.role.label, "Sổ Hòa Giải"):
        assert shown in page.texts["header"]
    menu = [facts for _, facts, around, _ in page.tags if "nav" in around and "href" in facts]
    may_open = [entry for entry in MENU if person.may(entry.permission)]
    assert len([link for link in menu if link["href"] in addresses(may_open)]) >= len(may_open)
    assert sum(1 for link in menu if link.get("aria-current") == "page") <= 1
    assert "/dang-xuat" in {form["action"] for form, _ in page.forms()}


def check_filters(answer: TestResponse, fragment: TestResponse) -> None:
    """What a filter replaces is there again for its next use."""
    targets = {
        form["hx-target"]
        for form in read(answer.text).all("form")
        if form.get("hx-get") == answer.request.path
    }
    roots = {f"#{one.get('id')}" for _, one, around, _ in read(fragment.text).tags if not around}
    assert targets <= roots, f"{answer.request.path}: {targets}"


def addresses(entries: Iterable[MenuEntry]) -> set[str]:
    with current_app.test_request_context():
        return {url_for(entry.endpoint) for entry in entries}


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/to-hoa-giai/", "/to-hoa-giai/"),
        ("/doi-thoai/", "/doi-thoai/"),
        ("/ke-hoach-doi-thoai/", "/doi-thoai/"),
        ("/ke-hoach-doi-thoai/yeu-cau", "/doi-thoai/"),
    ],
)
def test_the_menu_says_where_one_is(commune, browser, address, marked):
    page = read(browser(Role.COMMUNE_OFFICER).get(address).text)
    (current,) = [link for link in page.all("a") if link.get("aria-current") == "page"]
    assert current["href"] == marked


def test_who_may_not_see_the_exchange_reads_its_badge_without_a_link(commune, browser):
    for role, tag in ((Role.FRONT, "span"), (Role.COMMUNE_OFFICER, "a")):
        page = read(browser(role).get("/").text)
        assert [name for name, facts, _, _ in page.tags if facts.get("id") == "sync"] == [tag]


def test_the_badge_rides_along_with_a_fragment(commune, browser):
    fragment = browser(Role.COMMUNE_OFFICER).get("/hoa-giai/", headers=SCRIPT).text
    assert "<html" not in fragment
    badge = next(facts for facts in read(fragment).all("a") if facts.get("id") == "sync")
    assert badge["hx-swap-oob"] == "true"
