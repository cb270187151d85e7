"""in which state each unit's book is at an office"""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0040"


def upgrade():
    op.create_table(
        "book_state",
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("word", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("unit", name=op.f("pk_book_state")),
    )


def downgrade():
    op.drop_table("book_state")
