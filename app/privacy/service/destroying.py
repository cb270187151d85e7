"""Emptying a whole file: the record, what belongs to it, its papers and its stone."""

from datetime import date
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.privacy.keeping import ErasureGround
from app.domain.privacy.names import OUT_OF_TIME
from app.papers.blocks import Head, Paper
from app.papers.codes import canonical
from app.papers.models import MadePaper
from app.privacy.acts import ErasureAct
from app.privacy.models import Disposal, Erasure
from app.privacy.service.barriers import active_hold
from app.privacy.service.belonging import below
from app.privacy.service.catalogue import kind_of
from app.privacy.service.emptying import Eraser, attachments_of, drop_attachments
from app.privacy.service.originals import empty_file, empty_rows_behind
from app.records import journal
from app.records.erased import EraseAct
from app.records.model import Record
from app.records.types import RecordType
from app.records.viewing import rewrite_reasons


class Destroyer:
    """One decision, carried out file by file inside one transaction; ``files`` go afterwards."""

    def __init__(self, disposal: Disposal, paper: str, today: date, by: Actor):
        self.disposal, self.paper, self.today, self.by = disposal, paper, today, by
        self.files: list[str] = []
        self._eraser = Eraser(None, "", OUT_OF_TIME)

    def destroy(self, key: str, record_id: UUID) -> None:
        """Refuses where a hold was placed on any part since the list was made."""
        kind = kind_of(key)
        record = db.session.get(kind.model, record_id, with_for_update=True) if kind else None
        if kind is None or record is None or record.unit not in self.by.books:
            return
        family = [(kind, record), *below(kind, [record.id])]
        subjects = [(one.key, member.id) for one, member in family]
        if hold := active_hold(subjects):
            raise RuleViolation(
                f"{kind.label} đang được giữ nguyên theo yêu cầu của {hold.authority}. Hãy thôi "
                "giữ hoặc lập danh mục khác không có hồ sơ này."
            )
        emptied: dict[str, None] = {}
        for one, member in family:
            for column in self._eraser.empty(one, member, whole=True, by=self.by):
                emptied[f"{one.label}: {column}"] = None
            files = empty_file(self._eraser, one, member, self.by)
            self.files += files
            emptied |= {"Dòng của tệp, tệp gốc": None} if files else {}
        ids = [member.id for _, member in family]
        empty_rows_behind(ids)
        rewrite_reasons(lambda told: OUT_OF_TIME, ids)
        papers = [paper.id for paper in attachments_of(subjects)]
        gone, files = drop_attachments(papers, self._eraser, today=self.today, by=self.by)
        self.files += files
        emptied |= {f"Tệp đính kèm: {gone}": None} if gone else {}
        self._empty_papers(subjects)
        self._set_stone(kind, record, list(emptied))

    def forget(self) -> None:
        """After the last file: what the journal's lines said of all of them goes."""
        self._eraser.blanking.carry_out(by=self.by, reason=self.paper)

    def _empty_papers(self, subjects: list[tuple[str, UUID]]) -> None:
        """What was printed from the file says the same as the file: it goes with it."""
        named = [
            (MadePaper.subject_kind == key) & (MadePaper.subject_id == one) for key, one in subjects
        ]
        for made in db.session.scalars(db.select(MadePaper).where(db.or_(*named))):
            made.title, made.withdrawn_on = OUT_OF_TIME, made.withdrawn_on or self.today
            made.content = canonical((Paper(Head(annex=True), OUT_OF_TIME.upper(), ()),))
            made.withdrawal_reason = OUT_OF_TIME
            journal.write(made, EraseAct.ERASE, by=self.by, tells_old=False)
            emptied = {"title", "content", "withdrawal_reason"}
            self._eraser.blanking.add(MadePaper.__tablename__, made.id, emptied=emptied)

    def _set_stone(self, kind: RecordType, record: Record, emptied: list[str]) -> None:
        stone = Erasure(
            unit=record.unit,
            subject_kind=kind.key,
            subject_id=record.id,
            ground=ErasureGround.RETENTION,
            paper=self.paper,
            emptied=emptied,
            erased_on=self.today,
            erased_by=self.by.acted_by or self.by.name,
            disposal_id=self.disposal.id,
        )
        journal.write(stone, ErasureAct.SET, by=self.by)
