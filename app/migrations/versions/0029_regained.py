"""what came back from the superior waits for somebody to look it through"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade():
    op.create_table(
        "regained_record",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=48), nullable=False),
        sa.Column("page_id", sa.Uuid(), nullable=False),
        sa.Column("regained_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_regained_record")),
    )
    with op.batch_alter_table("regained_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_regained_record_page_id"), ["page_id"], unique=False)


def downgrade():
    op.drop_table("regained_record")
