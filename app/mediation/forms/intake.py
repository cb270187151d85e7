"""Forms of the intake, of the scope and of the parties."""

from datetime import date
from typing import Any
from uuid import UUID

from wtforms import BooleanField, FieldList, Form, FormField, RadioField, SelectField, SubmitField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from app.domain.actors import Actor
from app.domain.labels import Term
from app.domain.mediation.grounds import Ground
from app.domain.mediation.parties import PartyKind, Side, SupportNeed, ThirdConsent
from app.domain.mediation.scope import GUIDANCE, RefusalReason
from app.mediation.forms.base import ActForm, OnBehalfForm, categories, mediator_choices
from app.mediation.forms.known import SameAs, earlier_choices, repeats_field
from app.mediation.models import MediationCase, Party
from app.mediation.service.namesakes import namesakes
from app.mediation.service.parties import PartyFacts
from app.mediation.service.repeats import cases_like, one_case, sides_of
from app.mediation.service.viewing import CaseView
from app.records.model import label
from app.web.fields import (
    code_of,
    day,
    id_choices,
    id_or_none,
    optional_day,
    pick,
    radio,
    ticks,
)
from app.web.forms import Needed, OfficeForm, choices, long_text, number, short_text
from app.web.translation.phrases import Phrase

MOST_PARTIES = 40


class PartyRow(Form):
    """One line of the intake; a line without any word is nobody."""

    class Meta(OfficeForm.Meta):
        csrf = False

    side = pick(label(Party.side), Side)
    name = short_text(label(Party.name))
    birth_year = number(label(Party.birth_year))
    address = short_text(label(Party.address))
    kind = pick(label(Party.kind), PartyKind)
    same_as = SameAs(label(Party.person_id))

    def is_empty(self) -> bool:
        return not (self.name.data or self.birth_year.data or self.address.data)

    def facts(self) -> PartyFacts:
        return PartyFacts(
            side=self.side.data or Side.A,
            kind=self.kind.data or PartyKind.PERSON,
            name=self.name.data or "",
            birth_year=self.birth_year.data,
            address=self.address.data or None,
            same_as=self.same_as.data,
        )


class TypedRow(PartyRow):
    """A line while it is typed; ``pressed`` is the entry just chosen by a press, or nobody."""

    pressed = SameAs(label(Party.person_id))


def people_of(form: "Quarrel | IntakeForm") -> list[PartyFacts]:
    return [entry.form.facts() for entry in form.parties if not entry.form.is_empty()]


def offer_repeats(form: "Quarrel | IntakeForm", today: date, by: Actor) -> None:
    """The earlier cases of those who stand against each other, and the one already chosen."""
    until, wanted = form.received_on.data or today, form.repeats_id.data
    people = people_of(form)
    entries = namesakes([one.name for one in people], by=by)
    found = list(cases_like(sides_of(people), entries, until=until))
    if wanted and wanted not in {one.id for one in found}:
        found += filter(None, [one_case(wanted, by=by)])
    form.repeats_id.choices = earlier_choices(found, "Không phải, hoặc chưa rõ") if found else []


class Quarrel(Form):
    """Who stands against whom, while it is being typed."""

    class Meta(OfficeForm.Meta):
        csrf = False

    received_on = optional_day(label(MediationCase.received_on))
    parties = FieldList(FormField(PartyRow), max_entries=MOST_PARTIES)
    repeats_id = repeats_field()


class IntakeForm(OnBehalfForm):
    """A case with its ground and one sentence; everything else can follow."""

    team_id = SelectField(
        label(MediationCase.team_id),
        [Needed("Hãy chọn tổ hòa giải.")],
        coerce=id_or_none,
        description="Tổ ở nơi xảy ra vụ, việc; số sổ cấp theo tổ này.",
    )
    received_on = day(label(MediationCase.received_on), "Hãy nhập ngày tiếp nhận.")
    ground = radio(
        label(MediationCase.ground),
        Ground,
        "Hãy chọn căn cứ tiến hành hòa giải.",
        description="Vì sao tổ hòa giải vụ, việc này (Điều 16 Luật Hòa giải ở cơ sở).",
    )
    proposed_by = short_text(
        label(MediationCase.proposed_by), description="Chỉ ghi khi có nơi hoặc người đề nghị."
    )
    summary = long_text(
        label(MediationCase.summary),
        description="Một câu là đủ. Không ghi bí mật nhà nước vào đây.",
        render_kw={"rows": 3},
    )
    category_code = SelectField(
        label(MediationCase.category),
        description="Chọn theo điều hai bên vướng nhau; chưa rõ thì để trống, chọn sau.",
    )
    domestic_violence = BooleanField(label(MediationCase.domestic_violence))
    paper_number = number(
        "Số trong sổ giấy",
        description="Để trống thì số tiếp theo được cấp khi lưu.",
    )
    parties = FieldList(FormField(PartyRow), min_entries=2, max_entries=MOST_PARTIES)
    repeats_id = repeats_field()
    more_parties = SubmitField("Thêm dòng cho các bên")

    @classmethod
    def for_teams(cls, teams: list[tuple[UUID, str]], today: date, **first: Any) -> "IntakeForm":
        form = cls(**first)
        form.team_id.choices = id_choices(teams, "" if len(teams) == 1 else "– chọn tổ –")
        form.category_code.choices = categories(today)
        return form

    def wants_more_rows(self) -> bool:
        """The small button was pressed: two more lines, nothing is saved yet."""
        if not self.more_parties.data:
            return False
        for side in (Side.A, Side.B):
            if len(self.parties) < MOST_PARTIES:
                self.parties.append_entry({"side": side})
        return True

    def facts(self) -> dict[str, Any]:
        typed = super().facts()
        del typed["more_parties"]
        return {**typed, "parties": people_of(self)}


class PartyForm(OnBehalfForm):
    """One party, added or set right."""

    side = pick(
        label(Party.side),
        Side,
        description=(
            "Người không đứng về bên nào nhưng bị ảnh hưởng: có quyền lợi, nghĩa vụ liên quan."
        ),
    )
    kind = pick(
        label(Party.kind), PartyKind, description="Một người, một nhà, một nhóm hay một tổ chức."
    )
    name = short_text(label(Party.name), Needed("Hãy ghi họ tên của bên này."))
    same_as = SameAs(
        label(Party.person_id),
        description="Đúng là người đã có trong sổ thì chọn, để thấy các lần trước.",
    )
    birth_year = number(label(Party.birth_year))
    address = short_text(
        label(Party.address), description="Ví dụ: bản Tả Lèng. Chỉ lưu tại xã, phường."
    )
    phone = short_text(label(Party.phone))
    needs = ticks(
        label(Party.needs),
        choices=choices(SupportNeed),
        coerce=code_of(SupportNeed),
        description="Hòa giải viên chuẩn bị trước (khoản 1 Điều 21 Luật Hòa giải ở cơ sở).",
    )
    support_needs = short_text(
        label(Party.support_needs),
        description="Ví dụ: tiếng Mông; con gái đi cùng; đọc to, chậm.",
    )
    consent = SelectField(
        label(Party.consent),
        choices=[SelectChoice("", "– không phải người liên quan –"), *choices(ThirdConsent)],
        coerce=code_of(ThirdConsent),
        validate_choice=False,
        description="Hỏi trước khi các bên thỏa thuận, nếu thỏa thuận chạm đến người này.",
    )
    consented_on = optional_day(label(Party.consented_on))

    def facts(self) -> PartyFacts:
        typed = super().facts()
        return PartyFacts(
            **{
                **typed,
                "side": typed["side"] or Side.A,
                "kind": typed["kind"] or PartyKind.PERSON,
                "address": typed["address"] or None,
                "phone": typed["phone"] or None,
                "needs": typed["needs"] or None,
                "support_needs": typed["support_needs"] or None,
            }
        )


class ScopeForm(ActForm):
    category_code = SelectField(
        label(MediationCase.category),
        [Needed("Hãy chọn loại vụ, việc.")],
        description="Chọn theo điều hai bên vướng nhau (Điều 5 Nghị định 15/2014/NĐ-CP).",
    )
    confirmed_on = day("Ngày xác nhận", "Hãy nhập ngày xác nhận.")
    wanted_mediator_id = SelectField(
        label(MediationCase.wanted_mediator_id),
        coerce=id_or_none,
        description="Để trống nếu các bên không nêu tên ai.",
    )

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"category_code": view.case.category or "", "confirmed_on": today}

    def offer(self, view: CaseView, today: date) -> None:
        self.category_code.choices = categories(today, view.case.category)
        self.wanted_mediator_id.choices = mediator_choices(view, "– các bên chưa đề nghị ai –")


class RefuseForm(ActForm):
    reason = RadioField(
        "Lý do",
        [Needed("Hãy chọn lý do không hòa giải.")],
        choices=[
            SelectChoice(one.value, Phrase(one.label, " → ", Term(GUIDANCE[one].guide_to)))
            for one in RefusalReason
        ],
        coerce=code_of(RefusalReason),
        validate_choice=False,
        description=(
            "Chọn điều luật không cho hòa giải; các bên được hướng dẫn đến nơi sau mũi tên."
        ),
    )
    guided_to = short_text(
        label(MediationCase.guided_to),
        description="Để trống thì ghi nơi đứng sau mũi tên của lý do đã chọn.",
    )
    legal_text = short_text(
        "Quy định của pháp luật", Optional(), description="Chỉ ghi cho trường hợp khác."
    )
    already_reported = BooleanField(
        "Dấu hiệu vi phạm đã được báo cáo từ trước",
        description="Không đánh dấu thì báo cáo theo khoản 5 Điều 10 được lập ngay khi lưu.",
    )
    refused_on = day("Ngày xác định", "Hãy nhập ngày xác định không hòa giải.")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"refused_on": today}
