"""What of rewards waits for this person, for the first page."""

from collections.abc import Iterator

from flask import url_for

from app.db import db
from app.domain.actors import OFFICE_ROLES, Actor, Permission
from app.domain.emulation.awards import SubmissionState
from app.emulation.models import Nominee, Submission
from app.emulation.service import reading
from app.records.waiting import Sort, Waiting, first_of


def waiting(by: Actor) -> list[Waiting]:
    """Drafts for the head to issue, who was put up and waits for a decision (at an office
    those of the units below, at a commune those whom its own head decides about), what was
    sent back."""
    found: list[Waiting] = []
    if by.may(Permission.ISSUE_AWARDS):
        found += _to_issue(by)
    if by.may(Permission.DECIDE_AWARDS):
        found += _to_decide(by)
    if by.may(Permission.WRITE_EMULATION):
        found += _returned(by)
    return found


def _to_issue(by: Actor) -> Iterator[Waiting]:
    rows = db.select(Submission.id, Submission.title).where(
        Submission.unit.in_(by.books), Submission.state == SubmissionState.DRAFT
    )
    for row in first_of(rows.order_by(Submission.id)):
        address = url_for("emulation.submission", submission_id=row.id)
        yield Waiting(f"Dự thảo tờ trình chờ ban hành: {row.title}", None, address)


def _to_decide(by: Actor) -> Iterator[Waiting]:
    if by.role in OFFICE_ROLES:
        where, below = (Nominee.to_superior, Nominee.unit.not_in(by.books)), {"cap-duoi": "1"}
    else:
        where, below = (~Nominee.to_superior,), {}
    sort = Sort("đề nghị khen thưởng chờ quyết định", url_for("emulation.submissions", **below))
    for row in first_of(reading.awaiting(by, *where).order_by(Nominee.id)):
        address = url_for("emulation.submission", submission_id=row.submission_id)
        yield Waiting(f"Đề nghị khen thưởng chờ quyết định: {row.name}", None, address, sort)


def _returned(by: Actor) -> Iterator[Waiting]:
    """What an office has sent back, until it is withdrawn or proposed again here."""
    for row in first_of(reading.returned(by).order_by(Nominee.id)):
        address = url_for("emulation.nominee", nominee_id=row.id)
        yield Waiting(f"Đề nghị khen thưởng bị trả lại: {row.name}", None, address)
