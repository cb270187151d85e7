"""Why the journal of a unit below did not follow, as the office found it"""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"


def upgrade():
    op.create_table(
        "journal_head_answer",
        sa.Column("head_id", sa.Integer(), nullable=False),
        sa.Column("finding", sa.String(length=32), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("answered_by", sa.String(length=200), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["head_id"],
            ["journal_head_below.id"],
            name=op.f("fk_journal_head_answer_head_id_journal_head_below"),
        ),
        sa.PrimaryKeyConstraint("head_id", name=op.f("pk_journal_head_answer")),
    )


def downgrade():
    op.drop_table("journal_head_answer")
