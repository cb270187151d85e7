"""Accounts that nobody uses are closed by themselves"""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"


def upgrade():
    op.create_table(
        "unused_look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("looked_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unused_look")),
    )
    with op.batch_alter_table("account") as batch_op:
        batch_op.add_column(sa.Column("closed_at", sa.DateTime(), nullable=True))
        # nobody is closed on the day of the new program: everybody begins to count today
        batch_op.add_column(
            sa.Column("counted_from", sa.DateTime(), nullable=False, server_default=sa.func.now())
        )
    with op.batch_alter_table("account") as batch_op:
        batch_op.alter_column("counted_from", server_default=None)


def downgrade():
    with op.batch_alter_table("account") as batch_op:
        batch_op.drop_column("counted_from")
        batch_op.drop_column("closed_at")
    op.drop_table("unused_look")
