"""pages of all units read in their order: requests by year and state, cases that wait by state"""

from alembic import op

revision = "0068"
down_revision = "0067"

REQUESTS, REQUESTS_BY_STATE = "payment_request", "ix_payment_request_state"
CASES, CASES_BY_STATE = "mediation_case", "ix_mediation_case_state"
ORDER = ["state", "received_on", "id"]


def upgrade():
    op.create_index("ix_payment_request_year", REQUESTS, ["year", "id"])
    _instead(REQUESTS_BY_STATE, REQUESTS, ["state", "id"])
    _instead(CASES_BY_STATE, CASES, [*ORDER, "unit", "start_due_on", "performance_due_on"])


def downgrade():
    _instead(CASES_BY_STATE, CASES, ORDER)
    _instead(REQUESTS_BY_STATE, REQUESTS, ["state", "unit"])
    op.drop_index("ix_payment_request_year", REQUESTS)


def _instead(index, table, columns):
    op.drop_index(index, table)
    op.create_index(index, table, columns)
