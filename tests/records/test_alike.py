"""Counted here or grouped by the database: the same numbers."""

from collections import Counter
from random import Random

import pytest
from sqlalchemy import Boolean, String, cast, union_all

from app.db import db
from app.records.alike import alike


def rows_of(told):
    columns = ("unit", String), ("word", String), ("is_so", Boolean)
    lines = [
        db.select(
            *(cast(one, of).label(name) for one, (name, of) in zip(row, columns, strict=True))
        )
        for row in told
    ]
    return union_all(*lines).subquery()


@pytest.mark.usefixtures("commune", "both_databases")
def test_rows_that_are_alike_are_counted_by_their_key():
    rng = Random(5)
    words = "", "a", "a,b", "1", "Đất đai", None
    told = [
        (rng.choice("xyz"), rng.choice(words), rng.choice((True, False, None))) for _ in range(200)
    ]
    rows = rows_of(told)
    found = Counter()
    for key, facts, number in alike(rows, rows.c.unit, [rows.c.word, rows.c.is_so]):
        found[key, *facts] += number
    assert found == Counter(told)
    assert len(found) > 50


@pytest.mark.usefixtures("commune", "both_databases")
def test_one_fact_is_enough_and_no_rows_are_none():
    rows = rows_of([("x", "a", True), ("x", "a", False), ("x", None, True)])
    assert set(alike(rows, rows.c.unit, [rows.c.word])) == {("x", ("a",), 2), ("x", (None,), 1)}
    nothing = db.select(rows).where(rows.c.unit == "y").subquery()
    assert list(alike(nothing, nothing.c.unit, [nothing.c.word])) == []
