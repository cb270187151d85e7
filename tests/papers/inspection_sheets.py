"""What is printed of inspections: a notice, minutes, minutes of a self-inspection."""

from app.domain.inspection.words import first_words
from app.inspection.facts import YearPlanFacts
from app.inspection.models import Inspection
from app.inspection.service import year_plans
from tests.factories import a_team
from tests.inspection.conftest import (
    OFFICER,
    TODAY,
    checked,
    found,
    held,
    know_units,
    planned,
)
from tests.papers.sheets import Sheet

MET = "Cơ bản đúng quy định."
#: Short, for an eye reads a narrow column line by line.
SHORT = {"finding": "Thiếu chữ ký", "recommendation": "Ký bổ sung"}


def notice() -> Sheet:
    """Of an inspection of a team that is to come."""
    return Sheet(
        _of_team(),
        ("THÔNG BÁO", "Kiểm tra công tác hòa giải ở cơ sở", "Giàng Thị Dơ", "Lò Văn Một"),
    )


def minutes() -> Sheet:
    """Of an inspection of a team, with one thing that was found."""
    one = held(checked(_of_team(), by=OFFICER), by=OFFICER)
    found(one, by=OFFICER, **SHORT)
    return Sheet(
        one,
        ("BIÊN BẢN", "Mặt trận Tổ quốc", *SHORT.values(), MET, "Giàng Thị Dơ"),
    )


def self_minutes() -> Sheet:
    """Of the commune itself."""
    know_units()
    one = held(checked(planned(by=OFFICER), by=OFFICER), by=OFFICER)
    found(one, by=OFFICER, **SHORT)
    return Sheet(one, ("BIÊN BẢN", "Tự kiểm tra", *SHORT.values(), MET, "Giàng Thị Dơ"))


def _of_team() -> Inspection:
    know_units()
    return planned(by=OFFICER, team_id=a_team().id)


def year_plan() -> Sheet:
    """Of a commune with one inspection of a team."""
    one = _of_team()
    words = first_words(TODAY.year, "phường Tân Phong", is_office=False)
    facts = YearPlanFacts(**words | {"known_bases": tuple(words["known_bases"])})
    plan = year_plans.begin_plan(TODAY.year, facts, today=TODAY, by=OFFICER)
    return Sheet(
        plan,
        ("KẾ HOẠCH", "KH-UBND", "MỤC ĐÍCH, YÊU CẦU", "ĐỐI TƯỢNG, THỜI GIAN", one.leader),
    )


SAMPLES = [
    ("inspection_plan", year_plan),
    ("inspection_notice", notice),
    ("inspection_minutes", minutes),
    ("self_inspection_minutes", self_minutes),
]
