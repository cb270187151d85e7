"""reports by the units of today or of then"""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0035"


def upgrade():
    with op.batch_alter_table("periodic_report") as table:
        table.add_column(
            sa.Column("boundaries", sa.String(length=32), nullable=False, server_default="today")
        )


def downgrade():
    with op.batch_alter_table("periodic_report") as table:
        table.drop_column("boundaries")
