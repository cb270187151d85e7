"""Which addresses a signed-in person is shown, and what their forms ask for: read off the pages.

A scanner that follows links alone misses half of them, and one that invents ids sees nothing but
404. So the demo is walked through once, and what it offers becomes an OpenAPI description.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urljoin, urlsplit

import requests
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map

from bench.scan.served import PATIENCE, Target

SIGNS_OUT = ("/dang-xuat", "/dang-nhap", "/mo-khoa", "/tai-khoan", "/quan-tri/tai-khoan")
"""Left alone: who is signed out or locked sees nothing but the door (see tests/accounts)."""
KEPT = 12  # values of one parameter that are tried
PAGES = 400
ONCE = "request_key"
"""Left out: a form that comes again under the same key is answered as the first one was, and
nothing of it is looked at. Without one the program makes its own."""
CHOICES, LEFT_OUT = (
    ("option", "radio", "checkbox", "hidden"),
    ("radio", "checkbox", "button", "file"),
)
ODD = ("", "0", "khác", "\x00", "../..", "9" * 40)
LIKELY = ("28/11/2026", "01/02/2026", "1", "8:30", "Lời nói về việc đã làm trong ngày")


@dataclass(slots=True)
class Values:
    """What was offered for one place or field; ``is_choice``: a list with nothing beside it;
    ``is_left_out``: a browser does not always send it."""

    offered: list[str] = field(default_factory=list)
    is_choice: bool = False
    is_left_out: bool = False

    def keep(self, value: str) -> None:
        if value not in self.offered and len(self.offered) < KEPT:
            self.offered.append(value)


@dataclass(slots=True)
class Operation:
    """One rule of the application as it was met: ``places`` of its path, ``fields`` sent to it."""

    method: str
    places: dict[str, Values] = field(default_factory=lambda: defaultdict(Values))
    fields: dict[str, Values] = field(default_factory=lambda: defaultdict(Values))


Operations = dict[tuple[str, str], Operation]


class Sent(NamedTuple):
    """What one control of a form would send."""

    name: str
    value: str
    kind: str


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[tuple[str, str, list[Sent]]] = []
        self._asked = ""  # by the list that is open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(told.get("href", ""))
        elif tag == "form":
            self.forms.append((told.get("method", "get").upper(), told.get("action", ""), []))
        elif tag == "select":
            self._asked = told.get("name", "")
        elif self.forms and tag == "option" and self._asked:
            self.forms[-1][2].append(Sent(self._asked, told.get("value", ""), "option"))
        elif self.forms and tag in ("input", "textarea", "button") and "name" in told:
            kind = told.get("type", "") if tag == "input" else tag
            self.forms[-1][2].append(Sent(told["name"], told.get("value", ""), kind))


def walk(target: Target, rules: Map, *, pages: int) -> Operations:
    """Walk through at most ``pages`` pages, each rule a few times, and tell what was met."""
    found: Operations = {}
    adapter = rules.bind(urlsplit(target.base).netloc)
    starts = [rule.rule for rule in rules.iter_rules() if not rule.arguments]
    waiting, seen, often = list(starts), set(starts), defaultdict(int)
    with requests.Session() as session:
        session.headers["Cookie"] = target.cookie
        while waiting and pages:
            path = waiting.pop(0)
            if (rule := meet(found, adapter, "GET", path, [])) is None or often[rule] >= 3:
                continue
            often[rule] += 1
            pages -= 1
            answer = session.get(target.base + path, timeout=PATIENCE, allow_redirects=False)
            if "html" not in answer.headers.get("Content-Type", ""):
                continue
            for link in read(answer.text, path, found, adapter):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
    return found


def read(text: str, path: str, found: Operations, adapter: Any) -> Iterator[str]:
    """Note the forms of a page; the addresses of ours that it links to."""
    page = _Page()
    page.feed(text)
    for method, action, fields in page.forms:
        meet(found, adapter, method, urljoin(path, action), fields)
    for link in page.links:
        whole = urljoin(path, link).partition("#")[0]
        if whole.startswith("/"):
            yield whole


def meet(found: Operations, adapter: Any, method: str, path: str, fields: list[Sent]) -> str | None:
    """Note one address; the rule it belongs to, or None."""
    split = urlsplit(path)
    if split.path.startswith((*SIGNS_OUT, "/static/")):
        return None
    try:
        rule, places = adapter.match(split.path, method=method, return_rule=True)
    except HTTPException:
        return None
    one = found.setdefault((method, rule.rule), Operation(method))
    for name, value in places.items():
        one.places[name].keep(str(value))
    for name, value in parse_qsl(split.query, keep_blank_values=True):
        one.fields[name].keep(value)
    for sent in fields:
        if sent.name != ONCE:
            values = one.fields[sent.name]
            values.keep(sent.value)
            values.is_choice |= sent.kind in CHOICES
            values.is_left_out |= sent.kind in LEFT_OUT
    return rule.rule


def description(found: Operations, token: str) -> dict[str, Any]:
    """What was met, in OpenAPI 3: a token of the same session, or every form is refused at once."""
    paths: dict[str, dict[str, Any]] = {}
    for (method, rule), one in sorted(found.items()):
        path = "".join(
            part if at % 2 == 0 else "{" + part.rpartition(":")[2] + "}"
            for at, part in enumerate(rule.replace(">", "<").split("<"))
        )
        paths.setdefault(path, {})[method.lower()] = _operation(one, token)
    return {
        "openapi": "3.0.3",
        "info": {"title": "met", "version": "1"},
        "paths": paths,
    }


def _operation(one: Operation, token: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": _place(values)}
            for name, values in one.places.items()
        ],
        "responses": {"200": {"description": "any"}},
    }
    fields = {name: _field(values) for name, values in one.fields.items()}
    if one.method == "GET":
        told["parameters"] += [
            {"name": name, "in": "query", "schema": schema} for name, schema in fields.items()
        ]
        return told
    fields["csrf_token"] = {"type": "string", "enum": [token]}
    always = [name for name, values in one.fields.items() if not values.is_left_out]
    body = {
        "schema": {
            "type": "object",
            "properties": fields,
            "required": sorted({*always, "csrf_token"}),
        }
    }
    told["requestBody"] = {"content": {"application/x-www-form-urlencoded": body}}
    return told


def _place(values: Values) -> dict[str, Any]:
    """Of a path: any text would be an address that is not there, nearly every time."""
    return {"type": "string", "enum": values.offered}


def _field(values: Values) -> dict[str, Any]:
    """What the page offered and, where it is no list, what people type, or anything at all."""
    if values.is_choice:
        return {"type": "string", "enum": sorted({*values.offered, *ODD[:3]})}
    some = {"enum": sorted({*values.offered, *LIKELY})}
    return {"type": "string", "anyOf": [some, {"enum": list(ODD)}, {"minLength": 1}]}
