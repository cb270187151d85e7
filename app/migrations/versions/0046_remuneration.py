"""levels of remuneration, requests for payment, their lines and shares"""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"


def upgrade():
    op.create_table(
        "payment_rate",
        sa.Column("per_case", sa.BigInteger(), nullable=False),
        sa.Column("settled", sa.BigInteger(), nullable=False),
        sa.Column("team_month", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.String(length=32), nullable=False),
        sa.Column("resolution", sa.String(length=50), nullable=False),
        sa.Column("resolved_on", sa.Date(), nullable=False),
        sa.Column("issued_by", sa.String(length=100), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        *_record("payment_rate"),
    )
    _index("payment_rate", "unit")
    op.create_table(
        "payment_request",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("case_amount", sa.BigInteger(), nullable=False),
        sa.Column("team_amount", sa.BigInteger(), nullable=False),
        sa.Column("accident_amount", sa.BigInteger(), nullable=False),
        sa.Column("register_shown", sa.Boolean(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=True),
        sa.Column("decision_due_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision_number", sa.String(length=50), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=True),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("hand_over_due_on", sa.Date(), nullable=True),
        sa.Column("handed_on", sa.Date(), nullable=True),
        sa.Column("mending", sa.Text(), nullable=True),
        *_record("payment_request"),
        _refers("payment_request", "team_id", "team"),
    )
    _index("payment_request", "unit")
    _index("payment_request", "unit", "year", "quarter", "id", name="ix_payment_request_list")
    _index("payment_request", "team_id", "year", "quarter", name="ix_payment_request_team")
    _index("payment_request", "state", "unit", name="ix_payment_request_state")
    op.create_table(
        "payment_item",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("month", sa.Date(), nullable=True),
        sa.Column("result", sa.String(length=32), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.String(length=32), nullable=True),
        sa.Column("rate_basis", sa.String(length=200), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("seen", sa.JSON(), nullable=True),
        sa.Column("unpaid_because", sa.String(length=1000), nullable=True),
        sa.Column("told", sa.Text(), nullable=True),
        sa.Column("holds", sa.String(length=80), nullable=True),
        *_record("payment_item"),
        _refers("payment_item", "request_id", "payment_request"),
        _refers("payment_item", "team_id", "team"),
        _refers("payment_item", "case_id", "mediation_case"),
    )
    for column in ("unit", "request_id", "case_id"):
        _index("payment_item", column)
    _index("payment_item", "holds", name="uq_payment_item_holds", unique=True)
    op.create_table(
        "payment_share",
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("mediator_id", sa.Uuid(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("unpaid_because", sa.String(length=1000), nullable=True),
        sa.Column("dropped_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        *_record("payment_share"),
        _refers("payment_share", "item_id", "payment_item"),
        _refers("payment_share", "mediator_id", "mediator"),
    )
    for column in ("unit", "item_id", "mediator_id"):
        _index("payment_share", column)


def downgrade():
    for table in ("payment_share", "payment_item", "payment_request", "payment_rate"):
        op.drop_table(table)


def _record(table):
    """What every record has."""
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _refers(table, column, other):
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)


def _index(table, *columns, name=None, unique=False):
    with op.batch_alter_table(table) as batch_op:
        batch_op.create_index(
            name or op.f(f"ix_{table}_{columns[0]}"), list(columns), unique=unique
        )
