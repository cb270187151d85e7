"""the last exchange of a subordinate that failed"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade():
    with op.batch_alter_table("exchange_peer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("failed_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("failure", sa.String(length=300), nullable=True))


def downgrade():
    with op.batch_alter_table("exchange_peer", schema=None) as batch_op:
        for name in ("failure", "failed_at"):
            batch_op.drop_column(name)
