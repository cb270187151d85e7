"""the year's plan of dialogues, requests of voters"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade():
    op.create_table(
        "dialogue_plan",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("bases", sa.Text(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("purposes", sa.Text(), nullable=False),
        sa.Column("requirements", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("fields_of_life", sa.JSON(), nullable=False),
        sa.Column("organiser", sa.String(length=200), nullable=False),
        sa.Column("co_organisers", sa.String(length=200), nullable=False),
        sa.Column("chair", sa.String(length=200), nullable=False),
        sa.Column("co_chair", sa.String(length=200), nullable=False),
        sa.Column("participants", sa.Text(), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("manner", sa.Text(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("budget", sa.Text(), nullable=False),
        sa.Column("committee_tasks", sa.Text(), nullable=False),
        sa.Column("office_tasks", sa.Text(), nullable=False),
        sa.Column("culture_tasks", sa.Text(), nullable=False),
        sa.Column("radio_tasks", sa.Text(), nullable=False),
        sa.Column("village_tasks", sa.Text(), nullable=False),
        sa.Column("participant_rules", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("signer_post", sa.String(length=200), nullable=False),
        sa.Column("signer", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_plan")),
    )
    with op.batch_alter_table("dialogue_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dialogue_plan_unit"), ["unit"], unique=False)
        batch_op.create_index("ix_dialogue_plan_unit_year", ["unit", "year", "id"], unique=False)
        batch_op.create_index("ix_dialogue_plan_year", ["year", "unit", "id"], unique=False)

    op.create_table(
        "voter_request",
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("signatures", sa.Integer(), nullable=False),
        sa.Column("voters", sa.Integer(), nullable=False),
        sa.Column("representatives", sa.String(length=200), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("refused_on", sa.Date(), nullable=True),
        sa.Column("refusal_reason", sa.String(length=1000), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voter_request")),
    )
    with op.batch_alter_table("voter_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_voter_request_unit"), ["unit"], unique=False)
        batch_op.create_index(
            "ix_voter_request_unit_received_on", ["unit", "received_on", "id"], unique=False
        )

    op.create_table(
        "planned_session",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("villages", sa.JSON(), nullable=False),
        sa.Column("cluster", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("chair", sa.String(length=200), nullable=False),
        sa.Column("organiser", sa.String(length=200), nullable=False),
        sa.Column("co_organisers", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("amended_on", sa.Date(), nullable=True),
        sa.Column("amend_reason", sa.String(length=1000), nullable=False),
        sa.Column("struck_on", sa.Date(), nullable=True),
        sa.Column("strike_reason", sa.String(length=1000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["dialogue_plan.id"], name=op.f("fk_planned_session_plan_id_dialogue_plan")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"],
            ["planned_session.id"],
            name=op.f("fk_planned_session_replaces_id_planned_session"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_session")),
    )
    with op.batch_alter_table("planned_session", schema=None) as batch_op:
        batch_op.create_index("ix_planned_session_plan", ["plan_id", "quarter", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_planned_session_unit"), ["unit"], unique=False)
        batch_op.create_index(
            "ix_planned_session_unit_year", ["unit", "year", "quarter", "id"], unique=False
        )

    with op.batch_alter_table("dialogue", schema=None) as batch_op:
        batch_op.add_column(sa.Column("planned_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("request_id", sa.Uuid(), nullable=True))
        batch_op.create_index("ix_dialogue_planned", ["planned_id"], unique=False)
        batch_op.create_index("ix_dialogue_request", ["request_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_dialogue_planned_id_planned_session"),
            "planned_session",
            ["planned_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_dialogue_request_id_voter_request"),
            "voter_request",
            ["request_id"],
            ["id"],
        )


def downgrade():
    with op.batch_alter_table("dialogue", schema=None) as batch_op:
        batch_op.drop_constraint("fk_dialogue_request_id_voter_request", type_="foreignkey")
        batch_op.drop_constraint("fk_dialogue_planned_id_planned_session", type_="foreignkey")
        batch_op.drop_index("ix_dialogue_request")
        batch_op.drop_index("ix_dialogue_planned")
        batch_op.drop_column("request_id")
        batch_op.drop_column("planned_id")
    for table in ("planned_session", "voter_request", "dialogue_plan"):
        op.drop_table(table)
