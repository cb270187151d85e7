"""Forms of plans, planned conferences and requests of voters."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.domain.dialogue.fields import DEFAULT_FIELDS
from app.domain.dialogue.kinds import DialogueKind
from app.domain.quarters import ROMAN
from app.records.model import label
from app.units.models import Village
from app.web.fields import day, id_choices, id_or_none, pick, radio, ticks
from app.web.forms import DateText, Needed, OfficeForm, number, short_text, year_number
from app.yearplan.facts import PlanFacts, RequestFacts, SessionFacts
from app.yearplan.models import DialoguePlan, PlannedSession, VoterRequest

PART, REASON = 5_000, 1_000


def part(column: Any, **kwargs: Any) -> TextAreaField:
    """A part of the plan, a point in each line."""
    return TextAreaField(
        label(column), [Optional(), Length(max=PART)], render_kw={"rows": 3}, **kwargs
    )


def reason_text(column: Any, **kwargs: Any) -> TextAreaField:
    return TextAreaField(label(column), [Optional(), Length(max=REASON)], **kwargs)


class PlanForm(OfficeForm):
    """The parts of the plan in the order in which they are printed."""

    title = short_text(
        label(DialoguePlan.title),
        Needed("Hãy nhập trích yếu của kế hoạch."),
        description="Kế hoạch về việc gì, in dưới chữ KẾ HOẠCH.",
    )
    bases = part(
        DialoguePlan.bases, description="Mỗi dòng một văn bản, không cần viết chữ “Căn cứ”."
    )
    rationale = part(
        DialoguePlan.rationale, description="Vì sao năm nay cần đối thoại về những việc này."
    )
    purposes = part(DialoguePlan.purposes, description="Mỗi dòng một ý.")
    requirements = part(DialoguePlan.requirements, description="Mỗi dòng một ý.")
    content = part(DialoguePlan.content, description="Những việc sẽ đối thoại, mỗi dòng một việc.")
    fields_of_life = ticks(
        label(DialoguePlan.fields_of_life),
        choices=[SelectChoice(one.code, one.label) for one in DEFAULT_FIELDS],
        description="Chọn một hoặc nhiều lĩnh vực.",
    )
    organiser = short_text(
        label(DialoguePlan.organiser),
        Needed("Hãy nhập cơ quan tổ chức đối thoại."),
        description="Thường là Ủy ban nhân dân xã, phường.",
    )
    co_organisers = short_text(
        label(DialoguePlan.co_organisers),
        description="Luật yêu cầu tổ chức cùng Ủy ban Mặt trận Tổ quốc Việt Nam xã.",
    )
    chair = short_text(
        label(DialoguePlan.chair), description="Ví dụ: Chủ tịch Ủy ban nhân dân phường."
    )
    co_chair = short_text(
        label(DialoguePlan.co_chair),
        description="Đại diện Thường trực Hội đồng nhân dân xã (Điều 43 Luật 72/2025).",
    )
    participants = part(DialoguePlan.participants, description="Mỗi dòng một thành phần.")
    steps = part(DialoguePlan.steps, description="Mỗi dòng một bước của hội nghị.")
    manner = part(DialoguePlan.manner, description="Họp trực tiếp, trực tuyến; cả xã hay theo cụm.")
    places = part(DialoguePlan.places, description="Mỗi dòng một nơi.")
    budget = part(DialoguePlan.budget, description="Lấy từ nguồn nào, khoảng bao nhiêu.")
    committee_tasks = part(DialoguePlan.committee_tasks, description="Mỗi dòng một việc.")
    office_tasks = part(DialoguePlan.office_tasks, description="Mỗi dòng một việc.")
    culture_tasks = part(DialoguePlan.culture_tasks, description="Mỗi dòng một việc.")
    radio_tasks = part(DialoguePlan.radio_tasks, description="Mỗi dòng một việc.")
    village_tasks = part(DialoguePlan.village_tasks, description="Mỗi dòng một việc.")
    participant_rules = part(
        DialoguePlan.participant_rules, description="Mỗi dòng một điều; in vào kế hoạch."
    )
    recipients = part(
        DialoguePlan.recipients,
        description="Mỗi dòng một nơi nhận; thêm (b/c) ở nơi gửi để báo cáo.",
    )
    signer_post = short_text(
        label(DialoguePlan.signer_post),
        description=(
            "“Chủ tịch” in một dòng CHỦ TỊCH; “Chủ tịch Ủy ban nhân dân” in thêm TM. ỦY BAN "
            "NHÂN DÂN; “Phó Chủ tịch Ủy ban nhân dân” in KT. CHỦ TỊCH."
        ),
    )
    signer = short_text(label(DialoguePlan.signer), description="Ghi được cả khi ban hành.")

    def facts(self) -> PlanFacts:
        """The fields as the service takes them."""
        names = [name for name in PlanFacts.__dataclass_fields__ if name != "fields_of_life"]
        plain = {name: self[name].data for name in names}
        return PlanFacts(**plain, fields_of_life=tuple(self.fields_of_life.data or ()))


class NewPlanForm(PlanForm):
    """The same with what a plan is known by: its year and whose it is."""

    year = year_number(label(DialoguePlan.year), Needed("Hãy nhập năm của kế hoạch."))
    author = radio(
        label(DialoguePlan.author),
        DialogueKind,
        "Hãy chọn kế hoạch của ai.",
        description="Kế hoạch của Ủy ban nhân dân, hay của cấp ủy.",
    )


class IssueForm(OfficeForm):
    number = short_text(
        label(DialoguePlan.number),
        Needed("Hãy nhập số kế hoạch."),
        description="Do văn thư cấp sau khi ký. Chỉ nhập phần số, ví dụ 05.",
    )
    issued_on = day(label(DialoguePlan.issued_on), "Hãy nhập ngày ban hành.")
    signer = short_text(
        label(DialoguePlan.signer),
        Needed("Hãy nhập họ tên người ký."),
        description="Họ và tên, không ghi chức vụ.",
    )
    signer_post = short_text(
        label(DialoguePlan.signer_post),
        Needed("Hãy nhập chức vụ người ký."),
        description="Ví dụ: Chủ tịch Ủy ban nhân dân.",
    )


class SessionForm(OfficeForm):
    quarter = SelectField(
        label(PlannedSession.quarter),
        [Needed("Hãy chọn quý.")],
        choices=[SelectChoice("", "– chọn quý –")]
        + [SelectChoice(str(n), f"Quý {ROMAN[n - 1]}") for n in (1, 2, 3, 4)],
        coerce=lambda value: int(value) if str(value).isdigit() else None,
        validate_choice=False,
    )
    kind = pick(
        label(PlannedSession.kind),
        DialogueKind,
        description=(
            "Do Ủy ban nhân dân tổ chức, hay theo kế hoạch của cấp ủy; của cấp ủy mà để nguyên nơi "
            "tổ chức, chủ trì thì ghi là Đảng ủy, Bí thư Đảng ủy."
        ),
    )
    villages = ticks(
        label(PlannedSession.villages), coerce=id_or_none, description="Những nơi được mời dự."
    )
    cluster = short_text(
        label(PlannedSession.cluster), description="Khi họp theo cụm, ví dụ: Cụm Tà Hừa."
    )
    place = short_text(
        label(PlannedSession.place),
        description="Ví dụ: nhà văn hóa bản Tả Lèng; để trống nếu chưa định.",
    )
    chair = short_text(
        label(PlannedSession.chair), description="Ví dụ: Chủ tịch Ủy ban nhân dân phường."
    )
    organiser = short_text(
        label(PlannedSession.organiser), description="Thường là Ủy ban nhân dân xã, phường."
    )
    co_organisers = short_text(
        label(PlannedSession.co_organisers),
        description="Luật yêu cầu tổ chức cùng Ủy ban Mặt trận Tổ quốc Việt Nam xã.",
    )
    note = reason_text(PlannedSession.note)

    def offer(self, villages: Iterable[Village], venues: Sequence[str]) -> None:
        """Fill in the villages to choose from, and the places that may be typed at once."""
        self.villages.choices = id_choices((one.id, one.full_name) for one in villages)
        self.place.offered = venues

    def facts(self) -> SessionFacts:
        """The fields as the service takes them."""
        plain = ("quarter", "kind", "cluster", "place", "chair", "organiser", "co_organisers")
        return SessionFacts(
            **{name: self[name].data for name in (*plain, "note")},
            villages=tuple(self.villages.data or ()),
        )


class AmendForm(SessionForm):
    """The same for an issued plan, which asks why."""

    reason = TextAreaField(
        "Lý do điều chỉnh, bổ sung",
        [Needed("Kế hoạch đã ban hành: hãy ghi lý do điều chỉnh, bổ sung."), Length(max=REASON)],
        description="Ví dụ: lùi sang quý II vì mưa lũ.",
    )


class StrikeForm(OfficeForm):
    reason = TextAreaField(
        label(PlannedSession.strike_reason),
        [Optional(), Length(max=REASON)],
        description="Ví dụ: đã gộp vào phiên quý IV.",
    )


class RequestForm(OfficeForm):
    received_on = day(label(VoterRequest.received_on), "Hãy nhập ngày nhận yêu cầu.")
    signatures = number(
        label(VoterRequest.signatures),
        Needed("Hãy nhập số cử tri ký tên hợp lệ."),
        description="Từ 10% tổng số cử tri của xã thì phải tổ chức (Điều 43 Luật 72/2025).",
    )
    voters = number(
        label(VoterRequest.voters),
        Needed("Hãy nhập tổng số cử tri của xã."),
        description="Theo danh sách cử tri mới nhất.",
    )
    representatives = short_text(
        label(VoterRequest.representatives), description="Họ tên chỉ lưu tại xã, phường."
    )
    contact = short_text(label(VoterRequest.contact), description="Nơi gửi văn bản trả lời.")
    content = TextAreaField(
        label(VoterRequest.content),
        [Optional(), Length(max=PART)],
        description="Cử tri muốn đối thoại về việc gì.",
    )

    def facts(self) -> RequestFacts:
        """The fields as the service takes them."""
        return RequestFacts(**{name: self[name].data for name in RequestFacts.__dataclass_fields__})


class RefuseForm(OfficeForm):
    refused_on = DateText(label(VoterRequest.refused_on), [Needed("Hãy nhập ngày trả lời cử tri.")])
    reason = TextAreaField(
        label(VoterRequest.refusal_reason),
        [Needed("Hãy ghi lý do cụ thể không tổ chức hội nghị."), Length(max=REASON)],
        description="Vì sao không tổ chức; trả lời người đại diện bằng văn bản.",
    )
