"""what is open of a unit is found by the index that says so, which begins with the unit"""

from alembic import op

revision = "0066"
down_revision = "0065"

TABLES = ("opinion", "conclusion")


def upgrade():
    for table in TABLES:
        op.drop_index(f"ix_{table}_unit", table)


def downgrade():
    for table in TABLES:
        op.create_index(f"ix_{table}_unit", table, ["unit"])
