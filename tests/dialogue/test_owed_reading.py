"""A list of what is owed reads of all opinions no more than an index."""

from datetime import date

import pytest

from app.dialogue.service.overdue import Owed, debtors, debts
from tests.plans import plan_of

OWED = Owed(frozenset({"03408", "03405"}))


@pytest.mark.usefixtures("office", "database_files")
def test_only_an_index_is_read_of_all_that_is_owed():
    steps = plan_of(lambda: debts(OWED, today=date(2026, 4, 20)), "FROM opinion")
    assert {step.split(" (")[0] for step in steps if step.startswith("SEARCH")} == {
        "SEARCH opinion USING COVERING INDEX ix_opinion_open",
        "SEARCH conclusion USING COVERING INDEX ix_conclusion_open",
    }


@pytest.mark.usefixtures("office", "database_files")
def test_who_owes_what_is_told_by_the_same_indexes():
    for table in ("opinion", "conclusion"):
        steps = plan_of(lambda: debtors(OWED.units, today=date(2026, 4, 20)), f"FROM {table}")
        index = f"SEARCH {table} USING COVERING INDEX ix_{table}_open"
        assert [step.split(" (")[0] for step in steps if step.startswith("SEARCH")] == [index]
