"""the log of what is for those below"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade():
    op.create_table(
        "ledger_down",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("audience", sa.String(length=32), nullable=True),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("chain", sa.LargeBinary(length=16), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_ledger_down")),
    )
    op.create_index("ix_ledger_down_audience", "ledger_down", ["audience", "seq"])
    op.create_index(op.f("ix_ledger_down_record_id"), "ledger_down", ["record_id"])


def downgrade():
    op.drop_index(op.f("ix_ledger_down_record_id"), "ledger_down")
    op.drop_index("ix_ledger_down_audience", "ledger_down")
    op.drop_table("ledger_down")
