"""What became of one thing agreed, and who was told."""

from datetime import date
from typing import Any

from wtforms import RadioField
from wtforms.fields.choices import SelectChoice

from app.domain.mediation.clauses import OUTCOMES, ClauseState, Told
from app.mediation.forms.base import OnBehalfForm
from app.mediation.models import Clause
from app.records.model import label
from app.web.fields import code_of, day, optional_day
from app.web.forms import Needed, long_text


class ClauseForm(OnBehalfForm):
    outcome = RadioField(
        "Việc này",
        [Needed("Hãy chọn việc này đã thực hiện đến đâu.")],
        choices=[SelectChoice(one.value, one.label) for one in OUTCOMES],
        coerce=code_of(ClauseState),
        validate_choice=False,
        description="Việc đã thỏa thuận đến hôm nay ra sao.",
    )
    noted_on = day(
        "Ngày thực hiện xong, hoặc ngày ghi nhận", "Hãy nhập ngày thực hiện hoặc ghi nhận."
    )
    note = long_text(
        label(Clause.note),
        description="Đã làm được phần nào; sự kiện bất khả kháng là gì; vì sao không làm.",
        render_kw={"rows": 2},
    )
    other_side_told_on = optional_day(
        label(Clause.other_side_told_on),
        description="Khi có sự kiện bất khả kháng: hai bên phải trao đổi, thỏa thuận với nhau.",
    )
    leader_told_on = optional_day(label(Clause.leader_told_on))
    front_told_on = optional_day(label(Clause.front_told_on))

    @classmethod
    def blank(cls, clause: Clause, today: date, **more: Any) -> "ClauseForm":
        held = {
            name: getattr(clause, name)
            for name in ("other_side_told_on", "leader_told_on", "front_told_on")
        }
        if clause.state.is_trouble:
            held["outcome"] = clause.state
        return cls(formdata=None, noted_on=today, revision=clause.revision, **held, **more)

    def facts(self) -> dict[str, Any]:
        return {
            "outcome": self.outcome.data,
            "noted_on": self.noted_on.data,
            "note": self.note.data or "",
            "told": Told(
                self.other_side_told_on.data, self.leader_told_on.data, self.front_told_on.data
            ),
        }
