"""Inspections as an office and its communes write them."""

from datetime import date, timedelta

import pytest

from app.domain.actors import Actor, Role
from app.domain.inspection.checklist import Verdict
from app.domain.inspection.kinds import InspectionKind
from app.domain.inspection.shipped import ITEMS
from app.domain.workplan.timing import YearQuarter
from app.inspection.facts import MinutesFacts, PartyFacts, PlanFacts, PointFacts
from app.inspection.service import holding, planning, points
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.days import each_test_on
from tests.exchange.conftest import SIN_SUOI_HO, know_units

TODAY = date(2026, 11, 20)
SOON, LATER = TODAY + timedelta(days=20), TODAY + timedelta(days=40)
HERE, THERE = TAN_PHONG[0], SIN_SUOI_HO[0]
OFFICER = Actor(name="Tẩn Thị Mẩy", role=Role.COMMUNE_OFFICER, unit=HERE)
NEIGHBOUR = Actor(name="Vàng A Chứ", role=Role.COMMUNE_OFFICER, unit=THERE)
ABOVE = Actor(name="Lò Văn Pâng", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
PARTY = PartyFacts(
    leader="Lò Văn Một",
    leader_post="Phó Giám đốc",
    with_front=True,
    front_body="Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    front_name="Giàng Thị Dơ",
)
FINDING = "Hai tổ chưa có hòa giải viên nữ"
ADVICE = "Bầu bổ sung hòa giải viên nữ"
fixed_day = each_test_on(TODAY)


def plan(**facts):
    usual = {
        "year": TODAY.year,
        "planned_on": TODAY,
        "since": date(TODAY.year, 1, 1),
        "until": date(TODAY.year, 12, 31),
        "grounds": "Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013",
    }
    return PlanFacts(**usual | facts)


def planned(*, by=ABOVE, unit=HERE, team_id=None, **facts):
    """Of a unit or team; of oneself where ``by`` is of that unit and no team is named."""
    is_self = team_id is None and unit in by.books
    kind = InspectionKind.SELF if is_self else InspectionKind.OF_OTHERS
    return planning.plan_inspection(kind, unit, team_id, plan(**facts), PARTY, today=TODAY, by=by)


def checked(one, *, by=ABOVE, unmet=("1.2",), besides=()):
    """Every item answered, but those in ``besides``."""
    answers = {
        item.code: (Verdict.UNMET if item.code in unmet else Verdict.MET, "")
        for item in ITEMS
        if item.code not in besides
    }
    return holding.fill_checklist(one.id, answers, revision=one.revision, today=TODAY, by=by)


def held(one, *, by=ABOVE, party=PARTY, **facts):
    given = {"held_on": TODAY, "received_by": "Vàng A Páo", "conclusion": "Cơ bản đúng quy định."}
    minutes = MinutesFacts(**given | facts)
    return holding.write_minutes(one.id, minutes, party, revision=one.revision, today=TODAY, by=by)


def found(one, *, by=ABOVE, **facts):
    usual = {
        "finding": FINDING,
        "recommendation": ADVICE,
        "responsible": "Ủy ban nhân dân phường",
        "due_on": SOON,
    }
    return points.add_point(one.id, PointFacts(**usual | facts), by=by)


def signed(one=None, *, by=ABOVE, unit=HERE, with_point=True, **facts):
    """The whole course up to the signature; gives the inspection and its point."""
    one = checked(one or planned(by=by, unit=unit, **facts), by=by)
    one = held(one, by=by)
    point = found(one, by=by) if with_point else None
    one = holding.conclude(one.id, TODAY, "", revision=one.revision, today=TODAY, by=by)
    return one, point


def quarter_of(day):
    return YearQuarter(str((day.month + 2) // 3))


@pytest.fixture
def here(commune):
    know_units()
    return commune


@pytest.fixture
def above(office):
    know_units()
    return office
