"""The minutes of emptying files that are out of time: by their numbers, without names."""

from datetime import date

from app.domain.calendar import show
from app.domain.papers import signing_lines
from app.domain.words import mid_sentence
from app.papers.blocks import (
    Block,
    Cell,
    Column,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Table,
    ended,
    text,
)
from app.papers.heads import committee_head, name_of
from app.papers.types import Ask
from app.privacy.models import Disposal
from app.privacy.service.catalogue import kind_of

SYMBOL = "BB-UBND"
_COLUMNS = (Column(8, "center"), Column(32), Column(20), Column(20, "center"), Column(20, "center"))
_HEADER = ("TT", "Loại hồ sơ", "Số", "Ngày kết thúc", "Lưu đến hết ngày")


def build_minutes(one: Disposal, ask: Ask) -> tuple[Paper, ...]:
    place = mid_sentence(name_of(one.unit, ask.today))
    body: tuple[Block, ...] = (
        Paragraph(
            text(
                f"Ngày {show(one.done_on)}, tại trụ sở Ủy ban nhân dân {place}, thực hiện Quyết "
                f"định số {one.decision_number} ngày {show(one.decided_on)}, đã hủy nội dung "
                f"{len(one.files):02d} hồ sơ hết hạn lưu theo danh mục lập ngày "
                f"{show(one.proposed_on)}:"
            )
        ),
        Table(
            _COLUMNS,
            tuple(_row(number, file) for number, file in enumerate(one.files, 1)),
            (tuple(Cell(text(words)) for words in _HEADER),),
            size=12,
        ),
        Paragraph(
            text(
                "Họ tên, địa chỉ, nội dung, tệp đính kèm và văn bản lập từ các hồ sơ trên đã bị "
                "ghi đè, không khôi phục được ngoài bản sao lưu, là bản tự hết hạn trong 12 tháng. "
                "Loại việc, kết quả, ngày tháng và thôn được giữ lại; số liệu thống kê không đổi."
            )
        ),
        Paragraph(text(f"Người chứng kiến: {(one.witnesses or 'không có').rstrip('.')}.")),
    )
    signed = (
        Signature(("NGƯỜI LẬP DANH MỤC",), one.proposed_by or ""),
        Signature(signing_lines("Chủ tịch"), "", note=""),
    )
    head = committee_head(one.unit, ask.today, SYMBOL)
    about = "Hủy hồ sơ hết hạn lưu"
    return (Paper(head, "BIÊN BẢN", (*ended(body), Signatures(signed)), about=about),)


def _row(number: int, file: dict[str, str]) -> tuple[Cell, ...]:
    kind = kind_of(file["kind"])
    ended_on, until = (date.fromisoformat(file[key]) for key in ("ended_on", "kept_until"))
    words = (
        str(number),
        kind.label if kind else file["kind"],
        file["label"].removeprefix("Số "),
        show(ended_on),
        show(until),
    )
    return tuple(Cell(text(one)) for one in words)
