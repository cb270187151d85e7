"""What tests of files that follow records share: a posting, photos on it, what has come."""

from flask import current_app

from app.attachments import received
from app.attachments.models import Attachment
from app.attachments.service import attach
from app.db import db
from app.dialogue.record import POSTING
from app.domain.actors import Actor, Role
from app.domain.attachments import DocumentKind
from app.exchange import files
from app.records.ledger.tables import LedgerRecord
from tests.attachments.files import a_photo
from tests.conftest import LAI_CHAU
from tests.dialogue.conftest import TODAY
from tests.exchange.profile_life import folder_of
from tests.factories import an_officer

KIND = "attachment"
ABOVE = Actor(name="Vừ A Chư", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
RED, BLUE = (200, 30, 30), (30, 30, 200)


def hang(subject, kind=POSTING, colour=RED, document=DocumentKind.POSTED):
    return attach(
        kind,
        subject.id,
        a_photo(colour=colour),
        document=document,
        caption="Bảng tin bản Tả Lèng",
        today=TODAY,
        by=an_officer(),
    )


def at_the_office(served):
    """Documents, and whether their file can be read there, oldest first."""
    with served.inside():
        rows = db.session.scalars(db.select(Attachment).order_by(Attachment.id)).all()
        return [(one.document, received.is_here(one.unit, one.sha256)) for one in rows]


def received_files(served):
    return [one for one in (folder_of(served) / received.FOLDER).rglob("*") if one.is_file()]


def stood():
    with current_app.test_request_context():
        return files.upward(an_officer())


def told():
    """Lines about attached papers in the own ledger."""
    lines = db.select(db.func.count()).where(LedgerRecord.kind == KIND)
    return db.session.scalar(lines)
