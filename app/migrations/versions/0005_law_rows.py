"""an office's own rows of the law: days, time limits, answers to open questions, courts"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade():
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_day")),
    )
    with op.batch_alter_table("calendar_day", schema=None) as batch_op:
        batch_op.create_index("ix_calendar_day_place", ["unit", "day"], unique=False)
        batch_op.create_index(batch_op.f("ix_calendar_day_unit"), ["unit"], unique=False)

    op.create_table(
        "court",
        sa.Column("serves", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=200), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_court")),
    )
    with op.batch_alter_table("court", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_court_serves"), ["serves"], unique=False)
        batch_op.create_index(batch_op.f("ix_court_unit"), ["unit"], unique=False)

    op.create_table(
        "deadline_row",
        sa.Column("clock", sa.String(length=32), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("counted_in", sa.String(length=32), nullable=False),
        sa.Column("rolls", sa.Boolean(), nullable=False),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_row")),
    )
    with op.batch_alter_table("deadline_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deadline_row_unit"), ["unit"], unique=False)

    op.create_table(
        "law_option",
        sa.Column("option", sa.String(length=32), nullable=False),
        sa.Column("answer", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_option")),
    )
    with op.batch_alter_table("law_option", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_law_option_unit"), ["unit"], unique=False)


def downgrade():
    with op.batch_alter_table("law_option", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_law_option_unit"))

    op.drop_table("law_option")
    with op.batch_alter_table("deadline_row", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deadline_row_unit"))

    op.drop_table("deadline_row")
    with op.batch_alter_table("court", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_court_unit"))
        batch_op.drop_index(batch_op.f("ix_court_serves"))

    op.drop_table("court")
    with op.batch_alter_table("calendar_day", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_calendar_day_unit"))
        batch_op.drop_index("ix_calendar_day_place")

    op.drop_table("calendar_day")
