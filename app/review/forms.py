"""The form in which one is decided of each account of a list."""

from collections.abc import Sequence
from uuid import UUID

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from app.domain.account_review import Choice, ReviewDecision
from app.domain.actors import Role
from app.review.models import AccountReview, ReviewLine
from app.review.service import roles_given
from app.web.forms import Needed, OfficeForm, short_text


class DecideForm(OfficeForm):
    """Who decides; a list of choices for each line comes with :func:`form_of`."""

    leader = short_text(
        "Người quyết định",
        Needed("Hãy ghi họ tên người quyết định."),
        description="Người đã xem danh sách và quyết định, ví dụ lãnh đạo; tên này vào nhật ký.",
    )

    def choices(self) -> dict[UUID, Choice]:
        """What is chosen, by the line it is about."""
        chosen = {}
        for field in self:
            if field.name.startswith("line_") and field.data:
                chosen[UUID(field.name.removeprefix("line_"))] = _read(field.data)
        return chosen

    def of(self, line: ReviewLine) -> SelectField:
        return self[_name(line)]


def form_of(review: AccountReview, **given) -> DecideForm:
    """The form of one list, each line as it was decided so far."""
    fields = {
        _name(line): SelectField(
            f"Quyết định về {line.name}",
            choices=_offered(line, roles_given()),
            default=_code(line),
            description="Giữ, khóa, hoặc vai trò mới.",
        )
        for line in review.lines
        if not line.is_stopped
    }
    return type("ListForm", (DecideForm,), fields)(**given)


def _name(line: ReviewLine) -> str:
    return f"line_{line.id.hex}"


def _offered(line: ReviewLine, roles: Sequence[Role]) -> list[SelectChoice]:
    found = [SelectChoice("", "– Chưa quyết định –")] if line.decision is None else []
    for decision in (ReviewDecision.KEEP, ReviewDecision.LOCK):
        found.append(SelectChoice(decision.value, decision.label))
    for role in roles:
        if role is not line.role:
            found.append(SelectChoice(role.value, f"Đổi thành {role.label}"))
    return found


def _code(line: ReviewLine) -> str:
    if line.decision is ReviewDecision.CHANGE_ROLE and line.new_role:
        return line.new_role.value
    return line.decision.value if line.decision else ""


def _read(code: str) -> Choice:
    if code in (ReviewDecision.KEEP, ReviewDecision.LOCK):
        return Choice(ReviewDecision(code))
    return Choice(ReviewDecision.CHANGE_ROLE, Role(code))
