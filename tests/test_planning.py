"""PostgreSQL plans each question anew: a quarter is not looked for as a year is."""

import pytest

from app.db import db


@pytest.mark.parametrize("both_databases", ["postgresql"], indirect=True)
def test_a_plan_is_made_for_the_days_that_are_asked(both_databases, commune):
    for _ in range(2):
        mode = db.session.scalar(db.text("SHOW plan_cache_mode"))
        assert mode == "force_custom_plan"
        db.session.rollback()
