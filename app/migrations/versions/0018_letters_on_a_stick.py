"""covers of letters that travel on a stick"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0012"


def upgrade():
    op.create_table(
        "exchange_letter",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_exchange_letter")),
    )
    op.create_index(op.f("ix_exchange_letter_made_at"), "exchange_letter", ["made_at"])


def downgrade():
    op.drop_index(op.f("ix_exchange_letter_made_at"), "exchange_letter")
    op.drop_table("exchange_letter")
