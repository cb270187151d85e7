"""Figures by the units of today or of then: the seven units of the former Thành phố Lai Châu."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from app.db import db, transaction
from app.domain.actors import Role
from app.domain.mediation.agreement import AgreementOrigin, AgreementState
from app.domain.mediation.clauses import ClauseState, Obliged
from app.domain.mediation.court import CourtState
from app.domain.mediation.states import CaseResult
from app.domain.periodic.figures import in_all
from app.domain.statistics.forms import RowKind
from app.domain.statistics.shipped import OFFICIAL
from app.domain.units import Boundaries
from app.mediation.models import Agreement, Clause, CourtRequest, MediationCase
from app.periodic.service.counting import figures_of
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


@pytest.fixture
def agreed(office):
    """The seven books with, in each settled case, one thing done in time and one request filed."""
    reorganised()
    with transaction() as session:
        world = invent(Random(186), [code for code, _, _ in LAI_CHAU_CITY])
        world.write()
        for case in world.cases:
            if case.result is CaseResult.SETTLED:
                facts = {"unit": case.unit, "case_id": case.id, "revision": 1}
                first = {"round": 1, "version": 1, "state": next(iter(AgreementState))}
                terms = Agreement(**facts, **first, origin=next(iter(AgreementOrigin)))
                session.add(terms)
                session.flush()
                facts["agreement_id"] = terms.id
                done = {"state": ClauseState.PERFORMED, "due_on": LAST, "performed_on": FIRST}
                session.add(Clause(**facts, **done, place=1, side=next(iter(Obliged))))
                filed = {"state": CourtState.RECOGNISED, "due_on": LAST, "filed_on": FIRST}
                session.add(CourtRequest(**facts, **filed))


@pytest.mark.usefixtures("both_databases")
def test_the_quality_stands_in_the_lines_of_the_sheets_beside_it(agreed, actor):
    asked = {"today": LAST, "by": actor(Role.OFFICE_OFFICER)}
    now = figures_of(FIRST, LAST, **asked)
    then = figures_of(FIRST, LAST, **asked, boundaries=Boundaries.THEN)
    assert {one.unit: one.name for one in now.quality} == NOW
    assert {one.unit: one.name for one in then.quality}.items() <= {
        (code, name) for code, name, _ in LAI_CHAU_CITY
    }
    for line in now.quality:
        former = [code for code, _, on in LAI_CHAU_CITY if on == line.unit]
        told = in_all(one for one in then.quality if one.unit in former)
        assert replace(told, unit=line.unit, name=line.name) == line
        assert min(line.starts, line.in_time, line.agreed, line.performed, line.recognised) > 0


def test_the_page_of_figures_tells_agreements_by_the_chosen_units(agreed, browser):
    clerk = browser(Role.OFFICE_OFFICER)
    address = "/bao-cao/?first=01/01/2025&last=31/03/2025"
    assert "Phường Quyết Tiến" not in clerk.get(address).text
    then = clerk.get(f"{address}&boundaries=then").text
    for part in ("Thực hiện thỏa thuận", "Yêu cầu Tòa án công nhận kết quả"):
        assert "Phường Quyết Tiến" in then[then.index(f"<h2>{part}") :]


def test_the_choice_is_in_the_address_of_the_page_and_of_what_stands_behind(province, browser):
    clerk = browser(Role.OFFICE_OFFICER)
    address = f"/thong-ke/bieu/{FORM.code}/{FORM.version}?first=01/01/2025&last=31/03/2025"
    now = clerk.get(address).text
    assert "Địa giới lúc ghi hồ sơ" in now
    assert "Phường Quyết Tiến" not in now
    then = clerk.get(f"{address}&boundaries=then").text
    assert "Phường Quyết Tiến" in then
    assert "boundaries=then" in then
