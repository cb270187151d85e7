"""Making papers, what is noted on them, and comparing a copy with the record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import ndiff
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.papers import (
    check_numbering,
    check_open,
    check_signing,
    official_number,
    refuse_replaced,
)
from app.papers.acts import PaperAct
from app.papers.blocks import Paper
from app.papers.codes import canonical, check_code, from_json, read_code
from app.papers.lines import Marks, lines_of
from app.papers.models import MadePaper
from app.papers.replacing import is_replaced, replacement_of
from app.papers.sight import closed_to, kinds_for, paper_kind, subject_type, visible_papers
from app.papers.types import Ask, PaperKind
from app.records import journal
from app.records.locking import NotHere, take
from app.records.model import Record
from app.records.sight import meet_own

DRAFT = "BẢN NHÁP"


@dataclass(frozen=True, slots=True)
class Rendered:
    """Papers that go together, with the marks that they carry."""

    kind: PaperKind
    papers: tuple[Paper, ...]
    marks: Marks
    code: str

    @property
    def title(self) -> str:
        return title_of(self.papers) or self.kind.label


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a comparison: ``-`` only on the paper, ``+`` only in the record, or both."""

    sign: str
    line: str


def title_of(papers: Sequence[Paper]) -> str:
    """``QUYẾT ĐỊNH – Về việc công nhận …``: what a list calls the paper."""
    return " – ".join(filter(None, (papers[0].title, papers[0].about)))


def draft(kind: PaperKind, subject_id: UUID, ask: Ask) -> Rendered:
    """The paper as the record would give it now; refuses where its time has not come."""
    papers = _build(kind, _subject(kind, subject_id, ask.by), ask)
    code = check_code(kind.key, canonical(papers))
    return Rendered(kind, papers, Marks(foot=f"{DRAFT} · Mã đối chiếu {code}"), code)


def made(paper: MadePaper) -> Rendered:
    """The paper as it was made, with the number and day that it has got since."""
    foot = f"Mã đối chiếu {paper.code}"
    if paper.withdrawn_on:
        foot = f"ĐÃ THU HỒI · {foot}"
    marks = Marks(paper.number, paper.issued_on or paper.signed_on, foot)
    return Rendered(paper_kind(paper.kind), from_json(paper.content), marks, paper.code)


def make(kind: PaperKind, subject_id: UUID, ask: Ask) -> MadePaper:
    """Keep the paper as the record gives it now; the same content again is the same paper."""
    with transaction() as session:
        journal.refuse_repeat(session, ask.by)
        _check_permission(kind, ask.by)
        subject = _subject(kind, subject_id, ask.by)
        paper = _new(kind, subject, _build(kind, subject, ask), ask)
        same = _of(kind, subject_id).where(MadePaper.code == paper.code, ~is_replaced())
        if held := session.scalar(same):
            return held
        journal.write(paper, PaperAct.MAKE, by=ask.by)
    return paper


def keep_signed(
    kind: PaperKind, record: Record, ask: Ask, *, signed_on: date, number: str | None
) -> MadePaper:
    """The paper as the record gives it now, kept as signed: the sister of an act that signs it.

    Refuses where another text was made to be signed and not withdrawn: what people have put
    their names to must be what the record says.
    """
    with transaction() as session:
        paper = _new(kind, record, kind.build(record, ask), ask)
        for held in session.scalars(_of(kind, record.id)).all():
            if held.code != paper.code:
                raise RuleViolation(
                    f"Bản “{kind.label}” đã lập để ký (mã đối chiếu {held.code}) khác với hồ sơ "
                    "hiện nay. Hãy thu hồi bản đó, lập lại để mọi người ký đúng bản."
                )
            paper = held
        paper.signed_on = signed_on
        if number:
            paper.number, paper.issued_on = number, signed_on
        journal.write(paper, PaperAct.SIGN, by=ask.by)
    return paper


def sign(paper_id: UUID, *, signed_on: date, revision: int, today: date, by: Actor) -> MadePaper:
    """Note the day on which the paper was signed by all who sign it."""
    with transaction() as session:
        paper = take_to_note(session, paper_id, revision=revision, by=by)
        if newer := replacement_of(paper):
            refuse_replaced(newer.made_on, newer.code)
        check_signing(signed_on, made_on=paper.made_on, today=today)
        paper.signed_on = signed_on
        journal.write(paper, PaperAct.SIGN, by=by)
    return paper


def number(
    paper_id: UUID, *, typed: str, issued_on: date, revision: int, today: date, by: Actor
) -> MadePaper:
    """Note number and day that the clerk of the office gave after the signature."""
    with transaction() as session:
        paper = take_to_note(session, paper_id, revision=revision, by=by)
        if paper.symbol is None:
            raise RuleViolation("Văn bản này không phải văn bản hành chính nên không có số.")
        check_numbering(issued_on, signed_on=paper.signed_on, today=today)
        paper.number = official_number(typed, paper.symbol)
        paper.issued_on = issued_on
        journal.write(paper, PaperAct.NUMBER, by=by)
    return paper


def withdraw(paper_id: UUID, *, reason: str, revision: int, today: date, by: Actor) -> MadePaper:
    """Say that the paper no longer counts; it is kept and shown as withdrawn."""
    with transaction() as session:
        paper = take_to_note(session, paper_id, revision=revision, by=by)
        paper.withdrawn_on, paper.withdrawal_reason = today, reason
        journal.write(paper, PaperAct.WITHDRAW, by=by, reason=reason)
    return paper


def papers_about(record: Record, by: Actor) -> Sequence[MadePaper]:
    """The papers made about a record that ``by`` has met, oldest first: those they may read."""
    rows = db.select(MadePaper).where(
        MadePaper.subject_kind == record.__tablename__,
        MadePaper.subject_id == record.id,
        MadePaper.kind.not_in(closed_to(by)),
    )
    return db.session.scalars(rows.order_by(MadePaper.id)).all()


def papers_with_code(typed: str, by: Actor) -> Sequence[MadePaper]:
    """The papers of this person's sight that carry the code on a copy, newest first."""
    code = read_code(typed)
    rows = db.select(MadePaper).where(MadePaper.code == code, visible_papers(by))
    return db.session.scalars(rows.order_by(MadePaper.id.desc())).all() if code else ()


def differences(paper: MadePaper, ask: Ask) -> list[Difference] | None:
    """Line by line what the record would say today; None where it gives no such paper now."""
    kind = paper_kind(paper.kind)
    ask = replace(ask, first=paper.first_day, last=paper.last_day)
    try:
        now = _build(kind, _subject(kind, paper.subject_id, ask.by), ask)
    except (RuleViolation, NotHere):
        return None
    lines = ndiff(_all_lines(from_json(paper.content)), _all_lines(now))
    return [Difference(line[0], line[2:]) for line in lines if line[0] != "?"]


def may_make(kind: PaperKind, by: Actor) -> bool:
    return by.may(kind.permission)


def current_paper(kind: PaperKind, subject_id: UUID) -> MadePaper | None:
    """The latest paper of this kind about a record that was made and not withdrawn."""
    return db.session.scalar(_of(kind, subject_id).order_by(MadePaper.id.desc()).limit(1))


def _of(kind: PaperKind, subject_id: UUID) -> Select[tuple[MadePaper]]:
    return db.select(MadePaper).where(
        MadePaper.subject_kind == kind.subject,
        MadePaper.subject_id == subject_id,
        MadePaper.kind == kind.key,
        MadePaper.withdrawn_on.is_(None),
    )


def _new(kind: PaperKind, record: Record, papers: tuple[Paper, ...], ask: Ask) -> MadePaper:
    content = canonical(papers)
    return MadePaper(
        unit=record.unit,
        kind=kind.key,
        subject_kind=kind.subject,
        subject_id=record.id,
        title=title_of(papers),
        content=content,
        code=check_code(kind.key, content),
        symbol=papers[0].head.symbol or None,
        made_on=ask.today,
        first_day=ask.first,
        last_day=ask.last,
    )


def _subject(kind: PaperKind, subject_id: UUID, by: Actor) -> Record:
    return meet_own(subject_type(kind), subject_id, by)


def _build(kind: PaperKind, record: Record, ask: Ask) -> tuple[Paper, ...]:
    if kind not in kinds_for(record):
        raise RuleViolation(f"Hồ sơ này chưa đến lúc hoặc không lập “{kind.label}”.")
    return kind.build(record, ask)


def take_to_note(session: Session, paper_id: UUID, *, revision: int, by: Actor) -> MadePaper:
    """The paper, for something to be noted on it by who makes such papers."""
    paper = take(session, MadePaper, paper_id, by=by, revision=revision)
    kind = paper_kind(paper.kind)
    _subject(kind, paper.subject_id, by)
    _check_permission(kind, by)
    check_open(paper.withdrawn_on)
    return paper


def _check_permission(kind: PaperKind, by: Actor) -> None:
    if not may_make(kind, by):
        raise RuleViolation(f"Vai trò “{by.role.label}” không lập, ký “{kind.label}”.")


def _all_lines(papers: Sequence[Paper]) -> list[str]:
    return [line for paper in papers for line in lines_of(paper, Marks())]
