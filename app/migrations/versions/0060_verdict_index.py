"""Heads of journals below are looked for by their verdict alone"""

from alembic import op

revision = "0060"
down_revision = "0059"

INDEX, TABLE = "ix_journal_head_below_verdict", "journal_head_below"


def upgrade():
    op.drop_index(INDEX, table_name=TABLE)
    op.create_index(INDEX, TABLE, ["verdict"])


def downgrade():
    op.drop_index(INDEX, table_name=TABLE)
    op.create_index(INDEX, TABLE, ["verdict", "received_at"])
