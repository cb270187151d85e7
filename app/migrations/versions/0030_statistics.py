"""forms and reports of statistics"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade():
    with op.batch_alter_table("mediation_case", schema=None) as batch_op:
        batch_op.create_index(
            "ix_mediation_case_ended", ["unit", "ended_on", "received_on"], unique=False
        )

    op.create_table(
        "statistics_form",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statistics_form")),
    )
    with op.batch_alter_table("statistics_form", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statistics_form_unit"), ["unit"], unique=False)

    op.create_table(
        "statistics_report",
        sa.Column("form_code", sa.String(length=16), nullable=False),
        sa.Column("form_version", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=True),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("prepared_by", sa.String(length=200), nullable=True),
        sa.Column("signed_by", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statistics_report")),
    )
    with op.batch_alter_table("statistics_report", schema=None) as batch_op:
        batch_op.create_index("ix_statistics_report_days", ["first", "last", "unit"], unique=False)
        batch_op.create_index(batch_op.f("ix_statistics_report_unit"), ["unit"], unique=False)
        batch_op.create_index("ix_statistics_report_year", ["unit", "year", "kind"], unique=False)


def downgrade():
    with op.batch_alter_table("statistics_report", schema=None) as batch_op:
        batch_op.drop_index("ix_statistics_report_year")
        batch_op.drop_index(batch_op.f("ix_statistics_report_unit"))
        batch_op.drop_index("ix_statistics_report_days")

    op.drop_table("statistics_report")
    with op.batch_alter_table("statistics_form", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statistics_form_unit"))

    op.drop_table("statistics_form")
    with op.batch_alter_table("mediation_case", schema=None) as batch_op:
        batch_op.drop_index("ix_mediation_case_ended")
