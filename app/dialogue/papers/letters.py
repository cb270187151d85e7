"""Letters about one opinion: the answer, the transfer to another body, the guidance slip.

Căn cứ: Điều 26, Điều 28 Luật Tiếp công dân số 42/2013/QH13; Nghị định số 30/2020/NĐ-CP.
"""

from dataclasses import replace

from app.db import db
from app.dialogue.models import Dialogue, Opinion
from app.dialogue.papers.facts import head_of, organiser_on, signing_of, stopped, titled
from app.dialogue.papers.public import due_of, handler_of, public_speaker
from app.dialogue.service.reading import minutes_of, opinions_of
from app.domain.calendar import show
from app.domain.dialogue.answers import Disposition
from app.domain.dialogue.kinds import SpeakerKind
from app.domain.papers import dated
from app.domain.words import mid_sentence
from app.papers.blocks import (
    Block,
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
from app.papers.heads import people_head
from app.papers.types import Ask
from app.units.models import Village

_RECEIVER = Signature(("NGƯỜI NHẬN PHIẾU",), note="(Ký hoặc điểm chỉ)", fingerprint=True)


def build_answer(opinion: Opinion, ask: Ask) -> tuple[Paper, ...]:
    """Công văn to who raised it; who only said the same gets the answer to the first."""
    dialogue = db.session.get_one(Dialogue, opinion.dialogue_id)
    answered, organiser = _first(opinion), organiser_on(dialogue, ask.today)
    body = (
        *_to_speaker(opinion),
        *ended(
            (
                Paragraph(
                    text(
                        f"Tại {titled(dialogue)}, ngày {show(dialogue.held_on)}, "
                        f"{_you(opinion)} nêu ý kiến, kiến nghị (ý kiến số {opinion.number}): "
                        f"“{opinion.content.strip().rstrip('.')}”."
                    )
                ),
                Paragraph(text(f"{organiser} trả lời như sau:")),
                *_answer(answered),
                Paragraph(
                    text(
                        f"Nếu còn chỗ chưa rõ hoặc chưa nhất trí, đề nghị {_you(opinion)} phản "
                        f"ánh đến {organiser} để được xem xét."
                    )
                ),
            )
        ),
        Signatures((signing_of(dialogue),), ("Như trên", _unit_of(answered), "Lưu: VT")),
    )
    head = replace(head_of(dialogue, "", ask.today), **_given(answered))
    about = f"trả lời ý kiến, kiến nghị tại hội nghị đối thoại ngày {show(dialogue.held_on)}"
    return (Paper(head, "", body, about=about),)


def build_transfer(opinion: Opinion, ask: Ask) -> tuple[Paper, ...]:
    """Công văn that hands the opinion on: who spoke is told as the public is told."""
    dialogue = db.session.get_one(Dialogue, opinion.dialogue_id)
    minutes = minutes_of(dialogue, today=ask.today)
    who = mid_sentence(public_speaker(opinion, minutes.villages))
    voices = minutes.voices_of(opinion)
    many = f" ({voices:02d} người cùng ý kiến)" if voices > 1 else ""
    due, organiser = due_of(opinion), organiser_on(dialogue, ask.today)
    until = f" trước ngày {show(due)}" if due else ""
    body = (
        _to(handler_of(opinion)),
        *ended(
            (
                Paragraph(
                    text(
                        f"Tại {titled(dialogue)}, ngày {show(dialogue.held_on)}, "
                        f"{who}{many} nêu ý kiến, kiến nghị về lĩnh vực "
                        f"{mid_sentence(opinion.field_label)} như sau:"
                    )
                ),
                Paragraph(text(f"“{opinion.content.strip()}”")),
                *((Paragraph(text(stopped(opinion.answer))),) if opinion.answer else ()),
                Paragraph(
                    text(
                        "Nội dung trên thuộc thẩm quyền của quý cơ quan. "
                        f"{organiser} chuyển ý kiến để quý cơ quan xem xét, giải quyết và "
                        f"thông báo kết quả{until} để trả lời Nhân dân."
                    )
                ),
            )
        ),
        Signatures((signing_of(dialogue),), ("Như trên", "Lưu: VT")),
    )
    about = f"chuyển ý kiến, kiến nghị tại hội nghị đối thoại ngày {show(dialogue.held_on)}"
    return (Paper(head_of(dialogue, "", ask.today), "", body, about=about),)


def build_guidance(opinion: Opinion, ask: Ask) -> tuple[Paper, ...]:
    """Phiếu hướng dẫn for a complaint or denunciation; what it is about is not written on it."""
    dialogue = db.session.get_one(Dialogue, opinion.dialogue_id)
    what = opinion.matter.label.lower()
    body = (
        fact("Họ và tên", opinion.speaker),
        fact("Địa chỉ", opinion.address),
        Paragraph(
            text(
                f"Tại {titled(dialogue)}, ngày {show(dialogue.held_on)}, ông (bà) nêu nội dung "
                f"thuộc {what}. Theo khoản 3 Điều 25 Luật Tiếp công dân, {what} không giải quyết "
                "tại hội nghị đối thoại mà theo trình tự của pháp luật về ",
                bold(what),
                ".",
            )
        ),
        Paragraph(
            text("Đề nghị ông (bà) gửi đơn hoặc đến trình bày tại: ", bold(_place(opinion)), ".")
            if opinion.handler
            else fact("Đề nghị ông (bà) gửi đơn hoặc đến trình bày tại", None).text
        ),
        Paragraph(
            text(
                "Đơn ghi rõ ngày, tháng, năm; họ tên, địa chỉ của người viết đơn; nội dung, lý do "
                "và yêu cầu; kèm giấy tờ liên quan nếu có. Ai không viết được thì trình bày để "
                "người tiếp nhận ghi lại và ký hoặc điểm chỉ."
            )
        ),
        Paragraph(text("Phiếu này giao cho người nêu một bản, cơ quan lưu một bản.")),
        Signatures((_RECEIVER, signing_of(dialogue))),
    )
    head = people_head(opinion.unit, ask.today)
    return (Paper(head, "PHIẾU HƯỚNG DẪN", body, about=f"Gửi đơn {what}"),)


def _place(opinion: Opinion) -> str:
    return opinion.handler.strip().rstrip(".")


def _first(opinion: Opinion) -> Opinion:
    """The opinion that was answered for this one."""
    if opinion.same_as is None:
        return opinion
    rows = opinions_of(opinion.dialogue_id)
    return next((one for one in rows if one.number == opinion.same_as), opinion)


def _to(whom: str) -> Paragraph:
    named = text("Kính gửi: ", bold(whom)) if whom else fact("Kính gửi", None).text
    return Paragraph(named, align="center" if whom else "left", indent=False)


def _to_speaker(opinion: Opinion) -> tuple[Block, ...]:
    village = db.session.get(Village, opinion.village_id) if opinion.village_id else None
    name = village.full_name if village else ""
    if opinion.speaker_kind is SpeakerKind.COLLECTIVE:
        return (_to(opinion.speaker or f"Nhân dân {mid_sentence(name)}".strip()),)
    whom = opinion.speaker and f"Ông (bà) {opinion.speaker}"
    return (_to(whom or ""), fact("Địa chỉ", opinion.address or name))


def _you(opinion: Opinion) -> str:
    collective = opinion.speaker_kind is SpeakerKind.COLLECTIVE
    return "tập thể" if collective else "ông (bà)"


def _answer(opinion: Opinion) -> tuple[Block, ...]:
    """The latest answer: the reply in writing, else what was said at the conference."""
    words = opinion.reply or opinion.answer
    lines = [line for line in words.split("\n") if line.strip()] if words else []
    said = tuple(Paragraph(text(stopped(line))) for line in lines) or (Paragraph(written(None)),)
    if opinion.disposition is Disposition.NOT_WITHIN_POWER and not opinion.reply:
        where = f" Đề nghị liên hệ: {_place(opinion)}." if opinion.handler else ""
        told = f"Nội dung này không thuộc thẩm quyền giải quyết.{where}"
        said = (Paragraph(text(told)), *said)
    basis = opinion.reply_basis or opinion.legal_basis
    return (*said, fact("Căn cứ", stopped(basis))) if basis else said


def _unit_of(opinion: Opinion) -> str:
    return handler_of(opinion) or "Văn phòng"


def _given(opinion: Opinion) -> dict[str, str]:
    """Number and day of a reply that was sent and noted."""
    if not opinion.replied_on:
        return {}
    return {"number": opinion.reply_number, "dated": dated(opinion.replied_on)}
