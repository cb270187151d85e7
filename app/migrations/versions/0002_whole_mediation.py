"""what the whole of mediation needs: books, rounds, sittings, agreements, alerts, the court"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_table(
        "mediation_book",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("volume", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("paper_last", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name=op.f("fk_mediation_book_team_id_team")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediation_book")),
    )
    with op.batch_alter_table("mediation_book", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_book_unit"), ["unit"], unique=False)
        batch_op.create_index("ix_mediation_book_year", ["team_id", "year"], unique=False)

    op.create_table(
        "agreement",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("origin", sa.String(length=32), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("is_written", sa.Boolean(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("course", sa.Text(), nullable=True),
        sa.Column("terms", sa.Text(), nullable=True),
        sa.Column("duties", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_agreement_case_id_mediation_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_unit"), ["unit"], unique=False)

    op.create_table(
        "alert",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("raised_at", sa.DateTime(), nullable=False),
        sa.Column("details", sa.Text(), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(), nullable=True),
        sa.Column("forwarded_at", sa.DateTime(), nullable=True),
        sa.Column("forwarded_to", sa.String(length=32), nullable=True),
        sa.Column("receiver", sa.String(length=200), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_alert_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_alert_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
    )
    with op.batch_alter_table("alert", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_alert_open", ["unit", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_alert_unit"), ["unit"], unique=False)

    op.create_table(
        "case_partner",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("own_role", sa.String(length=32), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("other_unit", sa.String(length=16), nullable=True),
        sa.Column("other_unit_name", sa.String(length=200), nullable=True),
        sa.Column("other_team", sa.String(length=200), nullable=True),
        sa.Column("joint_code", sa.String(length=16), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("front_told_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_case_partner_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name=op.f("fk_case_partner_team_id_team")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_partner")),
    )
    with op.batch_alter_table("case_partner", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_partner_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_case_partner_joint_code"), ["joint_code"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_case_partner_team_id"), ["team_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_partner_unit"), ["unit"], unique=False)

    op.create_table(
        "invitee",
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("invited_as", sa.String(length=32), nullable=True),
        sa.Column("invited_by", sa.String(length=32), nullable=True),
        sa.Column("other_side_agrees", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_invitee_case_id_mediation_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitee")),
    )
    with op.batch_alter_table("invitee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitee_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitee_unit"), ["unit"], unique=False)

    op.create_table(
        "mediation_round",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(length=32), nullable=True),
        sa.Column("ending_reason", sa.String(length=32), nullable=True),
        sa.Column("demands", sa.Text(), nullable=True),
        sa.Column("guided_to", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["mediation_case.id"],
            name=op.f("fk_mediation_round_case_id_mediation_case"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediation_round")),
    )
    with op.batch_alter_table("mediation_round", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_round_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mediation_round_unit"), ["unit"], unique=False)

    op.create_table(
        "meeting",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("present", sa.JSON(), nullable=True),
        sa.Column("why_not", sa.String(length=200), nullable=True),
        sa.Column("helped", sa.Boolean(), nullable=True),
        sa.Column("read_aloud", sa.Boolean(), nullable=True),
        sa.Column("position_a", sa.Text(), nullable=True),
        sa.Column("position_b", sa.Text(), nullable=True),
        sa.Column("options", sa.Text(), nullable=True),
        sa.Column("what_happened", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_meeting_case_id_mediation_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index("ix_meeting_calendar", ["unit", "held_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_unit"), ["unit"], unique=False)

    op.create_table(
        "survey",
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("side", sa.String(length=32), nullable=True),
        sa.Column("contentment", sa.String(length=32), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_survey_case_id_mediation_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
    )
    with op.batch_alter_table("survey", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_survey_unit"), ["unit"], unique=False)

    op.create_table(
        "clause",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=True),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("performed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_clause_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_clause_case_id_mediation_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause")),
    )
    with op.batch_alter_table("clause", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_clause_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_clause_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_clause_unit"), ["unit"], unique=False)

    op.create_table(
        "court_request",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("has_capacity", sa.Boolean(), nullable=True),
        sa.Column("holds_rights", sa.Boolean(), nullable=True),
        sa.Column("third_agrees", sa.Boolean(), nullable=True),
        sa.Column("is_voluntary", sa.Boolean(), nullable=True),
        sa.Column("applicants", sa.JSON(), nullable=True),
        sa.Column("court_name", sa.String(length=200), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("hearing_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision_number", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_court_request_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_court_request_case_id_mediation_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_court_request")),
    )
    with op.batch_alter_table("court_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_court_request_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_court_request_unit"), ["unit"], unique=False)

    op.create_table(
        "court_inquiry",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_for", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["mediation_case.id"], name=op.f("fk_court_inquiry_case_id_mediation_case")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["court_request.id"],
            name=op.f("fk_court_inquiry_request_id_court_request"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_court_inquiry")),
    )
    with op.batch_alter_table("court_inquiry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_court_inquiry_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_court_inquiry_unit"), ["unit"], unique=False)

    with op.batch_alter_table("mediation_case", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("source", sa.String(length=32), nullable=False, server_default="at_once")
        )
        batch_op.add_column(sa.Column("entered_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("no_alert_because", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("repeats_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("taken_over_on", sa.Date(), nullable=True))
        batch_op.alter_column("book_number", existing_type=sa.INTEGER(), nullable=True)
        batch_op.create_index(
            batch_op.f("ix_mediation_case_repeats_id"), ["repeats_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_mediation_case_repeats_id_mediation_case"),
            "mediation_case",
            ["repeats_id"],
            ["id"],
        )

    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.add_column(sa.Column("needs", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("consent", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("consented_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("person_id", sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f("ix_party_person_id"), ["person_id"], unique=False)


def downgrade():
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_party_person_id"))
        batch_op.drop_column("person_id")
        batch_op.drop_column("consented_on")
        batch_op.drop_column("consent")
        batch_op.drop_column("needs")

    with op.batch_alter_table("mediation_case", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_mediation_case_repeats_id_mediation_case"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_mediation_case_repeats_id"))
        batch_op.alter_column("book_number", existing_type=sa.INTEGER(), nullable=False)
        batch_op.drop_column("taken_over_on")
        batch_op.drop_column("repeats_id")
        batch_op.drop_column("no_alert_because")
        batch_op.drop_column("entered_on")
        batch_op.drop_column("source")

    with op.batch_alter_table("court_inquiry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_court_inquiry_unit"))
        batch_op.drop_index(batch_op.f("ix_court_inquiry_case_id"))

    op.drop_table("court_inquiry")
    with op.batch_alter_table("court_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_court_request_unit"))
        batch_op.drop_index(batch_op.f("ix_court_request_case_id"))

    op.drop_table("court_request")
    with op.batch_alter_table("clause", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clause_unit"))
        batch_op.drop_index(batch_op.f("ix_clause_case_id"))
        batch_op.drop_index(batch_op.f("ix_clause_agreement_id"))

    op.drop_table("clause")
    with op.batch_alter_table("survey", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_survey_unit"))
        batch_op.drop_index(batch_op.f("ix_survey_case_id"))

    op.drop_table("survey")
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_unit"))
        batch_op.drop_index(batch_op.f("ix_meeting_case_id"))
        batch_op.drop_index("ix_meeting_calendar")

    op.drop_table("meeting")
    with op.batch_alter_table("mediation_round", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mediation_round_unit"))
        batch_op.drop_index(batch_op.f("ix_mediation_round_case_id"))

    op.drop_table("mediation_round")
    with op.batch_alter_table("invitee", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitee_unit"))
        batch_op.drop_index(batch_op.f("ix_invitee_case_id"))

    op.drop_table("invitee")
    with op.batch_alter_table("case_partner", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_partner_unit"))
        batch_op.drop_index(batch_op.f("ix_case_partner_team_id"))
        batch_op.drop_index(batch_op.f("ix_case_partner_joint_code"))
        batch_op.drop_index(batch_op.f("ix_case_partner_case_id"))

    op.drop_table("case_partner")
    with op.batch_alter_table("alert", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_unit"))
        batch_op.drop_index("ix_alert_open")
        batch_op.drop_index(batch_op.f("ix_alert_case_id"))

    op.drop_table("alert")
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_unit"))
        batch_op.drop_index(batch_op.f("ix_agreement_case_id"))

    op.drop_table("agreement")
    with op.batch_alter_table("mediation_book", schema=None) as batch_op:
        batch_op.drop_index("ix_mediation_book_year")
        batch_op.drop_index(batch_op.f("ix_mediation_book_unit"))

    op.drop_table("mediation_book")
