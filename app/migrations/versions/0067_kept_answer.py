"""what was counted from the books of units, written down for whoever asks next"""

import sqlalchemy as sa
from alembic import op

revision = "0067"
down_revision = "0066"


def upgrade():
    op.create_table(
        "kept_answer",
        sa.Column("question", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("word", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("question", "unit", name=op.f("pk_kept_answer")),
    )


def downgrade():
    op.drop_table("kept_answer")
