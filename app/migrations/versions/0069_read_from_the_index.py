"""what a sheet counts, few cases that took long, and who owes what are told by an index alone"""

import sqlalchemy as sa
from alembic import op

revision = "0069"
down_revision = "0068"

CASES, LONG_CASES = "mediation_case", "ix_mediation_case_long"
MONTHS, COUNTED = "ix_mediation_case_months", "ix_mediation_case_counted"
OF_A_MONTH = ["unit", "received_on", "result", "category"]
OF_A_CASE = ["state", "round", "started_on", "ended_on", "start_due_on", "other_time_agreed"]
OWED = {"opinion": "current_handler", "conclusion": "handler"}
ORDER = ["unit", "state", "current_due_on", "id"]


def upgrade():
    op.drop_index(MONTHS, CASES)
    op.create_index(COUNTED, CASES, [*OF_A_MONTH, *OF_A_CASE])
    op.create_index(
        LONG_CASES,
        CASES,
        ["unit", "ended_on", "received_on"],
        sqlite_where=sa.text("(julianday(ended_on) - julianday(received_on)) > 60"),
        postgresql_where=sa.text("(ended_on - received_on) > 60"),
    )
    for table, handler in OWED.items():
        _anew(table, [*ORDER, handler])


def downgrade():
    for table in OWED:
        _anew(table, ORDER)
    op.drop_index(LONG_CASES, CASES)
    op.drop_index(COUNTED, CASES)
    op.create_index(MONTHS, CASES, OF_A_MONTH)


def _anew(table, columns):
    op.drop_index(f"ix_{table}_open", table)
    op.create_index(f"ix_{table}_open", table, columns)
