"""the year's plan of mediation work, its tasks, receipts and notes of progress"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade():
    op.create_table(
        "work_plan",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("known_bases", sa.JSON(), nullable=False),
        sa.Column("bases", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("parent_number", sa.String(length=200), nullable=False),
        sa.Column("parent_dated_on", sa.Date(), nullable=True),
        sa.Column("parent_issuer", sa.String(length=200), nullable=False),
        sa.Column("parent_subject", sa.String(length=500), nullable=False),
        sa.Column("purposes", sa.Text(), nullable=False),
        sa.Column("requirements", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("send_before", sa.Date(), nullable=True),
        sa.Column("send_to", sa.String(length=200), nullable=False),
        sa.Column("for_report", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("website", sa.String(length=200), nullable=False),
        sa.Column("for_units", sa.String(length=200), nullable=False),
        sa.Column("kept", sa.String(length=200), nullable=False),
        sa.Column("signer_post", sa.String(length=200), nullable=False),
        sa.Column("signer", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_plan")),
    )
    with op.batch_alter_table("work_plan", schema=None) as batch_op:
        batch_op.create_index("ix_work_plan_parent", ["parent_id"], unique=False)
        batch_op.create_index("ix_work_plan_unit", ["unit"], unique=False)
        batch_op.create_index("ix_work_plan_unit_year", ["unit", "year", "id"], unique=False)
        batch_op.create_index("ix_work_plan_year", ["year", "unit", "id"], unique=False)

    op.create_table(
        "work_task",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_issued", sa.Boolean(), nullable=False),
        sa.Column("goes_down", sa.Boolean(), nullable=False),
        sa.Column("content", sa.String(length=500), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("lead", sa.String(length=500), nullable=False),
        sa.Column("co_actors", sa.String(length=500), nullable=False),
        sa.Column("timing", sa.String(length=32), nullable=False),
        sa.Column("quarters", sa.JSON(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("quality", sa.Text(), nullable=False),
        sa.Column("product", sa.String(length=500), nullable=False),
        sa.Column("measure", sa.String(length=32), nullable=False),
        sa.Column("parent_task_id", sa.Uuid(), nullable=True),
        sa.Column("struck_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["work_plan.id"], name=op.f("fk_work_task_plan_id_work_plan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_task")),
    )
    with op.batch_alter_table("work_task", schema=None) as batch_op:
        batch_op.create_index("ix_work_task_parent", ["parent_task_id"], unique=False)
        batch_op.create_index("ix_work_task_plan", ["plan_id", "number", "id"], unique=False)
        batch_op.create_index("ix_work_task_unit", ["unit"], unique=False)

    op.create_table(
        "work_receipt",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("received_by", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_receipt")),
    )
    with op.batch_alter_table("work_receipt", schema=None) as batch_op:
        batch_op.create_index("ix_work_receipt_plan_id", ["plan_id"], unique=False)
        batch_op.create_index("ix_work_receipt_unit", ["unit"], unique=False)

    op.create_table(
        "work_progress",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("evidence", sa.String(length=500), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["task_id"], ["work_task.id"], name=op.f("fk_work_progress_task_id_work_task")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_progress")),
    )
    with op.batch_alter_table("work_progress", schema=None) as batch_op:
        batch_op.create_index("ix_work_progress_task", ["task_id", "noted_on", "id"], unique=False)
        batch_op.create_index("ix_work_progress_unit", ["unit"], unique=False)


def downgrade():
    for table in ("work_progress", "work_receipt", "work_task", "work_plan"):
        op.drop_table(table)
