"""Tờ trình đề nghị khen thưởng with its list, and the decision that one's own head signs.

Căn cứ: layout of Nghị định số 30/2020/NĐ-CP. The texts on which both rest are those that were
chosen or typed; the program cites no law on rewards by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from app.domain.actors import Permission
from app.domain.bases import cited
from app.domain.calendar import show
from app.domain.dialogue.plan_words import lines_of
from app.domain.emulation.awards import Decider, NomineeKind, SubmissionState
from app.domain.emulation.evidence import Evidence
from app.domain.papers import authority_lines, dated, signing_lines, usual_post
from app.domain.periodic.indicators import percent
from app.domain.units import place_of
from app.domain.words import mid_sentence
from app.emulation.models import Nominee, Submission
from app.emulation.service.awards import SYMBOL
from app.emulation.service.naming import awards_in, named_in
from app.papers.bases import bases
from app.papers.blocks import (
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
from app.papers.heads import addressees, chairman_head, name_of
from app.papers.types import Ask, PaperKind

Awards = Mapping[UUID, str]
"""For which form of reward each of the nominees is put forward."""

DECISION_SYMBOL = "QĐ-UBND"
_COLUMNS = (
    Column(5, "center"),
    Column(20),
    Column(19),
    Column(36),
    Column(20),
)
_LIST = ("TT", "Tập thể, cá nhân", "Đơn vị", "Thành tích", "Hình thức đề nghị")


def build_submission(submission: Submission, ask: Ask) -> tuple[Paper, ...]:
    """The submission, and the list that goes with it."""
    nominees = named_in(submission.id)
    awards = awards_in(submission.id, nominees)
    number = submission.number or f"      /{SYMBOL}"
    when = dated(submission.issued_on) or f"ngày     tháng     năm {submission.last.year}"
    note = f"(Kèm theo Tờ trình số {number} {when} của {submission.issuer})"
    return (
        _letter(submission, nominees, awards, ask),
        _annex("DANH SÁCH", submission, nominees, awards, note),
    )


def build_decision(submission: Submission, ask: Ask) -> tuple[Paper, ...]:
    """The decision as a draft to be signed, with its list."""
    nominees = named_in(submission.id)
    awards = awards_in(submission.id, nominees)
    unit = mid_sentence(name_of(submission.unit, ask.today))
    note = (
        f"(Kèm theo Quyết định số       /{DECISION_SYMBOL} ngày     tháng     năm "
        f"{ask.today.year} của Chủ tịch Ủy ban nhân dân {unit})"
    )
    return (
        _decision(submission, nominees, awards, ask),
        _annex("DANH SÁCH", submission, nominees, awards, note, is_decided=True),
    )


def _letter(submission: Submission, nominees: Sequence[Nominee], awards: Awards, ask: Ask) -> Paper:
    reasons = lines_of(submission.reasons)
    body = (
        *addressees(lines_of(submission.addressees)),
        *bases(_cited(submission)),
        *(Item(text(one)) for one in reasons),
        Paragraph(
            text(
                f"Từ kết quả công tác hòa giải ở cơ sở từ ngày {show(submission.first)} đến ngày "
                f"{show(submission.last)}, {submission.issuer} đề nghị xét khen thưởng "
                f"{_how_many(nominees)} có thành tích, dịp {mid_sentence(submission.occasion)}, "
                "như sau:"
            )
        ),
        *(Item(text(one)) for one in _by_award(nominees, awards)),
        Paragraph(text("(Có danh sách và số liệu thành tích kèm theo.)")),
        Paragraph(text(f"{submission.issuer} kính trình {_whom(submission)} xem xét, quyết định.")),
    )
    post = submission.signer_post or usual_post(submission.issuer)
    end = Signatures(
        (Signature(signing_lines(post), submission.signer, note=""),), ("Như trên", "Lưu: VT")
    )
    return Paper(_head(submission, ask), "TỜ TRÌNH", (*ended(body), end), about=submission.title)


def _decision(
    submission: Submission, nominees: Sequence[Nominee], awards: Awards, ask: Ask
) -> Paper:
    body = (
        *bases(_cited(submission), end=";"),
        Paragraph(text(italic(f"Theo đề nghị của {submission.issuer}."))),
        Heading(text("QUYẾT ĐỊNH:"), centred=True),
        Paragraph(
            text(
                bold("Điều 1. "),
                f"Khen thưởng {_how_many(nominees)} có thành tích trong công tác hòa giải ở cơ sở, "
                f"dịp {mid_sentence(submission.occasion)} (có danh sách kèm theo), gồm:",
            )
        ),
        *(Item(text(one)) for one in _by_award(nominees, awards)),
        Paragraph(
            text(
                bold("Điều 2. "),
                "Mức tiền thưởng và nguồn kinh phí thực hiện theo quy định của pháp luật về thi "
                "đua, khen thưởng.",
            )
        ),
        Paragraph(
            text(
                bold("Điều 3. "),
                "Quyết định này có hiệu lực từ ngày ký. Văn phòng, các cơ quan có liên quan và tập "
                "thể, cá nhân có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.",
            )
        ),
    )
    end = Signatures((Signature(("CHỦ TỊCH",), "", note=""),), ("Như Điều 3", "Lưu: VT"))
    head = chairman_head(submission.unit, ask.today, DECISION_SYMBOL)
    return Paper(head, "QUYẾT ĐỊNH", (*ended(body), end), about=submission.title)


def _head(submission: Submission, ask: Ask) -> Head:
    day: date = submission.issued_on or ask.today
    authority = authority_lines(submission.issuer)
    return Head(
        place=place_of(name_of(submission.unit, day)),
        year=day.year,
        authority=authority,
        symbol="" if submission.number or len(authority) == 1 else SYMBOL,
        number=submission.number,
        dated=dated(submission.issued_on),
    )


def _cited(submission: Submission) -> tuple[str, ...]:
    return (*cited(submission.known_bases), *lines_of(submission.bases))


def _how_many(nominees: Sequence[Nominee]) -> str:
    groups = sum(one.kind.is_collective for one in nominees)
    parts = [(groups, "tập thể"), (len(nominees) - groups, "cá nhân")]
    return " và ".join(f"{number:02d} {what}" for number, what in parts if number) or "tập thể"


def _by_award(nominees: Sequence[Nominee], awards: Awards) -> list[str]:
    """``Giấy khen …: 02 tập thể và 01 cá nhân.``, in the order in which they are listed."""
    asked = dict.fromkeys(awards[one.id] for one in nominees if awards[one.id])
    return [
        f"{award}: {_how_many([one for one in nominees if awards[one.id] == award])}."
        for award in asked
    ]


def _whom(submission: Submission) -> str:
    found = lines_of(submission.addressees)
    return found[0] if found else "cấp có thẩm quyền"


def _annex(
    title: str,
    submission: Submission,
    nominees: Sequence[Nominee],
    awards: Awards,
    note: str,
    *,
    is_decided: bool = False,
) -> Paper:
    names = (*_LIST[:-1], "Hình thức khen thưởng") if is_decided else _LIST
    header = tuple(Cell(text(bold(one))) for one in names)
    body = (
        Paragraph(text(italic(note)), "center", indent=False),
        Table(_COLUMNS, tuple(_rows(nominees, awards, submission.unit)), (header,), size=11),
        Paragraph(
            text(
                italic(
                    f"Số liệu đếm từ sổ, vụ, việc tiếp nhận từ ngày {show(submission.first)} đến "
                    f"ngày {show(submission.last)}. Tỷ lệ thành = thành / (thành + không thành)."
                )
            ),
            indent=False,
        ),
    )
    about = "Tập thể, cá nhân " + ("được khen thưởng" if is_decided else "đề nghị khen thưởng")
    return Paper(Head(annex=True), title, body, about=about, landscape=True)


def _rows(nominees: Sequence[Nominee], awards: Awards, own: str) -> Iterator[Row]:
    groups = (
        ("I", "TẬP THỂ", [one for one in nominees if one.kind.is_collective]),
        ("II", "CÁ NHÂN", [one for one in nominees if not one.kind.is_collective]),
    )
    for mark, words, some in groups:
        if some:
            yield (Cell(text(bold(mark))), Cell(text(bold(words)), span=4))
        for number, one in enumerate(some, 1):
            yield row(number, one.name, _belongs(one, own), _achievement(one), awards[one.id])


def _belongs(one: Nominee, own: str) -> str:
    """The team with its commune where an office names people of several."""
    if one.unit == own or one.kind is not NomineeKind.MEDIATOR:
        return one.belongs_to
    unit = name_of(one.unit, one.counted_on)
    return ", ".join(filter(None, (one.belongs_to, mid_sentence(unit))))


def _achievement(one: Nominee) -> str:
    figures = _figures(one.evidence, one.kind)
    return "\n".join(filter(None, (figures, one.achievement)))


def _figures(held: Evidence, kind: NomineeKind) -> str:
    """The figures in a sentence; of what there was none nothing is said."""
    rate = percent(held.settled, held.settled + held.not_settled)
    trained = "lớp bồi dưỡng đã dự" if kind is NomineeKind.MEDIATOR else "người được bồi dưỡng"
    parts = (
        f"Tiếp nhận {held.received} vụ, việc",
        f"hòa giải thành {held.settled}{f' ({rate})' if rate else ''}",
        f"bắt đầu đúng hạn {held.in_time}/{held.due}" if held.due else "",
        f"{held.written} văn bản hòa giải thành" if held.written else "",
        f"đã thực hiện {held.kept}/{held.agreed} thỏa thuận" if held.agreed else "",
        f"{held.years} năm làm việc" if held.years else "",
        f"{held.trained} {trained}" if held.trained else "",
    )
    return f"{'; '.join(filter(None, parts))}."


EMULATION_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="award_submission",
        label="Tờ trình đề nghị khen thưởng",
        subject="award_submission",
        permission=Permission.WRITE_EMULATION,
        build=build_submission,
        fits=lambda one: one.state is not SubmissionState.DROPPED,
    ),
    PaperKind(
        key="award_decision",
        label="Quyết định khen thưởng (dự thảo)",
        subject="award_submission",
        permission=Permission.WRITE_EMULATION,
        build=build_decision,
        fits=lambda one: one.decider is Decider.OWN and one.state is not SubmissionState.DROPPED,
    ),
)
