"""The forms of models, submissions, nominees and decisions."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from wtforms import RadioField, SelectField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.domain.actors import Actor
from app.domain.bases import KNOWN
from app.domain.emulation.awards import Decided, Decider, Outcome
from app.domain.emulation.models import MOVES, ModelState, Step
from app.emulation.facts import ModelFacts, SigningFacts, SubmissionFacts
from app.emulation.models import AwardDecision, EmulationModel, Gathered, Nominee, Submission
from app.emulation.service.naming import put_forward_for
from app.records.model import label
from app.teams.service import teams_of
from app.units.service.villages import villages_of
from app.web.fields import code_of, day, id_choices, id_or_none, radio, ticks
from app.web.forms import Needed, OfficeForm, choices, long_text, short_text, year_number
from app.web.translation.phrases import Phrase

WORDS = 1_000
NO_NAMES = "Gửi lên cấp trên: không ghi họ tên, địa chỉ, câu chuyện của các bên hòa giải."


class ModelForm(OfficeForm):
    year = year_number(label(EmulationModel.year), Needed("Hãy nhập năm."))
    title = short_text(
        label(EmulationModel.title), Needed("Hãy ghi tên mô hình."), description=NO_NAMES
    )
    field = short_text(
        label(EmulationModel.field),
        Needed("Hãy ghi lĩnh vực."),
        description="Chọn trong gợi ý hoặc ghi khác.",
        render_kw={"list": "fields"},
    )
    village_id = SelectField(
        label(EmulationModel.village_id),
        [Optional()],
        coerce=id_or_none,
        validate_choice=False,
        description="Nơi thực hiện mô hình.",
    )
    team_id = SelectField(
        label(EmulationModel.team_id),
        [Optional()],
        coerce=id_or_none,
        validate_choice=False,
        description="Chọn tổ thì thôn, bản lấy theo tổ. Để trống cả hai nếu là của toàn xã.",
    )
    content = long_text(
        label(EmulationModel.content),
        description=f"Ngắn gọn: làm gì, ở đâu, ai cùng làm. {NO_NAMES}",
        render_kw={"rows": 4},
    )
    registered_on = day(label(EmulationModel.registered_on), "Hãy nhập ngày đăng ký.")
    registered_with = short_text(
        label(EmulationModel.registered_with),
        description="Cơ quan phụ trách dân vận của cấp ủy, ghi theo tên hiện nay.",
        render_kw={"list": "registrars"},
    )

    def offer(self, by: Actor, today: date) -> None:
        villages = [(one.id, one.full_name) for one in villages_of(by.unit, on=today)]
        teams = [(one.id, one.name) for one in teams_of(by, on=today)]
        self.village_id.choices = id_choices(villages, "Không riêng thôn, bản nào")
        self.team_id.choices = id_choices(teams, "Không riêng tổ nào")

    def facts(self) -> ModelFacts:
        return ModelFacts(**{name: self[name].data for name in ModelFacts.__dataclass_fields__})


class StepForm(OfficeForm):
    state = RadioField(
        label(EmulationModel.state),
        [Needed("Hãy chọn tình trạng mới.")],
        coerce=code_of(ModelState),
        validate_choice=False,
        description="Tình trạng từ ngày ghi bên dưới.",
    )
    on = day(label(EmulationModel.state_on), "Hãy nhập ngày.")
    decision_number = short_text(
        label(EmulationModel.decision_number), description="Chỉ khi được công nhận."
    )
    recognised_by = short_text(
        label(EmulationModel.recognised_by),
        description="Chỉ khi được công nhận.",
        render_kw={"list": "registrars"},
    )
    result = TextAreaField(
        label(EmulationModel.result), [Optional(), Length(max=WORDS)], description=NO_NAMES
    )

    def offer(self, current: ModelState) -> None:
        self.state.choices = [
            SelectChoice(one.value, one.label) for one in ModelState if one in MOVES[current]
        ]

    def step(self) -> Step:
        return Step(
            self.state.data,
            self.on.data,
            self.result.data or "",
            self.decision_number.data or "",
            self.recognised_by.data or "",
        )


class PickForm(OfficeForm):
    """Whom to put into which draft; None for a new one."""

    chosen = SelectMultipleField("Chọn", validate_choice=False)
    into = SelectField("Đưa vào", [Optional()], coerce=id_or_none)

    def offer(self, drafts: Iterable[Any]) -> None:
        self.into.choices = id_choices(((one.id, one.title) for one in drafts), "Đề nghị mới")


class SubmissionForm(OfficeForm):
    occasion = short_text(
        label(Submission.occasion),
        Needed("Hãy ghi dịp khen thưởng."),
        description="Ví dụ: tổng kết công tác hòa giải năm 2026.",
    )
    title = short_text(
        label(Submission.title),
        Needed("Hãy ghi trích yếu."),
        description="Tờ trình về việc gì, in dưới chữ TỜ TRÌNH.",
    )
    decider = radio(
        label(Submission.decider),
        Decider,
        "Hãy chọn ai quyết định.",
        description=(
            "Cấp trên quyết định: khi ban hành, tờ trình cùng họ tên, thành tích của người được đề "
            "nghị gửi lên cấp trên. Đơn vị mình quyết định: họ tên không gửi đi."
        ),
    )
    issuer = short_text(
        label(Submission.issuer),
        Needed("Hãy ghi cơ quan trình."),
        description="Cơ quan ký tờ trình.",
    )
    addressees = long_text(
        label(Submission.addressees), description="Mỗi dòng một nơi.", render_kw={"rows": 2}
    )
    known_bases = ticks(
        label(Submission.known_bases),
        choices=[SelectChoice(one.code, Phrase(one.words)) for one in KNOWN],
        description="Chọn những văn bản được viện dẫn ở đầu tờ trình.",
    )
    bases = long_text(
        label(Submission.bases),
        description=(
            "Mỗi dòng một văn bản kèm số, ngày, không cần viết chữ “Căn cứ”: luật, nghị định về "
            "thi đua, khen thưởng đang có hiệu lực; kế hoạch, báo cáo của đơn vị."
        ),
        render_kw={"rows": 3},
    )
    reasons = long_text(
        label(Submission.reasons),
        description=f"Mỗi dòng một ý, in vào tờ trình. {NO_NAMES}",
        render_kw={"rows": 4},
    )

    def facts(self) -> SubmissionFacts:
        names = SubmissionFacts.__dataclass_fields__.keys() - {"known_bases"}
        plain = {name: self[name].data for name in names}
        return SubmissionFacts(**plain, known_bases=tuple(self.known_bases.data or ()))


class IssueForm(OfficeForm):
    number = short_text(
        label(Submission.number),
        Needed("Hãy nhập số tờ trình."),
        description="Do văn thư cấp sau khi ký. Của Ủy ban nhân dân chỉ nhập phần số, ví dụ 05.",
    )
    issued_on = day(label(Submission.issued_on), "Hãy nhập ngày ban hành.")
    signer = short_text(
        label(Submission.signer),
        Needed("Hãy nhập họ tên người ký."),
        description="Họ và tên, không ghi chức vụ.",
    )
    signer_post = short_text(
        label(Submission.signer_post),
        Needed("Hãy nhập chức vụ người ký."),
        description="Ví dụ: Chủ tịch Ủy ban nhân dân.",
    )

    def facts(self) -> SigningFacts:
        return SigningFacts(**{name: self[name].data for name in SigningFacts.__dataclass_fields__})


class DropForm(OfficeForm):
    """A single button."""


class FillForm(OfficeForm):
    """The form of reward of several."""

    award = short_text(
        label(Nominee.award),
        Needed("Hãy ghi hình thức khen thưởng đề nghị."),
        description="Chọn trong gợi ý hoặc ghi khác.",
        render_kw={"list": "awards"},
    )


class NomineeForm(FillForm):
    """The same of one, and in what the achievement lies."""

    achievement = long_text(
        label(Nominee.achievement),
        description=f"Số liệu đã có ở bảng trên; ở đây ghi điều số liệu không nói được. {NO_NAMES}",
        render_kw={"rows": 4},
    )


class WithdrawForm(OfficeForm):
    reason = TextAreaField(
        label(Nominee.withdrawn_reason),
        [Optional(), Length(max=WORDS)],
        description="Bắt buộc khi tờ trình đã ban hành. Lý do không gửi lên cấp trên.",
    )


class AgainForm(OfficeForm):
    """Into which draft one who was returned goes; None for a new one."""

    into = SelectField(
        "Đưa vào",
        [Optional()],
        coerce=id_or_none,
        description="Dự thảo mới giữ lời và kỳ của tờ trình trước; hình thức, thành tích sửa được.",
    )

    def offer(self, drafts: Iterable[Any]) -> None:
        self.into.choices = id_choices(((one.id, one.title) for one in drafts), "Dự thảo mới")


class DecideForm(OfficeForm):
    """One decision about those who are ticked."""

    chosen = ticks(
        "Quyết định về",
        Needed("Hãy chọn quyết định về ai."),
        coerce=id_or_none,
        description="Chọn những người, tập thể mà quyết định này nói đến.",
    )
    outcome = RadioField(
        label(AwardDecision.outcome),
        [Needed("Hãy chọn kết quả.")],
        choices=choices(Outcome),
        coerce=code_of(Outcome),
        validate_choice=False,
        description="Không được khen hoặc trả lại thì ghi lý do bên dưới.",
    )
    decided_on = day(label(AwardDecision.decided_on), "Hãy nhập ngày quyết định.")
    number = short_text(label(AwardDecision.number), description="Ví dụ 125/QĐ-UBND.")
    award = short_text(
        label(AwardDecision.award),
        description="Để trống thì ghi đúng hình thức đã đề nghị.",
        render_kw={"list": "awards"},
    )
    issued_by = short_text(
        label(AwardDecision.issued_by),
        Needed("Hãy ghi người ban hành."),
        description="Ví dụ: Chủ tịch Ủy ban nhân dân tỉnh.",
    )
    reason = TextAreaField(
        label(AwardDecision.reason), [Optional(), Length(max=WORDS)], description=NO_NAMES
    )

    def offer(self, nominees: Iterable[Nominee], suggested: Mapping[UUID, Gathered]) -> None:
        """Each with the form of reward for which it is put forward."""
        self.chosen.choices = id_choices(
            (one.id, f"{one.name}: {put_forward_for(one, suggested.get(one.id))}")
            for one in nominees
        )

    def decided(self) -> Decided:
        return Decided(
            outcome=self.outcome.data,
            decided_on=self.decided_on.data,
            issued_by=self.issued_by.data,
            number=self.number.data or "",
            award=self.award.data or "",
            reason=self.reason.data or "",
        )


class StrikeForm(OfficeForm):
    """A single button."""
