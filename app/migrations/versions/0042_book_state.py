"""in which state each unit's book is at an office; the months of each unit from one index"""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"


def upgrade():
    _months(["unit", "received_on", "result", "category"])
    op.create_table(
        "book_state",
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("word", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("unit", name=op.f("pk_book_state")),
    )


def downgrade():
    op.drop_table("book_state")
    _months(["received_on", "unit", "result", "category"])


def _months(columns: list[str]) -> None:
    with op.batch_alter_table("mediation_case") as batch_op:
        batch_op.drop_index("ix_mediation_case_months")
        batch_op.create_index("ix_mediation_case_months", columns)
