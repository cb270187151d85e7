"""what is searched is found in the order of the day by which it is listed

The numbers of the entries are given anew by ``sohoagiai upgrade``, which enters every record.
"""

import sqlalchemy as sa
from alembic import op

revision = "0065"
down_revision = "0064"

FORGET = "INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words)"
KEEP = "INSERT INTO search_words(rowid, words) VALUES (new.id, new.words)"
CHANGED = "old.words <> new.words"
MOVED = f"{CHANGED} OR old.id <> new.id"


def upgrade():
    if op.get_bind().dialect.name == "sqlite":
        _when(MOVED)
    else:
        op.alter_column("search_entry", "id", type_=sa.BigInteger())


def downgrade():
    if op.get_bind().dialect.name == "sqlite":
        _when(CHANGED)
    else:
        op.execute("UPDATE search_entry SET id = nextval('search_entry_id_seq')")
        op.alter_column("search_entry", "id", type_=sa.Integer())


def _when(what):
    op.execute("DROP TRIGGER search_entry_changed")
    op.execute(
        "CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry"
        f" WHEN {what} BEGIN {FORGET}; {KEEP}; END"
    )
