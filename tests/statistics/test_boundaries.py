"""Figures by the units of today or of then: the seven units of the former Thành phố Lai Châu."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from app.db import db, transaction
from app.domain.actors import Role
from app.domain.statistics.forms import RowKind
from app.domain.statistics.shipped import OFFICIAL
from app.domain.units import Boundaries
from app.mediation.models import MediationCase
from app.statistics.service.behind import behind
from app.statistics.service.counting import sheet_of
from tests.statistics.worlds import invent
from tests.units.test_mergers import LAI_CHAU_CITY, NOW, reorganised

FIRST, LAST = date(2025, 1, 1), date(2025, 3, 31)
FORM = next(
    one for one in OFFICIAL if one.rows is RowKind.UNIT and one.columns[0].measure.counts_cases
)


@pytest.fixture
def province(office):
    """Seven books of the city, and the reorganisation since."""
    reorganised()
    with transaction():
        invent(Random(7), [code for code, _, _ in LAI_CHAU_CITY]).write()


def lines_by(actor, boundaries, first=FIRST, last=LAST):
    sheet = sheet_of(FORM, first, last, by=actor(Role.OFFICE_OFFICER), boundaries=boundaries)
    return sheet, {one.key: one for one in sheet.lines if one.is_known}


@pytest.mark.usefixtures("both_databases")
def test_each_wards_line_is_the_sum_of_what_its_former_units_wrote(province, actor):
    then, old = lines_by(actor, Boundaries.THEN)
    now, new = lines_by(actor, Boundaries.TODAY)
    assert {key: old[key].name for key in old} == {
        code: name for code, name, _ in LAI_CHAU_CITY if code in old
    }
    assert {key: one.name for key, one in new.items()} == NOW
    assert then.totals == now.totals
    for ward, line in new.items():
        former = [old[code] for code, _, on in LAI_CHAU_CITY if on == ward and code in old]
        sums = tuple(
            None if None in numbers else sum(numbers)
            for numbers in zip(*(one.numbers for one in former), strict=True)
        )
        assert line.numbers == sums
    assert sum(filter(None, now.totals)) > 0


def test_behind_a_number_of_a_ward_stand_the_cases_of_its_former_units(province, actor):
    by, column = actor(Role.OFFICE_OFFICER), next(c for c in FORM.columns if c.measure.counts_cases)
    at = FORM.columns.index(column)
    for boundaries in Boundaries:
        _, lines = lines_by(actor, boundaries)
        for key, line in lines.items():
            found = behind(FORM, column.number, key, FIRST, LAST, by=by, boundaries=boundaries)
            assert len(found.lines) == min(line.numbers[at], 20)
            allowed = {code for code, _, on in LAI_CHAU_CITY if on == key}
            allowed = allowed if boundaries is Boundaries.TODAY else {key}
            assert {one.unit for one in found.lines} <= allowed


def test_a_code_that_changed_hands_in_the_period_bears_both_names(province, actor):
    _, lines = lines_by(actor, Boundaries.THEN, date(2025, 1, 1), date(2025, 12, 31))
    assert lines["03388"].name == "Phường Quyết Tiến, từ 01/07/2025 là Phường Đoàn Kết"


def test_a_ward_counts_the_books_that_it_carries_on(commune, actor):
    reorganised()
    with transaction():
        invent(Random(7), [code for code, _, _ in LAI_CHAU_CITY]).write()
    inherited = frozenset({"03387", "03409"})
    leader = replace(actor(Role.COMMUNE_LEADER), inherited=inherited)
    received = db.select(db.func.count()).where(
        MediationCase.unit.in_(inherited | {"03408"}), MediationCase.received_on <= LAST
    )
    everything = db.session.scalar(received)
    now = sheet_of(FORM, FIRST, LAST, by=leader)
    then = sheet_of(FORM, FIRST, LAST, by=leader, boundaries=Boundaries.THEN)
    assert now.totals == then.totals
    assert everything >= max(filter(None, now.totals)) > 0


def test_the_choice_is_in_the_address_of_the_page_and_of_what_stands_behind(province, browser):
    clerk = browser(Role.OFFICE_OFFICER)
    address = f"/thong-ke/bieu/{FORM.code}/{FORM.version}?first=01/01/2025&last=31/03/2025"
    now = clerk.get(address).text
    assert "Địa giới lúc ghi hồ sơ" in now
    assert "Phường Quyết Tiến" not in now
    then = clerk.get(f"{address}&boundaries=then").text
    assert "Phường Quyết Tiến" in then
    assert "boundaries=then" in then
