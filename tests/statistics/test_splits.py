"""Figures of a unit that was split: by today's boundaries each village counts where it is now."""

from dataclasses import replace
from random import Random

import pytest

from app.db import db, transaction
from app.domain.actors import Role
from app.domain.periodic.figures import ORGANISATION, RESULTS, in_all
from app.domain.statistics.forms import RowKind
from app.domain.statistics.shipped import OFFICIAL
from app.domain.units import Boundaries, Part, UnitKind
from app.overview.service import cases as whats
from app.overview.service.asked import Asked
from app.overview.service.picture import picture_of
from app.periodic.service.counting import figures_of
from app.statistics.service.behind import behind, may_look
from app.statistics.service.counting import sheet_of
from app.units import service as units
from tests.statistics.test_boundaries import FIRST, LAST
from tests.statistics.worlds import invent
from tests.units.test_mergers import DAY, row
from tests.units.test_splitting import FACTS

OLD, KEEPS, LEAVES, BESIDE = "03408", "03501", "03502", "03390"
FORMS = [ORGANISATION, RESULTS, *(one for one in OFFICIAL if one.rows is RowKind.UNIT)]
both = pytest.mark.usefixtures("both_databases")


@pytest.fixture
def split(office, actor):
    """Two communes; of the first one village, with its team, is a commune of its own today."""
    with transaction() as session:
        session.add(row("12", "Tỉnh Lai Châu", DAY, kind=UnitKind.PROVINCE, parent_code=None))
        session.add_all(row(code, f"Xã {code}", DAY) for code in (OLD, BESIDE))
        world = invent(Random(75), [OLD, BESIDE])
        world.write()
        for village in world.villages:
            village.valid_to = None
        own = [one for one in world.villages if one.unit == OLD]
        given = own[0].id
    parts = [
        Part(KEEPS, "Xã Nậm Ban", UnitKind.COMMUNE),
        Part(LEAVES, "Xã Pa Tần", UnitKind.COMMUNE, frozenset([given])),
    ]
    units.split_unit(OLD, parts, **FACTS, by=actor(Role.OFFICE_OFFICER))
    world.told = {"given": given}
    return world


@pytest.fixture
def officer(split, actor):
    return actor(Role.OFFICE_OFFICER)


def lines(form, by, boundaries=Boundaries.TODAY, unit=None):
    sheet = sheet_of(form, FIRST, LAST, by=by, unit=unit, boundaries=boundaries)
    return sheet, {one.key: one.numbers for one in sheet.lines if one.is_known}


def added(*numbers):
    return tuple(None if None in some else sum(some) for some in zip(*numbers, strict=True))


@both
def test_the_lines_of_today_add_up_to_the_line_of_then(split, officer):
    for form in FORMS:
        then, old = lines(form, officer, Boundaries.THEN)
        now, new = lines(form, officer)
        assert old.keys() - {BESIDE} == {OLD}
        assert new.keys() - {BESIDE} == {KEEPS, LEAVES}
        assert added(new[KEEPS], new[LEAVES]) == old[OLD]
        assert old.get(BESIDE) in (None, new[BESIDE])
        assert now.totals == then.totals


@both
def test_a_case_counts_where_its_village_is(split, officer):
    _, new = lines(RESULTS, officer)
    of_old = [one for one in split.cases if one.unit == OLD and FIRST <= one.received_on <= LAST]
    gone = [one for one in of_old if one.village_id == split.told["given"]]
    received = RESULTS.column(4)
    at = RESULTS.columns.index(received)
    in_scope = len(behind(RESULTS, 4, LEAVES, FIRST, LAST, by=officer).lines)
    assert 0 < new[LEAVES][at] == in_scope <= len(gone)
    assert 0 < new[KEEPS][at] < len(of_old)
    for form in (ORGANISATION, RESULTS):
        _, new = lines(form, officer)
        for column in form.columns:
            number = new[LEAVES][form.columns.index(column)]
            if may_look(column.measure, officer):
                found = behind(form, column.number, LEAVES, FIRST, LAST, by=officer)
                assert len(found.lines) == min(number, 20)


@both
def test_quality_and_the_page_of_all_go_by_the_same_lines(split, officer):
    now = figures_of(FIRST, LAST, today=LAST, by=officer)
    then = figures_of(FIRST, LAST, today=LAST, by=officer, boundaries=Boundaries.THEN)
    new = {one.unit: one for one in now.quality}
    old = {one.unit: one for one in then.quality}
    assert {KEEPS, LEAVES} <= new.keys()
    told = in_all([new[KEEPS], new[LEAVES]])
    assert replace(told, unit=OLD, name=old[OLD].name) == old[OLD]
    whole = picture_of(Asked(FIRST, LAST), by=officer, today=LAST)
    for unit in (KEEPS, LEAVES):
        line = next(one for one in whole.cases.sheet.lines if one.key == unit)
        narrowed = picture_of(Asked(FIRST, LAST, unit=unit), by=officer, today=LAST)
        assert narrowed.cases.of(whats.RECEIVED) == whole.cases.of(whats.RECEIVED, line)
        assert sum(one.received for one in narrowed.months) < sum(
            one.received for one in whole.months
        )
        assert not narrowed.area.lists_are_the_same
    former = picture_of(Asked(FIRST, LAST, unit=OLD), by=officer, today=LAST)
    assert former.cases.of(whats.RECEIVED) == sum(
        whole.cases.of(whats.RECEIVED, one)
        for one in whole.cases.sheet.lines
        if one.key in (KEEPS, LEAVES)
    )


def test_who_keeps_the_book_counts_what_is_still_its_own(split, officer, actor):
    _, at_the_office = lines(RESULTS, officer)
    keeper = actor(Role.COMMUNE_LEADER, unit=KEEPS, inherited=frozenset({OLD}))
    assert lines(RESULTS, keeper)[1] == {KEEPS: at_the_office[KEEPS]}
    then, book = lines(RESULTS, keeper, Boundaries.THEN)
    assert then.totals == book[OLD] == added(at_the_office[KEEPS], at_the_office[LEAVES])
    before = actor(Role.COMMUNE_LEADER, unit=OLD)  # its machine until the book is handed over
    assert lines(RESULTS, before)[1] == {OLD: book[OLD]}
    # the book stays with its keeper: nothing of it is met, or counted, at the other
    assert units.reach(actor(Role.COMMUNE_LEADER, unit=LEAVES)) == {LEAVES}
    assert not any(lines(RESULTS, actor(Role.COMMUNE_LEADER, unit=LEAVES))[0].totals)


def test_a_unit_outside_gets_nothing_of_whom_it_does_not_meet(split, officer, actor):
    """An office over the other successor alone counts no village of a book it does not hold."""
    with transaction():
        units.newest_of(LEAVES).parent_code = "122"
        db.session.add(row("122", "Huyện Nậm Nhùn", DAY, kind=UnitKind.DISTRICT))
    apart = actor(Role.OFFICE_OFFICER, unit="122")
    assert not any(lines(RESULTS, apart)[0].totals)
