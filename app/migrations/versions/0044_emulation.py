"""models of the movement, proposals of rewards and what was decided of them"""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"


def upgrade():
    op.create_table(
        "emulation_model",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("field", sa.String(length=200), nullable=False),
        sa.Column("village_id", sa.Uuid(), nullable=True),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("registered_with", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=False),
        sa.Column("result", sa.String(length=1000), nullable=False),
        sa.Column("decision_number", sa.String(length=200), nullable=False),
        sa.Column("recognised_by", sa.String(length=200), nullable=False),
        sa.Column("received", sa.Integer(), nullable=True),
        sa.Column("settled", sa.Integer(), nullable=True),
        sa.Column("received_before", sa.Integer(), nullable=True),
        sa.Column("settled_before", sa.Integer(), nullable=True),
        sa.Column("noted_by", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name=op.f("fk_emulation_model_team_id_team")
        ),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_emulation_model_village_id_village")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emulation_model")),
    )
    with op.batch_alter_table("emulation_model") as batch_op:
        batch_op.create_index("ix_emulation_model_list", ["unit", "year", "id"], unique=False)
        batch_op.create_index("ix_emulation_model_state", ["year", "state", "unit"], unique=False)
        batch_op.create_index("ix_emulation_model_team_id", ["team_id"], unique=False)
        batch_op.create_index("ix_emulation_model_unit", ["unit"], unique=False)

    op.create_table(
        "award_submission",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(length=200), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("decider", sa.String(length=32), nullable=False),
        sa.Column("issuer", sa.String(length=200), nullable=False),
        sa.Column("addressees", sa.Text(), nullable=False),
        sa.Column("known_bases", sa.JSON(), nullable=False),
        sa.Column("bases", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("signer", sa.String(length=200), nullable=False),
        sa.Column("signer_post", sa.String(length=200), nullable=False),
        sa.Column("prepared_by", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_submission")),
    )
    with op.batch_alter_table("award_submission") as batch_op:
        batch_op.create_index("ix_award_submission_list", ["unit", "year", "id"], unique=False)
        batch_op.create_index("ix_award_submission_unit", ["unit"], unique=False)

    op.create_table(
        "award_nominee",
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("of_unit", sa.String(length=16), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("mediator_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("belongs_to", sa.String(length=200), nullable=False),
        sa.Column("award", sa.String(length=200), nullable=False),
        sa.Column("achievement", sa.Text(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("to_superior", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_reason", sa.String(length=1000), nullable=True),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("settled", sa.Integer(), nullable=False),
        sa.Column("not_settled", sa.Integer(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=False),
        sa.Column("in_time", sa.Integer(), nullable=False),
        sa.Column("written", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.Column("trained", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["award_submission.id"],
            name=op.f("fk_award_nominee_submission_id_award_submission"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_nominee")),
    )
    with op.batch_alter_table("award_nominee") as batch_op:
        batch_op.create_index("ix_award_nominee_mediator_id", ["mediator_id"], unique=False)
        batch_op.create_index(
            "ix_award_nominee_state", ["state", "to_superior", "id"], unique=False
        )
        batch_op.create_index(
            "ix_award_nominee_submission", ["submission_id", "place"], unique=False
        )
        batch_op.create_index("ix_award_nominee_team_id", ["team_id"], unique=False)
        batch_op.create_index("ix_award_nominee_unit", ["unit"], unique=False)

    op.create_table(
        "award_decision",
        sa.Column("nominee_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("of_unit", sa.String(length=16), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("mediator_id", sa.Uuid(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("award", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("issued_by", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("struck_on", sa.Date(), nullable=True),
        sa.Column("noted_by", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_decision")),
    )
    with op.batch_alter_table("award_decision") as batch_op:
        batch_op.create_index("ix_award_decision_mediator_id", ["mediator_id"], unique=False)
        batch_op.create_index("ix_award_decision_nominee", ["nominee_id"], unique=False)
        batch_op.create_index("ix_award_decision_of_unit", ["of_unit", "decided_on"], unique=False)
        batch_op.create_index("ix_award_decision_team_id", ["team_id"], unique=False)
        batch_op.create_index("ix_award_decision_unit", ["unit"], unique=False)


def downgrade():
    op.drop_table("award_decision")
    op.drop_table("award_nominee")
    op.drop_table("award_submission")
    op.drop_table("emulation_model")
