"""How often one person may ask for what costs the machine much: the others have to work, too.

Counted in this process and forgotten with it; a server with workers of its own counts in each.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from flask import Flask, current_app, g, request
from werkzeug.exceptions import TooManyRequests

from app.web.access import EXPORT, declaration_of

F = TypeVar("F", bound=Callable[..., Any])
MINUTE = 60.0  # seconds
EXPORTS, SEARCHES, UPLOADS, DRAFTS, PAPERS, STRANGERS = 30, 60, 60, 120, 60, 20
"""A minute, and all at once after a quiet one: far above what hands can do, far below a program."""
MOST_KNOWN = 10_000  # callers; beyond it those go who have all their share again


def paced(times: int) -> Callable[[F], F]:
    """Declare that one caller may send this form (or, where it takes none, open this address)
    so many times a minute."""

    def declare(view: F) -> F:
        view.times_a_minute = times  # type: ignore[attr-defined]
        return view

    return declare


@dataclass(slots=True)
class Shares:
    """What is left to each caller of each kind; it comes back evenly over a minute."""

    _left: dict[tuple[str, str], tuple[float, float, int]] = field(default_factory=dict)
    _turn: Lock = field(default_factory=Lock)

    def has(self, what: str, who: str, times: int) -> bool:
        """Whether there is one more, which stays."""
        with self._turn:
            return self._now((what, who), times) >= 1

    def take(self, what: str, who: str, times: int) -> bool:
        """Whether there was one more; it is gone then."""
        with self._turn:
            if len(self._left) >= MOST_KNOWN:
                self._forget()
            left = self._now((what, who), times)
            self._left[what, who] = (left - (left >= 1), monotonic(), times)
            return left >= 1

    def _now(self, key: tuple[str, str], times: int) -> float:
        left, since, _ = self._left.get(key, (float(times), monotonic(), times))
        return min(float(times), left + (monotonic() - since) * times / MINUTE)

    def _forget(self) -> None:
        for key, (*_, times) in list(self._left.items()):
            if self._now(key, times) >= times:
                del self._left[key]


def guard(app: Flask) -> None:
    """Call after the guard of access: who may not come in at all is none of its concern."""
    app.extensions["shares"] = Shares()

    @app.before_request
    def check_pace() -> None:
        if request.endpoint is None:
            return
        declared = declaration_of(app, request.endpoint)
        if declared and declared.exports and EXPORT in request.args:
            _take_share("export", EXPORTS)
        view = app.view_functions[request.endpoint]
        takes_forms = "POST" in (request.url_rule.methods or ()) if request.url_rule else False
        if hasattr(view, "times_a_minute") and (request.method == "POST" or not takes_forms):
            _take_share(request.endpoint, view.times_a_minute)


def _take_share(what: str, times: int) -> None:
    """Count one; raises 429 where the caller has had their share of this minute."""
    who = str(g.actor.account_id) if g.get("actor") else request.remote_addr or ""
    if not current_app.extensions["shares"].take(what, who, times):
        raise TooManyRequests(retry_after=int(MINUTE))
