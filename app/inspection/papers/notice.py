"""Thông báo kiểm tra: what the inspected unit is told before, when, who comes, what is looked at.

Căn cứ: layout of Nghị định số 30/2020/NĐ-CP.
"""

from app.domain.inspection.checklist import ItemGroup
from app.domain.words import mid_sentence
from app.inspection.models import Inspection
from app.inspection.papers.common import (
    WORK,
    days,
    front,
    grounds,
    head_of,
    inspector,
    is_committee,
    team,
    woven,
)
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
    text,
)
from app.papers.types import Ask


def build_notice(one: Inspection, ask: Ask) -> tuple[Paper, ...]:
    """What the inspected unit is told before: when, who comes, what is looked at."""
    number = iter(range(1, 9))
    body: tuple[Block, ...] = (
        *grounds(one),
        Paragraph(
            text(
                f"{inspector(one)} thông báo kiểm tra {WORK} năm {one.year} của "
                f"{mid_sentence(one.subject_name)} như sau:"
            )
        ),
        _fact(next(number), "Thời gian", one.when.words),
        _fact(next(number), "Việc được xem xét", days(one)),
        *([_fact(next(number), "Hình thức", woven(one))] if woven(one) else []),
        Heading(text(f"{next(number)}. Thành phần đoàn kiểm tra")),
        *team(one),
        *(Item(text(f"{words}.")) for words in front(one)),
        _fact(next(number), "Nội dung kiểm tra", _what()),
        Paragraph(
            text(
                f"Đề nghị {mid_sentence(one.subject_name)} tự kiểm tra trước theo bảng kiểm, chuẩn "
                "bị sổ sách, hồ sơ và bố trí người làm việc với đoàn."
            )
        ),
    )
    titles = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") if is_committee() else ("THỦ TRƯỞNG CƠ QUAN",)
    recipients = (one.subject_name, *([one.front_body] if one.with_front else []), "Lưu: VT")
    end = Signatures((Signature(titles, note=""),), recipients)
    about = f"Kiểm tra {WORK} năm {one.year}"
    return (Paper(head_of(one, "TB-UBND"), "THÔNG BÁO", (*ended(body), end), about=about),)


def _what() -> str:
    return "; ".join(mid_sentence(group.label) for group in ItemGroup)


def _fact(number: int, label: str, words: str) -> Paragraph:
    return Paragraph(text(bold(f"{number}. {label}: "), f"{words}."))
