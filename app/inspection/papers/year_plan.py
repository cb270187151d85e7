"""Kế hoạch kiểm tra năm: why, what, whom in which quarter, who does it.

Căn cứ: layout of Nghị định số 30/2020/NĐ-CP.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from app.domain.bases import cited
from app.domain.inspection.words import SYMBOL, self_subject
from app.domain.papers import signing_lines
from app.domain.periodic.words import lines_of
from app.domain.quarters import Quarter
from app.domain.words import mid_sentence
from app.domain.workplan.texts import charges_of, recipient_lines
from app.domain.workplan.timing import YearQuarter
from app.inspection.models import Inspection
from app.inspection.papers.common import WORK, person, woven
from app.inspection.plan_models import InspectionPlan
from app.inspection.service.year_plans import planned_in
from app.papers.bases import bases
from app.papers.blocks import (
    Block,
    Column,
    Heading,
    Item,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    bold,
    ended,
    row,
    text,
)
from app.papers.heads import committee_head, name_of
from app.papers.types import Ask

CHAIRMAN = "Chủ tịch Ủy ban nhân dân"
_COLUMNS = (Column(9, "center"), Column(13), Column(24), Column(17), Column(37))
_HEADER = ("TT", "Quý", "Nơi được kiểm tra", "Thời gian", "Đoàn kiểm tra, hình thức")


def build_year_plan(plan: InspectionPlan, ask: Ask) -> tuple[Paper, ...]:
    """The plan as its words and the inspections of its year give it."""
    day = min(ask.today, date(plan.year, 12, 31))
    name = name_of(plan.unit, day)
    committee = f"Ủy ban nhân dân {mid_sentence(name)}"
    body: tuple[Block, ...] = (
        *bases((*cited(plan.known_bases), *lines_of(plan.bases))),
        Paragraph(text(f"{committee} ban hành kế hoạch {mid_sentence(plan.title)} như sau:")),
        Heading(text("I. MỤC ĐÍCH, YÊU CẦU")),
        Heading(text("1. Mục đích")),
        *_points(plan.purposes),
        Heading(text("2. Yêu cầu")),
        *_points(plan.requirements),
        Heading(text("II. NỘI DUNG KIỂM TRA")),
        *_points(plan.contents),
        Heading(text("III. ĐỐI TƯỢNG, THỜI GIAN")),
        *_who_and_when(planned_in(plan.unit, plan.year), name),
        Heading(text("IV. TỔ CHỨC THỰC HIỆN")),
        *_charges(plan),
    )
    signed = Signature(signing_lines(plan.signer_post or CHAIRMAN), plan.signer, note="")
    to = recipient_lines(
        for_report="", recipients=plan.recipients, website="", for_units="", kept=plan.kept
    )
    head = committee_head(plan.unit, day, SYMBOL)
    return (Paper(head, "KẾ HOẠCH", (*ended(body), Signatures((signed,), to)), about=plan.title),)


def _points(part: str) -> Iterator[Block]:
    return (Item(text(f"{one.rstrip(';.')}.")) for one in lines_of(part))


def _charges(plan: InspectionPlan) -> Iterator[Block]:
    for number, one in enumerate(charges_of(plan.organisation), 1):
        if one.body:
            yield Heading(text(f"{number}. {one.body}"))
        yield from (Item(text(f"{point.rstrip(';.')}.")) for point in one.points)


def _who_and_when(held: Sequence[Inspection], name: str) -> Iterator[Block]:
    if not held:
        yield Paragraph(
            text(f"Kiểm tra {WORK} theo yêu cầu, thông báo trước cho nơi được kiểm tra.")
        )
        return
    yield Table(_COLUMNS, tuple(_rows(held, name)), (row(*(text(bold(one)) for one in _HEADER)),))


def _rows(held: Sequence[Inspection], name: str) -> Iterator[Row]:
    """By quarter; what has neither quarter nor day is of the year, and comes last."""
    order = {quarter: place for place, quarter in enumerate((*YearQuarter, None))}
    for place, one in enumerate(sorted(held, key=lambda one: order[_quarter(one)]), 1):
        quarter = _quarter(one)
        subject = self_subject(name) if one.is_self else one.subject_name
        words = quarter.label if quarter else "Trong năm"
        yield row(place, words, subject, one.when.words, _party(one))


def _quarter(one: Inspection) -> YearQuarter | None:
    if one.planned_on is not None:
        return YearQuarter(str(Quarter.of(one.planned_on).number))
    return one.quarter


def _party(one: Inspection) -> str:
    role = "chủ trì" if one.is_self else "Trưởng đoàn"
    front = person(one.front_body or "Mặt trận Tổ quốc", one.front_name)
    lines = (
        f"{person(one.leader, one.leader_post)}, {role}" if one.leader else "",
        *lines_of(one.members),
        f"{front}, cùng kiểm tra" if one.with_front else "",
        woven(one),
    )
    return "\n".join(f"- {one}" for one in lines if one)  # a line that is long goes over several
