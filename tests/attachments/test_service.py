"""Papers of a record: kept before they are told of, one act one line, nobody else's."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy.orm.exc import StaleDataError

from app.attachments import service, store
from app.attachments.record import ATTACHMENT
from app.attachments.service import BadFile
from app.attachments.sight import kind_of
from app.db import db
from app.domain.actors import Role
from app.domain.attachments import DocumentKind
from app.domain.errors import RuleViolation
from app.domain.mediation.assignment import AssignedHow
from app.domain.profiles import Profile
from app.mediation import service as mediation
from app.mediation.record import MEDIATION_CASE
from app.mediation.service.assigning import assignments_of
from app.records.journal import AlreadyDone, JournalEntry, history
from app.records.ledger.tables import LedgerRecord
from app.records.locking import NotHere, Stale
from app.records.sight import meet
from app.teams.record import TEAM
from tests.attachments.conftest import CAPTION, digest_of, papers
from tests.factories import an_officer
from tests.mediation.cases import TODAY, a_case, a_village_with_team, clerk

pytestmark = pytest.mark.usefixtures("both_databases", "quick")
SCAN = b"what was painted"


def kept_files(app):
    return list((app.extensions["instance"].folder / "files").glob("*/*"))


def test_a_paper_is_known_by_what_is_kept_of_it(attach, case):
    attachment = attach(SCAN)
    assert attachment.sha256 == digest_of(SCAN)
    assert attachment.size == len(SCAN)
    assert attachment.attached_on == TODAY
    assert attachment.unit == case.unit
    assert store.read(attachment.sha256) == SCAN
    assert store.read(attachment.preview_sha256) == b"small " + SCAN
    [line] = history("attachment", [attachment.id])
    assert (line.act, line.recorded_by) == ("add", an_officer().name)
    db.session.expire_all()
    [one] = service.papers_of(MEDIATION_CASE, case)
    assert (one.id, one.document, one.caption) == (
        attachment.id,
        DocumentKind.SETTLEMENT,
        CAPTION,
    )


def test_nothing_of_a_paper_of_a_case_leaves_the_commune(attach):
    """Whatever it is said to be, and whatever the head lets go up."""
    for document in DocumentKind:
        attachment = attach(SCAN, document=document)
        assert [attachment.outgoing(profile) for profile in Profile] == [None, None]
    told = db.select(db.func.count()).where(LedgerRecord.kind == "attachment")
    assert db.session.scalar(told) == 0


def test_two_papers_may_have_one_content(attach, commune):
    first, second = attach(SCAN), attach(SCAN, caption="Bản thứ hai")
    assert first.id != second.id
    assert first.sha256 == second.sha256
    assert len(kept_files(commune)) == 2  # the picture and its preview


def test_the_file_is_on_the_disk_before_the_row_is_told(attach, commune, monkeypatch):
    """The power goes between the two: a file too many harms nobody, a row without one does."""

    def power_cut():
        raise KeyboardInterrupt

    monkeypatch.setattr(service, "transaction", power_cut)
    with pytest.raises(KeyboardInterrupt):
        attach(SCAN)
    db.session.rollback()
    assert papers() == []
    assert store.read(digest_of(SCAN)) == SCAN
    assert service.verify_files() == []


def test_a_disk_that_is_full_leaves_no_row(attach, monkeypatch):
    def full(content):
        raise store.DiskFull

    monkeypatch.setattr(store, "keep", full)
    with pytest.raises(store.DiskFull):
        attach(SCAN)
    db.session.rollback()
    assert papers() == []


def test_the_same_form_twice_attaches_once(attach, monkeypatch):
    person = replace(an_officer(), request_key="a" * 32)
    attachment = attach(SCAN, by=person)
    db.session.remove()  # the second press is another request
    monkeypatch.setattr(service, "paint_anew", lambda content: pytest.fail("painted again"))
    with pytest.raises(AlreadyDone) as done:
        attach(SCAN, by=person)
    assert done.value.entry.subject_id == attachment.id
    db.session.rollback()
    assert len(papers()) == 1


def test_who_lost_the_case_while_the_file_was_painted_attaches_nothing(
    attach, case, home, monkeypatch
):
    lien = home.person(home.lien)
    assert attach(SCAN, by=lien)
    painted = service.paint_anew

    def paint_slowly(content):
        mediation.replace_mediator(
            case.id,
            assignment_id=assignments_of(case.id)[0].id,
            mediator_id=home.pao.id,
            how=AssignedHow.BY_LEADER,
            reason="Đi vắng",
            no_conflict=True,
            assigned_on=TODAY,
            today=TODAY,
            by=clerk(),
        )
        return painted(content)

    monkeypatch.setattr(service, "paint_anew", paint_slowly)
    with pytest.raises(NotHere):
        attach(b"another", by=lien)
    db.session.rollback()
    assert len(papers()) == 1


def test_a_correction_keeps_old_and_new(attach):
    attachment = attach(SCAN)
    service.change(
        attachment.id,
        document=DocumentKind.MINUTES,
        caption="",
        reason="Chọn nhầm",
        revision=attachment.revision,
        by=an_officer(),
    )
    newest = history("attachment", [attachment.id])[0]
    assert newest.reason == "Chọn nhầm"
    assert newest.changes == {"document": ["settlement", "minutes"], "caption": [CAPTION, None]}
    [line, _] = service.history_of(attachment)
    assert [(one.label, one.old, one.new) for one in line.changes] == [
        ("Loại giấy tờ", "Văn bản hòa giải thành đã ký", "Biên bản đã ký"),
        ("Chú thích", CAPTION, ""),
    ]


def test_a_withdrawal_keeps_the_file_and_is_final(attach):
    attachment = attach(SCAN)
    facts = {"reason": "Nhầm hồ sơ", "by": an_officer()}
    service.withdraw(attachment.id, revision=attachment.revision, today=TODAY, **facts)
    assert attachment.withdrawn_on == TODAY
    assert store.read(attachment.sha256) == SCAN
    with pytest.raises(RuleViolation, match="đã được rút"):
        service.withdraw(attachment.id, revision=attachment.revision, today=TODAY, **facts)
    with pytest.raises(RuleViolation, match="đã được rút"):
        service.change(
            attachment.id,
            document=DocumentKind.OTHER,
            caption="",
            revision=attachment.revision,
            **facts,
        )


def test_the_second_of_two_is_told(attach):
    attachment = attach(SCAN)
    given = {"reason": "x", "today": TODAY, "by": an_officer()}
    with pytest.raises((Stale, StaleDataError)):
        service.withdraw(attachment.id, revision=attachment.revision + 1, **given)


def test_who_does_not_meet_the_case_changes_nothing_of_its_papers(attach, home, actor):
    attachment = attach(SCAN)
    strangers = (
        home.person(home.pao),  # of the team, not assigned
        actor(Role.TEAM_LEADER, team_id=uuid4()),
        actor(Role.COMMUNE_OFFICER, unit="03409"),
        actor(Role.FRONT),
        actor(Role.ADMINISTRATOR),
    )
    for person in strangers:
        given = {"revision": attachment.revision, "reason": "x", "by": person}
        with pytest.raises(NotHere):
            service.withdraw(attachment.id, today=TODAY, **given)
        with pytest.raises(NotHere):
            service.change(attachment.id, document=DocumentKind.OTHER, caption="", **given)
        with pytest.raises(NotHere):
            attach(SCAN, by=person)
        with pytest.raises(NotHere):
            meet(ATTACHMENT, attachment.id, person)
    lines = db.select(db.func.count()).where(JournalEntry.subject == "attachment")
    assert db.session.scalar(lines) == 1


def test_who_may_see_a_team_but_not_keep_it_attaches_nothing_to_it(attach, home, actor):
    for role in (Role.MEDIATOR, Role.TEAM_LEADER, Role.FRONT):
        person = actor(role, team_id=home.team.id)
        with pytest.raises(RuleViolation, match="không được đính kèm"):
            attach(SCAN, subject=TEAM, subject_id=home.team.id, by=person)
    for role in (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER):
        paper = attach(SCAN, subject=TEAM, subject_id=home.team.id, by=actor(role))
        assert meet(ATTACHMENT, paper.id, actor(Role.FRONT)) == paper
        assert meet(ATTACHMENT, paper.id, actor(Role.MEDIATOR, team_id=home.team.id)) == paper
        with pytest.raises(NotHere):
            meet(ATTACHMENT, paper.id, actor(Role.MEDIATOR, team_id=uuid4()))


def test_a_paper_is_met_by_the_people_of_its_case_only(attach, home, actor):
    other = a_village_with_team("Nậm Loỏng")
    foreign = a_case(other)
    attachment = attach(SCAN, subject_id=foreign.id)
    for person in (other.person(other.leader, Role.TEAM_LEADER), actor(Role.COMMUNE_LEADER)):
        assert meet(ATTACHMENT, attachment.id, person) == attachment
    for person in (home.person(home.leader, Role.TEAM_LEADER), actor(Role.FRONT)):
        with pytest.raises(NotHere):
            meet(ATTACHMENT, attachment.id, person)


@pytest.mark.parametrize("key", ["attachment", "village", "party", "mediator", "khong-co", ""])
def test_only_records_that_carry_papers_get_some(commune, key):
    with pytest.raises(NotHere):
        kind_of(key)


def test_missing_and_altered_files_are_found(attach):
    first, second, third = attach(b"one"), attach(b"two"), attach(b"three")
    assert service.verify_files() == []
    store.path_of(first.sha256).unlink()
    store.path_of(second.preview_sha256).write_bytes(b"altered")
    assert sorted(service.verify_files(), key=lambda bad: bad.digest) == sorted(
        [BadFile(first.id, first.sha256), BadFile(second.id, second.preview_sha256)],
        key=lambda bad: bad.digest,
    )
    assert third.sha256 not in {bad.digest for bad in service.verify_files()}
