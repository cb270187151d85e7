"""teams: elections, candidates, departures, reviews, reports, more of mediators"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade():
    op.create_table(
        "election",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("of", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("is_by_election", sa.Boolean(), nullable=False),
        sa.Column("voting", sa.String(length=32), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("started_at", sa.Time(), nullable=True),
        sa.Column("ended_at", sa.Time(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("voters", sa.Integer(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("slips_out", sa.Integer(), nullable=True),
        sa.Column("slips_back", sa.Integer(), nullable=True),
        sa.Column("slips_valid", sa.Integer(), nullable=True),
        sa.Column("candidates", sa.Integer(), nullable=False),
        sa.Column("elected", sa.Integer(), nullable=True),
        sa.Column("recognised", sa.Integer(), nullable=True),
        sa.Column("chaired_by", sa.String(length=200), nullable=True),
        sa.Column("village_head", sa.String(length=200), nullable=True),
        sa.Column("secretary", sa.String(length=200), nullable=True),
        sa.Column("board", sa.Text(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=True),
        sa.Column("meets_standards", sa.Boolean(), nullable=True),
        sa.Column("proposed_on", sa.Date(), nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision_number", sa.String(length=50), nullable=True),
        sa.Column("signed_by", sa.String(length=200), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("told_front_on", sa.Date(), nullable=True),
        sa.Column("told_board_on", sa.Date(), nullable=True),
        sa.Column("told_village_on", sa.Date(), nullable=True),
        sa.Column("told_mediators_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_election_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election")),
    )
    with op.batch_alter_table("election", schema=None) as batch_op:
        batch_op.create_index("ix_election_state", ["unit", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_election_team_id"), ["team_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_election_unit"), ["unit"], unique=False)

    op.create_table(
        "team_report",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        sa.Column("civil_family", sa.Integer(), nullable=False),
        sa.Column("others", sa.Integer(), nullable=False),
        sa.Column("unclassified", sa.Integer(), nullable=False),
        sa.Column("settled", sa.Integer(), nullable=False),
        sa.Column("not_settled", sa.Integer(), nullable=False),
        sa.Column("not_started", sa.Integer(), nullable=False),
        sa.Column("in_progress", sa.Integer(), nullable=False),
        sa.Column("out_of_scope", sa.Integer(), nullable=False),
        sa.Column("mediators", sa.Integer(), nullable=False),
        sa.Column("women", sa.Integer(), nullable=False),
        sa.Column("difficulties", sa.Text(), nullable=True),
        sa.Column("proposals", sa.Text(), nullable=True),
        sa.Column("reported_by", sa.String(length=200), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_report_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_report")),
    )
    with op.batch_alter_table("team_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_team_report_team_id"), ["team_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_team_report_unit"), ["unit"], unique=False)

    op.create_table(
        "team_review",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("led_by", sa.String(length=200), nullable=True),
        sa.Column("with_whom", sa.String(length=200), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=True),
        sa.Column("proposals", sa.Text(), nullable=True),
        sa.Column("mediators", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_review_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_review")),
    )
    with op.batch_alter_table("team_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_team_review_team_id"), ["team_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_team_review_unit"), ["unit"], unique=False)

    op.create_table(
        "candidate",
        sa.Column("election_id", sa.Uuid(), nullable=True),
        sa.Column("mediator_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("sex", sa.String(length=32), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("ethnicity", sa.String(length=200), nullable=True),
        sa.Column("is_minority", sa.Boolean(), nullable=True),
        sa.Column("law_training", sa.String(length=32), nullable=True),
        sa.Column("education", sa.String(length=200), nullable=True),
        sa.Column("occupation", sa.String(length=200), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("put_forward", sa.String(length=32), nullable=True),
        sa.Column("votes", sa.Integer(), nullable=True),
        sa.Column("again", sa.Integer(), nullable=True),
        sa.Column("result", sa.String(length=32), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["election_id"], ["election.id"], name=op.f("fk_candidate_election_id_election")
        ),
        sa.ForeignKeyConstraint(
            ["mediator_id"], ["mediator.id"], name=op.f("fk_candidate_mediator_id_mediator")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
    )
    with op.batch_alter_table("candidate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidate_election_id"), ["election_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_candidate_mediator_id"), ["mediator_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_candidate_unit"), ["unit"], unique=False)

    op.create_table(
        "departure",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("mediator_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("of_leader", sa.Boolean(), nullable=False),
        sa.Column("ground", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("proposed_by", sa.String(length=200), nullable=True),
        sa.Column("front_head", sa.String(length=200), nullable=True),
        sa.Column("village_head", sa.String(length=200), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("is_disputed", sa.Boolean(), nullable=True),
        sa.Column("dispute", sa.Text(), nullable=True),
        sa.Column("withdrawal", sa.Text(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision_number", sa.String(length=50), nullable=True),
        sa.Column("signed_by", sa.String(length=200), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("told_front_on", sa.Date(), nullable=True),
        sa.Column("told_board_on", sa.Date(), nullable=True),
        sa.Column("told_village_on", sa.Date(), nullable=True),
        sa.Column("told_mediators_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mediator_id"], ["mediator.id"], name=op.f("fk_departure_mediator_id_mediator")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_departure_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_departure")),
    )
    with op.batch_alter_table("departure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_departure_mediator_id"), ["mediator_id"], unique=False)
        batch_op.create_index("ix_departure_state", ["unit", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_departure_team_id"), ["team_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_departure_unit"), ["unit"], unique=False)

    op.create_table(
        "evaluation",
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("mediator_id", sa.Uuid(), nullable=True),
        sa.Column("level", sa.String(length=32), nullable=True),
        sa.Column("comment", sa.String(length=1000), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mediator_id"], ["mediator.id"], name=op.f("fk_evaluation_mediator_id_mediator")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["team_review.id"], name=op.f("fk_evaluation_review_id_team_review")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation")),
    )
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_evaluation_mediator_id"), ["mediator_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_evaluation_review_id"), ["review_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evaluation_unit"), ["unit"], unique=False)

    with op.batch_alter_table("mediator", schema=None) as batch_op:
        batch_op.add_column(sa.Column("education", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("occupation", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("address", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("is_resident", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("recognition_number", sa.String(length=50), nullable=True))
        batch_op.add_column(sa.Column("ended_why", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("ending_number", sa.String(length=50), nullable=True))

    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seats", sa.Integer(), nullable=True))


def downgrade():
    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.drop_column("seats")
    with op.batch_alter_table("mediator", schema=None) as batch_op:
        for name in (
            "ending_number",
            "ended_why",
            "recognition_number",
            "is_resident",
            "address",
            "occupation",
            "education",
        ):
            batch_op.drop_column(name)
    for table in (
        "evaluation",
        "departure",
        "candidate",
        "team_review",
        "team_report",
        "election",
    ):
        op.drop_table(table)
