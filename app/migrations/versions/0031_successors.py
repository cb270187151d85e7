"""which units went on in another is asked with every page"""

from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade():
    op.create_index("ix_unit_successor", "unit", ["successor_code"])


def downgrade():
    op.drop_index("ix_unit_successor", table_name="unit")
