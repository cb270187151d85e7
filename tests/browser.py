"""A browser for tests: fills in the forms of a page as a person does, token and all."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.accounts import sessions
from app.accounts.signing import PERSON, TOKEN
from app.db import db
from app.web.sought import MARK
from tests.accessibility.met import MET
from tests.manners import check_manners, shown_by

PASSWORD = "Suoi-Trong-71"


class Browser(FlaskClient):
    """Each request has a context of its own, as on the real server; every page it meets is
    held to its manners."""

    _token = ""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        with self.application.app_context():
            answer = super().open(*args, **kwargs)
        if answer.status_code == 303 and f"={MARK}" in answer.location.removeprefix(
            answer.request.path
        ):  # words that were sought are sealed, and every browser goes on by itself
            kept = {"method": "GET", "headers": kwargs.get("headers")}
            return self.open(answer.location, **kept)
        answer.request.environ["wsgi.input"].close()  # what is long was sent from a file
        db.session.rollback()  # the test then reads what the request has written
        check_manners(answer, self.application.config["LANGUAGE"])
        if text := shown_by(answer):
            MET.note(f"{answer.request.method} {answer.request.path} {answer.status_code}", text)
        db.session.expire_all()
        return answer

    def token(self) -> str:
        """What every form of this sign-in holds against forgery; asked for once."""
        if not self._token:
            light = self.get("/doi-mat-khau").text  # the first page counts what is due
            self._token = form_of(light, action="/dang-xuat")[1]["csrf_token"]
        return self._token

    def submit(
        self,
        address: str,
        fields: Mapping[str, Any] | None = None,
        *,
        action: str | None = None,
        headers: Mapping[str, str] | None = None,
        follow_redirects: bool = False,
    ) -> TestResponse:
        """Open ``address``, fill ``fields`` into its form and send it.

        ``action`` says which form (the end of its address), where a page has several.
        """
        answer = self.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return self.send(
            answer, fields, action=action, headers=headers, follow_redirects=follow_redirects
        )

    def send(
        self,
        answer: TestResponse,
        fields: Mapping[str, Any] | None = None,
        *,
        action: str | None = None,
        **kwargs: Any,
    ) -> TestResponse:
        """Fill ``fields`` into a form of a page already open, and send it; one that is folded
        is opened first."""
        if action and (folded := re.search(f'<p hx-get="([^"]*{action})"', answer.text)):
            answer = self.get(folded[1])
        target, typed = form_of(answer.text, action)
        return self.post(target or answer.request.path, data={**typed, **(fields or {})}, **kwargs)

    def sign_in(self, login: str, password: str = PASSWORD, **kwargs: Any) -> TestResponse:
        self._token = ""
        return self.submit("/dang-nhap", {"login": login, "password": password}, **kwargs)

    def come_in(self, login: str) -> None:
        """Be signed in without the page of it, which has tests of its own."""
        self._token = ""
        with self.application.app_context():
            account, token = sessions.sign_in(login, PASSWORD)
            with self.session_transaction() as kept:
                kept[PERSON], kept[TOKEN] = str(account.id), token
        db.session.rollback()
        db.session.expire_all()


def form_of(text: str, action: str | None = None) -> tuple[str, dict[str, Any]]:
    """Address and values of the form that ends in ``action``, or of the first in ``<main>``."""
    reader = _FormReader()
    reader.feed(text)
    inside = [form for form in reader.forms if form["inside"]] if action is None else reader.forms
    chosen = [form for form in inside if action is None or form["action"].endswith(action)]
    assert chosen, f"no form {action or ''} among {[form['action'] for form in reader.forms]}"
    return chosen[0]["action"], chosen[0]["values"]


class _FormReader(HTMLParser):
    """The POST forms of a page, with what their fields would send as they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.inside = self.open = False
        self.select = self.textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        name, value = facts.get("name"), facts.get("value") or ""
        if tag == "main":
            self.inside = True
        elif tag == "form":
            self.open = (facts.get("method") or "get").lower() == "post"
            if self.open:
                action = facts.get("action") or ""
                self.forms.append({"action": action, "values": {}, "inside": self.inside})
        elif tag == "select":
            self.select = name or ""
        elif tag == "option" and self.select and ("selected" in facts or not self._has_choice()):
            self._keep(self.select, value, replace=True)
        elif tag == "textarea":
            self.textarea = name or ""
            self._keep(self.textarea, "")
        elif tag == "input" and name:
            is_mark = facts.get("type") in ("checkbox", "radio")
            if facts.get("type") != "file" and (not is_mark or "checked" in facts):
                self._keep(name, value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = False
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.textarea = ""

    def handle_data(self, data: str) -> None:
        if self.textarea and self.open:
            values = self.forms[-1]["values"]
            values[self.textarea] += (
                data if values[self.textarea] else data.removeprefix("\r").removeprefix("\n")
            )

    def _has_choice(self) -> bool:
        return bool(self.open and self.select in self.forms[-1]["values"])

    def _keep(self, name: str, value: str, replace: bool = False) -> None:
        if not self.open:
            return
        values = self.forms[-1]["values"]
        if name in values and not replace:
            kept = values[name]
            values[name] = [*kept, value] if isinstance(kept, list) else [kept, value]
        else:
            values[name] = value
