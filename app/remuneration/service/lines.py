"""Acts on one line of a draft: split it, leave it unpaid, ask for what an accident cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.remuneration import basis
from app.domain.remuneration import requests as rules
from app.domain.remuneration.requests import ACCIDENT, ItemKind
from app.domain.remuneration.splitting import check_excluded, check_shares
from app.records.locking import NotHere, take
from app.remuneration.acts import ItemAct
from app.remuneration.models import PaymentItem, PaymentRequest, PaymentShare
from app.remuneration.service.holding import (
    own_request,
    payable,
    settle_totals,
    shares_of,
    split_equally,
    write_lines,
)
from app.remuneration.service.register import who_may_share
from app.teams.models import Mediator


@dataclass(frozen=True, slots=True)
class Part:
    """What one mediator gets of a line, in đồng, or why nothing."""

    amount: int
    unpaid_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccidentFacts:
    """What an accident while mediating cost, or the work that was missed (khoản 17 Điều 3)."""

    kind: ItemKind
    mediator_id: UUID
    amount: int
    basis: str
    told: str


def split_item(
    item_id: UUID, parts: Mapping[UUID, Part], *, revision: int, today: date, by: Actor
) -> PaymentItem:
    """Say who of the case gets how much; who gets nothing for a breach stays with the reason."""
    with transaction() as session:
        item, request = _in_draft(session, item_id, revision, by)
        if item.kind is not ItemKind.CASE or item.unpaid_because:
            raise RuleViolation("Khoản này không chia cho các hòa giải viên.")
        names = {one.id: one.name or "" for one in who_may_share(request, item.case_id)}
        if not parts.keys() <= names.keys():
            raise NotHere
        paid = {who: part.amount for who, part in parts.items() if not part.unpaid_because}
        item.amount = payable(item, len(paid))
        check_shares(item.amount, {names[who]: amount for who, amount in paid.items()})
        shares = _set_shares(item, parts, today)
        write_lines(item, shares, ItemAct.SPLIT, by=by)
        settle_totals(request, by=by)
    return item


def leave_out(item_id: UUID, reason: str, *, revision: int, by: Actor) -> PaymentItem:
    """Pay nothing for a case or month, and say why: a duty was broken, it was paid before.

    Căn cứ: Điều 14 Nghị định số 15/2014/NĐ-CP.
    """
    with transaction() as session:
        item, request = _in_draft(session, item_id, revision, by)
        check_excluded(["khoản này"], reason)
        item.unpaid_because = reason
        shares = shares_of([item]).get(item.id, [])
        split_equally(item, shares)
        write_lines(item, shares, ItemAct.LEAVE_OUT, by=by)
        settle_totals(request, by=by)
    return item


def pay_after_all(item_id: UUID, *, revision: int, by: Actor) -> PaymentItem:
    """Take back that a line is not paid: it is split equally again."""
    with transaction() as session:
        item, request = _in_draft(session, item_id, revision, by)
        item.unpaid_because = None
        shares = shares_of([item]).get(item.id, [])
        split_equally(item, shares)
        write_lines(item, shares, ItemAct.RECKON, by=by)
        settle_totals(request, by=by)
    return item


def add_accident(request_id: UUID, facts: AccidentFacts, *, by: Actor) -> PaymentItem:
    """Ask for what an accident cost, by the papers that were shown."""
    with transaction() as session:
        request = own_request(session, request_id, by=by)
        rules.check_draft(request.state)
        _check_accident(session, request, facts)
        item = PaymentItem(
            unit=request.unit,
            request_id=request.id,
            team_id=request.team_id,
            kind=facts.kind,
            level=facts.amount,
            amount=facts.amount,
            rate_basis=facts.basis,
            told=facts.told,
            stands=True,
        )
        share = PaymentShare(unit=request.unit, mediator_id=facts.mediator_id, amount=facts.amount)
        write_lines(item, [share], ItemAct.ADD, by=by)
        settle_totals(request, by=by)
    return item


def drop_accident(item_id: UUID, *, revision: int, today: date, by: Actor) -> PaymentItem:
    """Ask no more for it; the line stays in the book."""
    with transaction() as session:
        item, request = _in_draft(session, item_id, revision, by)
        if item.kind not in ACCIDENT:
            raise RuleViolation("Vụ, việc và tháng hỗ trợ chỉ ghi “Không chi” kèm lý do.")
        shares = shares_of([item]).get(item.id, [])
        item.stands, item.amount = False, 0
        for share in shares:
            share.amount, share.dropped_on = 0, today
        write_lines(item, shares, ItemAct.DROP, by=by)
        settle_totals(request, by=by)
    return item


def restore_accident(item_id: UUID, *, by: Actor) -> PaymentItem:
    """Ask for it after all, as it was asked for; what was taken up again already stays."""
    with transaction() as session:
        item, request = _of_draft(session, item_id, None, by)
        if item.kind in ACCIDENT and not item.stands:
            item.stands, item.amount = True, item.level
            rows = db.select(PaymentShare).where(PaymentShare.item_id == item.id)
            share = session.scalars(rows).one()  # an accident is one mediator's
            share.amount, share.dropped_on = item.level, None
            write_lines(item, [share], ItemAct.RESTORE, by=by)
            settle_totals(request, by=by)
    return item


def _of_draft(
    session: Session, item_id: UUID, revision: int | None, by: Actor
) -> tuple[PaymentItem, PaymentRequest]:
    item = take(session, PaymentItem, item_id, by=by, revision=revision)
    request = own_request(session, item.request_id, by=by)
    rules.check_draft(request.state)
    return item, request


def _in_draft(
    session: Session, item_id: UUID, revision: int, by: Actor
) -> tuple[PaymentItem, PaymentRequest]:
    item, request = _of_draft(session, item_id, revision, by)
    if not item.stands:
        raise RuleViolation("Khoản này đã bỏ khỏi đề nghị.")
    return item, request


def _set_shares(
    item: PaymentItem, parts: Mapping[UUID, Part], today: date
) -> Sequence[PaymentShare]:
    """One share for each; one that was dropped before is taken up again."""
    rows = db.select(PaymentShare).where(PaymentShare.item_id == item.id)
    held = {one.mediator_id: one for one in db.session.scalars(rows.order_by(PaymentShare.id))}
    for who, share in held.items():
        if who not in parts and share.dropped_on is None:
            share.dropped_on, share.amount = today, 0
    for who, part in parts.items():
        share = held.setdefault(who, PaymentShare(unit=item.unit, mediator_id=who))
        share.amount = 0 if part.unpaid_because else part.amount
        share.unpaid_because = part.unpaid_because or None
        share.dropped_on = None
    return list(held.values())


def _check_accident(session: Session, request: PaymentRequest, facts: AccidentFacts) -> None:
    mediator = session.get(Mediator, facts.mediator_id)
    if mediator is None or mediator.team_id != request.team_id:
        raise NotHere
    if facts.kind not in ACCIDENT:
        raise RuleViolation("Hãy chọn khoản hỗ trợ tai nạn, rủi ro.")
    if facts.amount <= 0:
        raise RuleViolation("Hãy nhập số tiền lớn hơn 0.", basis=basis.LEVELS)
    if not facts.basis.strip():
        raise RuleViolation(
            "Hãy ghi căn cứ tính: quy định nào về mức hưởng, lương cơ sở nào.", basis=basis.LEVELS
        )
