"""changes in the list of units travel; who told a period, and which unit goes on"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade():
    op.create_table(
        "unit_change",
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("parent_code", sa.String(length=16), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("successor_code", sa.String(length=16), nullable=True),
        sa.Column("decree_number", sa.String(length=200), nullable=True),
        sa.Column("decree_date", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_change")),
    )
    op.create_index("ix_unit_change_code", "unit_change", ["code", "valid_from"])
    op.create_index(op.f("ix_unit_change_unit"), "unit_change", ["unit"])
    with op.batch_alter_table("unit") as table:
        table.add_column(sa.Column("successor_code", sa.String(length=16), nullable=True))
        table.add_column(sa.Column("told_by", sa.String(length=16), nullable=True))


def downgrade():
    with op.batch_alter_table("unit") as table:
        table.drop_column("told_by")
        table.drop_column("successor_code")
    op.drop_table("unit_change")
