"""inspections, their points and replies, checklists of offices"""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"


def upgrade():
    op.create_table(
        "inspection",
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("subject_unit", sa.String(length=16), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("subject_name", sa.String(length=200), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.String(length=32), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("woven", sa.String(length=32), nullable=False),
        sa.Column("woven_words", sa.String(length=200), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("leader", sa.String(length=200), nullable=False),
        sa.Column("leader_post", sa.String(length=200), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.Column("with_front", sa.Boolean(), nullable=False),
        sa.Column("front_body", sa.String(length=200), nullable=False),
        sa.Column("front_name", sa.String(length=200), nullable=False),
        sa.Column("front_post", sa.String(length=200), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=True),
        sa.Column("announced_number", sa.String(length=200), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("secretary", sa.String(length=200), nullable=False),
        sa.Column("received_by", sa.String(length=200), nullable=False),
        sa.Column("received_post", sa.String(length=200), nullable=False),
        sa.Column("others", sa.Text(), nullable=False),
        sa.Column("checklist", sa.Text(), nullable=True),
        sa.Column("strengths", sa.Text(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("cancel_reason", sa.String(length=1000), nullable=False),
        sa.Column("noted_by", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection")),
    )
    with op.batch_alter_table("inspection") as batch_op:
        batch_op.create_index("ix_inspection_subject", ["subject_unit", "year", "id"], unique=False)
        batch_op.create_index("ix_inspection_team", ["team_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_inspection_unit"), ["unit"], unique=False)
        batch_op.create_index("ix_inspection_year", ["unit", "year", "id"], unique=False)
    op.create_table(
        "inspection_point",
        sa.Column("inspection_id", sa.Uuid(), nullable=False),
        sa.Column("subject_unit", sa.String(length=16), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(length=16), nullable=False),
        sa.Column("finding", sa.String(length=2000), nullable=False),
        sa.Column("recommendation", sa.String(length=2000), nullable=False),
        sa.Column("responsible", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("is_issued", sa.Boolean(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("remark", sa.String(length=1000), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closing_words", sa.String(length=1000), nullable=False),
        sa.Column("struck_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inspection_id"],
            ["inspection.id"],
            name=op.f("fk_inspection_point_inspection_id_inspection"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_point")),
    )
    with op.batch_alter_table("inspection_point") as batch_op:
        batch_op.create_index(
            "ix_inspection_point_list", ["inspection_id", "number", "id"], unique=False
        )
        batch_op.create_index(
            "ix_inspection_point_open", ["subject_unit", "closed_on", "due_on"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_inspection_point_unit"), ["unit"], unique=False)
    op.create_table(
        "inspection_reply",
        sa.Column("point_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("evidence", sa.String(length=500), nullable=False),
        sa.Column("reported_by", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_reply")),
    )
    with op.batch_alter_table("inspection_reply") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_inspection_reply_point_id"), ["point_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_inspection_reply_unit"), ["unit"], unique=False)
    op.create_table(
        "inspection_list",
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_list")),
    )
    with op.batch_alter_table("inspection_list") as batch_op:
        batch_op.create_index(batch_op.f("ix_inspection_list_unit"), ["unit"], unique=False)


def downgrade():
    op.drop_table("inspection_list")
    op.drop_table("inspection_reply")
    op.drop_table("inspection_point")
    op.drop_table("inspection")
