"""plans that replace one another, are withdrawn or given up"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0035"


def upgrade():
    with op.batch_alter_table("work_plan") as batch_op:
        batch_op.add_column(sa.Column("replaces_id", sa.Uuid(), nullable=True))
        batch_op.add_column(_text("replaces_number", 200))
        batch_op.add_column(sa.Column("replaces_dated_on", sa.Date(), nullable=True))
        batch_op.add_column(_text("replace_reason", 1000))
        batch_op.add_column(sa.Column("ended_on", sa.Date(), nullable=True))
        batch_op.add_column(_text("end_reason", 1000))
    with op.batch_alter_table("work_task") as batch_op:
        batch_op.add_column(sa.Column("first_id", sa.Uuid(), nullable=True))
        batch_op.create_index("ix_work_task_first", ["first_id"])


def downgrade():
    with op.batch_alter_table("work_task") as batch_op:
        batch_op.drop_index("ix_work_task_first")
        batch_op.drop_column("first_id")
    with op.batch_alter_table("work_plan") as batch_op:
        for name in ("end_reason", "ended_on", "replace_reason", "replaces_dated_on"):
            batch_op.drop_column(name)
        batch_op.drop_column("replaces_number")
        batch_op.drop_column("replaces_id")


def _text(name: str, length: int) -> sa.Column:
    return sa.Column(name, sa.String(length=length), nullable=False, server_default="")
