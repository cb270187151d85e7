"""Files of public acts follow their records to the office, where the commune's head lets them."""

from app.attachments import store
from app.attachments.models import Attachment
from app.attachments.record import ATTACHMENT
from app.attachments.service import content_of, verify_files, withdraw
from app.db import db
from app.dialogue.facts import OpinionFacts
from app.dialogue.record import OPINION, POSTING
from app.dialogue.service import opinions
from app.domain.attachments import MAY_GO_UP, DocumentKind
from app.domain.profiles import Profile
from app.exchange import letters, sessions
from app.records.ledger import SqlLedger
from app.records.sight import meet
from sync.give import ASKED_ANEW
from tests.dialogue.conftest import TODAY
from tests.exchange.file_life import (
    ABOVE,
    BLUE,
    KIND,
    at_the_office,
    hang,
    received_files,
    stood,
    told,
)
from tests.exchange.profile_life import HEAD, folder_of, switch
from tests.exchange.test_letters import CLERK, content, read_at
from tests.factories import an_officer


def test_by_itself_nothing_of_a_paper_goes_up(posting, served_office):
    hang(posting)
    report = sessions.run()
    assert report.complete
    assert (report.files.sent, report.files.left) == (0, 0)
    assert told() == 0
    assert at_the_office(served_office) == []


def test_where_the_head_lets_it_the_photo_of_a_posting_comes_up_and_is_opened(
    posting, served_office
):
    held = hang(posting)
    kept = store.read(held.sha256)
    switch(KIND, Profile.FULL)
    report = sessions.run()
    assert report.complete
    assert (report.files.whole, report.files.left) == (1, 0)
    assert at_the_office(served_office) == [(DocumentKind.POSTED, True)]
    with served_office.inside():
        above = meet(ATTACHMENT, held.id, ABOVE)
        assert content_of(above) == kept
        assert above.caption is None
        assert above.preview_sha256 is None
    assert sessions.run().files.sent == 0


def test_of_papers_that_may_not_leave_nothing_is_told(posting, dialogue, served_office):
    """Neither by the kind of the paper nor by the record on which it hangs."""
    switch(KIND, Profile.FULL)
    opinion = opinions.voice_opinion(
        dialogue.id, OpinionFacts(content="Đường lầy lội.", field="land"), by=an_officer()
    )
    for kind, subject in ((POSTING, posting), (OPINION, opinion)):
        for document in DocumentKind:
            if document not in MAY_GO_UP[kind.key]:
                hang(subject, kind, document=document)
    assert told() == 0
    hang(opinion, OPINION, document=DocumentKind.RESULT)
    assert sessions.run().files.whole == 1
    assert at_the_office(served_office) == [(DocumentKind.RESULT, True)]


def test_a_withdrawn_or_renamed_paper_goes_above_with_its_file(posting, served_office):
    switch(KIND, Profile.FULL)
    held = hang(posting)
    sessions.run()
    assert len(received_files(served_office)) == 1
    withdraw(held.id, reason="Nhầm ảnh", revision=held.revision, today=TODAY, by=an_officer())
    assert sessions.run().complete
    assert at_the_office(served_office) == []
    assert received_files(served_office) == []


def test_when_the_head_takes_it_back_record_and_file_are_gone_above(posting, served_office):
    switch(KIND, Profile.FULL)
    words = hang(posting).sha256.encode()
    sessions.run()
    switch(KIND, Profile.MINIMAL)
    assert sessions.run().complete
    assert at_the_office(served_office) == []
    assert received_files(served_office) == []
    with served_office.inside():
        folder = folder_of(served_office)
        assert not [one for one in folder.rglob("*") if one.is_file() and words in one.read_bytes()]
    switch(KIND, Profile.FULL)
    assert sessions.run().files.whole == 1
    assert at_the_office(served_office) == [(DocumentKind.POSTED, True)]
    assert not SqlLedger().get(ASKED_ANEW)


def test_a_letter_carries_files_and_its_answer_says_that_they_are_held(posting, served_office):
    switch(KIND, Profile.FULL)
    hang(posting)
    hang(posting, colour=BLUE)
    served_office.close()
    sheet = letters.write_letter(by=CLERK)
    assert sheet.files == 2
    _, answer = read_at(served_office, content(sheet.code))
    assert at_the_office(served_office) == [(DocumentKind.POSTED, True)] * 2
    assert stood().waiting == 2
    letters.read_file(answer, by=CLERK)
    up = stood()
    assert (up.above, up.waiting, up.troubled) == (2, 0, 0)


def test_taking_back_after_an_old_backup_deletes_no_paper_that_only_left_the_office(
    posting, served_office, backup
):
    """The deletion above says that it stands there no more, not that it was deleted here."""
    switch(KIND, Profile.FULL)
    paper = hang(posting).id
    sessions.run()
    backup.save()
    switch(KIND, Profile.MINIMAL)
    sessions.run()
    backup.put_back()
    sessions.run()
    sessions.run(regains=HEAD)
    sessions.run()
    assert db.session.get(Attachment, paper, populate_existing=True).caption
    assert at_the_office(served_office) == []
    assert received_files(served_office) == []


def test_a_paper_lost_with_an_old_backup_comes_back_and_its_file_is_looked_for_here(
    posting, served_office, backup
):
    sessions.run()
    backup.save()
    switch(KIND, Profile.FULL)
    held = hang(posting)
    paper, name = held.id, held.sha256
    sessions.run()
    backup.put_back()
    sessions.run()
    sessions.run(regains=HEAD)
    sessions.run()
    back = db.session.get(Attachment, paper, populate_existing=True)
    assert (back.sha256, back.caption, back.preview_sha256) == (name, None, None)
    assert verify_files() == []
