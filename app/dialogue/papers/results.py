"""What is told of the results: notice of conclusions, summary, public copy, village sheets.

Căn cứ: Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15: published, posted at the
office, sent to every head of a village. Opinions are read through :mod:`public` alone.
"""

from collections.abc import Iterable, Iterator, Sequence

from app.dialogue.models import Conclusion, Dialogue
from app.dialogue.papers.facts import (
    head_of,
    inside,
    name_and_post,
    organiser_on,
    signing_of,
    stopped,
    symbol_of,
    titled,
)
from app.dialogue.papers.public import (
    PublicOpinion,
    due_of,
    public_conclusions,
    public_opinions,
    split_off,
)
from app.dialogue.service.reading import minutes_of
from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.papers import day_in_words
from app.domain.units import VillageKind
from app.domain.words import mid_sentence
from app.papers.blocks import (
    Block,
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
    ended,
    row,
    text,
)
from app.papers.types import Ask
from app.units.models import Village
from app.units.service import villages_of

_NINE = (
    Column(6, "center"),
    *map(Column, (28, 14, 13, 18, 34)),
    Column(13, "center"),
    *map(Column, (13, 13)),
)
_NINE_HEAD = row(
    "STT",
    "Nội dung ý kiến, kiến nghị",
    "Người, thôn nêu",
    "Lĩnh vực",
    "Cơ quan, đơn vị trả lời, giải quyết",
    "Nội dung trả lời, kết quả",
    "Thời hạn",
    "Trạng thái",
    "Ghi chú",
)
_FIVE = (Column(6, "center"), Column(32), Column(18), Column(36), Column(24, "center"))
_FIVE_HEAD = row(
    "Số", "Nội dung ý kiến, kiến nghị", "Người nêu", "Trả lời, giải quyết", "Đơn vị, thời hạn"
)
_POSTED = (
    "Niêm yết tại trụ sở, nhà văn hóa",
    "Đăng trên phương tiện thông tin đại chúng",
    "Trưởng thôn, bản, tổ dân phố",
)
SMALL, READ = 11, 12  # points: nine columns across, five upright


def build_notice(dialogue: Dialogue, ask: Ask) -> tuple[Paper, ...]:
    """Thông báo kết luận: to the units that carry out, the villages, the Front."""
    minutes = minutes_of(dialogue, today=ask.today)
    heard = len(public_opinions(minutes))
    post = name_and_post(dialogue.chairs)[1] or "chủ trì"
    organiser = organiser_on(dialogue, ask.today)
    body = (
        *ended(
            (
                Paragraph(
                    text(
                        f"{day_in_words(dialogue.held_on, None).capitalize()}, tại "
                        f"{dialogue.place}, {dialogue.organiser} tổ chức {titled(dialogue)}"
                        f"{_chaired(dialogue)}. Hội nghị đã nghe {heard:02d} ý kiến, kiến nghị của "
                        "Nhân dân. Sau khi các cơ quan, đơn vị trao đổi, giải thích, chủ trì hội "
                        "nghị kết luận như sau:"
                    )
                ),
                *_closing(dialogue),
                *_tasks(public_conclusions(minutes)),
                Paragraph(
                    text(
                        f"Trên đây là kết luận tại {titled(dialogue)}. {organiser} thông "
                        "báo để các cơ quan, đơn vị, thôn, bản, tổ dân phố biết và thực hiện."
                    )
                ),
            )
        ),
        Signatures((signing_of(dialogue),), _receivers(dialogue)),
    )
    head = head_of(dialogue, "TB", ask.today)
    about = f"Kết luận của {post} tại {titled(dialogue)}"
    return (Paper(head, "THÔNG BÁO", body, about=about),)


def build_summary(dialogue: Dialogue, ask: Ask) -> tuple[Paper, ...]:
    """Bảng tổng hợp in nine columns across: it goes with the notice, and to the superior."""
    minutes = minutes_of(dialogue, today=ask.today)
    rows = tuple(
        row(
            one.number,
            one.content,
            one.raised_by,
            one.field,
            one.handler,
            one.answer,
            show(one.due_on) if one.due_on else "",
            one.state,
            f"{one.voices:02d} người cùng ý kiến" if one.voices > 1 else "",
        )
        for one in public_opinions(minutes)
    )
    body = (
        Paragraph(text(f"{_of_day(dialogue)}. {len(rows):02d} ý kiến, kiến nghị."), indent=False),
        Table(_NINE, rows, (_NINE_HEAD,), numbered=True, size=SMALL),
        *_left_out(split_off(minutes)),
        Signatures(
            (
                Signature(("NGƯỜI TỔNG HỢP",), name_and_post(dialogue.secretary)[0]),
                Signature(("CHỦ TRÌ HỘI NGHỊ",), name_and_post(dialogue.chairs)[0]),
            )
        ),
    )
    paper = Paper(
        Head(annex=True),
        "BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ",
        body,
        about=dialogue.title,
        landscape=True,
    )
    return (paper,)


def build_public_copy(dialogue: Dialogue, ask: Ask) -> tuple[Paper, ...]:
    """Kết quả đối thoại, to be posted and read by everybody."""
    minutes = minutes_of(dialogue, today=ask.today)
    organiser = organiser_on(dialogue, ask.today)
    body = (
        Paragraph(
            text(f"{_of_day(dialogue)}{_chaired(dialogue)}. {organiser} công khai kết quả như sau:")
        ),
        Heading(text("I. Ý kiến, kiến nghị của Nhân dân và trả lời")),
        *_five(public_opinions(minutes)),
        *_left_out(split_off(minutes)),
        *_concluded(dialogue, public_conclusions(minutes), "II. Kết luận của chủ trì hội nghị"),
        Signatures((signing_of(dialogue),), (*_POSTED, _filed(dialogue))),
    )
    head = head_of(dialogue, "TB", ask.today)
    return (Paper(head, "THÔNG BÁO", body, about=f"Kết quả {titled(dialogue)}"),)


def build_village_sheets(dialogue: Dialogue, ask: Ask) -> tuple[Paper, ...]:
    """One sheet for the head of each village that was asked to come, or of every village where
    the conference was one of the whole commune."""
    minutes = minutes_of(dialogue, today=ask.today)
    invited = set(dialogue.villages)
    known = villages_of(dialogue.unit, on=dialogue.held_on)
    chosen = [one for one in known if str(one.id) in invited] if invited else known
    if not chosen:
        raise RuleViolation(
            "Sổ chưa có thôn, bản, tổ dân phố nào vào ngày hội nghị. Hãy ghi ở trang Đơn vị trước."
        )
    heard, told = public_opinions(minutes), public_conclusions(minutes)
    head, organiser = head_of(dialogue, "", ask.today), organiser_on(dialogue, ask.today)
    return tuple(_village_sheet(dialogue, one, heard, told, head, organiser) for one in chosen)


def _village_sheet(
    dialogue: Dialogue,
    village: Village,
    heard: Sequence[PublicOpinion],
    told: Sequence[Conclusion],
    head: Head,
    organiser: str,
) -> Paper:
    name = mid_sentence(village.full_name)
    own = [one for one in heard if village.id in one.villages]
    general = [one for one in heard if not one.villages]
    numbers = {number for one in (*own, *general) for number in one.numbers}
    tasks = [one for one in told if one.opinion_number is None or one.opinion_number in numbers]
    body = (
        Paragraph(text(f"Kính gửi: {_head_of(village)}"), align="center", indent=False),
        Paragraph(
            text(f"{_of_day(dialogue)}. {organiser} gửi kết quả để thông báo đến Nhân dân {name}:")
        ),
        Heading(text(f"1. Ý kiến, kiến nghị của Nhân dân {name}")),
        *_five(own),
        *((Heading(text("2. Ý kiến, kiến nghị chung")), *_five(general)) if general else ()),
        *_concluded(dialogue, tasks, f"{3 if general else 2}. Kết luận của chủ trì hội nghị"),
        Signatures((signing_of(dialogue),), (_head_of(village), _filed(dialogue))),
    )
    return Paper(head, "PHIẾU KẾT QUẢ ĐỐI THOẠI", body, about=dialogue.title)


def _head_of(village: Village) -> str:
    post = "Tổ trưởng" if village.kind is VillageKind.TO_DAN_PHO else "Trưởng"
    return f"{post} {mid_sentence(village.full_name)}"


def _five(opinions: Sequence[PublicOpinion]) -> Iterator[Block]:
    if not opinions:
        yield Paragraph(text("Không có."))
        return
    rows: tuple[Row, ...] = tuple(
        row(
            one.number,
            one.content,
            _speaker(one),
            one.answer or one.state,
            "\n".join(filter(None, (one.handler, show(one.due_on) if one.due_on else ""))),
        )
        for one in opinions
    )
    yield Table(_FIVE, rows, (_FIVE_HEAD,), size=READ)


def _speaker(one: PublicOpinion) -> str:
    return f"{one.raised_by} ({one.voices:02d} người)" if one.voices > 1 else one.raised_by


def _left_out(count: int) -> Iterator[Block]:
    if count:
        yield Paragraph(
            text(
                f"Ngoài ra có {count:02d} nội dung thuộc khiếu nại, tố cáo đã được tách ra, hướng "
                "dẫn gửi đến cơ quan có thẩm quyền theo quy định của pháp luật; nội dung không "
                "nêu ở đây."
            )
        )


def _concluded(dialogue: Dialogue, told: Sequence[Conclusion], title: str) -> Iterator[Block]:
    if told or dialogue.closing_words:
        yield Heading(text(title))
        yield from _closing(dialogue)
        yield from _tasks(told)


def _closing(dialogue: Dialogue) -> Iterator[Block]:
    for line in filter(None, dialogue.closing_words.split("\n")):
        yield Paragraph(text(line))


def _tasks(told: Iterable[Conclusion]) -> Iterator[Item]:
    for number, one in enumerate(told, 1):
        of = f" (ý kiến số {one.opinion_number})" if one.opinion_number else ""
        who = f", {inside(one.person)}" if one.person else ""
        words = (
            f"{stopped(one.content)} Giao {one.handler}{who} thực hiện, chậm nhất ngày "
            f"{show(due_of(one))}{of}."
        )
        yield Item(text(words), f"{number}.")


def _of_day(dialogue: Dialogue) -> str:
    title = titled(dialogue)
    return f"{title[:1].upper()}{title[1:]}, ngày {show(dialogue.held_on)}, tại {dialogue.place}"


def _chaired(dialogue: Dialogue) -> str:
    together = f", {inside(dialogue.co_chair)} đồng chủ trì" if dialogue.co_chair else ""
    return f", do {inside(dialogue.chairs)} chủ trì{together}" if dialogue.chairs else ""


def _receivers(dialogue: Dialogue) -> tuple[str, ...]:
    return (
        "Đảng ủy, HĐND, Ủy ban MTTQ (để b/c)",
        "Các cơ quan, đơn vị có tên ở trên",
        "Trưởng thôn, bản, tổ dân phố",
        _filed(dialogue),
    )


def _filed(dialogue: Dialogue) -> str:
    return "Lưu: VT" if symbol_of(dialogue) == "UBND" else "Lưu: Văn phòng Đảng ủy"
