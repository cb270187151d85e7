"""The texts that are there before anybody writes: what the loudspeakers say, and the house rules.

Both are drafts for a person, who changes what does not fit the commune.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from app.domain.calendar import WEEKDAYS, hour_in_words
from app.domain.dialogue.kinds import DialogueForm, DialogueKind
from app.domain.papers import day_in_words
from app.domain.words import mid_sentence

#: Căn cứ: phần III.3 của kế hoạch (tôn trọng chủ trì, nói ngắn gọn, không nhắc lại ý kiến
#: người trước, người dùng chất kích thích không dự); khoản 3 Điều 25 Luật Tiếp công dân;
#: Nghị định số 154/2026/NĐ-CP (ghi âm, ghi hình). Nobody's state of health is asked or noted.
HOUSE_RULES = """\
1. Đến đúng giờ, ghi tên tại bàn đón tiếp, ngồi theo hướng dẫn; để điện thoại ở chế độ im lặng.
2. Tôn trọng sự điều hành của người chủ trì; giữ trật tự, giữ vệ sinh chung; không hút thuốc, \
không mang theo vật nguy hiểm vào hội trường.
3. Ai muốn phát biểu thì giơ tay hoặc ghi phiếu đăng ký, phát biểu khi được mời, nói rõ họ tên \
và thôn, bản, tổ dân phố của mình. Ai không muốn nêu tên trong bản công khai thì nói với thư ký.
4. Phát biểu ngắn gọn, đúng nội dung hội nghị; không nhắc lại ý kiến người trước đã nêu. Nếu \
cùng ý kiến, chỉ cần nói “tôi cùng ý kiến” để thư ký ghi thêm số người.
5. Mọi ý kiến đều được lắng nghe và ghi vào biên bản. Không ngắt lời, không xúc phạm người khác, \
không lợi dụng hội nghị để gây mất trật tự.
6. Khiếu nại, tố cáo không giải quyết tại hội nghị; người nêu được hướng dẫn gửi đơn đến cơ quan \
có thẩm quyền theo quy định của pháp luật.
7. Chỉ ghi âm, ghi hình, phát trực tiếp khi được người chủ trì đồng ý.
8. Người đã sử dụng rượu, bia, chất kích thích hoặc không làm chủ được hành vi của mình không \
tham dự hội nghị; ý kiến có thể gửi bằng văn bản hoặc qua trưởng thôn, bản, tổ dân phố."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A conference that is to be told of; ``villages`` are the names of the chosen ones."""

    title: str
    kind: DialogueKind
    form: DialogueForm
    held_on: date
    starts_at: time | None
    place: str
    organiser: str
    co_organisers: str
    chairs: str
    co_chair: str
    content: str
    villages: Sequence[str]


def conference_named(title: str) -> str:
    """The title inside a sentence: a conference is called one even where its title is not."""
    inside = mid_sentence(title)
    return inside if inside.startswith("hội nghị") else f"hội nghị {inside}"


def when_in_words(held_on: date, starts_at: time | None) -> str:
    """``7 giờ 30 phút, thứ Hai, ngày 16 tháng 3 năm 2026``"""
    weekday = mid_sentence(WEEKDAYS[held_on.weekday()])
    day = f"{weekday}, {day_in_words(held_on, None)}"
    return f"{hour_in_words(starts_at)}, {day}" if starts_at else day


def who_may_come(coming: Coming) -> str:
    """``Nhân dân bản Tả Lèng, bản Nà Đông`` or of the whole commune."""
    names = ", ".join(mid_sentence(name) for name in coming.villages)
    return f"Nhân dân {names}" if names else "Toàn thể Nhân dân trên địa bàn"


def how_to_attend(coming: Coming) -> str:
    """How to attend, as Art. 43 asks it to be told; by the form of the conference."""
    if coming.form is DialogueForm.IN_PERSON:
        come = "trực tiếp đến dự tại địa điểm nêu trên"
    else:
        come = f"tham dự {mid_sentence(coming.form.label)} theo hướng dẫn của xã, phường"
    return (
        f"{who_may_come(coming)} {come}. Ai muốn phát biểu thì đăng ký với trưởng thôn, bản, tổ "
        "dân phố hoặc tại bàn đón tiếp. Ai không đến được thì gửi ý kiến bằng văn bản, hoặc nhờ "
        "trưởng thôn, bản, tổ dân phố chuyển về Ủy ban nhân dân trước ngày hội nghị."
    )


def loudspeaker_text(coming: Coming) -> str:
    """What is read on the loudspeakers: time, place, content, how to attend.

    Căn cứ: Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15.
    """
    together = f" phối hợp với {coming.co_organisers}" if coming.co_organisers else ""
    named = conference_named(coming.title)
    lines = [
        "Kính thưa toàn thể bà con Nhân dân!",
        f"{coming.organiser}{together} trân trọng thông báo về việc tổ chức {named}.",
        f"Thời gian: {when_in_words(coming.held_on, coming.starts_at)}.",
        f"Địa điểm: {coming.place}.",
        f"Chủ trì: {_chairs(coming)}." if coming.chairs else "",
        f"Nội dung: {_content(coming)}",
        f"Cách tham dự: {how_to_attend(coming)}",
        "Rất mong bà con sắp xếp công việc, đến dự đông đủ, đúng giờ và thẳng thắn góp ý.",
        "Xin trân trọng thông báo!",
    ]
    return "\n".join(filter(None, lines))


def _chairs(coming: Coming) -> str:
    together = f"; đồng chủ trì: {coming.co_chair}" if coming.co_chair else ""
    return f"{coming.chairs}{together}"


def _content(coming: Coming) -> str:
    own = coming.content.strip().rstrip(".")
    heard = "nghe ý kiến, kiến nghị của Nhân dân và trả lời, giải thích tại hội nghị."
    return f"{own}; {heard}" if own else f"{heard[:1].upper()}{heard[1:]}"
