"""files follow records up: what was said of each above, which came out wrong here"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade():
    op.create_table(
        "exchange_file_above",
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=True),
        sa.Column("heard_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "sha256", name=op.f("pk_exchange_file_above")),
    )
    op.create_table(
        "exchange_file_failure",
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("failed_on", sa.Date(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "sha256", name=op.f("pk_exchange_file_failure")),
    )
    with op.batch_alter_table("exchange_letter") as batch_op:
        batch_op.add_column(sa.Column("files", sa.Integer(), server_default="0", nullable=False))


def downgrade():
    with op.batch_alter_table("exchange_letter") as batch_op:
        batch_op.drop_column("files")
    op.drop_table("exchange_file_failure")
    op.drop_table("exchange_file_above")
