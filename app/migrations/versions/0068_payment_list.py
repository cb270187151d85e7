"""a list of payment requests is read in its order by year and by state, and not sorted"""

from alembic import op

revision = "0068"
down_revision = "0067"

TABLE, STATE = "payment_request", "ix_payment_request_state"


def upgrade():
    op.create_index("ix_payment_request_year", TABLE, ["year", "id"])
    op.drop_index(STATE, TABLE)
    op.create_index(STATE, TABLE, ["state", "id"])


def downgrade():
    op.drop_index(STATE, TABLE)
    op.create_index(STATE, TABLE, ["state", "unit"])
    op.drop_index("ix_payment_request_year", TABLE)
