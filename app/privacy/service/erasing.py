"""Erasing a person on request: what is about to go, and the act itself."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.attachments.models import Attachment
from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.privacy import requests as rules
from app.domain.privacy.keeping import ErasureGround
from app.domain.privacy.names import ERASED, digits_of, pattern_of
from app.domain.privacy.requests import RequestState
from app.privacy.acts import ErasureAct, RequestAct
from app.privacy.models import DataRequest, Erasure
from app.privacy.service.barriers import Barrier, barriers_of, refuse_barriers
from app.privacy.service.catalogue import parents_of
from app.privacy.service.emptying import (
    Eraser,
    attachments_of,
    drop_attachments,
    drop_letters,
)
from app.privacy.service.finding import LINES, ROWS, Hit, marked
from app.privacy.service.originals import take_person_out
from app.privacy.service.owed import owe, pay
from app.privacy.service.since import written_since
from app.privacy.service.stones import settle
from app.records import journal
from app.records.locking import take


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an erasure would touch: own records, those of others, papers; what stands against it,
    and what is to be said of records written ``since`` the marking."""

    own: Sequence[Hit]
    foreign: Sequence[Hit]
    made: Sequence[Hit]
    papers: Sequence[Attachment]
    barriers: Sequence[Barrier]
    since: str


def outlook_of(request: DataRequest, *, today: date, by: Actor) -> Outlook:
    """Printed papers stay as they were issued; another unit's record is that unit's to erase."""
    hits = marked(request.marks)
    made = [hit for hit in hits if hit.is_issued]
    own = [hit for hit in hits if hit.unit in by.books and hit not in made]
    foreign = [hit for hit in hits if hit.unit not in by.books]
    subjects = _subjects(own)
    return Outlook(
        own,
        foreign,
        made,
        attachments_of(subjects),
        barriers_of(own, by.unit, today=today),
        rules.said_since([hit.kind.label for hit in written_since(request, by=by)]),
    )


def erase_person(
    request_id: UUID, papers: Collection[UUID], *, revision: int, today: date, by: Actor
) -> DataRequest:
    """Overwrite the person in the records that were marked, and set a stone on each.

    Rows, codes, days and figures stay. Refused while a hold stands or accounting documents need
    the name. Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15.
    """
    with transaction() as session:
        request = take(session, DataRequest, request_id, by=by, revision=revision)
        rules.check_erasing(request.state, request.kind, has_marks=bool(request.marks))
        seen = outlook_of(request, today=today, by=by)
        refuse_barriers(seen.barriers)
        if seen.since:
            raise RuleViolation(seen.since)
        if not seen.own:
            raise RuleViolation("Các hồ sơ đã chọn không phải của đơn vị này nên không xóa được.")
        eraser = Eraser(pattern_of(request.person), digits_of(request.phone or ""), ERASED)
        offered = {paper.id for paper in seen.papers}
        number, files = drop_attachments(offered & set(papers), eraser, today=today, by=by)
        stones = 0
        for hit in seen.own:
            is_emptied, originals = _erase(session, hit, eraser, request, today=today, by=by)
            stones += is_emptied
            files += originals
        eraser.forget_reasons()
        eraser.blanking.carry_out(by=by, reason=_paper(request))
        drafts, filters = eraser.drop_drafts(), eraser.drop_filters()
        request.state, request.done_on = RequestState.DONE, today
        request.done_words = _told(stones, number, drafts, filters, seen)
        journal.write(request, RequestAct.ERASE, by=by)
        settle(((hit.kind.key, hit.record_id) for hit in seen.own), by)
        drop_letters()
        owe(files)
    pay()
    return request


def stones_of(request: DataRequest) -> Sequence[Erasure]:
    rows = db.select(Erasure).where(Erasure.request_id == request.id).order_by(Erasure.id)
    return db.session.scalars(rows).all()


def _erase(
    session: Session, hit: Hit, eraser: Eraser, request: DataRequest, *, today: date, by: Actor
) -> tuple[bool, list[str]]:
    """Whether anything was emptied, and the files that nobody needs now."""
    record = take(session, hit.kind.model, hit.record_id, by=by)
    emptied = eraser.empty(hit.kind, record, whole=hit.whole, by=by)
    files = take_person_out(eraser, hit.kind, record, by) if ROWS in hit.columns else None
    if files is not None:
        emptied.append("Dòng của tệp, tệp gốc")
    if LINES in hit.columns:
        emptied.append("Dòng nhật ký")
    if not emptied:
        return False, []
    stone = Erasure(
        unit=record.unit,
        subject_kind=hit.kind.key,
        subject_id=hit.record_id,
        ground=ErasureGround.REQUEST,
        paper=_paper(request),
        emptied=emptied,
        erased_on=today,
        erased_by=by.acted_by or by.name,
        request_id=request.id,
    )
    journal.write(stone, ErasureAct.SET, by=by)
    return True, files or []


def _paper(request: DataRequest) -> str:
    return f"Yêu cầu số {request.full_number}"


def _subjects(hits: Sequence[Hit]) -> list[tuple[str, UUID]]:
    """The records themselves and what they belong to: the papers of a party hang on the case."""
    found = {(hit.kind.key, hit.record_id): None for hit in hits}
    for hit in hits:
        record = db.session.get(hit.kind.model, hit.record_id)
        found |= dict.fromkeys(parents_of(record)) if record else {}
    return [*found]


def _told(stones: int, papers: int, drafts: int, filters: int, seen: Outlook) -> str:
    parts = [f"Đã xóa thông tin của người này trong {stones} hồ sơ"]
    parts += [f"xóa {papers} tệp đính kèm"] if papers else []
    parts += [f"bỏ {drafts} bản nháp"] if drafts else []
    parts += [f"bỏ {filters} bộ lọc đã lưu"] if filters else []
    told = ", ".join(parts) + "."
    if seen.made:
        told += f" {len(seen.made)} văn bản đã lập được giữ nguyên như khi ban hành."
    if seen.foreign:
        told += f" {len(seen.foreign)} hồ sơ thuộc đơn vị khác, đề nghị đơn vị đó xóa."
    return told
