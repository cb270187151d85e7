"""Indexes of what is empty in nearly all rows leave those out; sittings are found by their state

Counted with them they told nothing apart, so the database read the whole table. The words by
which a party is found are cut anew by ``sohoagiai upgrade``.
"""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"

SPARSE = (("mediation_case", "repeats_id"), ("party", "person_id"))


def upgrade():
    for table, name in SPARSE:
        op.drop_index(f"ix_{table}_{name}", table)
        few = sa.text(f"{name} IS NOT NULL")
        op.create_index(f"ix_{table}_{name}", table, [name], sqlite_where=few, postgresql_where=few)
    op.create_index("ix_meeting_state", "meeting", ["state", "held_on"])


def downgrade():
    op.drop_index("ix_meeting_state", "meeting")
    for table, name in SPARSE:
        op.drop_index(f"ix_{table}_{name}", table)
        op.create_index(f"ix_{table}_{name}", table, [name])
