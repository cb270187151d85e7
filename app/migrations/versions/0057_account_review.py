"""Accounts are looked through every quarter"""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"


def upgrade():
    op.create_table(
        "account_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("finished_by", sa.String(length=200), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_review")),
        sa.UniqueConstraint("unit", "first_day", name=op.f("uq_account_review_unit_first_day")),
    )
    op.create_table(
        "account_review_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("team", sa.String(length=200), nullable=True),
        sa.Column("last_seen", sa.DateTime(), nullable=True),
        sa.Column("has_second_step", sa.Boolean(), nullable=False),
        sa.Column("is_stopped", sa.Boolean(), nullable=False),
        sa.Column("opened_by", sa.String(length=200), nullable=True),
        sa.Column("decision", sa.String(length=32), nullable=True),
        sa.Column("new_role", sa.String(length=32), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["account_review.id"],
            name=op.f("fk_account_review_line_review_id_account_review"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_review_line")),
    )
    with op.batch_alter_table("account_review_line") as batch_op:
        batch_op.create_index(batch_op.f("ix_account_review_line_review_id"), ["review_id"])


def downgrade():
    op.drop_table("account_review_line")
    op.drop_table("account_review")
