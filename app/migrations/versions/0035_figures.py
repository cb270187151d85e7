"""figures: the months of a province and the few cases of several rounds, each in an index"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
_SEVERAL = sa.text("round > 1")
_MONTHS = ["received_on", "unit", "result", "category"]


def upgrade():
    with op.batch_alter_table("mediation_case") as batch_op:
        batch_op.create_index("ix_mediation_case_months", _MONTHS)
        batch_op.create_index(
            "ix_mediation_case_rounds",
            ["unit", "received_on"],
            sqlite_where=_SEVERAL,
            postgresql_where=_SEVERAL,
        )


def downgrade():
    with op.batch_alter_table("mediation_case") as batch_op:
        batch_op.drop_index("ix_mediation_case_rounds")
        batch_op.drop_index("ix_mediation_case_months")
