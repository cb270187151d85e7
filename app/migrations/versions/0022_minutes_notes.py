"""notes beside signed minutes, day and number of the notice of conclusions"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade():
    op.create_table(
        "minutes_note",
        sa.Column("dialogue_id", sa.Uuid(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=True),
        sa.Column("author", sa.String(length=200), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_minutes_note_dialogue_id_dialogue")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_note")),
    )
    with op.batch_alter_table("minutes_note", schema=None) as batch_op:
        batch_op.create_index("ix_minutes_note_dialogue", ["dialogue_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_minutes_note_unit"), ["unit"], unique=False)
    with op.batch_alter_table("dialogue", schema=None) as batch_op:
        batch_op.add_column(sa.Column("notified_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("notification_number", sa.String(length=60), nullable=True))


def downgrade():
    with op.batch_alter_table("dialogue", schema=None) as batch_op:
        batch_op.drop_column("notification_number")
        batch_op.drop_column("notified_on")
    with op.batch_alter_table("minutes_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_minutes_note_unit"))
        batch_op.drop_index("ix_minutes_note_dialogue")
    op.drop_table("minutes_note")
