"""Which addresses a signed-in person is shown, and what their forms ask for: read off the pages.

A scanner that follows links alone misses half of them, and one that invents ids sees nothing but
404. So the demo is walked through once, and what it offers becomes an OpenAPI description.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

import requests
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map

from bench.scan.served import PATIENCE, Target

SIGNS_OUT = ("/dang-xuat", "/dang-nhap", "/mo-khoa", "/tai-khoan")
"""Left alone: who is signed out or locked sees nothing but the door (see tests/accounts)."""
KEPT = 12  # values of one parameter that are tried


@dataclass(slots=True)
class Operation:
    """One rule of the application as it was met: ``places`` of its path, ``fields`` sent to it."""

    method: str
    places: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    fields: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


Operations = dict[tuple[str, str], Operation]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[tuple[str, str, list[tuple[str, str]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(told.get("href", ""))
        elif tag == "form":
            self.forms.append((told.get("method", "get").upper(), told.get("action", ""), []))
        elif tag in ("input", "select", "textarea", "button") and self.forms and "name" in told:
            self.forms[-1][2].append((told["name"], told.get("value", "")))


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
            if (rule := _met(found, adapter, "GET", path, [])) is None or often[rule] >= 3:
                continue
            often[rule] += 1
            pages -= 1
            answer = session.get(target.base + path, timeout=PATIENCE, allow_redirects=False)
            if "html" not in answer.headers.get("Content-Type", ""):
                continue
            for link in _offered(answer.text, path, found, adapter):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
    return found


def _offered(text: str, path: str, found: Operations, adapter: Any) -> Iterator[str]:
    page = _Page()
    page.feed(text)
    for method, action, fields in page.forms:
        _met(found, adapter, method, urljoin(path, action), fields)
    for link in page.links:
        whole = urljoin(path, link).partition("#")[0]
        if whole.startswith("/"):
            yield whole


def _met(
    found: Operations, adapter: Any, method: str, path: str, fields: list[tuple[str, str]]
) -> str | None:
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
        _keep(one.places[name], str(value))
    for name, value in [*fields, *parse_qsl(split.query, keep_blank_values=True)]:
        _keep(one.fields[name], value)
    return rule.rule


def _keep(values: list[str], value: str) -> None:
    if value not in values and len(values) < KEPT:
        values.append(value)


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
    fields = {name: _text(values) for name, values in one.fields.items()}
    told: dict[str, Any] = {
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": _text(values)}
            for name, values in one.places.items()
        ],
        "responses": {"200": {"description": "any"}},
    }
    if one.method == "GET":
        told["parameters"] += [
            {"name": name, "in": "query", "schema": schema} for name, schema in fields.items()
        ]
        return told
    fields["csrf_token"] = {"type": "string", "enum": [token]}
    body = {"schema": {"type": "object", "properties": fields, "required": ["csrf_token"]}}
    told["requestBody"] = {"content": {"application/x-www-form-urlencoded": body}}
    return told


def _text(values: list[str]) -> dict[str, Any]:
    """What the page offered, or anything at all."""
    if not any(values):
        return {"type": "string"}
    return {"type": "string", "anyOf": [{"enum": values}, {"type": "string", "minLength": 1}]}
