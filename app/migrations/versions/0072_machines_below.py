"""what units below tell of their machines and of who signed in there"""

import sqlalchemy as sa
from alembic import op

revision = "0072"
down_revision = "0071"

MACHINE, EVENT = "machine_below", "security_event_below"


def upgrade():
    op.create_table(
        MACHINE,
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("state", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("told_to", sa.Integer(), nullable=True),
        sa.Column("told_to_at", sa.DateTime(), nullable=True),
        sa.Column("heard_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("unit", name=op.f(f"pk_{MACHINE}")),
    )
    op.create_table(
        EVENT,
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("account", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{EVENT}")),
    )
    op.create_index(f"ix_{EVENT}_line", EVENT, ["unit", "sequence", "at"], unique=True)
    op.create_index(f"ix_{EVENT}_unit", EVENT, ["unit", "id"])
    op.create_index(f"ix_{EVENT}_at", EVENT, ["at"])


def downgrade():
    op.drop_table(EVENT)
    op.drop_table(MACHINE)
