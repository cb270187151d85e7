"""when and where a paper for the public was put up on a portal"""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"


def upgrade():
    with op.batch_alter_table("made_paper") as batch_op:
        batch_op.add_column(sa.Column("posted_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("posted_at", sa.String(length=500), nullable=True))


def downgrade():
    with op.batch_alter_table("made_paper") as batch_op:
        batch_op.drop_column("posted_at")
        batch_op.drop_column("posted_on")
