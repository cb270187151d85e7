"""proposals of rewards from below that an office has taken into its own submission"""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"


def upgrade():
    op.create_table(
        "award_gathered",
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("nominee_id", sa.Uuid(), nullable=False),
        sa.Column("of_unit", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_gathered")),
    )
    with op.batch_alter_table("award_gathered") as batch_op:
        batch_op.create_index("ix_award_gathered_nominee", ["nominee_id"], unique=False)
        batch_op.create_index(
            "ix_award_gathered_submission", ["submission_id", "place"], unique=False
        )
        batch_op.create_index("ix_award_gathered_unit", ["unit"], unique=False)


def downgrade():
    op.drop_table("award_gathered")
