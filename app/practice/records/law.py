"""What a commune of practice has written into its law: its court, a limit, an answer."""

from datetime import date

from app.db import db
from app.domain.actors import Actor
from app.domain.calendar import TimeUnit
from app.domain.deadlines import Clock
from app.domain.law_options import Option
from app.domain.words import mid_sentence
from app.lawpack.models import Court
from app.lawpack.service import keeping
from app.units.models import Unit

SINCE = date(2025, 7, 1)  # courts of regions take the place of those of districts


def write_law(unit: Unit, *, today: date, by: Actor) -> None:
    """Once: a second sample finds it written."""
    if db.session.scalar(db.select(Court.id).where(Court.unit == unit.code).limit(1)):
        return
    keeping.add_court(
        serves=unit.code,
        name="Tòa án nhân dân khu vực 1",
        address=f"Đường số 1, {mid_sentence(unit.name)}",
        phone=None,
        valid_from=SINCE,
        valid_to=None,
        today=today,
        by=by,
    )
    keeping.add_deadline(
        Clock.COURT_ANSWER,
        length=3,
        counted_in=TimeUnit.WORKING_DAY,
        rolls=True,
        basis="Quy chế làm việc của Ủy ban nhân dân (dữ liệu thực hành)",
        valid_from=SINCE,
        valid_to=None,
        today=today,
        by=by,
    )
    keeping.answer_option(Option.PAUSE_REMINDER_DAYS, "20", valid_from=SINCE, today=today, by=by)
