"""What was typed and never saved goes by itself after its days, whoever typed it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.accounts.models import Account
from app.db import db, now, transaction
from app.domain.actors import Role
from app.drafts.models import FormDraft
from app.drafts.service import KEPT
from app.drafts.sweeping import Sweeper
from app.serving import beside
from tests.factories import a_village, an_officer


@pytest.fixture
def account(commune, browser):
    """Somebody who was here once and types no more."""
    browser(Role.COMMUNE_OFFICER)
    return db.session.scalar(db.select(Account.id))


def typed(account, key, *, age, address="/hoa-giai/moi", **facts):
    draft = FormDraft(account_id=account, request_key=key * 32, address=address, **facts)
    draft.fields, draft.saved_at = [["summary", "Bà Hoa kể chuyện nhà"]], now() - age
    with transaction() as session:
        session.add(draft)


def left():
    db.session.rollback()  # a new look at what others wrote
    rows = db.select(FormDraft.request_key).order_by(FormDraft.request_key)
    return [key[0] for key in db.session.scalars(rows)]


@pytest.mark.usefixtures("both_databases")
def test_each_draft_goes_after_its_days_and_none_before(commune, account):
    day = timedelta(days=1)
    typed(account, "a", age=KEPT + day, address="/trang-khong-con/moi")
    typed(account, "b", age=KEPT + day, is_dropped=True)
    typed(account, "c", age=KEPT - day)
    typed(account, "d", age=KEPT - day, is_dropped=True)
    typed(account, "e", age=day)
    by = replace(an_officer(), request_key="e" * 32)
    a_village(name="Tả Lèng", by=by)
    assert left() == ["a", "b", "c", "d", "e"]
    Sweeper(commune).look()
    assert left() == ["c", "d"]


def test_it_runs_beside_every_server_and_outlives_a_fault(commune, account, monkeypatch):
    running = beside.begin(commune)
    running.stop()
    (sweeper,) = (one for one in running.others if isinstance(one, Sweeper))
    monkeypatch.setattr("app.drafts.sweeping.sweep", lambda: 1 / 0)
    sweeper.look()
    monkeypatch.undo()
    typed(account, "a", age=2 * KEPT)
    sweeper.look()
    assert left() == []
