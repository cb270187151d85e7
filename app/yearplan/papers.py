"""The plan on paper, part by part: căn cứ, I–III, to whom it goes, who signs.

Căn cứ: layout of Nghị định số 30/2020/NĐ-CP.
"""

from collections.abc import Iterable
from datetime import date

from app.domain.actors import Permission
from app.domain.dialogue.fields import field_label
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.plan_words import (
    FOR_REPORT,
    PARTY_CHAIR,
    lines_of,
    party_committee_of,
    recipients_of,
    village_word,
)
from app.domain.papers import dated, signing_lines
from app.domain.quarters import ROMAN
from app.domain.words import mid_sentence
from app.papers.bases import bases
from app.papers.blocks import (
    Block,
    Head,
    Heading,
    Item,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    bold,
    ended,
    text,
)
from app.papers.heads import committee_head, name_of
from app.papers.types import Ask, PaperKind
from app.units.service import villages_of
from app.yearplan.models import DialoguePlan, PlannedSession
from app.yearplan.service.plans import SYMBOL
from app.yearplan.service.reading import sessions_of

KEPT = "Lưu: VT"


def build_plan(plan: DialoguePlan, ask: Ask) -> tuple[Paper, ...]:
    """The plan as drafted, or as it was issued: what was changed since stands beside it."""
    day = plan.issued_on or date(plan.year, 1, 1)
    commune = mid_sentence(name_of(plan.unit, day))
    about = mid_sentence(plan.title)
    title = f"kế hoạch {about}"
    village = village_word(one.kind for one in villages_of(plan.unit))
    body: tuple[Block, ...] = (
        *bases(lines_of(plan.bases), end=";" if plan.rationale.strip() else "."),
        Paragraph(text(_opening(plan, commune, title))),
        Heading(text("I. MỤC ĐÍCH, YÊU CẦU")),
        Heading(text("1. Mục đích")),
        *_points(plan.purposes),
        Heading(text("2. Yêu cầu")),
        *_points(plan.requirements),
        Heading(text("II. NỘI DUNG, CÁCH TỔ CHỨC ĐỐI THOẠI")),
        Heading(text("1. Nội dung đối thoại")),
        *_points(plan.content),
        *_fields(plan),
        Heading(text("2. Cơ quan tổ chức, người chủ trì, thành phần tham dự")),
        *_who(plan),
        Heading(text("3. Trình tự đối thoại")),
        *(
            Item(text(bold(f"Bước {number}: "), one))
            for number, one in enumerate(lines_of(plan.steps), 1)
        ),
        Heading(text("4. Hình thức, thời gian, địa điểm")),
        *_points(plan.manner),
        *_times(plan),
        Heading(text("5. Kinh phí")),
        *_points(plan.budget),
        Heading(text("III. TỔ CHỨC THỰC HIỆN")),
        Heading(text("1. Ủy ban nhân dân, Văn phòng và công chức chuyên môn")),
        *_points(plan.committee_tasks, plan.office_tasks, plan.culture_tasks),
        Heading(text(f"2. Đài truyền thanh, các {village} được chọn")),
        *_points(plan.radio_tasks, plan.village_tasks),
        Heading(text("3. Người tham gia đối thoại")),
        *_points(plan.participant_rules),
        Paragraph(text(_closing(commune, title, village))),
    )
    return (Paper(_head(plan, day), "KẾ HOẠCH", (*ended(body), _end(plan)), about=plan.title),)


def _head(plan: DialoguePlan, day: date) -> Head:
    head = committee_head(plan.unit, day, "" if plan.number else SYMBOL)
    if not plan.number:
        return head
    return Head(
        place=head.place,
        year=plan.year,
        authority=head.authority,
        number=plan.number,
        dated=dated(plan.issued_on),
    )


def _opening(plan: DialoguePlan, commune: str, title: str) -> str:
    reason = mid_sentence(plan.rationale.strip().rstrip(".,;"))
    before = f"Căn cứ {reason}, " if reason else ""
    who = f"Chủ tịch Ủy ban nhân dân {commune} xây dựng {title} như sau:"
    return f"{before}{who}"


def _closing(commune: str, title: str, village: str) -> str:
    return (
        f"Trên đây là {title} của Chủ tịch Ủy ban nhân dân {commune}; các bộ phận, đơn vị, các "
        f"{village} và người tham gia đối thoại nghiêm túc thực hiện."
    )


def _who(plan: DialoguePlan) -> list[Block]:
    organised = plan.organiser
    if plan.co_organisers:
        organised = f"{organised}; cùng tổ chức: {plan.co_organisers}"
    chaired = f"{plan.chair}; đồng chủ trì: {plan.co_chair}" if plan.co_chair else plan.chair
    return [
        Item(text(f"Cơ quan tổ chức: {organised}.")),
        *([Item(text(f"Chủ trì: {chaired}."))] if chaired else []),
        Item(text("Thành phần tham dự:")),
        *(Item(text(one), "+", 1) for one in lines_of(plan.participants)),
    ]


def _fields(plan: DialoguePlan) -> list[Block]:
    names = [mid_sentence(field_label(code)) for code in plan.fields_of_life]
    return [Item(text(f"Các lĩnh vực chủ yếu: {', '.join(names)}…"))] if names else []


def _times(plan: DialoguePlan) -> list[Block]:
    """The quarters in a sentence for each kind of conference, then each that says more of itself;
    the places that all share stand after the plan's own kind."""
    sessions = _as_issued(plan)
    names = {village.id: village.full_name for village in villages_of(plan.unit)}
    own, others = [], []
    for one in sessions:
        (own if one.kind is plan.author else others).append(one)
    blocks: list[Block] = []
    if own:
        told = f"{_quarters(own)} năm {plan.year}{_each_once(own)}"
        blocks.append(Item(text(f"Thời gian dự kiến: {told}.")))
        blocks += _details(own, names, plan)
    blocks += _points(plan.places)
    if others:
        told = "phối hợp với cấp ủy tổ chức đối thoại theo kế hoạch của cấp ủy"
        blocks.append(Item(text(f"Ngoài ra, {_quarters(others)} {told}.")))
        blocks += _details(others, names, plan)
    return blocks


def _details(sessions: list[PlannedSession], names: dict, plan: DialoguePlan) -> list[Block]:
    said = ((one, _said(one, names, plan)) for one in sessions)
    return [Item(text(f"{_quarter(one)}: {words}."), "+", 1) for one, words in said if words]


def _as_issued(plan: DialoguePlan) -> list[PlannedSession]:
    """What stood in the plan when it was issued; of a draft what stands in it now."""
    sessions = [one for one in sessions_of([plan.id]) if one.amended_on is None]
    if plan.issued_on is None:
        return [one for one in sessions if one.struck_on is None]
    return [one for one in sessions if one.struck_on is None or one.struck_after_issue]


def _quarters(sessions: Iterable[PlannedSession]) -> str:
    """``quý I và quý IV``."""
    names = [f"quý {ROMAN[one - 1]}" for one in sorted({each.quarter for each in sessions})]
    *first, last = names
    return f"{', '.join(first)} và {last}" if first else last


def _each_once(sessions: list[PlannedSession]) -> str:
    quarters = {one.quarter for one in sessions}
    return ", mỗi quý một phiên" if 1 < len(quarters) == len(sessions) else ""


def _said(one: PlannedSession, names: dict, plan: DialoguePlan) -> str:
    villages = ", ".join(names[key] for key in one.villages if key in names)
    group = f"{one.cluster} ({villages})" if one.cluster and villages else one.cluster or villages
    usual = (plan.organiser, plan.chair)
    if one.kind is not plan.author:
        usual = (party_committee_of(name_of(plan.unit, date(plan.year, 1, 1))), PARTY_CHAIR)
    organiser = one.organiser if one.organiser != usual[0] else ""
    chair = one.chair if one.chair != usual[1] else ""
    parts = (
        group,
        one.place and f"tại {mid_sentence(one.place)}",
        organiser and f"cơ quan tổ chức: {organiser}",
        chair and f"chủ trì: {chair}",
    )
    return "; ".join(filter(None, parts))


def _quarter(one: PlannedSession) -> str:
    return f"Quý {ROMAN[one.quarter - 1]}"


def _points(*parts: str) -> list[Block]:
    return [Item(text(one)) for part in parts for one in lines_of(part)]


def _end(plan: DialoguePlan) -> Signatures:
    given = recipients_of(plan.recipients) if plan.recipients else []
    lines = [f"{one.name} {FOR_REPORT}" if one.for_report else one.name for one in given]
    return Signatures(
        (Signature(signing_lines(plan.signer_post or "Chủ tịch"), plan.signer, note=""),),
        tuple(line.rstrip(";.") for line in lines) or (KEPT,),
    )


YEARPLAN_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="dialogue_plan",
        label="Kế hoạch đối thoại năm",
        subject="dialogue_plan",
        permission=Permission.RECORD_DIALOGUE,
        build=build_plan,
        # a plan of the Party committee has a form of its own, which is not the State's
        fits=lambda plan: plan.author is DialogueKind.GOVERNMENT,
        is_public=True,
    ),
)
