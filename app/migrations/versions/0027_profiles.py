"""how much of each kind of record goes up, and what was taken back"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

COPIES = sa.text("raw IS NOT NULL")


def upgrade():
    op.create_table(
        "sending_profile",
        sa.Column("kind", sa.String(length=48), nullable=False),
        sa.Column("profile", sa.String(length=32), nullable=False),
        sa.Column("switched_at", sa.DateTime(), nullable=False),
        sa.Column("switched_by", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("forks", sa.Integer(), nullable=False),
        sa.Column("treated", sa.Uuid(), nullable=True),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_sending_profile")),
    )
    op.create_table(
        "exchange_withdrawal",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=48), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("fields", sa.String(length=500), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "unit", "kind", "noted_on", "fields", name=op.f("pk_exchange_withdrawal")
        ),
    )
    op.create_index(
        "ix_ledger_answer_copy",
        "ledger_answer",
        ["record_id"],
        sqlite_where=COPIES,
        postgresql_where=COPIES,
    )


def downgrade():
    op.drop_index("ix_ledger_answer_copy", "ledger_answer")
    op.drop_table("exchange_withdrawal")
    op.drop_table("sending_profile")
