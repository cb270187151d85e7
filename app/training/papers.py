"""Giấy triệu tập on paper, with the list of whom it calls."""

from app.db import db
from app.domain.actors import Permission
from app.domain.calendar import show
from app.domain.papers import authority_lines, dated, signing_lines
from app.domain.units import place_of
from app.papers.blocks import (
    Column,
    Head,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Table,
    ended,
    fact,
    row,
    text,
)
from app.papers.heads import name_of
from app.papers.types import Ask, PaperKind
from app.training.models import TrainingClass, TrainingSummons
from app.training.service.reading import summoned_lines

_COLUMNS = (Column(7, "center"), Column(33), Column(45), Column(11, "center"))


def build_summons(summons: TrainingSummons, ask: Ask) -> tuple[Paper, ...]:
    held = db.session.get(TrainingClass, summons.class_id)
    where = f" tại {held.place}" if held.place else ""
    called = tuple(
        row(place_in_list, line.name, line.group, line.row.places or 1)
        for place_in_list, line in enumerate(summoned_lines(summons), 1)
    )
    header = row("STT", "Họ và tên", "Tổ hòa giải, cơ quan", "Số người")
    body = (
        *ended(
            (
                Paragraph(
                    text(
                        f"{held.organiser} triệu tập các ông, bà có tên trong danh sách dưới đây "
                        f"dự lớp “{held.title}”, {_when(held)}{where}."
                    )
                ),
                fact("Có mặt", _presence(summons)),
                *(fact(name, words) for name, words in _details(held, summons) if words),
                Paragraph(
                    text("Đề nghị các ông, bà được triệu tập có mặt đúng thời gian, địa điểm.")
                ),
            )
        ),
        Table(_COLUMNS, called, (header,), size=12),
        Signatures(
            (Signature(signing_lines(summons.signer_post or ""), summons.signer or "", note=""),),
            (*(summons.addressees or "Như trên").splitlines(), "Lưu: VT"),
        ),
    )
    name = name_of(summons.unit, ask.today)
    head = Head(
        place=place_of(name),
        year=held.first_on.year,
        authority=authority_lines(held.organiser),
        number=summons.number or "",
        dated=dated(summons.issued_on),
    )
    return (Paper(head, "GIẤY TRIỆU TẬP", body, about=f"Dự lớp {held.title}"),)


def _when(held: TrainingClass) -> str:
    if held.first_on == held.last_on:
        return f"ngày {show(held.first_on)}"
    return f"từ ngày {show(held.first_on)} đến ngày {show(held.last_on)}"


def _presence(summons: TrainingSummons) -> str:
    if summons.present_on is None:
        return ""
    at = f"{summons.present_at:%H:%M}, " if summons.present_at else ""
    return f"{at}ngày {show(summons.present_on)}"


def _details(held: TrainingClass, summons: TrainingSummons) -> tuple[tuple[str, str | None], ...]:
    return (
        ("Nội dung", held.content),
        ("Mang theo", summons.bring),
        ("Đầu mối liên hệ", summons.contact),
    )


TRAINING_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="summons",
        label="Giấy triệu tập",
        subject="training_summons",
        permission=Permission.KEEP_TRAINING,
        build=build_summons,
    ),
)
