"""Biên bản hội nghị đối thoại, with the list of who attended as its annex.

Form: Nghị định số 30/2020/NĐ-CP. Nothing on it changes once the minutes are signed: neither
the later replies nor number and day of signing belong to its text, so its check code stays.
"""

from collections import Counter
from collections.abc import Iterator

from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.dialogue.papers.attendance import attendance_list, missing
from app.dialogue.papers.facts import (
    AgendaLine,
    AttendanceLine,
    Course,
    clock,
    course_of,
    head_of,
    inside,
    name_and_post,
    stopped,
    titled,
)
from app.dialogue.papers.public import same_as
from app.dialogue.service.reading import Minutes, minutes_of
from app.domain.calendar import show
from app.domain.dialogue.answers import Disposition
from app.domain.dialogue.kinds import DialogueForm, OpinionSource
from app.domain.papers import dated, day_in_words
from app.domain.words import mid_sentence
from app.papers.blocks import (
    LINE,
    Block,
    Heading,
    Item,
    Paper,
    Paragraph,
    Run,
    Signature,
    Signatures,
    bold,
    fact,
    text,
    written,
)
from app.papers.types import Ask
from app.units.service import villages_of

_TOLD = {
    Disposition.ANSWERED_NOW: "trả lời tại hội nghị",
    Disposition.WRITTEN_REPLY: "giao đơn vị trả lời bằng văn bản",
    Disposition.FORWARDED: "chuyển cấp trên",
    Disposition.NOT_WITHIN_POWER: "không thuộc thẩm quyền, đã giải thích",
    Disposition.SPLIT_OFF: "khiếu nại, tố cáo, đã tách ra và hướng dẫn",
}


def build_minutes(dialogue: Dialogue, ask: Ask) -> tuple[Paper, ...]:
    """The minutes, and the attendance list where heads were counted by group."""
    minutes, course = minutes_of(dialogue, today=ask.today), course_of(dialogue)
    body = (
        *_opening(dialogue),
        Heading(text("I. THÀNH PHẦN")),
        *_people(dialogue, course),
        Heading(text("II. NỘI DUNG, DIỄN BIẾN")),
        *_agenda(dialogue, course.agenda),
        *_opinions(minutes),
        Heading(text("III. KẾT LUẬN CỦA CHỦ TRÌ")),
        *_conclusions(minutes),
        Paragraph(
            text(
                f"Hội nghị kết thúc hồi {clock(dialogue.ended_at)} cùng ngày. Biên bản đã được đọc "
                "lại cho mọi người dự hội nghị cùng nghe, nhất trí thông qua; lập thành ",
                Run(blank=8),
                " bản có nội dung và giá trị như nhau.",
            )
        ),
        Signatures(tuple(_signatures(dialogue))),
    )
    head = head_of(dialogue, "BB", dialogue.held_on, dated=dated(dialogue.held_on))
    paper = Paper(head, "BIÊN BẢN", body, about=dialogue.title)
    return (paper, attendance_list(dialogue, course))


def _opening(dialogue: Dialogue) -> Iterator[Block]:
    with_whom = f", phối hợp với {dialogue.co_organisers}," if dialogue.co_organisers else ""
    how = dialogue.form.label.lower()
    form = f" ({how})" if dialogue.form is not DialogueForm.IN_PERSON else ""
    yield Paragraph(
        text(
            f"Hôm nay, hồi {clock(dialogue.started_at)} {day_in_words(dialogue.held_on, None)}, "
            f"tại {dialogue.place}{form}, {dialogue.organiser}{with_whom} tổ chức "
            f"{titled(dialogue)}."
        )
    )


def _people(dialogue: Dialogue, course: Course) -> Iterator[Block]:
    yield fact("1. Chủ trì", dialogue.chairs)
    if dialogue.co_chair:
        yield fact("Đồng chủ trì", dialogue.co_chair)
    yield fact("2. Thư ký", dialogue.secretary)
    yield Paragraph(text("3. Thành phần dự (danh sách tại Phụ lục):"), align="left")
    for one in course.counted:
        yield Item(text(_heads(one)))
    invited = set(dialogue.villages)
    names = [
        mid_sentence(one.full_name) for one in villages_of(dialogue.unit) if str(one.id) in invited
    ]
    if names:
        yield Item(text(f"Thuộc {len(names):02d} thôn, bản, tổ dân phố: {', '.join(names)}"))
    absent = [one for one in course.counted if missing(one)]
    told = "; ".join(f"{mid_sentence(one.group)}: {missing(one):02d} người" for one in absent)
    yield fact("4. Vắng mặt", told)
    if course.turned_away:
        yield Paragraph(text(f"Không đủ điều kiện tham gia: {course.turned_away:02d} người."))


def _heads(one: AttendanceLine) -> str:
    return one.group if one.present is None else f"{one.group}: {one.present:02d} người"


def _agenda(dialogue: Dialogue, agenda: list[AgendaLine]) -> Iterator[Block]:
    chair = f" do {inside(dialogue.chairs)} chủ trì" if dialogue.chairs else ""
    yield Paragraph(
        text(
            bold("1. Khai mạc, chương trình. "),
            f"Hội nghị khai mạc hồi {clock(dialogue.started_at)}{chair}; tuyên bố lý do, giới "
            "thiệu thành phần và tiến hành theo chương trình:",
        )
    )
    for one in agenda:
        hours = ""
        if one.started_at:
            until = f" đến {clock(one.ended_at)}" if one.ended_at else ""
            hours = f" (từ {clock(one.started_at)}{until})"
        yield Item(text(stopped(f"{one.title.rstrip(' .;')}{hours}")))
    if not agenda:
        yield Paragraph(written(None, lines=3))


def _opinions(minutes: Minutes) -> Iterator[Block]:
    heard = [one for one in minutes.opinions if one.same_as is None]
    counts = Counter(one.disposition for one in heard)
    told = [f"{words} {counts[kind]:02d}" for kind, words in _TOLD.items() if counts[kind]]
    how = f" ({'; '.join(told)})" if told else ""
    yield Paragraph(
        text(
            bold("2. Ý kiến, kiến nghị và trả lời. "),
            f"Hội nghị ghi nhận {len(heard):02d} ý kiến{how}"
            if heard
            else "Không có ý kiến nào được nêu",
            ", cụ thể như sau:" if heard else ".",
        )
    )
    for one in heard:
        yield from _opinion(one, minutes)


def _told_one_by_one(minutes: Minutes) -> list[Opinion]:
    """The opinions whose own conclusions stand below them."""
    return [
        one for one in minutes.opinions if one.same_as is None and not one.matter.has_own_procedure
    ]


def _opinion(one: Opinion, minutes: Minutes) -> Iterator[Block]:
    name = bold(f"Ý kiến số {one.number}. ")
    if one.matter.has_own_procedure:
        to = stopped(f"gửi đến: {one.handler}") if one.handler else "theo luật riêng."
        yield Paragraph(
            text(
                name,
                f"Nội dung thuộc {one.matter.label.lower()}, không trả lời tại hội nghị; đã tách "
                f"ra và hướng dẫn người nêu {to}",
            )
        )
        return
    yield Paragraph(
        text(name, bold(f"{minutes.speaker_of(one)}{_source(one)}: "), stopped(one.content))
    )
    if echoes := same_as(one, minutes):
        people = "; ".join(f"{minutes.speaker_of(same)} (số {same.number})" for same in echoes)
        yield Paragraph(text(f"Cùng nội dung: {minutes.voices_of(one):02d} người, có {people}."))
    elif one.voices > 1:
        yield Paragraph(text(f"Cùng nội dung: {one.voices:02d} người."))
    yield Paragraph(_handling(one))
    for conclusion in minutes.conclusions:
        if conclusion.opinion_number == one.number:
            words = _conclusion(conclusion)
            yield Paragraph(text("Kết luận của chủ trì: ", words))


def _source(one: Opinion) -> str:
    at_once = one.source is OpinionSource.AT_MEETING
    return "" if at_once else f" ({mid_sentence(one.source.label)})"


def _handling(one: Opinion) -> tuple[Run, ...]:
    """What was decided in the room; what became of it later stands in other papers."""
    answer = stopped(one.answer) if one.answer else ""
    by = f"{one.answered_by} trả lời" if one.answered_by else "Trả lời"
    told = answer and f"{by}: {answer}"
    due = f", thời hạn trả lời: chậm nhất ngày {show(one.due_on)}" if one.due_on else ""
    match one.disposition:
        case Disposition.ANSWERED_NOW:
            said = told
        case Disposition.WRITTEN_REPLY:
            said = _with(told, f"Giải quyết: giao {one.handler} trả lời bằng văn bản{due}.")
        case Disposition.FORWARDED:
            said = _with(told, f"Giải quyết: chuyển đến {one.handler}{due}.")
        case Disposition.NOT_WITHIN_POWER:
            said = _with(told, "Giải quyết: không thuộc thẩm quyền.")
            if one.handler:
                said = f"{said} Hướng dẫn đến: {one.handler}."
        case _:
            return (Run("Trả lời, giải quyết: "), Run(blank=2 * LINE))
    basis = f" (Căn cứ: {one.legal_basis.rstrip(' .')}.)" if one.legal_basis else ""
    return text(said + basis)


def _with(first: str, second: str) -> str:
    return f"{first} {second}" if first else second


def _conclusions(minutes: Minutes) -> Iterator[Block]:
    words = minutes.dialogue.closing_words
    for line in words.split("\n") if words else ():
        yield Paragraph(text(line))
    said = {one.number for one in _told_one_by_one(minutes)}
    general = [one for one in minutes.conclusions if one.opinion_number not in said]
    for number, one in enumerate(general, 1):
        yield Item(text(_conclusion(one)), f"{number}.")
    if not words and not minutes.conclusions:
        yield Paragraph(written(None))


def _conclusion(one: Conclusion) -> str:
    who = f", người chịu trách nhiệm: {inside(one.person)}" if one.person else ""
    return (
        f"{stopped(one.content)} Đơn vị thực hiện: {one.handler}{who}; "
        f"thời hạn: {show(one.due_on)}."
    )


def _signatures(dialogue: Dialogue) -> Iterator[Signature]:
    """THƯ KÝ on the left, CHỦ TRÌ on the right; below them the Front and the citizens."""
    yield Signature(("THƯ KÝ",), name_and_post(dialogue.secretary)[0])
    if dialogue.co_chair:
        yield Signature(("ĐỒNG CHỦ TRÌ",), name_and_post(dialogue.co_chair)[0])
    yield Signature(("CHỦ TRÌ",), name_and_post(dialogue.chairs)[0])
    if "mặt trận" in dialogue.co_organisers.casefold():
        yield Signature(("ĐẠI DIỆN MẶT TRẬN TỔ QUỐC",))
        yield Signature(("ĐẠI DIỆN NHÂN DÂN",))
