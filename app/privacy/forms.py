"""The forms of the registers of personal data."""

from datetime import datetime

from wtforms import SelectField, SelectMultipleField

from app.db import now
from app.domain.calendar import HERE
from app.domain.privacy.incidents import IncidentKind
from app.domain.privacy.requests import AskedBy, Decision, IdentityProof, RequestKind
from app.domain.typed_days import Lies
from app.privacy.facts import HoldFacts, IncidentFacts, RequestFacts
from app.privacy.models import DataIncident, DataRequest, Disposal, LegalHold
from app.records.model import label
from app.web.fields import day, id_choices, id_or_none, optional_day, pick, radio
from app.web.forms import Needed, OfficeForm, TimeText, long_text, number, short_text


class RequestForm(OfficeForm):
    received_on = day(label(DataRequest.received_on), "Hãy nhập ngày nhận yêu cầu.")
    kind = pick(
        label(DataRequest.kind), RequestKind, description="Hạn giải quyết tính theo loại này."
    )
    person = short_text(
        label(DataRequest.person),
        Needed("Hãy ghi họ tên người có dữ liệu."),
        description="Đủ họ, tên đệm, tên: phần mềm tìm đúng những chữ này.",
    )
    birth_year = number(
        label(DataRequest.birth_year), description="Giúp phân biệt người trùng tên."
    )
    phone = short_text(
        label(DataRequest.phone), description="Tìm cả nơi chỉ ghi số điện thoại này."
    )
    address = short_text(label(DataRequest.address), description="In trên phiếu trả lời.")
    asked_by = radio(
        label(DataRequest.asked_by),
        AskedBy,
        "Hãy chọn ai yêu cầu.",
        description="Trẻ em do cha, mẹ, người giám hộ yêu cầu.",
    )
    representative = short_text(
        label(DataRequest.representative), description="Chỉ khi người khác yêu cầu thay."
    )
    identity = pick(
        label(DataRequest.identity),
        IdentityProof,
        description="Chỉ xem, không giữ bản chụp giấy tờ.",
    )
    content = long_text(
        label(DataRequest.content),
        Needed("Hãy ghi người đó yêu cầu gì."),
        description="Ghi đúng lời người yêu cầu.",
        render_kw={"rows": 4},
    )

    def facts(self) -> RequestFacts:
        """The fields as the service takes them; what is empty is nothing."""
        names = RequestFacts.__dataclass_fields__
        given = {name: self[name].data for name in names}
        return RequestFacts(**{k: v if v != "" else None for k, v in given.items()})


class LookForm(OfficeForm):
    reason = short_text(
        "Vì sao cần tìm",
        Needed("Hãy ghi vì sao cần tìm người này trong sổ."),
        description="Được ghi vào nhật ký. Kết quả chỉ xem được trong ngày.",
    )


class MarkForm(OfficeForm):
    chosen = SelectMultipleField(
        "Hồ sơ có người này", validate_choice=False, description="Chỉ chọn khi chắc chắn."
    )


class AnswerForm(OfficeForm):
    answered_on = day(label(DataRequest.answered_on), "Hãy nhập ngày trả lời.")


class ReasonForm(OfficeForm):
    reason = short_text(
        "Lý do", Needed("Hãy ghi lý do."), description="Được ghi vào nhật ký, in vào văn bản."
    )


class DecideForm(OfficeForm):
    decision = radio(
        "Quyết định",
        Decision,
        "Hãy chọn chấp nhận hay từ chối.",
        description="Từ chối phải có lý do và căn cứ.",
    )
    decided_on = day(label(DataRequest.decided_on), "Hãy nhập ngày quyết định.")
    refusal = short_text(
        label(DataRequest.refusal), description="Chỉ khi từ chối; in vào phiếu trả lời."
    )
    refusal_basis = short_text(
        label(DataRequest.refusal_basis), description="Điều, khoản của văn bản."
    )


class DoneForm(OfficeForm):
    done_words = long_text(
        label(DataRequest.done_words),
        Needed("Hãy ghi đã thực hiện thế nào."),
        description="In vào phiếu trả lời.",
        render_kw={"rows": 3},
    )


class EraseForm(OfficeForm):
    papers = SelectMultipleField(
        "Tệp đính kèm cần xóa",
        validate_choice=False,
        description="Giấy tờ có thông tin của người này.",
    )


class HoldForm(OfficeForm):
    reason = short_text(
        label(LegalHold.reason),
        Needed("Hãy ghi vì sao phải giữ nguyên."),
        description="Ví dụ: Tòa án đang giải quyết vụ án.",
    )
    authority = short_text(
        label(LegalHold.authority),
        Needed("Hãy ghi cơ quan yêu cầu."),
        description="Tòa án, cơ quan điều tra, thanh tra …",
    )
    document = short_text(
        label(LegalHold.document), description="Ví dụ: Công văn số 12/CV-TA ngày 05/03/2026."
    )
    placed_on = day(label(LegalHold.placed_on), "Hãy nhập ngày bắt đầu giữ nguyên.")
    until = optional_day(
        label(LegalHold.until),
        lies=Lies.AHEAD,
        description="Để trống nếu chưa rõ. Đến ngày này vẫn giữ cho đến khi bấm thôi giữ.",
    )

    def facts(self) -> HoldFacts:
        names = HoldFacts.__dataclass_fields__
        given = {name: self[name].data for name in names}
        return HoldFacts(**{k: v if v != "" else None for k, v in given.items()})


class ProposeForm(OfficeForm):
    chosen = SelectMultipleField(
        "Hồ sơ hết hạn", validate_choice=False, description="Đưa vào danh mục trình lãnh đạo."
    )


class DestroyForm(OfficeForm):
    decision_number = short_text(
        label(Disposal.decision_number),
        Needed("Hãy ghi số quyết định."),
        description="Ví dụ: 12/QĐ-UBND.",
    )
    decided_on = day(label(Disposal.decided_on), "Hãy nhập ngày quyết định.")
    witnesses = short_text(
        label(Disposal.witnesses), description="Họ tên, chức vụ; in vào biên bản hủy."
    )


class IncidentForm(OfficeForm):
    found_on = day("Ngày phát hiện", "Hãy nhập ngày phát hiện.")
    found_at = TimeText(
        "Giờ phát hiện",
        [Needed("Hãy nhập giờ phát hiện.")],
        description="Hạn thông báo tính từ giờ này.",
    )
    kind = pick(label(DataIncident.kind), IncidentKind, description="Loại gần đúng nhất.")
    what = long_text(
        label(DataIncident.what),
        Needed("Hãy ghi việc gì đã xảy ra."),
        description="Không ghi nội dung vụ, việc.",
        render_kw={"rows": 4},
    )
    account_id = SelectField(
        label(DataIncident.account_id),
        coerce=id_or_none,
        validate_choice=False,
        description="Để tìm trong nhật ký tài khoản này đã chạm vào hồ sơ nào.",
    )
    since = optional_day(label(DataIncident.since), description="Ngày đầu cần tìm trong nhật ký.")
    until = optional_day(label(DataIncident.until), description="Để trống nếu chỉ một ngày.")
    consequences = long_text(
        label(DataIncident.consequences),
        description="Với những người có tên trong hồ sơ.",
        render_kw={"rows": 2},
    )
    measures = long_text(
        label(DataIncident.measures),
        description="Khóa tài khoản, đổi mật khẩu, thu lại máy …",
        render_kw={"rows": 3},
    )

    def offer(self, accounts) -> None:
        self.account_id.choices = [*id_choices(accounts, "Không rõ tài khoản nào")]

    def fill(self, moment: datetime | None = None) -> None:
        """Show the moment of discovery, or this one, as the clock on the wall has it."""
        here = (moment or now()).astimezone(HERE)
        self.found_on.data, self.found_at.data = here.date(), here.time().replace(second=0)

    def facts(self) -> IncidentFacts:
        at = datetime.combine(self.found_on.data, self.found_at.data, HERE)
        names = [one for one in IncidentFacts.__dataclass_fields__ if one != "discovered_at"]
        return IncidentFacts(discovered_at=at, **{name: self[name].data for name in names})


class PickForm(OfficeForm):
    chosen = SelectMultipleField(
        "Hồ sơ bị ảnh hưởng", validate_choice=False, description="Người ngoài đã có thể đọc."
    )


class NotifyForm(OfficeForm):
    notified_to = short_text(
        label(DataIncident.notified_to),
        Needed("Hãy ghi nơi nhận thông báo."),
        description="Cơ quan chuyên trách bảo vệ dữ liệu cá nhân; không phải báo thì ghi vì sao.",
    )
    notified_on = day(label(DataIncident.notified_on), "Hãy nhập ngày thông báo.")
    people_told_on = optional_day(
        label(DataIncident.people_told_on), description="Để trống nếu chưa báo."
    )


class CloseForm(OfficeForm):
    closing_words = long_text(
        label(DataIncident.closing_words),
        Needed("Hãy ghi đã khắc phục thế nào."),
        description="Nguyên nhân, việc đã làm để không xảy ra nữa.",
        render_kw={"rows": 3},
    )
