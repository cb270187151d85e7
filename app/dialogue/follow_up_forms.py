"""Forms of what is noted after the conference; each gives its act what it needs."""

from datetime import date
from typing import Any

from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.dialogue.forms import PAGE_OF_TEXT
from app.dialogue.models import Conclusion, Dialogue, FollowUpStep, Opinion
from app.domain.dialogue.opinions import NEXT_STATES, OpinionState
from app.domain.dialogue.steps import AskedWay, PauseGround, Satisfaction, WantedBy
from app.domain.labels import LabelledEnum
from app.domain.typed_days import Lies
from app.records.model import label
from app.web.forms import DateText, Needed, OfficeForm, choices, long_text, short_text

ENDINGS = (OpinionState.CLOSED, OpinionState.CLOSED_WITHOUT_REMEDY)


class ActForm(OfficeForm):
    """A form whose fields bear the names of what its act takes."""

    def facts(self) -> dict[str, Any]:
        return {one.name: one.data for one in self if not isinstance(one, HiddenField)}


def day(name: str) -> DateText:
    return DateText(name, [Needed("Hãy nhập ngày.")])


def told(name: str, needed: str = "", **kwargs: Any) -> TextAreaField:
    """Words about one thing, at most a page; ``needed`` is said where they are left out."""
    rules = [Needed(needed)] if needed else []
    return TextAreaField(name, [*rules, Length(max=PAGE_OF_TEXT)], **kwargs)


def one_of(
    name: str, enum: type[LabelledEnum], needed: str, some: Any = None, **kwargs: Any
) -> RadioField:
    """One choice of a few that is made on purpose: nothing is chosen beforehand."""
    offered = [SelectChoice(s.value, s.label) for s in some] if some else choices(enum)
    return RadioField(
        name, [Needed(needed)], choices=offered, coerce=enum, validate_choice=False, **kwargs
    )


class ProgressForm(ActForm):
    happened_on = day("Ngày")
    handler = short_text(
        label(Opinion.current_handler),
        Needed("Hãy ghi đơn vị đang xử lý."),
        description="Ví dụ: Phòng Kinh tế. Chuyển nơi khác làm thì sửa ở đây.",
    )
    person = short_text(label(FollowUpStep.person), description="Họ tên, chức vụ.")
    words = told(
        "Đã làm được gì", "Hãy ghi đã làm được gì.", description="Một hai câu: đã làm gì, còn gì."
    )


class PauseForm(ActForm):
    ground = one_of(
        label(FollowUpStep.ground),
        PauseGround,
        "Hãy chọn lý do tạm dừng.",
        description="Trong thời gian tạm dừng, hạn trả lời không bị tính là quá hạn.",
    )
    words = told(
        "Đang chờ gì, chờ ai",
        "Hãy ghi cụ thể đang chờ gì, chờ ai.",
        description="Ví dụ: chờ người nêu nộp bản vẽ thửa đất.",
    )
    happened_on = day("Tạm dừng từ ngày")


class ResumeForm(ActForm):
    happened_on = day("Tiếp tục từ ngày")
    words = told("Đã nhận được gì", description="Ví dụ: đã nhận bản vẽ thửa đất.")


class ExtendForm(ActForm):
    new_due_on = DateText("Hạn mới", [Needed("Hãy ghi hạn mới.")], lies=Lies.AHEAD)
    words = told(
        "Lý do gia hạn", "Hãy ghi lý do gia hạn.", description="Ví dụ: chờ bố trí kinh phí quý III."
    )
    happened_on = day("Ngày quyết định gia hạn")


class ReplyForm(ActForm):
    reply = long_text(
        label(Opinion.reply),
        Needed("Hãy ghi nội dung trả lời."),
        description="Lời trả lời gửi người nêu; được đưa vào bảng tổng hợp công khai.",
    )
    reply_basis = short_text(
        "Căn cứ pháp luật", description="Điều, khoản, văn bản; để trống nếu không viện dẫn."
    )
    reply_number = short_text(label(Opinion.reply_number), description="Ví dụ 45/UBND-KT.")
    replied_on = DateText(label(Opinion.replied_on), [Needed("Hãy nhập ngày trả lời.")])


class RefuseForm(ActForm):
    words = told(
        "Lý do từ chối cụ thể",
        "Hãy ghi lý do từ chối cụ thể.",
        description="Vì sao việc này không giải quyết được, nói để người nêu hiểu.",
    )
    basis = short_text("Căn cứ pháp luật", description="Điều, khoản, văn bản.")
    body = short_text(
        label(FollowUpStep.body), description="Nơi người nêu có thể đề nghị tiếp, nếu có."
    )
    document_number = short_text(
        label(FollowUpStep.document_number), description="Số văn bản trả lời từ chối, nếu có."
    )
    happened_on = day("Ngày trả lời từ chối")


class ResultForm(ActForm):
    words = told(
        label(Opinion.result),
        "Hãy ghi đã làm xong việc gì.",
        description="Việc đã làm, ở đâu thấy được. Ảnh chụp, biên bản đính kèm bên dưới.",
    )
    happened_on = day("Ngày làm xong")


class AskForm(ActForm):
    satisfaction = one_of(
        label(FollowUpStep.satisfaction),
        Satisfaction,
        "Hãy chọn người nêu hài lòng hay chưa.",
        description="Ghi đúng lời người đã nêu ý kiến, không ghi thay.",
    )
    way = one_of(
        label(FollowUpStep.way),
        AskedWay,
        "Hãy chọn cách đã hỏi.",
        description="Đã hỏi người nêu bằng cách nào.",
    )
    happened_on = day("Ngày hỏi")
    told_by = short_text("Người trả lời", description="Họ tên chỉ lưu tại xã, phường.")
    words = told(
        "Điều người nêu nói thêm, hoặc vì sao không hỏi được",
        description="Ví dụ: mương đã thông nhưng nắp cống còn vỡ.",
    )


class ReopenForm(ActForm):
    wanted_by = one_of(
        label(FollowUpStep.wanted_by),
        WantedBy,
        "Hãy chọn theo đề nghị của ai.",
        description="Ai cho rằng việc chưa xong.",
    )
    told_by = short_text("Người đề nghị", description="Họ tên chỉ lưu tại xã, phường.")
    words = told(
        "Lý do mở lại: còn thiếu điều gì",
        "Hãy ghi lý do mở lại.",
        description="Ví dụ: mới sửa được nửa đoạn đường.",
    )
    handler = short_text(
        "Đơn vị phải trả lời lại",
        Needed("Hãy ghi đơn vị phải trả lời lại."),
        description="Để nguyên nếu vẫn nơi đã trả lời.",
    )
    new_due_on = DateText("Hạn mới", [Needed("Hãy ghi hạn mới.")], lies=Lies.AHEAD)
    happened_on = day("Ngày mở lại")


class CloseForm(ActForm):
    wanted = one_of(
        "Kết cục",
        OpinionState,
        "Hãy chọn kết cục.",
        ENDINGS,
        description="Chưa làm được thì chọn đóng khi chưa có giải pháp và ghi lý do.",
    )
    words = told(
        "Lý do",
        description="Bắt buộc khi chưa có giải pháp, hoặc chưa hỏi người nêu có hài lòng không.",
    )
    happened_on = day(label(Opinion.closed_on))


class WorkForm(ActForm):
    """Progress of a conclusion."""

    happened_on = day("Ngày")
    person = short_text(label(FollowUpStep.person), description="Họ tên, chức vụ.")
    words = told(
        "Đã làm được gì", "Hãy ghi đã làm được gì.", description="Một hai câu: đã làm gì, còn gì."
    )


class FinishForm(ActForm):
    words = told(
        label(Conclusion.result),
        "Hãy ghi đã làm xong việc gì.",
        description="Việc đã làm, ở đâu thấy được. Ảnh chụp, biên bản đính kèm bên dưới.",
    )
    happened_on = day("Ngày làm xong")


class DropForm(ActForm):
    words = told(
        "Lý do thôi thực hiện",
        "Hãy ghi lý do thôi thực hiện.",
        description="Vì sao không làm kết luận này nữa; người đọc kết quả sẽ thấy.",
    )
    happened_on = day("Ngày quyết định")


class ReopenWorkForm(ActForm):
    wanted_by = one_of(
        label(FollowUpStep.wanted_by),
        WantedBy,
        "Hãy chọn theo đề nghị của ai.",
        description="Ai cho rằng việc chưa xong.",
    )
    words = told(
        "Lý do mở lại: còn thiếu điều gì",
        "Hãy ghi lý do mở lại.",
        description="Ví dụ: mới sửa được nửa đoạn đường.",
    )
    new_due_on = DateText("Hạn mới", [Needed("Hãy ghi hạn mới.")], lies=Lies.AHEAD)
    happened_on = day("Ngày mở lại")


class CompleteForm(ActForm):
    completed_on = DateText(label(Dialogue.completed_on), [Needed("Hãy nhập ngày hoàn thành.")])


def on_opinion(opinion: Opinion, today: date) -> list[ActForm]:
    """Empty forms of all acts on an opinion; what its record knows is filled in."""
    given = {"formdata": None, "revision": opinion.revision}
    now = {"happened_on": today}
    closing = CloseForm(**given, data=now)
    allowed = [one for one in ENDINGS if one in NEXT_STATES[opinion.state]]
    closing.wanted.choices = [SelectChoice(one.value, one.label) for one in allowed]
    return [
        ProgressForm(**given, data={**now, "handler": opinion.current_handler}),
        *(kind(**given, data=now) for kind in (PauseForm, ResumeForm, ExtendForm)),
        ReplyForm(**given, data={"replied_on": today}),
        RefuseForm(**given, data=now),
        ResultForm(**given, data={**now, "words": opinion.result}),
        AskForm(**given, data=now),
        ReopenForm(**given, data={**now, "handler": opinion.current_handler}),
        closing,
    ]


def on_conclusion(conclusion: Conclusion, today: date) -> list[ActForm]:
    """Empty forms of all acts on a conclusion."""
    given = {"formdata": None, "revision": conclusion.revision, "data": {"happened_on": today}}
    return [kind(**given) for kind in (WorkForm, ExtendForm, FinishForm, DropForm, ReopenWorkForm)]
