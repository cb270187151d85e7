"""search: one index over the words of all records in place of a column in each

The index is filled by ``sohoagiai upgrade``, which cuts the words anew after each upgrade.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

RECORDS = (
    "dialogue",
    "village",
    "conclusion",
    "opinion",
    "team",
    "mediator",
    "mediation_case",
    "assignment",
    "party",
    "mediation_book",
    "agreement",
    "alert",
    "case_partner",
    "invitee",
    "mediation_round",
    "meeting",
    "survey",
    "clause",
    "court_request",
    "court_inquiry",
    "calendar_day",
    "court",
    "deadline_row",
    "law_option",
    "attachment",
    "made_paper",
    "roster_review",
    "trainer",
    "training_class",
    "material",
    "training_summons",
    "training_seat",
    "election",
    "candidate",
    "departure",
    "team_report",
    "team_review",
    "evaluation",
)
FORGET = "INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words)"
KEEP = "INSERT INTO search_words(rowid, words) VALUES (new.id, new.words)"
SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(words, content='search_entry',"
    " content_rowid='id', detail='none', columnsize=0, prefix='2 3 4 5 6',"
    " tokenize=\"unicode61 remove_diacritics 0 tokenchars '#/'\")",
    f"CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN {KEEP}; END",
    f"CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry BEGIN {FORGET}; END",
    "CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry"
    f" WHEN old.words <> new.words BEGIN {FORGET}; {KEEP}; END",
)
POSTGRESQL = (
    "CREATE INDEX ix_search_entry_words ON search_entry"
    " USING gin (array_to_tsvector(string_to_array(words, ' ')))",
)
INDEXES = (
    ("ix_mediation_case_state", "mediation_case", ["state", "received_on", "id"]),
    ("ix_mediation_case_result", "mediation_case", ["result", "received_on", "id"]),
    ("ix_mediation_case_category", "mediation_case", ["category", "received_on", "id"]),
    ("ix_dialogue_held_on", "dialogue", ["held_on", "id"]),
    ("ix_dialogue_state", "dialogue", ["state", "held_on", "id"]),
)


def upgrade():
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=48), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
    )
    op.create_index("uq_search_entry_record", "search_entry", ["kind", "record_id"], unique=True)
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(sa.text(statement))
    for table in RECORDS:
        op.drop_column(table, "search_text")
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)
    op.create_table(
        "saved_filter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("address", sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_saved_filter_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filter")),
    )
    op.create_index("ix_saved_filter_account_id", "saved_filter", ["account_id"])


def downgrade():
    op.drop_table("saved_filter")
    for name, table, _ in INDEXES:
        op.drop_index(name, table)
    for table in RECORDS:
        op.add_column(table, sa.Column("search_text", sa.Text(), nullable=False, server_default=""))
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_words")
    op.drop_table("search_entry")
