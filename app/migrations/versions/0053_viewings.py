"""Who opened which record, and restricted cases with the people named for them"""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"


def upgrade():
    op.create_table(
        "viewing",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_viewing")),
    )
    with op.batch_alter_table("viewing") as batch_op:
        batch_op.create_index(
            "ix_viewing_once", ["record_id", "account_id", "day", "reason"], unique=True
        )
        batch_op.create_index("ix_viewing_unit", ["unit", "sequence"])
    op.create_table(
        "case_reader",
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("named_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["mediation_case.id"],
            name=op.f("fk_case_reader_case_id_mediation_case"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_reader")),
    )
    with op.batch_alter_table("case_reader") as batch_op:
        batch_op.create_index(op.f("ix_case_reader_case_id"), ["case_id"])
        batch_op.create_index(op.f("ix_case_reader_unit"), ["unit"])
    op.add_column("mediation_case", sa.Column("restricted_because", sa.Text(), nullable=True))
    op.create_index(
        "ix_mediation_case_restricted",
        "mediation_case",
        ["unit"],
        sqlite_where=sa.text("restricted_because IS NOT NULL"),
        postgresql_where=sa.text("restricted_because IS NOT NULL"),
    )


def downgrade():
    op.drop_index("ix_mediation_case_restricted", table_name="mediation_case")
    with op.batch_alter_table("mediation_case") as batch_op:
        batch_op.drop_column("restricted_because")
    op.drop_table("case_reader")
    op.drop_table("viewing")
