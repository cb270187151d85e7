"""cases from the paper book, which does not say when somebody was assigned"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.alter_column("assigned_on", existing_type=sa.Date(), nullable=True)


def downgrade():
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.alter_column("assigned_on", existing_type=sa.Date(), nullable=False)
