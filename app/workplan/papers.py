"""The plan on paper, part by part: căn cứ, I–III, to whom it goes, who signs; and its tasks as a
table, who does what by when.

Căn cứ: layout of Nghị định số 30/2020/NĐ-CP.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from app.domain.actors import Permission
from app.domain.bases import cited
from app.domain.calendar import show
from app.domain.dialogue.plan_words import lines_of
from app.domain.papers import dated, signing_lines
from app.domain.words import mid_sentence
from app.domain.workplan.texts import charges_of, is_same_body, recipient_lines
from app.papers.bases import bases
from app.papers.blocks import (
    Block,
    Column,
    Head,
    Heading,
    Item,
    Paper,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Table,
    bold,
    ended,
    italic,
    row,
    text,
)
from app.papers.heads import committee_head, name_of
from app.papers.types import Ask, PaperKind
from app.workplan.models import WorkPlan, WorkTask
from app.workplan.service.plans import SYMBOL
from app.workplan.service.tasks import tasks_of

_LETTERS = "abcdđeghiklmnopqrstuvxy"
CHAIRMAN = "Chủ tịch Ủy ban nhân dân"


def build_plan(plan: WorkPlan, ask: Ask) -> tuple[Paper, ...]:
    """The plan with its annex, the table of its tasks."""
    day = plan.issued_on or date(plan.year, 1, 1)
    tasks = tasks_of(plan.id)
    return (_plan(plan, tasks, day), _annex(plan, tasks, day))


def _plan(plan: WorkPlan, tasks: Sequence[WorkTask], day: date) -> Paper:
    committee = f"Ủy ban nhân dân {mid_sentence(name_of(plan.unit, day))}"
    body: tuple[Block, ...] = (
        *bases(_cited(plan)),
        Paragraph(text(f"{committee} ban hành kế hoạch {mid_sentence(plan.title)} như sau:")),
        Heading(text("I. MỤC ĐÍCH, YÊU CẦU")),
        Heading(text("1. Mục đích")),
        *_points(plan.purposes),
        Heading(text("2. Yêu cầu")),
        *_points(plan.requirements),
        Heading(text("II. NỘI DUNG, NHIỆM VỤ")),
        *(block for number, one in enumerate(tasks, 1) for block in _task(number, one)),
        Heading(text("III. TỔ CHỨC THỰC HIỆN")),
        *_charges(plan),
        *_replaced(plan),
        Paragraph(
            text(
                f"{committee} yêu cầu thủ trưởng các cơ quan, đơn vị, tổ chức và các cá nhân được "
                "giao nhiệm vụ nghiêm túc triển khai thực hiện kế hoạch này."
            )
        ),
    )
    return Paper(_head(plan, day), "KẾ HOẠCH", (*ended(body), _end(plan)), about=plan.title)


def _head(plan: WorkPlan, day: date) -> Head:
    head = committee_head(plan.unit, day, "" if plan.number else SYMBOL)
    place = plan.place or head.place
    if not plan.number:
        return replace(head, place=place)
    return replace(head, place=place, number=plan.number, dated=dated(plan.issued_on))


def _cited(plan: WorkPlan) -> Iterator[str]:
    yield from cited(plan.known_bases)
    yield from lines_of(plan.bases)
    if plan.parent_number and plan.parent_dated_on:
        about = mid_sentence(plan.parent_subject)
        yield (
            f"Kế hoạch số {plan.parent_number} ngày {show(plan.parent_dated_on)} của "
            f"{plan.parent_issuer}{f' về {about}' if about else ''}"
        )


def _task(number: int, task: WorkTask) -> Iterator[Block]:
    yield Heading(text(f"{number}. {task.content}"))
    for letter, one in zip(_LETTERS, lines_of(task.items), strict=False):
        yield Item(text(f"{one.rstrip(';.')}."), f"{letter})")
    for label, words in (
        ("Cơ quan chủ trì", task.lead),
        ("Cơ quan phối hợp", task.co_actors),
        ("Thời gian thực hiện", task.when.words),
        ("Yêu cầu chất lượng", "; ".join(lines_of(task.quality))),
        ("Sản phẩm", task.product),
    ):
        if words:
            yield Item(text(italic(f"{label}: "), f"{words.rstrip(';.')}."))


def _charges(plan: WorkPlan) -> Iterator[Block]:
    """Who is charged with what. The last day for the plans of those below stands behind their
    first point, which is to draw them up; where the part names them nowhere, it closes the part.
    """
    owed = plan.send_before is not None
    for number, one in enumerate(charges_of(plan.organisation), 1):
        if one.body:
            yield Heading(text(f"{number}. {one.body}"))
        points = [Item(text(point)) for point in one.points]
        if owed and is_same_body(one.body, plan.for_units):
            points.insert(1, Item(_sending(plan, "Gửi")))
            owed = False
        yield from points
    if owed:
        yield Paragraph(_sending(plan, f"{plan.for_units or 'Các đơn vị'} gửi"))


def _sending(plan: WorkPlan, verb: str) -> tuple[Run, ...]:
    to = f" về {plan.send_to}" if plan.send_to else ""
    return text(f"{verb} kế hoạch{to} ", bold(f"trước ngày {show(plan.send_before)}"), ".")


def _replaced(plan: WorkPlan) -> Iterator[Block]:
    if plan.replaces_number and plan.replaces_dated_on:
        day = show(plan.replaces_dated_on)
        yield Paragraph(
            text(f"Kế hoạch này thay thế Kế hoạch số {plan.replaces_number} ngày {day}.")
        )


def _points(part: str) -> Iterator[Block]:
    return (Item(text(one)) for one in lines_of(part))


def _end(plan: WorkPlan) -> Signatures:
    lines = recipient_lines(
        for_report=plan.for_report,
        recipients=plan.recipients,
        website=plan.website,
        for_units=plan.for_units,
        kept=plan.kept,
    )
    signed = Signature(signing_lines(plan.signer_post or CHAIRMAN), plan.signer, note="")
    return Signatures((signed,), lines)


def _annex(plan: WorkPlan, tasks: Sequence[WorkTask], day: date) -> Paper:
    columns = (
        Column(3, "center"),
        Column(14),
        Column(9),
        Column(9),
        Column(7),
        Column(8),
        Column(10),
    )
    header = row("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm", "Chất lượng")
    rows = tuple(
        row(number, _cell(one), one.lead, one.co_actors, one.when.words, one.product, one.quality)
        for number, one in enumerate(tasks, 1)
    )
    number = f"số {plan.number}" if plan.number else f"số       /{SYMBOL}"
    of_day = dated(plan.issued_on) or f"năm {plan.year}"
    return Paper(
        Head(annex=True),
        "PHỤ LỤC",
        (
            Paragraph(
                text(
                    italic(
                        f"(Kèm theo Kế hoạch {number} {of_day} của Ủy ban nhân dân "
                        f"{mid_sentence(name_of(plan.unit, day))})"
                    )
                ),
                align="center",
                indent=False,
            ),
            Table(columns, rows, (header,), size=11),
        ),
        about=f"Phân công nhiệm vụ công tác hòa giải ở cơ sở năm {plan.year}",
        landscape=True,
    )


def _cell(task: WorkTask) -> str:
    points = zip(_LETTERS, lines_of(task.items), strict=False)
    return "\n".join((task.content, *(f"{letter}) {one}" for letter, one in points)))


WORKPLAN_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="work_plan",
        label="Kế hoạch hòa giải ở cơ sở",
        subject="work_plan",
        permission=Permission.WRITE_WORKPLANS,
        build=build_plan,
        is_public=True,
    ),
)
