"""the log of difficulties and proposals"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade():
    op.create_table(
        "difficulty",
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("asked_of", sa.String(length=32), nullable=False),
        sa.Column("other_body", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", sa.String(length=200), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closing_words", sa.String(length=1000), nullable=True),
        sa.Column("noted_by", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_difficulty")),
    )
    with op.batch_alter_table("difficulty") as batch_op:
        batch_op.create_index("ix_difficulty_list", ["unit", "found_on", "id"], unique=False)
        batch_op.create_index("ix_difficulty_state", ["state", "found_on", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_difficulty_unit"), ["unit"], unique=False)


def downgrade():
    op.drop_table("difficulty")
