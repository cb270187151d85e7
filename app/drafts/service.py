"""Keeping a draft, finding it again, and forgetting it once its form was saved."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from flask import g
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from app.db import db, now, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.drafts.models import FormDraft
from app.records.journal import JournalEntry
from app.web.forms import is_request_key

KEPT = timedelta(days=30)
MOST = 50  # forms that one person may leave open
LONGEST = 200_000  # letters of one draft


def keep_draft(address: str, fields: Iterable[tuple[str, str]], *, by: Actor) -> datetime:
    """Write down what stands in a form now; the moment is told to the person.

    Refuses what is no form of ours, one with a password, and one that is too long.
    """
    pairs = [(name, value) for name, value in fields if name != "csrf_token"]
    key = dict(pairs).get("request_key", "")
    if not is_request_key(key) or not address.startswith("/") or len(address) > 200:
        raise RuleViolation("Biểu mẫu này không lưu nháp được.")
    if any("password" in name for name, _ in pairs):
        raise RuleViolation("Biểu mẫu có mật khẩu thì không lưu nháp.")
    if sum(len(name) + len(value) for name, value in pairs) > LONGEST:
        raise RuleViolation("Nội dung đang gõ quá dài nên không lưu nháp được. Hãy lưu vào sổ.")
    with transaction() as session:
        _forget_old(session, by)
        draft = session.get(FormDraft, (by.account_id, key))
        if draft is None:
            draft = FormDraft(account_id=by.account_id, request_key=key)
            session.add(draft)
        draft.address, draft.fields, draft.saved_at = address, pairs, now()
        draft.is_dropped = False
    return draft.saved_at


def drop_draft(key: str, *, by: Actor) -> None:
    """The person does not want it any more; it may be taken back until it is swept out."""
    _set_dropped(key, True, by)


def take_back_draft(key: str, *, by: Actor) -> None:
    """The person wants it after all."""
    _set_dropped(key, False, by)


def _set_dropped(key: str, is_dropped: bool, by: Actor) -> None:
    with transaction() as session:
        if draft := session.get(FormDraft, (by.account_id, key)):
            draft.is_dropped = is_dropped


def drafts_of(by: Actor) -> Sequence[FormDraft]:
    """The person's drafts, newest first, read once a request.

    Those whose form was saved are gone: the journal has their key.
    """
    if "drafts" not in g:
        rows = db.select(FormDraft).where(
            FormDraft.account_id == by.account_id, ~FormDraft.is_dropped
        )
        rows = rows.where(~FormDraft.is_dropped, ~_is_saved())
        g.drafts = db.session.scalars(rows.order_by(FormDraft.saved_at.desc())).all()
    return g.drafts


def sweep() -> None:
    """Forget what nobody needs of anybody's typing: of those too who never type again, and of
    forms that no page offers any more."""
    if db.session.scalar(db.select(FormDraft.request_key).where(_is_over()).limit(1)):
        with transaction() as session:
            session.execute(db.delete(FormDraft).where(_is_over()))


def _forget_old(session: Session, by: Actor) -> None:
    """Drafts that were saved, are old, or are more than anybody needs."""
    own = FormDraft.account_id == by.account_id
    session.execute(db.delete(FormDraft).where(own, _is_over()))
    rows = db.select(FormDraft).where(own).order_by(FormDraft.saved_at.desc()).offset(MOST - 1)
    for draft in session.scalars(rows):
        session.delete(draft)


def _is_over() -> ColumnElement[bool]:
    return _is_saved() | (FormDraft.saved_at < now() - KEPT)


def _is_saved() -> ColumnElement[bool]:
    return db.exists().where(JournalEntry.request_key == FormDraft.request_key)
