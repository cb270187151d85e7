"""What the rest of the house says of a paper that it can make."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.actors import Actor, Permission
from app.papers.blocks import Paper


@dataclass(frozen=True, slots=True)
class Ask:
    """Who asks for a paper, when, and (where it is made by period) for which days."""

    by: Actor
    today: date
    first: date | None = None
    last: date | None = None


def fits_always(record: Any) -> bool:
    return True


def never(record: Any) -> bool:
    return False


@dataclass(frozen=True)
class PaperKind:
    """A kind of paper about records of the type ``subject`` (the key of a record type).

    ``build`` writes it from what is recorded: one paper, or several that go together (an
    invitation for each person). ``fits`` says whether such a record has reached the point at
    which this paper is made, ``permission`` who makes and signs it for the book. A paper that
    is made ``by_period`` is asked for from a first to a last day. One that
    ``is_public`` the law makes public as it is: it names no party, no speaker who did not agree
    to it, nobody who complains. Where ``is_undone``, such a record came to something else than
    what the paper tells: unsigned, it waits for nobody. Of one that ``stands_alone`` a record has
    one only: a newer one takes the place of those before it that nobody signed.
    """

    key: str
    label: str
    subject: str
    permission: Permission
    build: Callable[[Any, Ask], tuple[Paper, ...]]
    fits: Callable[[Any], bool] = fits_always
    by_period: bool = False
    is_public: bool = False
    is_undone: Callable[[Any], bool] = never
    stands_alone: bool = False
