"""The application to the court (Mẫu số 01-VDS), and the answer to what the court asks.

Căn cứ: Điều 362, khoản 1 Điều 418, điểm b khoản 3 Điều 419 Bộ luật Tố tụng dân sự số
92/2015/QH13. The form stands in Nghị quyết số 04/2018/NQ-HĐTP.
"""

from collections.abc import Iterator

from app.db import db
from app.domain.calendar import show
from app.mediation.models import Agreement, Clause, CourtInquiry, CourtRequest, MediationCase, Party
from app.mediation.papers.facts import People, about_party, people_of
from app.mediation.service.clauses import clauses_of
from app.papers.blocks import (
    Block,
    Heading,
    Item,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    bold,
    ended,
    fact,
    text,
    written,
)
from app.papers.heads import committee_head, people_head
from app.papers.types import Ask

_TITLE = "ĐƠN YÊU CẦU GIẢI QUYẾT VIỆC DÂN SỰ"
_ABOUT = "Về việc yêu cầu công nhận kết quả hòa giải thành ngoài Tòa án"


def build_application(request: CourtRequest, ask: Ask) -> tuple[Paper, ...]:
    """Filled from the case; what the record does not know stands open for the applicants."""
    case = db.session.get_one(MediationCase, request.case_id)
    version = db.session.get_one(Agreement, request.agreement_id)
    people = people_of(case)
    chosen = set(request.applicants or ())
    asking = [one for one in people.parties if one.id in chosen]
    others = [one for one in people.parties if one.id not in chosen]
    body = (
        _to(request.court_name),
        *_applicants(asking),
        Paragraph(text("Tôi (chúng tôi) xin trình bày với Tòa án như sau:")),
        *_case(case, version, people, others),
        Paragraph(
            text("Tôi (chúng tôi) cam kết những lời khai trong đơn là hoàn toàn đúng sự thật.")
        ),
        Signatures(tuple(_signature(one.name) for one in asking) or (_signature(""),)),
    )
    return (Paper(people_head(case.unit, ask.today), _TITLE, body, about=_ABOUT),)


def build_answer(inquiry: CourtInquiry, ask: Ask) -> tuple[Paper, ...]:
    """A letter of the People's Committee, to be signed within five working days."""
    case = db.session.get_one(MediationCase, inquiry.case_id)
    request = db.session.get_one(CourtRequest, inquiry.request_id)
    version = db.session.get_one(Agreement, request.agreement_id)
    people = people_of(case)
    body = (
        _to(request.court_name),
        *ended(
            (
                Paragraph(
                    text(
                        f"Ngày {show(inquiry.asked_on)}, Ủy ban nhân dân nhận được yêu cầu của Tòa "
                        "án về kết quả hòa giải thành vụ, việc giữa: "
                        f"{case.parties_line or 'các bên'}."
                    )
                ),
                fact("Nội dung Tòa án yêu cầu", inquiry.asked_for),
                Paragraph(
                    text(
                        f"{people.team.name} ({people.place}) đã hòa giải thành vụ, "
                        f"việc này ngày {show(version.agreed_on)} (số {case.number} trong sổ theo "
                        "dõi). Ủy ban nhân dân trả lời như sau:"
                    )
                ),
                Paragraph(written(inquiry.answer)),
            )
        ),
        Signatures(
            (Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), note=""),), ("Như trên", "Lưu: VT")
        ),
    )
    head = committee_head(inquiry.unit, ask.today, "UBND")
    return (Paper(head, "", body, about="trả lời yêu cầu cung cấp tài liệu của Tòa án"),)


def _to(court: str | None) -> Paragraph:
    named = text("Kính gửi: ", bold(court)) if court else fact("Kính gửi", None).text
    return Paragraph(named, align="center" if court else "left", indent=False)


def _applicants(asking: list[Party]) -> Iterator[Block]:
    for one in asking or [Party()]:
        born = f", sinh năm {one.birth_year}" if one.birth_year else ""
        yield fact("Họ và tên người yêu cầu", f"{one.name}{born}" if one.name else None)
        yield fact("Địa chỉ", one.address)
        yield fact("Số điện thoại, thư điện tử (nếu có)", one.phone)


def _case(
    case: MediationCase, version: Agreement, people: People, others: list[Party]
) -> Iterator[Block]:
    yield Heading(text("1. Vấn đề yêu cầu Tòa án giải quyết"))
    yield Paragraph(
        text(
            "Công nhận kết quả hòa giải thành ngoài Tòa án theo văn bản hòa giải thành ngày "
            f"{show(version.signed_on or version.agreed_on)} của {people.team.name}."
        )
    )
    yield Heading(text("2. Lý do, mục đích, căn cứ của việc yêu cầu"))
    yield Paragraph(
        text(
            "Các bên có đủ năng lực hành vi dân sự, tự nguyện thỏa thuận và cùng đề nghị Tòa án "
            "công nhận để bảo đảm việc thực hiện. Căn cứ: Điều 416, Điều 417, Điều 418 Bộ luật Tố "
            "tụng dân sự."
        )
    )
    yield Heading(text("3. Tên, địa chỉ của những người có liên quan"))
    yield from _people(others)
    yield Heading(text("4. Tên, địa chỉ của người, tổ chức đã tiến hành hòa giải"))
    yield Item(text(f"{people.team.name}, {people.place}"))
    for name in people.mediators:
        yield Item(text(f"Hòa giải viên {name}"))
    yield Heading(text("5. Nội dung thỏa thuận hòa giải thành yêu cầu Tòa án công nhận"))
    yield Paragraph(written(version.terms))
    for clause in clauses_of(case.id):
        if clause.agreement_id == version.id:
            yield Item(text(_promised(clause)))
    yield Heading(text("6. Thông tin khác"))
    yield Paragraph(written(None, lines=1))
    yield Heading(text("7. Tài liệu gửi kèm theo đơn"))
    paper = f" ký ngày {show(version.signed_on)}" if version.signed_on else ""
    yield Item(text(f"Văn bản hòa giải thành{paper}"), "1.")
    yield Item(fact("Tài liệu khác", None).text, "2.")


def _promised(clause: Clause) -> str:
    """Who does what by when; the words of the agreement may say all of it already."""
    what, who = (clause.what or "").rstrip(" .;"), clause.who or clause.side.label
    said = what if what.startswith(who) else f"{who}: {what}"
    day = show(clause.due_on) if clause.due_on else ""
    return said if day in what else f"{said}, chậm nhất ngày {day}"


def _people(others: list[Party]) -> Iterator[Item]:
    for one in others:
        yield Item(text(about_party(one)))
    if not others:
        yield Item(written(None))


def _signature(name: str | None) -> Signature:
    return Signature(("NGƯỜI YÊU CẦU",), name or "", note="(Ký hoặc điểm chỉ)", fingerprint=True)
