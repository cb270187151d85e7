"""papers that were made: what stands on each, under its check code"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade():
    op.create_table(
        "made_paper",
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("subject_kind", sa.String(length=40), nullable=True),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("code", sa.String(length=9), nullable=True),
        sa.Column("symbol", sa.String(length=40), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("number", sa.String(length=60), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawal_reason", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_made_paper")),
    )
    with op.batch_alter_table("made_paper", schema=None) as batch_op:
        batch_op.create_index("ix_made_paper_code", ["code"], unique=False)
        batch_op.create_index("ix_made_paper_list", ["unit", "made_on", "id"], unique=False)
        batch_op.create_index(
            "ix_made_paper_subject", ["subject_kind", "subject_id", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_made_paper_unit"), ["unit"], unique=False)
