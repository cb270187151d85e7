"""What came with a merged commune's book is at home in the book that carries it on."""

from dataclasses import replace

import pytest

from app.attachments import service as attachments
from app.attachments import store
from app.attachments.models import Attachment
from app.db import db
from app.domain.mediation.states import CaseState
from app.domain.profiles import Profile
from app.exchange import files, sessions
from app.mediation import service as mediation
from app.mediation.models import MediationCase, Partner
from app.records import journal
from tests.exchange.conftest import Backup
from tests.exchange.merger import A, C, officer_of_c
from tests.exchange.profile_life import FAR, HEAD, PARTNER, switch
from tests.mediation.cases import SUMMARY, TODAY, a_version


@pytest.fixture
def heir(merger):
    """The new commune with both books, level with the office; its application is at hand."""
    merger.hand_over_both()
    merger.sync(C)
    with merger.at(C):
        yield merger


def paper_of(unit):
    return db.session.scalar(db.select(Attachment).where(Attachment.unit == unit[0]))


def test_its_papers_are_opened_checked_and_not_waited_for(heir):
    paper = paper_of(A)
    assert attachments.content_of(paper) == b"photo of " + A[1].encode()
    assert attachments.is_at_hand(paper)
    assert not attachments.is_from_below(paper)
    assert attachments.verify_files() == []
    assert files.from_below() == []
    store.path_of(paper.sha256).unlink()
    assert not attachments.is_at_hand(paper)
    assert {one.attachment_id for one in attachments.verify_files()} == {paper.id}


def test_what_never_left_stays_when_a_newer_version_comes_back(heir, tmp_path):
    backup, case_id = Backup(heir.apps[C[0]], tmp_path), heir.cases[A]
    backup.save()
    by = officer_of_c().on_behalf_of("Vàng A Sùng")
    mediation.settle_case(case_id, facts=a_version(told_no_paper=True), today=TODAY, by=by)
    sessions.run()
    backup.put_back()
    sessions.run()
    assert sessions.run(regains=officer_of_c()).complete
    case = db.session.get_one(MediationCase, case_id)
    assert case.state is not CaseState.IN_MEDIATION
    assert case.summary == SUMMARY
    assert journal.history("mediation_case", [case_id])[0].act == "regain"


def test_what_the_head_lets_go_up_goes_up_of_all_books(heir):
    by = officer_of_c().on_behalf_of("Vàng A Sùng")
    far = {"other_unit_name": FAR, "asked_on": TODAY, "today": TODAY}
    mediation.ask_partner(heir.cases[A], **far, by=by)
    assert db.session.scalar(db.select(Partner.unit)) == A[0]
    sessions.run()
    switch(PARTNER, Profile.FULL, by=replace(HEAD, unit=C[0]))
    sessions.run()
    with heir.office.inside():
        assert db.session.scalar(db.select(Partner.other_unit_name)) == FAR
        db.session.remove()
