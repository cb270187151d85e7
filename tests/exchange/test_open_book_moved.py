"""A whole book on its way to a new machine: what the superior says, and who may take it out."""

import io
import json
import zipfile

import pytest

from app.db import db, transaction
from app.domain.actors import GRANTS, Permission, Role
from app.domain.mediation.states import CaseState
from app.domain.profiles import Profile
from app.exchange import enrolment, profiles, sessions
from app.exchange.open_book import names
from app.mediation.models import MediationCase
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger
from app.records.restored import is_in_doubt
from sync.digest import total
from tests.browser import PASSWORD
from tests.conftest import LAI_CHAU
from tests.exchange.conftest import administrator
from tests.exchange.whole_books import UNIT, machine, take_in, take_out, write_a_book
from tests.factories import an_officer
from tests.mediation.cases import a_case_in, a_village_with_team

__all__ = ["machine"]


def test_the_superior_takes_the_new_machine_and_nothing_is_lost_or_doubled(
    make_commune, served_office, machine, monkeypatch, tmp_path
):
    old, file = make_commune(), tmp_path / "book.zip"
    with old.app_context():
        cases = write_a_book(monkeypatch)
        by = an_officer()
        profiles.switch(
            "mediation_case",
            Profile.FULL,
            reason="Theo văn bản số 5 của Sở Tư pháp, để kiểm tra",
            by=by,
        )
        assert sessions.run().complete
        take_out(file)
        db.session.remove()
    with served_office.inside():
        code = enrolment.invite(UNIT, by=administrator(LAI_CHAU[0]))
        before = sums()
    with machine().app_context():
        take_in(file)
        assert sums() == before
        assert is_in_doubt()
        enrolment.join(served_office.url, code, by=administrator(UNIT))
        report = sessions.run()
        assert report.complete
        assert not is_in_doubt()
        assert profiles.sent_in_full() == []
        after = sums()
        db.session.remove()
    with served_office.inside():
        assert sums() == after
        assert {db.session.get(MediationCase, one).summary for one in cases} == {None}
    with old.app_context(), pytest.raises(sessions.SyncFailed):
        sessions.run()


def sums():
    with transaction():
        return total(SqlLedger().totals({UNIT}).values())


def test_only_the_head_of_the_unit_takes_it_out_with_password_and_reason(commune, browser):
    assert {role for role in Role if Permission.TAKE_OUT_BOOK in GRANTS[role]} == {
        Role.COMMUNE_LEADER
    }
    a_case_in(CaseState.SETTLED, a_village_with_team())
    address, head = "/dong-bo/toan-bo-so", browser(Role.COMMUNE_LEADER)
    wrong = head.submit(address, {"password": "không đúng", "reason": "Lưu trữ"})
    assert wrong.status_code == 422
    assert "Mật khẩu đang dùng không đúng" in wrong.text
    assert head.submit(address, {"password": PASSWORD, "reason": ""}).status_code == 422
    assert not db.session.scalar(_taken_out())
    answer = head.submit(address, {"password": PASSWORD, "reason": "Lưu trữ cuối năm"})
    assert answer.status_code == 200
    assert f"so-hoa-giai-{UNIT}-" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as held:
        assert json.loads(held.read(names.MANIFEST))["unit"] == UNIT
    answer.close()
    assert db.session.scalar(_taken_out()).reason == "Lưu trữ cuối năm"
    assert browser(Role.COMMUNE_OFFICER).get(address).status_code == 403


def _taken_out():
    return db.select(JournalEntry).where(JournalEntry.subject == names.SUBJECT)
