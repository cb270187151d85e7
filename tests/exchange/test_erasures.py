"""A person is erased in a commune: above, too, nothing is left but the stone and the figures."""

from uuid import UUID

import pytest
from alembic import command

from app import schema
from app.accounts.models import Account
from app.backup import service
from app.backup.restoring import restore
from app.db import db, now
from app.dialogue.facts import DialogueFacts, OpinionFacts
from app.dialogue.models import Opinion
from app.dialogue.record import OPINION
from app.dialogue.service import conference, opinions
from app.domain.actors import Role
from app.domain.attachments import DocumentKind
from app.domain.backups import BackupReason
from app.domain.errors import RuleViolation
from app.domain.mediation.parties import Side
from app.domain.privacy.names import ERASED
from app.domain.profiles import Profile
from app.domain.words import fold
from app.drafts.models import FormDraft
from app.exchange import letters, sessions
from app.instance import this_instance
from app.mediation.models import MediationCase, Party
from app.mediation.service import PartyFacts
from app.periodic.service.counting import figures_of
from app.privacy.facts import HoldFacts
from app.privacy.models import Erasure
from app.privacy.service import erasing, holds, stones
from app.records.locking import NotHere
from app.revive import revive
from app.search.upkeep import check
from app.teams.models import Team
from tests.conftest import TAN_PHONG
from tests.dialogue.conftest import FACTS
from tests.exchange.conftest import administrator
from tests.exchange.file_life import ABOVE, hang, received_files
from tests.exchange.profile_life import a_report, files_with, folder_of, switch
from tests.exchange.test_sessions import a_case
from tests.factories import a_team, an_officer
from tests.mediation.conftest import fixed_day as fixed_day
from tests.privacy.conftest import LEADER, NAME, TODAY, asked, do, erased, granted, marked

FOLDED = fold(NAME)
WORD = "Pâng", "pâng"  # as texts have it, and the index
SAID = f"Ông {NAME} đề nghị sửa đường vào bản."
ASKING = PartyFacts(Side.A, NAME, birth_year=1968, phone="0912345678")


@pytest.fixture
def told_of(tied_commune, served_office):
    """A case and an opinion that tell of the person, gone up."""
    case = a_case(a_team().id, parties=[ASKING], summary=f"{NAME} kể.")
    opinion = an_opinion()
    assert sessions.run().complete
    return case, opinion


def an_opinion():
    facts = FACTS | {"chairs": "Bà Vàng Thị Mỷ"}
    held = conference.record_dialogue(DialogueFacts(**facts), today=TODAY, by=an_officer())
    said = OpinionFacts(content=SAID, field="land")
    return opinions.voice_opinion(held.id, said, by=an_officer())


def names_in(served):
    """Where the person's name can be read above: tables, then files."""
    with served.inside():
        found = {
            table.name
            for table in db.metadata.tables.values()
            for row in db.session.execute(table.select())
            if any(FOLDED in fold(_text(value)) for value in row if value)
        }
        db.session.remove()
    return found, files_with(folder_of(served), NAME, FOLDED, *WORD)


def _text(value):
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def figures(served):
    with served.inside():
        told = figures_of(TODAY.replace(month=1, day=1), TODAY, today=TODAY, by=ABOVE)
        db.session.remove()
    return told


@pytest.mark.usefixtures("database_files")
def test_above_nothing_is_left_but_the_stone_and_the_figures(told_of, served_office, browser):
    case, opinion = told_of
    a_report(db.session.get_one(Team, case.team_id), words=f"Nhà {NAME} ở xa")
    paper = hang(opinion, OPINION, document=DocumentKind.RESULT)
    for kind in ("team_report", "attachment"):
        switch(kind, Profile.FULL)
    assert sessions.run().complete
    found, files = names_in(served_office)
    assert {"opinion", "team_report", "ledger_record"} <= found
    assert files
    assert received_files(served_office)
    before = figures(served_office)
    with served_office.inside():
        browser(Role.OFFICE_OFFICER)
    drafts(served_office, opinion.id, UUID(int=7))
    erased(asked(), papers=(paper.id,))
    assert sessions.run().complete
    assert names_in(served_office) == (set(), [])
    assert received_files(served_office) == []
    assert figures(served_office) == before
    assert drafts(served_office) == ["1"]
    with served_office.inside():
        assert db.session.get(Opinion, opinion.id).content.startswith(f"Ông {ERASED} đề nghị")
        assert db.session.get(MediationCase, case.id) is not None
        left = {one.subject_kind: one for one in db.session.scalars(db.select(Erasure))}
        assert {"opinion", "party", "mediation_case", "team_report"} <= left.keys()
        assert left["opinion"].paper == "Yêu cầu số 01/2026"
        assert left["opinion"].erased_by is None
        assert check(lambda number: None).is_good
        db.session.remove()


@pytest.mark.usefixtures("database_files")
def test_words_of_a_public_act_leave_the_files_too_once_no_hold_stands(told_of, served_office):
    """Nothing was taken back by its head, so the stone alone says that the files are to be rid."""
    case, _ = told_of
    facts = HoldFacts(reason="Vụ án", authority="Tòa án khu vực 1", placed_on=TODAY)
    hold = holds.place_hold("mediation_case", case.id, facts, today=TODAY, by=LEADER)
    one = granted(marked(asked()))
    with pytest.raises(RuleViolation, match="đang được giữ nguyên"):
        do(erasing.erase_person, one, ())
    assert sessions.run().complete
    assert names_in(served_office)[0]
    do(holds.lift_hold, hold, "Án đã xong")
    do(erasing.erase_person, one, ())
    assert sessions.run().complete
    assert names_in(served_office) == (set(), [])


def drafts(served, *abouts):
    """Put a draft about each of these records at the office; then the keys of those that stand."""
    with served.inside():
        account = db.session.scalar(db.select(Account))
        for number, about in enumerate(abouts):
            address = f"/chi-dao/moi/opinion/{about}"
            draft = FormDraft(account_id=account.id, request_key=str(number), address=address)
            draft.fields, draft.saved_at = [["text", "Về ý kiến này"]], now()
            db.session.add(draft)
        db.session.commit()
        return db.session.scalars(db.select(FormDraft.request_key)).all()


def persons():
    db.session.rollback()
    return set(db.session.scalars(db.select(Party.name)))


def test_an_older_backup_brings_nobody_back_above_and_says_whom_here(
    told_of, served_office, backup, browser
):
    """The superior gives the stones back; the person is found anew and erased anew."""
    backup.save()
    erased(asked())
    sessions.run()
    backup.put_back()
    assert persons() == {NAME}
    sessions.run()
    assert names_in(served_office)[0] == set()
    assert sessions.run(regains=an_officer()).complete
    assert SAID not in str(db.session.scalar(db.select(Opinion.content)))
    room = browser(Role.COMMUNE_LEADER)
    assert "nay lại có" in room.get("/").text
    assert "Yêu cầu số 01/2026" in room.get("/du-lieu-ca-nhan/bia-xoa/").text
    erased(asked())
    assert persons() == {ERASED}
    assert stones.undone(LEADER) == []
    assert "nay lại có" not in room.get("/du-lieu-ca-nhan/bia-xoa/").text
    assert sessions.run().complete
    assert names_in(served_office)[0] == set()


def test_without_a_superior_the_stones_lie_beside_the_database(told_of):
    """The command puts back a backup of before; a file that it does not touch says who is back."""
    command.stamp(schema.steps(), "head")
    made = service.back_up(BackupReason.BY_HAND, by=administrator(TAN_PHONG[0]))
    erased(asked())
    kept = db.session.scalars(db.select(Erasure.subject_id)).all()
    db.session.remove()
    db.engine.dispose()
    restore(this_instance(), made, revive)
    assert persons() == {NAME}
    assert {one.subject_id for one in stones.undone(LEADER)} == set(kept)
    held = (this_instance().folder / stones.FILE).read_text("utf-8")
    assert held.count("\n") == len(kept)
    assert not any(one in fold(held) for one in (FOLDED, "pang"))
    assert sessions.run().complete
    assert stones.bring_back(this_instance().folder, today=TODAY, by=LEADER) == 0


def test_a_stone_that_the_power_cut_in_the_midst_of_a_letter_spoils_no_other(told_of):
    file = this_instance().folder / stones.FILE
    torn = '{"paper": "Yê'.encode()[:-1]
    file.write_bytes(torn)
    erased(asked())
    kept = set(db.session.scalars(db.select(Erasure.id)))
    assert {UUID(one["id"]) for one in stones.told_in(file)} == kept
    assert stones.bring_back(file.parent, today=TODAY, by=LEADER) == 0


def test_a_letter_that_waits_with_the_name_is_no_longer_there(tied_commune, served_office):
    a_case(a_team().id, parties=[ASKING])
    sheet = letters.write_letter(by=LEADER)
    assert letters.file_of(sheet.code)
    erased(asked())
    with pytest.raises(NotHere):
        letters.file_of(sheet.code)
    assert letters.file_of(letters.write_letter(by=LEADER).code)
