"""A draft that was dropped can be taken back"""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"


def upgrade():
    with op.batch_alter_table("form_draft") as batch_op:
        batch_op.add_column(
            sa.Column("is_dropped", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("form_draft") as batch_op:
        batch_op.alter_column("is_dropped", server_default=None)


def downgrade():
    with op.batch_alter_table("form_draft") as batch_op:
        batch_op.drop_column("is_dropped")
