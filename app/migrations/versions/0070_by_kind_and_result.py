"""cases of a kind and a result are counted and listed by the index of the kind alone"""

from alembic import op

revision = "0070"
down_revision = "0069"

CASES, BY_KIND = "mediation_case", "ix_mediation_case_category"
ORDER = ["category", "received_on", "id"]


def upgrade():
    _anew([*ORDER, "result", "unit"])


def downgrade():
    _anew(ORDER)


def _anew(columns):
    op.drop_index(BY_KIND, CASES)
    op.create_index(BY_KIND, CASES, columns)
