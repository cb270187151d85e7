"""Who may open an address: every endpoint declares it, what declares nothing is closed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, abort, g, request
from werkzeug.exceptions import HTTPException

from app.domain.actors import Actor, Permission

F = TypeVar("F", bound=Callable[..., Any])
EXPORT = "xuat"  # the word of an address that asks for a list as a file


@dataclass(frozen=True, slots=True)
class Declaration:
    """What an endpoint asks of its caller; ``permission`` None means open to everyone.

    ``by_itself``: pages ask it without a person; that does not count as being at work.
    ``exports``: its list may be taken as a file by who also has the permission for that.
    ``only_reads``: it is sent as a form so that what was typed stands in no address, and writes
    nothing; what keeps people from writing does not keep them from that.
    """

    permission: Permission | None
    by_itself: bool = False
    exports: bool = False
    only_reads: bool = False


def requires(
    permission: Permission,
    *,
    by_itself: bool = False,
    exports: bool = False,
    only_reads: bool = False,
) -> Callable[[F], F]:
    """Declare that the endpoint needs a signed-in person with ``permission``.

    ``exports`` opens its list as a file (see :mod:`app.export`).
    """
    declared = Declaration(permission, by_itself, exports, only_reads)

    def declare(view: F) -> F:
        view.declaration = declared  # type: ignore[attr-defined]
        return view

    return declare


def public(view: F) -> F:
    """Declare that the endpoint answers everyone: login, health, the signed wire."""
    view.declaration = Declaration(None)  # type: ignore[attr-defined]
    return view


def declaration_of(app: Flask, endpoint: str) -> Declaration | None:
    if endpoint == "static":
        return Declaration(None)
    return getattr(app.view_functions[endpoint], "declaration", None)


def current_actor() -> Actor:
    """The signed-in person; only for endpoints that require a permission."""
    return g.actor


class SignedOut(HTTPException):
    """Nobody is signed in (or the screen is locked): :mod:`app.accounts` answers it."""

    code = 401


def guard(app: Flask) -> None:
    """Close every address that has not said who may open it."""

    @app.before_request
    def check_access() -> None:
        if request.endpoint is None:
            return
        declared = declaration_of(app, request.endpoint)
        if declared is None:
            abort(403)
        if declared.permission is None:
            return
        if g.get("actor") is None:
            raise SignedOut
        if not g.actor.may(declared.permission):
            abort(403)
        if declared.exports and EXPORT in request.args and not g.actor.may(Permission.EXPORT_LISTS):
            abort(403)
