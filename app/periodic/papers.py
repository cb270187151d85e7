"""The report on paper, I to IV, with its figures as a table; by unit in an annex across.

Căn cứ: layout of Nghị định số 30/2020/NĐ-CP.
"""

from collections.abc import Iterator
from dataclasses import astuple

from app.domain.actors import Permission
from app.domain.calendar import show
from app.domain.papers import authority_lines, dated, signing_lines, usual_post
from app.domain.periodic.figures import Figures, Quality, in_all
from app.domain.periodic.indicators import indicators, shown, total_of
from app.domain.periodic.kinds import PeriodicState
from app.domain.periodic.words import lines_of
from app.domain.statistics.measures import Outcome, Subject
from app.domain.units import Boundaries, place_of
from app.domain.words import mid_sentence
from app.papers.blocks import (
    Block,
    Cell,
    Column,
    Head,
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
    italic,
    row,
    text,
)
from app.papers.heads import addressees, name_of
from app.papers.types import Ask, PaperKind
from app.periodic.models import PeriodicReport
from app.periodic.service.acts import SYMBOL
from app.periodic.service.counting import figures_in
from app.statistics.papers import table_of

NOTHING = "Không có."
SMALL = 11
_HEADER = ("STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Cách tính")
_QUALITY = (
    "Có hạn bắt đầu",
    "Bắt đầu đúng hạn",
    "Thỏa thuận phải thực hiện",
    "Đã thực hiện xong",
    "Đơn nộp Tòa án",
    "Công nhận",
    "Không công nhận, trả lại, rút",
    "Đang xem xét",
)


def build_report(report: PeriodicReport, ask: Ask) -> tuple[Paper, ...]:
    """The report as drafted with the figures of today, or as it was issued."""
    figures = figures_in(report, today=ask.today, by=ask.by)
    body = (
        *addressees(lines_of(report.addressees)),
        Paragraph(text(f"{report.issuer} báo cáo {mid_sentence(report.title)} như sau:")),
        Heading(text("I. TÌNH HÌNH CHỈ ĐẠO, TRIỂN KHAI")),
        *_points(report.direction),
        Heading(text("II. KẾT QUẢ CÔNG TÁC HÒA GIẢI Ở CƠ SỞ")),
        Paragraph(text(_in_short(figures))),
        *_points(report.results, nothing=""),
        Paragraph(text("Số liệu cụ thể như sau:")),
        _indicators(figures),
        Heading(text("III. KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN")),
        Heading(text("1. Khó khăn, vướng mắc")),
        *_points(report.difficulties),
        Heading(text("2. Nguyên nhân")),
        *_points(report.causes),
        Heading(text("IV. PHƯƠNG HƯỚNG, KIẾN NGHỊ")),
        Heading(text("1. Phương hướng, nhiệm vụ")),
        *_points(report.plans),
        Heading(text("2. Đề xuất, kiến nghị")),
        *_points(report.proposals),
        Paragraph(text(_closing(report))),
    )
    main = Paper(_head(report), "BÁO CÁO", (*ended(body), _end(report)), about=report.title)
    return (main, _annex(report, figures)) if len(figures.results.lines) > 1 else (main,)


def _head(report: PeriodicReport) -> Head:
    is_issued = report.state is PeriodicState.ISSUED
    authority = authority_lines(report.issuer)
    return Head(
        place=place_of(name_of(report.unit, report.issued_on or report.last)),
        year=report.last.year,
        authority=authority,
        symbol="" if is_issued or len(authority) == 1 else SYMBOL,
        number=report.number if is_issued else "",
        dated=dated(report.issued_on) if is_issued else "",
    )


def _in_short(figures: Figures) -> str:
    """The results in one sentence; of what is not known here nothing is said."""
    sheet = figures.results
    received = total_of(sheet, Subject.RECEIVED)
    carried = total_of(sheet, Subject.CARRIED)
    settled = total_of(sheet, Subject.IN_HAND, Outcome.SETTLED)
    failed = total_of(sheet, Subject.IN_HAND, Outcome.NOT_SETTLED)
    going = total_of(sheet, Subject.IN_HAND, Outcome.IN_PROGRESS)
    waiting = total_of(sheet, Subject.IN_HAND, Outcome.NOT_STARTED)
    teams = total_of(figures.organisation, Subject.TEAMS)
    people = total_of(figures.organisation, Subject.MEDIATORS)
    return (
        f"Từ ngày {show(sheet.first)} đến ngày {show(sheet.last)}, {shown(teams)} tổ hòa giải với "
        f"{shown(people)} hòa giải viên đã tiếp nhận {shown(received)} vụ, việc, kỳ trước chuyển "
        f"sang {shown(carried)} vụ, việc; hòa giải thành {shown(settled)}, không thành "
        f"{shown(failed)}, đang giải quyết {shown(going)}, chưa giải quyết {shown(waiting)}."
    )


def _indicators(figures: Figures) -> Table:
    columns = (
        Column(7, "center"),
        Column(46),
        Column(12, "center"),
        Column(12, "center"),
        Column(23, "center"),
    )
    rows: list[Row] = []
    for letter, group in zip("ABCDEF", indicators(figures), strict=True):
        rows.append((Cell(text(bold(letter))), Cell(text(bold(group.label)), span=4)))
        number = 0
        for one in group.lines:
            number += not one.is_part
            mark = "" if one.is_part else str(number)
            label = text(italic(f"- {one.label}")) if one.is_part else text(one.label)
            rows.append(row(mark, label, one.unit, one.value.removesuffix("%"), one.how))
    header = tuple(Cell(text(bold(one))) for one in _HEADER)
    return Table(columns, tuple(rows), (header,), size=12)


def _points(part: str, *, nothing: str = NOTHING) -> list[Block]:
    found = lines_of(part)
    if not found:
        return [Paragraph(text(nothing))] if nothing else []
    return [Item(text(one)) for one in found]


def _closing(report: PeriodicReport) -> str:
    return f"Trên đây là báo cáo {mid_sentence(report.title)} của {report.issuer}."


def _end(report: PeriodicReport) -> Signatures:
    post = report.signer_post or usual_post(report.issuer)
    recipients = ("Như trên", "Lưu: VT") if report.addressees.strip() else ("Lưu: VT",)
    return Signatures((Signature(signing_lines(post), report.signer, note=""),), recipients)


def _annex(report: PeriodicReport, figures: Figures) -> Paper:
    number = report.number or "…"
    day = dated(report.issued_on) or "ngày … tháng … năm …"
    body: tuple[Block, ...] = (
        Paragraph(text(italic(f"(Kèm theo Báo cáo số {number} {day})")), "center", indent=False),
        *_boundaries(report),
        *_titled("1. Tổ hòa giải, hòa giải viên", table_of(figures.organisation)),
        *_titled("2. Kết quả hòa giải ở cơ sở", table_of(figures.results)),
        *_titled("3. Thời hạn, thực hiện thỏa thuận, Tòa án công nhận", _quality(figures.quality)),
    )
    return Paper(Head(annex=True), "PHỤ LỤC", body, about="Số liệu theo đơn vị", landscape=True)


def _boundaries(report: PeriodicReport) -> list[Block]:
    """What is not told is by the units of today."""
    if report.boundaries is Boundaries.TODAY:
        return []
    told = f"(Đơn vị theo {mid_sentence(report.boundaries.label)})"
    return [Paragraph(text(italic(told)), "center", indent=False)]


def _titled(words: str, table: Table) -> Iterator[Block]:
    yield Heading(text(words))
    yield table


def _quality(lines: tuple[Quality, ...]) -> Table:
    columns = (Column(24), *(Column(9, "center") for _ in _QUALITY))
    header = tuple(Cell(text(bold(one))) for one in ("Đơn vị", *_QUALITY))
    rows = [row(one.name, *_numbers(one)) for one in lines]
    if len(lines) > 1:
        total = ("Tổng số", *_numbers(in_all(lines)))
        rows.insert(0, tuple(Cell(text(bold(str(one)))) for one in total))
    return Table(columns, tuple(rows), (header,), size=SMALL)


def _numbers(one: Quality) -> tuple[int, ...]:
    return astuple(one)[2:]


PERIODIC_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="periodic_report",
        label="Báo cáo công tác hòa giải ở cơ sở",
        subject="periodic_report",
        permission=Permission.WRITE_REPORTS,
        build=build_report,
        fits=lambda report: report.state is not PeriodicState.DROPPED,
    ),
)
