"""The answer to a request: what was asked, what was decided, what was done."""

from app.domain.calendar import show
from app.domain.papers import signing_lines
from app.domain.privacy.basis import CITED
from app.domain.privacy.requests import RequestKind, RequestState
from app.domain.words import mid_sentence
from app.papers.bases import bases
from app.papers.blocks import Block, Head, Paper, Paragraph, Signature, Signatures, ended, text
from app.papers.heads import committee_head, name_of
from app.papers.types import Ask
from app.privacy.models import DataRequest

SYMBOL = "PTL-UBND"
BACKUPS = (
    "Bản sao lưu đã mã hóa của máy chủ còn giữ dữ liệu cũ và tự hết hạn trong 12 tháng; bản đó chỉ "
    "dùng để khôi phục khi hỏng máy, khôi phục xong thì xóa lại theo phiếu này."
)


def build_reply(one: DataRequest, ask: Ask) -> tuple[Paper, ...]:
    place = mid_sentence(name_of(one.unit, ask.today))
    body: tuple[Block, ...] = (
        Paragraph(text(f"Kính gửi: {_addressee(one)}."), "center", indent=False),
        *bases(CITED),
        Paragraph(
            text(
                f"Ngày {show(one.received_on)}, Ủy ban nhân dân {place} nhận yêu cầu số "
                f"{one.full_number} của {_who(one)} về việc {one.kind.label.lower()} cá nhân. "
                f"Người yêu cầu đã được xác minh: {one.identity.label.lower()}. Nội dung: "
                f"{one.content.rstrip('.')}."
            )
        ),
        *(Paragraph(text(sentence)) for sentence in _answer(one)),
        Paragraph(
            text(
                "Không đồng ý với trả lời này, ông (bà) có quyền khiếu nại, khởi kiện theo quy "
                "định của pháp luật."
            )
        ),
    )
    return (Paper(_head(one, ask), "PHIẾU TRẢ LỜI", (*ended(body), _end()), about=_about(one)),)


def _head(one: DataRequest, ask: Ask) -> Head:
    return committee_head(one.unit, ask.today, SYMBOL)


def _about(one: DataRequest) -> str:
    return f"Về yêu cầu {one.kind.label.lower()} cá nhân"


def _addressee(one: DataRequest) -> str:
    name = one.representative or one.person
    return f"Ông (bà) {name}" + (f", {one.address}" if one.address else "")


def _who(one: DataRequest) -> str:
    if not one.representative:
        return f"ông (bà) {one.person}"
    return (
        f"ông (bà) {one.representative} ({one.asked_by.label.lower()}) về dữ liệu của {one.person}"
    )


def _answer(one: DataRequest) -> list[str]:
    told = []
    if one.extended_on:
        told.append(
            f"Thời hạn giải quyết được gia hạn một lần đến ngày {show(one.due_on)}, lý do: "
            f"{(one.extension_reason or '').rstrip('.')}."
        )
    if one.state is RequestState.OPEN:
        due = f", chậm nhất ngày {show(one.due_on)}" if one.due_on else ""
        return [*told, f"Yêu cầu đã được tiếp nhận và đang giải quyết{due}."]
    if one.state is RequestState.REFUSED:
        return [
            *told,
            f"Yêu cầu không được chấp nhận. Lý do: {(one.refusal or '').rstrip('.')}. "
            f"Căn cứ: {(one.refusal_basis or '').rstrip('.')}.",
        ]
    told.append(f"Yêu cầu được chấp nhận ngày {show(one.decided_on)}.")
    if one.done_on:
        told.append(
            f"Đã thực hiện xong ngày {show(one.done_on)}: {(one.done_words or '').rstrip('.')}."
        )
    if one.kind is RequestKind.ERASE and one.done_on:
        told.append(
            "Hồ sơ còn lại không có tên, chỉ có loại việc, kết quả, ngày tháng và thôn để làm số "
            f"liệu thống kê. {BACKUPS}"
        )
    return told


def _end() -> Signatures:
    signer = Signature(signing_lines("Chủ tịch"), "", note="")
    return Signatures((signer,), ("Như trên", "Lưu: VT"))
