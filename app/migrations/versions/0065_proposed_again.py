"""what was returned to its unit and is proposed again"""

import sqlalchemy as sa
from alembic import op

revision = "0065"
down_revision = "0063"


def upgrade():
    with op.batch_alter_table("award_nominee") as batch_op:
        batch_op.add_column(sa.Column("again_of", sa.Uuid(), nullable=True))
        batch_op.create_index(op.f("ix_award_nominee_again_of"), ["again_of"], unique=False)


def downgrade():
    with op.batch_alter_table("award_nominee") as batch_op:
        batch_op.drop_index(op.f("ix_award_nominee_again_of"))
        batch_op.drop_column("again_of")
