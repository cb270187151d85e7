"""reports by the units of today or of then; villages given to another unit"""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"


def upgrade():
    with op.batch_alter_table("periodic_report") as table:
        table.add_column(
            sa.Column("boundaries", sa.String(length=32), nullable=False, server_default="today")
        )
    with op.batch_alter_table("unit_change") as table:
        table.add_column(sa.Column("villages", sa.JSON(), nullable=True))
        table.add_column(sa.Column("village_names", sa.Text(), nullable=True))


def downgrade():
    with op.batch_alter_table("unit_change") as table:
        table.drop_column("village_names")
        table.drop_column("villages")
    with op.batch_alter_table("periodic_report") as table:
        table.drop_column("boundaries")
