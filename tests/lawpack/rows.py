"""Ready-made rows and forms of the law: name only what the test is about."""

from datetime import date

from app.db import db
from app.domain.calendar import DayKind, TimeUnit
from app.domain.deadlines import Clock
from app.lawpack.models import CalendarDay, Court, DeadlineRow, LawOption
from app.lawpack.service import keeping
from tests.factories import an_officer
from tests.manners import Reading

TODAY = date(2026, 3, 2)
FROM = date(2026, 1, 1)
UNIT, OTHER = "03408", "03388"
PAGES = ("/quan-tri/thoi-han/", "/quan-tri/ngay-nghi/", "/quan-tri/toa-an/", "/quan-tri/tuy-chon/")
GOOD = {
    "/quan-tri/ngay-nghi/": {"kind": "off", "first": "05/03/2026", "name": "Nghỉ tránh bão"},
    "/quan-tri/thoi-han/start": {
        "length": "2",
        "counted_in": "working_day",
        "rolls": "y",
        "basis": "Quy chế số 12",
        "valid_from": "01/01/2026",
    },
    "/quan-tri/tuy-chon/pause_reminder_days": {"answer": "20", "valid_from": "01/01/2026"},
    "/quan-tri/toa-an/": {"name": "Tòa án nhân dân khu vực 1", "valid_from": "01/07/2025"},
}


def days(kind=DayKind.OFF, first=date(2026, 3, 5), last=None, name="Nghỉ tránh bão", **facts):
    given = {"today": TODAY, "by": an_officer(), **facts}
    return keeping.write_days(kind, first, last, name, **given)


def a_deadline(clock=Clock.START, **facts):
    given = {
        "length": 2,
        "counted_in": TimeUnit.DAY,
        "rolls": True,
        "basis": "Điều 5 Quy chế số 12/QC-UBND",
        "valid_from": FROM,
        "valid_to": None,
        "today": TODAY,
        "by": an_officer(),
    }
    return keeping.add_deadline(clock, **{**given, **facts})


def a_court(**facts):
    by = facts.pop("by", None) or an_officer()
    given = {
        "serves": by.unit,
        "name": "Tòa án nhân dân khu vực 1 – Lai Châu",
        "address": "Đường 30/4, phường Tân Phong",
        "phone": None,
        "valid_from": date(2025, 7, 1),
        "valid_to": None,
        "today": TODAY,
        "by": by,
    }
    return keeping.add_court(**{**given, **facts})


def words_of(answer):
    return " ".join(" ".join(Reading(answer.text).words).split())


def rows_held():
    models = (CalendarDay, DeadlineRow, LawOption, Court)
    return sum(db.session.scalar(db.select(db.func.count()).select_from(m)) for m in models)
