"""Keeping the filter of a list under a name, at most twenty for a person.

The words of a filter are kept as they were typed, and stand in no address and no page but under
the seal of who keeps them (:mod:`app.web.sought`).
"""

from collections.abc import Callable, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID

from flask import g, request

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.records.locking import NotHere
from app.search.models import SavedFilter
from app.web.sought import sealed_in, unsealed_in

MOST = 20
LISTS = ("/hoa-giai/", "/doi-thoai/")
PLACES = {"sau", "truoc", "moi-hon", "cu-hon", "loc-them"}


def filter_in(address: str) -> str:
    """The list and its filter, not the place in it; empty where nothing is narrowed."""
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in PLACES]
    if parts.scheme or parts.netloc or parts.path not in LISTS or not kept:
        return ""
    return f"{parts.path}?{urlencode(kept)}"


def save_filter(name: str, address: str, *, by: Actor) -> SavedFilter:
    """Keep the filter; one of the same name on the same list is replaced."""
    wanted = filter_in(unsealed_in(address))
    if not wanted or len(wanted) > 1000:
        raise RuleViolation("Danh sách này chưa lọc gì. Hãy chọn điều kiện lọc rồi lưu.")
    with transaction() as session:
        own = filters_of(by)
        saved = next(
            (one for one in own if (one.name, path_of(one)) == (name, urlsplit(wanted).path)), None
        )
        if saved is None:
            if len(own) >= MOST:
                raise RuleViolation(
                    f"Mỗi người lưu được {MOST} bộ lọc. Hãy bỏ bớt một bộ lọc rồi lưu lại."
                )
            saved = SavedFilter(account_id=by.account_id, name=name)
            session.add(saved)
        saved.address = wanted
    return saved


def drop_filter(filter_id: UUID, *, by: Actor) -> tuple[str, str]:
    """Forget one's own filter; gives its name and its address, sealed."""
    with transaction() as session:
        saved = session.get(SavedFilter, filter_id)
        if saved is None or saved.account_id != by.account_id:
            raise NotHere
        given = saved.name, sealed_in(saved.address)
        session.delete(saved)
    return given


def drop_naming(names: Callable[[str], bool]) -> int:
    """Forget everybody's filters whose name or words ``names`` finds somebody in; how many. Inside
    the transaction of whoever erases."""
    held = db.session.scalars(db.select(SavedFilter))
    gone = [one for one in held if any(map(names, _said(one)))]
    for one in gone:
        db.session.delete(one)
    db.session.flush()
    return len(gone)


def _said(saved: SavedFilter) -> list[str]:
    return [saved.name, *(words for _, words in parse_qsl(urlsplit(saved.address).query))]


def filters_of(by: Actor) -> Sequence[SavedFilter]:
    return db.session.scalars(_OWN, {"account_id": by.account_id}).all()


_OWN = (
    db.select(SavedFilter)
    .where(SavedFilter.account_id == db.bindparam("account_id"))
    .order_by(SavedFilter.name, SavedFilter.id)
)


def path_of(saved: SavedFilter) -> str:
    return urlsplit(saved.address).path


def saved_here() -> tuple[list[tuple[SavedFilter, str]], str]:
    """For the page of a list: the person's filters of it, each with its address, and the address
    of the filter that is on now."""
    own = [one for one in filters_of(g.actor) if path_of(one) == request.path]
    return [(one, sealed_in(one.address)) for one in own], sealed_in(filter_in(request.full_path))
