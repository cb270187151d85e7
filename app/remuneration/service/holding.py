"""A request in hand with its lines and shares, and how a change of them is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db
from app.domain.actors import Actor
from app.domain.remuneration.rates import amount_of
from app.domain.remuneration.requests import totals_of
from app.domain.remuneration.splitting import equal_shares
from app.records import journal
from app.records.locking import NotHere, take
from app.remuneration.acts import ItemAct, RequestAct, ShareAct
from app.remuneration.models import PaymentItem, PaymentRequest, PaymentShare
from app.remuneration.sight import visible_requests


def own_request(
    session: Session, request_id: UUID, *, by: Actor, revision: int | None = None
) -> PaymentRequest:
    """The request in hand: locked, of one's own unit and in one's own sight."""
    request = take(session, PaymentRequest, request_id, by=by, revision=revision)
    seen = db.select(PaymentRequest.id).where(PaymentRequest.id == request_id, visible_requests(by))
    if session.scalar(seen) is None:
        raise NotHere
    return request


def items_of(request_id: UUID) -> Sequence[PaymentItem]:
    """The lines that stand: cases by the day they ended, months, accidents."""
    rows = db.select(PaymentItem).where(PaymentItem.request_id == request_id, PaymentItem.stands)
    order = (PaymentItem.kind, PaymentItem.ended_on, PaymentItem.month, PaymentItem.id)
    return db.session.scalars(rows.order_by(*order)).all()


def shares_of(items: Iterable[PaymentItem]) -> Mapping[UUID, list[PaymentShare]]:
    """By line, in the order in which they were given; what was dropped is left out."""
    ids = [one.id for one in items]
    rows = db.select(PaymentShare).where(
        PaymentShare.item_id.in_(ids), PaymentShare.dropped_on.is_(None)
    )
    found: defaultdict[UUID, list[PaymentShare]] = defaultdict(list)
    for share in db.session.scalars(rows.order_by(PaymentShare.id)) if ids else ():
        found[share.item_id].append(share)
    return found


def payable(item: PaymentItem, people: int) -> int:
    """What a line pays when so many mediators are paid, in đồng."""
    if item.unpaid_because:
        return 0
    if item.case_id is None:
        return item.level
    return amount_of(item.level, item.counted, people)


def split_equally(item: PaymentItem, shares: Sequence[PaymentShare]) -> None:
    """Set the line's amount, and equal parts of it for those who are paid."""
    paid = [one for one in shares if not one.unpaid_because]
    item.amount = payable(item, len(paid))
    for share in shares:
        share.amount = 0
    for share, amount in zip(paid, equal_shares(item.amount, len(paid)), strict=True):
        share.amount = amount


def settle_totals(request: PaymentRequest, *, by: Actor) -> None:
    """Sum the lines up again, and write the request where that changed it."""
    totals = totals_of([(one.kind, one.amount) for one in items_of(request.id)])
    if totals != request.totals:
        for name in totals.__dataclass_fields__:
            setattr(request, name, getattr(totals, name))
        journal.write(request, RequestAct.RECKON, by=by)


def free(request: PaymentRequest, *, by: Actor) -> None:
    """Let go of the cases and months of a request that will not be paid."""
    for item in items_of(request.id):
        item.stands, item.holds = False, None
        journal.write(item, ItemAct.FREE, by=by)


def write_lines(
    item: PaymentItem,
    shares: Iterable[PaymentShare],
    act: ItemAct,
    *,
    by: Actor,
) -> None:
    """Write a line and its shares, those that changed."""
    is_modified = db.session().is_modified
    changed = [one for one in shares if one.item_id is None or is_modified(one)]
    journal.write(item, act, by=by)
    for share in changed:
        is_new = share.item_id is None
        share.item_id = item.id
        journal.write(share, ShareAct.GIVE if is_new else ShareAct.CHANGE, by=by)
