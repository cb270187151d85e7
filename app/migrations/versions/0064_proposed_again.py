"""what is proposed again, and another form of reward that an office suggests"""

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"


def upgrade():
    with op.batch_alter_table("award_nominee") as batch_op:
        batch_op.add_column(sa.Column("again_of", sa.Uuid(), nullable=True))
        batch_op.create_index(op.f("ix_award_nominee_again_of"), ["again_of"], unique=False)
    with op.batch_alter_table("award_gathered") as batch_op:
        for name, length in (("award", 200), ("reason", 1000)):
            batch_op.add_column(
                sa.Column(name, sa.String(length=length), nullable=False, server_default="")
            )
    with op.batch_alter_table("award_gathered") as batch_op:
        for name in ("award", "reason"):
            batch_op.alter_column(name, server_default=None)


def downgrade():
    with op.batch_alter_table("award_gathered") as batch_op:
        for name in ("reason", "award"):
            batch_op.drop_column(name)
    with op.batch_alter_table("award_nominee") as batch_op:
        batch_op.drop_index(op.f("ix_award_nominee_again_of"))
        batch_op.drop_column("again_of")
