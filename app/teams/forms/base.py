"""What the forms of acts share: they are made from the record that the page shows."""

from datetime import date
from typing import Any, Self

from app.domain.actors import Role
from app.domain.teams.decisions import Decision
from app.domain.typed_days import Lies
from app.teams.service.deciding import DepartureView, ElectionView
from app.web.access import current_actor
from app.web.fields import day, optional_day
from app.web.forms import Needed, OfficeForm, long_text, short_text, typed_before

View = ElectionView | DepartureView
NOT_FACTS = {"csrf_token", "request_key", "revision"}


class ActForm(OfficeForm):
    """The form of one act on an election or a departure; it stands on its page."""

    @classmethod
    def initial(cls, view: View, today: date) -> dict[str, Any]:
        """What stands in the fields before anybody types."""
        return {}

    def offer(self, view: View) -> None:
        """Fill the choices that depend on the record."""

    @classmethod
    def blank(cls, view: View, today: date, *, address: str) -> Self:
        """The form as the page shows it first, made from the record's present revision.

        ``address``: where it is sent; what was typed before and not saved is put back.
        """
        form = cls(
            formdata=typed_before(address),
            revision=view.record.revision,
            **cls.initial(view, today),
        )
        form.offer(view)
        return form

    @classmethod
    def sent(cls, view: View) -> Self:
        form = cls()
        form.offer(view)
        return form

    def facts(self) -> dict[str, Any]:
        """The typed fields, by the names under which the service takes them."""
        return {field.short_name: field.data for field in self if field.name not in NOT_FACTS}


class DecisionForm(ActForm):
    """A signed decision of the Chairman."""

    decision_number = short_text(
        "Số quyết định", Needed("Hãy nhập số quyết định."), description="Ví dụ 25/QĐ-UBND."
    )
    decided_on = day("Ngày ký quyết định", "Hãy nhập ngày ký quyết định.")
    signed_by = short_text(
        "Người ký quyết định",
        Needed("Hãy nhập họ tên người ký."),
        description="Thường là Chủ tịch Ủy ban nhân dân xã, phường.",
    )
    effective_on = optional_day(
        "Ngày có hiệu lực", description="Để trống nếu có hiệu lực từ ngày ký.", lies=Lies.EITHER
    )

    @classmethod
    def initial(cls, view: View, today: date) -> dict[str, Any]:
        return {"decided_on": today, "signed_by": usual_signer(view)}

    def facts(self) -> dict[str, Any]:
        typed = super().facts()
        decision = Decision(
            number=typed.pop("decision_number") or "",
            decided_on=typed.pop("decided_on"),
            signed_by=typed.pop("signed_by") or "",
            effective_on=typed.pop("effective_on"),
        )
        return {"decision": decision, **typed}


def usual_signer(view: View) -> str:
    """The leader who sits here, or who signed last."""
    actor = current_actor()
    return actor.name if actor.role is Role.COMMUNE_LEADER else view.people.signer


def reason(label: str, sentence: str, **kwargs: Any) -> Any:
    return long_text(label, Needed(sentence), render_kw={"rows": 2}, **kwargs)
