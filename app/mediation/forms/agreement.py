"""Forms of what was agreed: its words, the things to do as lines, paper or no paper."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from wtforms import BooleanField, FieldList, Form, FormField, RadioField, StringField, SubmitField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.domain.mediation.clauses import ClauseFacts, Obliged
from app.domain.typed_days import Lies
from app.mediation.forms.base import ActForm
from app.mediation.forms.guiding import ReportedForm
from app.mediation.models import Agreement, Clause
from app.mediation.service.versions import VersionFacts
from app.mediation.service.viewing import CaseView
from app.mediation.service.viewing.agreement import missing_in, sums_of, without_paper
from app.records.model import label
from app.web.fields import day, optional_day, pick, yes_or_no
from app.web.forms import SHORT, MoneyText, Needed, OfficeForm, long_text, short_text

MOST_CLAUSES = 40
_FIRST_ROWS = 2
_WORDS = ("content", "course", "terms", "duties", "method")


class ClauseRow(Form):
    """One thing to do; a line without any word is nothing."""

    class Meta(OfficeForm.Meta):
        csrf = False

    side = pick(label(Clause.side), Obliged)
    who = StringField(
        label(Clause.who), [Optional(), Length(max=SHORT)], render_kw={"list": "party-names"}
    )
    due_on = optional_day(label(Clause.due_on), lies=Lies.AHEAD)
    what = short_text(label(Clause.what))
    amount = MoneyText(label(Clause.amount), [Optional()])

    def is_empty(self) -> bool:
        texts = (self.who, self.due_on, self.what, self.amount)
        return not any(one.data or one.errors for one in texts)

    def facts(self) -> ClauseFacts:
        return ClauseFacts(
            side=self.side.data or Obliged.A,
            what=self.what.data or "",
            due_on=self.due_on.data,
            who=self.who.data or None,
            amount=self.amount.data,
        )


class ClausesForm(ActForm):
    """A form with lines of things to do; more lines come by a button, without script too."""

    clauses = FieldList(FormField(ClauseRow), min_entries=_FIRST_ROWS, max_entries=MOST_CLAUSES)
    more_clauses = SubmitField("Thêm dòng")

    def wants_more_rows(self) -> bool:
        if not self.more_clauses.data:
            return False
        for _ in range(_FIRST_ROWS):
            if len(self.clauses) < MOST_CLAUSES:
                self.clauses.append_entry()
        return True

    def clause_facts(self) -> list[ClauseFacts]:
        return [row.form.facts() for row in self.clauses if not row.form.is_empty()]

    def shown(self, view: CaseView) -> dict[str, Any]:
        return {"sums": sums_of(self.clause_facts())}


class FollowUpForm(ClausesForm):
    """Things to do that become known after the agreement."""

    def facts(self) -> dict[str, Any]:
        return {"clauses": self.clause_facts()}


class AgreementForm(ClausesForm):
    """All that one version says; what of it the law wants is judged when it is saved.

    ``is_paper``: whether there is paper, where the form does not ask it.
    """

    is_paper: bool | None = None

    agreed_on = optional_day(label(Agreement.agreed_on))
    content = long_text(
        label(Agreement.content),
        render_kw={"rows": 3},
        description=("Hai bên vướng nhau điều gì (điểm c khoản 2 Điều 24 Luật Hòa giải ở cơ sở)."),
    )
    course = long_text(
        label(Agreement.course),
        render_kw={"rows": 4},
        description="Đã hòa giải mấy buổi, nói những gì (điểm d khoản 2 Điều 24).",
    )
    terms = long_text(
        label(Agreement.terms),
        description="Lời các bên, từng điều một.",
        render_kw={"rows": 5},
    )
    duties = long_text(
        label(Agreement.duties),
        render_kw={"rows": 3},
        description="Ai được gì, ai phải làm gì (điểm e khoản 2 Điều 24).",
    )
    method = long_text(
        label(Agreement.method),
        description="Giao tiền hay làm việc bằng cách nào, có ai chứng kiến.",
        render_kw={"rows": 2},
    )
    is_written = RadioField(
        "Văn bản hòa giải thành",
        [Optional()],
        choices=[
            SelectChoice("1", "Các bên lập văn bản hòa giải thành"),
            SelectChoice("0", "Các bên không lập văn bản"),
        ],
        coerce=yes_or_no,
        validate_choice=False,
        description=(
            "Chỉ lập văn bản khi các bên đồng ý; có văn bản mới yêu cầu Tòa án công nhận được."
        ),
    )
    told_no_paper = BooleanField("Đã nói cho các bên biết, các bên vẫn không lập văn bản")
    signed_on = optional_day(
        "Ngày các bên và hòa giải viên ký hoặc điểm chỉ",
        description="Chỉ ghi khi mọi người đã ký. Họ tên gõ vào máy không phải là chữ ký.",
    )

    def version(self) -> VersionFacts:
        words = {name: self[name].data or "" for name in _WORDS}
        return VersionFacts(
            **words,
            agreed_on=self._typed("agreed_on"),
            clauses=self.clause_facts(),
            is_written=self._typed("is_written", self.is_paper),
            signed_on=self._typed("signed_on"),
            told_no_paper=bool(self._typed("told_no_paper")),
        )

    def facts(self) -> dict[str, Any]:
        return {"facts": self.version()}

    def shown(self, view: CaseView) -> dict[str, Any]:
        """The eight items as they stand, the sums, the last day before the court."""
        version = self.version()
        return {
            "missing": missing_in(view.case, view.parties, version),
            "sums": sums_of(version.clauses),
            "no_paper": without_paper(view.law, version.agreed_on),
        }

    def leave_out(self, *names: str) -> None:
        """Fields that this act does not ask."""
        for name in names:
            del self[name]

    def _typed(self, name: str, otherwise: Any = None) -> Any:
        return self[name].data if name in self else otherwise


def _words_of(version: Agreement) -> dict[str, Any]:
    return {name: getattr(version, name) for name in _WORDS}


class DraftForm(AgreementForm):
    """Anything may be missing in a draft."""

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        if (draft := view.agreement.draft) is None:
            case = view.case
            return {"agreed_on": today, "content": case.summary, "course": view.course}
        return {
            **_words_of(draft),
            "agreed_on": draft.agreed_on,
            "is_written": draft.is_written,
            "signed_on": draft.signed_on,
            "clauses": [asdict(one) for one in view.agreement.drafted],
        }


class SettleForm(DraftForm, ReportedForm):
    """The draft, or what is typed at once."""

    agreed_on = day("Ngày hòa giải thành", "Hãy nhập ngày hòa giải thành.")

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "no_alert_because": self._typed("no_alert_because", "")}


class WritingForm(AgreementForm):
    """Paper of what was agreed by word of mouth: the day and the things to do are known."""

    is_paper = True

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        case, oral = view.case, view.agreement.current
        return {
            **_words_of(oral),
            "content": oral.content or case.summary,
            "course": oral.course or view.course,
        }

    def offer(self, view: CaseView, today: date) -> None:
        self.agreed = [line.clause.facts for line in view.agreement.clauses]
        self.leave_out("agreed_on", "clauses", "more_clauses", "is_written", "told_no_paper")

    def wants_more_rows(self) -> bool:
        return False

    def clause_facts(self) -> list[ClauseFacts]:
        return self.agreed


class NewTermsForm(AgreementForm):
    """What the parties agree anew when the old could not be kept."""

    agreed_on = day("Ngày thỏa thuận mới", "Hãy nhập ngày thỏa thuận mới.")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        old = view.agreement.current
        rows = [asdict(replace(one, due_on=None)) for one in view.agreement.open_facts]
        return {
            "agreed_on": today,
            "content": old.content or view.case.summary,
            "course": old.course or view.course,
            "duties": old.duties,
            "method": old.method,
            "clauses": rows,
        }


class RewriteForm(AgreementForm):
    """The version in force as it should have been written."""

    agreed_on = day(label(Agreement.agreed_on), "Hãy nhập ngày thỏa thuận.")
    reason = short_text(
        "Lý do ghi lại",
        Needed("Hãy ghi lý do ghi lại; bản cũ vẫn được giữ."),
        description="Ví dụ: ghi sai thời hạn. Lời cũ vẫn được lưu.",
    )

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        wrong = view.agreement.current
        return {
            **_words_of(wrong),
            "agreed_on": wrong.agreed_on,
            "signed_on": wrong.signed_on,
            "clauses": [asdict(one) for one in view.agreement.open_facts],
        }

    def offer(self, view: CaseView, today: date) -> None:
        current = view.agreement.current
        self.is_paper = bool(current and current.is_written)
        self.leave_out("is_written", "told_no_paper")
        if not self.is_paper:
            self.leave_out("signed_on")

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "reason": self.reason.data}
