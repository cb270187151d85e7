"""requests about personal data, holds, disposals, stones, incidents"""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"


def upgrade():
    op.create_table(
        "data_incident",
        sa.Column("discovered_at", sa.DateTime(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=True),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("measures", sa.Text(), nullable=True),
        sa.Column("consequences", sa.Text(), nullable=True),
        sa.Column("affected", sa.JSON(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=True),
        sa.Column("notice_due_at", sa.DateTime(), nullable=True),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("notified_to", sa.String(length=200), nullable=True),
        sa.Column("people_told_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closing_words", sa.Text(), nullable=True),
        sa.Column("noted_by", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_incident")),
    )
    with op.batch_alter_table("data_incident") as batch_op:
        batch_op.create_index(
            "ix_data_incident_list", ["unit", "discovered_at", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_data_incident_unit"), ["unit"], unique=False)

    op.create_table(
        "data_request",
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=True),
        sa.Column("person", sa.String(length=200), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(length=200), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("asked_by", sa.String(length=32), nullable=True),
        sa.Column("representative", sa.String(length=200), nullable=True),
        sa.Column("identity", sa.String(length=32), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=True),
        sa.Column("answer_due_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("extension_reason", sa.String(length=1000), nullable=True),
        sa.Column("marks", sa.JSON(), nullable=True),
        sa.Column("found_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=True),
        sa.Column("refusal", sa.String(length=1000), nullable=True),
        sa.Column("refusal_basis", sa.String(length=1000), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_words", sa.Text(), nullable=True),
        sa.Column("noted_by", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_request")),
    )
    with op.batch_alter_table("data_request") as batch_op:
        batch_op.create_index("ix_data_request_list", ["unit", "received_on", "id"], unique=False)
        batch_op.create_index("ix_data_request_state", ["unit", "state", "due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_data_request_unit"), ["unit"], unique=False)
        batch_op.create_index("uq_data_request_number", ["unit", "year", "number"], unique=True)

    op.create_table(
        "disposal",
        sa.Column("proposed_on", sa.Date(), nullable=True),
        sa.Column("proposed_by", sa.String(length=200), nullable=True),
        sa.Column("files", sa.JSON(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=True),
        sa.Column("decision_number", sa.String(length=200), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=True),
        sa.Column("witnesses", sa.String(length=1000), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("why_not", sa.String(length=1000), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposal")),
    )
    with op.batch_alter_table("disposal") as batch_op:
        batch_op.create_index("ix_disposal_list", ["unit", "proposed_on", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_disposal_unit"), ["unit"], unique=False)

    op.create_table(
        "legal_hold",
        sa.Column("subject_kind", sa.String(length=40), nullable=True),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=True),
        sa.Column("authority", sa.String(length=200), nullable=True),
        sa.Column("document", sa.String(length=200), nullable=True),
        sa.Column("placed_on", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.Column("lift_reason", sa.String(length=1000), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_hold")),
    )
    with op.batch_alter_table("legal_hold") as batch_op:
        batch_op.create_index("ix_legal_hold_subject", ["subject_kind", "subject_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_legal_hold_unit"), ["unit"], unique=False)

    op.create_table(
        "erasure",
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("ground", sa.String(length=32), nullable=False),
        sa.Column("paper", sa.String(length=200), nullable=False),
        sa.Column("emptied", sa.JSON(), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.Column("erased_by", sa.String(length=200), nullable=True),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("disposal_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["disposal_id"], ["disposal.id"], name=op.f("fk_erasure_disposal_id_disposal")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["data_request.id"], name=op.f("fk_erasure_request_id_data_request")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
    with op.batch_alter_table("erasure") as batch_op:
        batch_op.create_index(batch_op.f("ix_erasure_disposal_id"), ["disposal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_erasure_request_id"), ["request_id"], unique=False)
        batch_op.create_index("ix_erasure_subject", ["subject_kind", "subject_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_erasure_unit"), ["unit"], unique=False)


def downgrade():

    with op.batch_alter_table("erasure") as batch_op:
        batch_op.drop_index(batch_op.f("ix_erasure_unit"))
        batch_op.drop_index("ix_erasure_subject")
        batch_op.drop_index(batch_op.f("ix_erasure_request_id"))
        batch_op.drop_index(batch_op.f("ix_erasure_disposal_id"))

    op.drop_table("erasure")
    with op.batch_alter_table("legal_hold") as batch_op:
        batch_op.drop_index(batch_op.f("ix_legal_hold_unit"))
        batch_op.drop_index("ix_legal_hold_subject")

    op.drop_table("legal_hold")
    with op.batch_alter_table("disposal") as batch_op:
        batch_op.drop_index(batch_op.f("ix_disposal_unit"))
        batch_op.drop_index("ix_disposal_list")

    op.drop_table("disposal")
    with op.batch_alter_table("data_request") as batch_op:
        batch_op.drop_index("uq_data_request_number")
        batch_op.drop_index(batch_op.f("ix_data_request_unit"))
        batch_op.drop_index("ix_data_request_state")
        batch_op.drop_index("ix_data_request_list")

    op.drop_table("data_request")
    with op.batch_alter_table("data_incident") as batch_op:
        batch_op.drop_index(batch_op.f("ix_data_incident_unit"))
        batch_op.drop_index("ix_data_incident_list")

    op.drop_table("data_incident")
