"""What the forms of all acts share: who did it, and what a case offers to choose from."""

from datetime import date
from typing import Any, Self

from wtforms.fields.choices import SelectChoice

from app.domain.actors import Actor, Role
from app.domain.classification import CATEGORIES, choosable
from app.domain.labels import Term
from app.domain.mediation.acts import Act
from app.domain.mediation.recorder import needs_name
from app.domain.mediation.states import Doer
from app.domain.mediation.transitions import transition
from app.domain.words import named
from app.mediation.service.viewing import CaseView
from app.teams.models import Mediator
from app.web.access import current_actor
from app.web.fields import id_choices
from app.web.forms import OfficeForm, short_text, typed_before
from app.web.translation.phrases import Phrase

NOT_FACTS = {"csrf_token", "request_key", "revision", "acted_by"}
GROUPS = {
    "MT": "Mâu thuẫn giữa các bên",
    "DS": "Dân sự",
    "HN": "Hôn nhân và gia đình",
    "VP": "Vi phạm pháp luật được hòa giải",
    "KH": "Khác",
}


class OnBehalfForm(OfficeForm):
    """A form that may be filled in for somebody else, who is then named."""

    acted_by = short_text(
        "Người thực hiện (khi ghi thay)",
        description="Để trống nếu tự ghi việc của mình; ghi thay thì ghi tên người đã làm.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if current_actor().role is Role.MEDIATOR:
            del self.acted_by

    def actor(self) -> Actor:
        person = super().actor()
        return person.on_behalf_of(self.acted_by.data) if "acted_by" in self else person

    def facts(self) -> dict[str, Any]:
        """The typed fields, by the names under which the service takes them."""
        return {field.name: field.data for field in self if field.name not in NOT_FACTS}


class ActForm(OnBehalfForm):
    """The form of one act on a case."""

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        """What stands in the fields before anybody types."""
        return {}

    def offer(self, view: CaseView, today: date) -> None:
        """Fill the choices that depend on the case."""

    def wants_more_rows(self) -> bool:
        """A small button asked for more lines: nothing is saved yet."""
        return False

    def shown(self, view: CaseView) -> dict[str, Any]:
        """What the page of its own needs beside the form."""
        return {}

    @classmethod
    def blank(cls, act: Act, view: CaseView, today: date, *, address: str = "") -> Self:
        """The form as the page shows it first, made from the case's present revision.

        ``address``: where it is sent; what was typed before and not saved is put back.
        """
        form = cls(
            formdata=typed_before(address),
            revision=view.case.revision,
            acted_by=likely_doer(act, view),
            **cls.initial(view, today),
        )
        form.offer(view, today)
        return form

    @classmethod
    def sent(cls, view: CaseView, today: date) -> Self:
        form = cls()
        form.offer(view, today)
        return form


def likely_doer(act: Act, view: CaseView) -> str:
    """Whose act it most likely was, where the writer has to name somebody."""
    role, state = current_actor().role, view.case.state
    if not needs_name(role, state, act):
        return ""
    who = transition(state, act).who
    if Doer.MEDIATOR in who:
        return (
            ", ".join(one.name for one in view.current_assignments if one.name) or view.leader_name
        )
    return view.leader_name if Doer.TEAM_LEADER in who else ""


def categories(today: date, kept: str | None = None) -> list[SelectChoice]:
    """The kinds by group; a retired one stays where it was chosen before."""
    current = choosable(today)
    return [
        SelectChoice("", "– chưa phân loại –", optgroup="Để sau"),
        *(
            SelectChoice(row.code, row.label, optgroup=GROUPS[row.code[:2]])
            for row in CATEGORIES
            if row in current or row.code == kept
        ),
    ]


def mediator_choices(view: CaseView, none: str = "") -> list[SelectChoice]:
    return id_choices(((one.id, _mediator(one, view)) for one in view.mediators), none)


def _mediator(one: Mediator, view: CaseView) -> str:
    if one.team_id != view.team.id:
        return Phrase(named(one.name), " ", Term("(tổ phối hợp)"))
    told = Phrase(named(one.name), " ", Term("(tổ trưởng)"))
    return told if one.is_leader else named(one.name)
