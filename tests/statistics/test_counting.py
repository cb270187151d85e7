"""Every form, every period: the sheet says what a count by hand says, to the last case."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db import db
from app.domain.actors import InstanceRole, Role
from app.domain.statistics.forms import Form, RowKind, columns_of
from app.domain.statistics.measures import all_measures
from app.domain.statistics.shipped import SHIPPED
from app.mediation.models.case import LONG
from app.statistics.service.behind import behind
from app.statistics.service.counting import leaves_commune, sheet_of
from app.statistics.service.court import put_to_court
from app.units.service import import_list, listed_unit
from tests.plans import plan_of
from tests.statistics.by_hand import row_of, things
from tests.statistics.worlds import FIRST, invent

EVERYTHING = Form(
    code="moi",
    version="1",
    title="Mọi thứ đếm được",
    source="Kiểm tra",
    stub="Đơn vị",
    levels=frozenset(InstanceRole),
    rows=RowKind.UNIT,
    columns=columns_of(
        *((one.label, one.subject, one.outcome, one.part) for one in all_measures())
    ),
)
seeds = st.integers(0, 2**32)
starts, lengths = st.integers(0, 35), st.integers(0, 15)
seeded = settings(
    max_examples=15,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
COMMUNES = ["03408", "03405", "03390"]


def days(start, length):
    first = FIRST + timedelta(days=start)
    return first, first + timedelta(days=length)


def check_sheet(world, form, first, last, by):
    """Each cell, each total, and that nothing counted is outside the lines."""
    by_team = form.rows is RowKind.TEAM
    sheet = sheet_of(form, first, last, by=by)
    for at, column in enumerate(form.columns):
        found = things(world, column.measure.key, first, last)
        if sheet.totals[at] is None and not leaves_commune(column.measure):
            continue
        assert (sheet.totals[at] or 0) == len(found), (form.code, column.measure.key)
        for line in sheet.lines:
            own = [one for one in found if row_of(one, by_team) == line.key]
            told = line.numbers[at]
            assert (told or 0) == len(own), (form.code, column.measure.key, line)
            assert (told is None) == (not line.is_known)
    assert not [one.in_numbers for one in sheet.checks() if one.holds is False]
    return sheet


@pytest.mark.usefixtures("both_databases")
def test_a_commune_counts_as_a_clerk_would_by_hand(commune, actor):
    by = actor(Role.COMMUNE_OFFICER)
    forms = [one for one in (*SHIPPED, EVERYTHING) if InstanceRole.COMMUNE in one.levels]

    @seeded
    @given(seeds, starts, lengths)
    def check(seed, start, length):
        world = invent(Random(seed), [by.unit])
        world.write()
        try:
            for form in forms:
                check_sheet(world, form, *days(start, length), by)
        finally:
            db.session.rollback()

    check()


@pytest.mark.usefixtures("both_databases")
def test_what_took_months_is_carried_like_what_took_days(commune, actor):
    by = actor(Role.COMMUNE_OFFICER)
    for seed in range(12):
        world = invent(Random(seed), [by.unit])
        world.stretch(LONG // 5)  # some take exactly as long as few do, and some twice that
        world.write()
        for ended in {one.ended_on for one in world.cases if one.ended_on}:
            check_sheet(world, EVERYTHING, ended, ended + timedelta(days=LONG), by)
        db.session.rollback()


def test_who_is_carried_is_found_without_looking_at_all_who_ended_since(office, actor):
    import_list(own=listed_unit("12"))
    by, (form, *_) = actor(Role.OFFICE_OFFICER), SHIPPED
    steps = plan_of(lambda: sheet_of(form, *days(0, 30), by=by), "julianday")
    read = [one.split(" INDEX ")[-1] for one in steps if "mediation_case USING" in one]
    assert [one for one in read if "ended_on>" in one] == [
        "ix_mediation_case_long (unit=? AND ended_on>?)"
    ]


def test_only_cases_that_were_put_to_a_court_are_looked_up(office, actor):
    import_list(own=listed_unit("12"))
    by = actor(Role.OFFICE_OFFICER)
    steps = plan_of(lambda: put_to_court(*days(0, 30), by=by), "FROM court_request")
    cases = [one for one in steps if "mediation_case USING" in one]
    assert cases
    assert all(one.endswith("(id=?)") for one in cases)


@pytest.mark.usefixtures("both_databases")
def test_an_office_counts_the_same_out_of_what_it_received(office, actor):
    import_list(own=listed_unit("12"))
    by = actor(Role.OFFICE_OFFICER)
    forms = [one for one in (*SHIPPED, EVERYTHING) if InstanceRole.OFFICE in one.levels]

    @seeded
    @given(seeds, starts, lengths)
    def check(seed, start, length):
        world = invent(Random(seed), COMMUNES)
        world.write()
        heard = {team.unit for team in world.teams}
        world.villages = [one for one in world.villages if one.unit in heard]
        try:
            for form in forms:
                check_sheet(world, form, *days(start, length), by)
        finally:
            db.session.rollback()

    check()


@pytest.mark.usefixtures("both_databases")
def test_behind_each_number_stand_as_many_as_it_says(commune, actor):
    by = actor(Role.COMMUNE_OFFICER)
    forms = [one for one in SHIPPED if InstanceRole.COMMUNE in one.levels]

    @settings(seeded, max_examples=3)
    @given(seeds, starts, lengths)
    def check(seed, start, length):
        world, (first, last) = invent(Random(seed), [by.unit]), days(start, length)
        world.write()
        try:
            for form in forms:
                sheet = sheet_of(form, first, last, by=by)
                for at, column in enumerate(form.columns):
                    wanted = {one.id for one in things(world, column.measure.key, first, last)}
                    assert everything(form, column.number, None, first, last, by) == wanted
                    for line in sheet.lines:
                        some = everything(form, column.number, line.key, first, last, by)
                        assert len(some) == line.numbers[at]
        finally:
            db.session.rollback()

    check()


def everything(form, number, row, first, last, by):
    """All pages of the list behind a number; no record stands in it twice."""
    found, after = [], None
    while True:
        page = behind(form, number, row, first, last, by=by, after=after)
        found += [one.id for one in page.lines]
        after = page.next
        if after is None:
            assert len(set(found)) == len(found)
            return set(found)


def test_what_has_no_kind_yet_is_why_the_sum_of_kinds_falls_short(commune, actor):
    by = actor(Role.COMMUNE_OFFICER)
    year = (date(2025, 1, 1), date(2025, 12, 31))
    worlds = (invent(Random(seed), [by.unit], classified=False) for seed in range(50))
    world = next(one for one in worlds if things(one, "received.all.unclassified", *year))
    world.write()
    lacking = len(things(world, "received.all.unclassified", *year))
    assert lacking
    form = next(one for one in SHIPPED if one.code == "12b")
    kinds, results, _ = sheet_of(form, *year, by=by).checks()
    assert kinds.holds is False
    assert kinds.whole - sum(kinds.parts) == lacking
    assert kinds.lines
    assert results.holds is True


def test_what_stays_in_the_commune_is_no_number_at_the_office(office, actor):
    import_list(own=listed_unit("12"))
    world = invent(Random(3), COMMUNES)
    world.write()
    sheet = sheet_of(EVERYTHING, FIRST, date(2025, 12, 31), by=actor(Role.OFFICE_OFFICER))
    closed = {one.number for one in EVERYTHING.columns if not leaves_commune(one.measure)}
    assert closed
    for at, column in enumerate(EVERYTHING.columns):
        values = {line.numbers[at] for line in sheet.lines if line.is_known}
        assert (values == {None}) == (column.number in closed)
