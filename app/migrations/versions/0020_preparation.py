"""what is prepared for a conference: answerers, tasks, guests, texts, broadcasts"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade():
    op.create_table(
        "recipient_group",
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipient_group")),
    )
    with op.batch_alter_table("recipient_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recipient_group_unit"), ["unit"], unique=False)

    op.create_table(
        "answerer",
        sa.Column("dialogue_id", sa.Uuid(), nullable=True),
        sa.Column("field", sa.String(length=40), nullable=True),
        sa.Column("person", sa.String(length=200), nullable=True),
        sa.Column("post", sa.String(length=200), nullable=True),
        sa.Column("body", sa.String(length=200), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("legal_basis", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_answerer_dialogue_id_dialogue")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answerer")),
    )
    with op.batch_alter_table("answerer", schema=None) as batch_op:
        batch_op.create_index("ix_answerer_dialogue", ["dialogue_id", "field"], unique=False)
        batch_op.create_index(batch_op.f("ix_answerer_unit"), ["unit"], unique=False)

    op.create_table(
        "broadcast",
        sa.Column("dialogue_id", sa.Uuid(), nullable=True),
        sa.Column("village_id", sa.Uuid(), nullable=True),
        sa.Column("channel", sa.String(length=32), nullable=True),
        sa.Column("aired_on", sa.Date(), nullable=True),
        sa.Column("aired_at", sa.Time(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("struck", sa.Boolean(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_broadcast_dialogue_id_dialogue")
        ),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_broadcast_village_id_village")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast")),
    )
    with op.batch_alter_table("broadcast", schema=None) as batch_op:
        batch_op.create_index(
            "ix_broadcast_dialogue", ["dialogue_id", "aired_on", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_broadcast_unit"), ["unit"], unique=False)

    op.create_table(
        "dialogue_invitation",
        sa.Column("dialogue_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.String(length=200), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("signer", sa.String(length=200), nullable=True),
        sa.Column("signer_post", sa.String(length=200), nullable=True),
        sa.Column("present_at", sa.Time(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("request", sa.Text(), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("copies", sa.Text(), nullable=True),
        sa.Column("people", sa.JSON(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"],
            ["dialogue.id"],
            name=op.f("fk_dialogue_invitation_dialogue_id_dialogue"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_invitation")),
    )
    with op.batch_alter_table("dialogue_invitation", schema=None) as batch_op:
        batch_op.create_index(
            "ix_dialogue_invitation_dialogue", ["dialogue_id", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_dialogue_invitation_unit"), ["unit"], unique=False)

    op.create_table(
        "dialogue_text",
        sa.Column("dialogue_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_text_dialogue_id_dialogue")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_text")),
    )
    with op.batch_alter_table("dialogue_text", schema=None) as batch_op:
        batch_op.create_index("ix_dialogue_text_dialogue", ["dialogue_id", "kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_dialogue_text_unit"), ["unit"], unique=False)

    op.create_table(
        "preparation_task",
        sa.Column("dialogue_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("person", sa.String(length=200), nullable=True),
        sa.Column("village_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.String(length=200), nullable=True),
        sa.Column("remark", sa.String(length=1000), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_preparation_task_dialogue_id_dialogue")
        ),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_preparation_task_village_id_village")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preparation_task")),
    )
    with op.batch_alter_table("preparation_task", schema=None) as batch_op:
        batch_op.create_index(
            "ix_preparation_task_dialogue", ["dialogue_id", "due_on", "id"], unique=False
        )
        batch_op.create_index("ix_preparation_task_open", ["unit", "state", "due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_preparation_task_unit"), ["unit"], unique=False)

    op.create_table(
        "recipient",
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("post", sa.String(length=200), nullable=True),
        sa.Column("is_body", sa.Boolean(), nullable=True),
        sa.Column("village_id", sa.Uuid(), nullable=True),
        sa.Column("ended", sa.Boolean(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["recipient_group.id"], name=op.f("fk_recipient_group_id_recipient_group")
        ),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_recipient_village_id_village")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipient")),
    )
    with op.batch_alter_table("recipient", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recipient_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_recipient_unit"), ["unit"], unique=False)

    op.create_table(
        "dialogue_guest",
        sa.Column("dialogue_id", sa.Uuid(), nullable=True),
        sa.Column("invitation_id", sa.Uuid(), nullable=True),
        sa.Column("group", sa.String(length=200), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("post", sa.String(length=200), nullable=True),
        sa.Column("is_body", sa.Boolean(), nullable=True),
        sa.Column("village_id", sa.Uuid(), nullable=True),
        sa.Column("chosen_on", sa.Date(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_guest_dialogue_id_dialogue")
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["dialogue_invitation.id"],
            name=op.f("fk_dialogue_guest_invitation_id_dialogue_invitation"),
        ),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_dialogue_guest_village_id_village")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_guest")),
    )
    with op.batch_alter_table("dialogue_guest", schema=None) as batch_op:
        batch_op.create_index("ix_dialogue_guest_dialogue", ["dialogue_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_dialogue_guest_unit"), ["unit"], unique=False)

    op.create_table(
        "opinion_note",
        sa.Column("dialogue_id", sa.Uuid(), nullable=True),
        sa.Column("opinion_id", sa.Uuid(), nullable=True),
        sa.Column("is_hot", sa.Boolean(), nullable=True),
        sa.Column("different", sa.JSON(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_opinion_note_dialogue_id_dialogue")
        ),
        sa.ForeignKeyConstraint(
            ["opinion_id"], ["opinion.id"], name=op.f("fk_opinion_note_opinion_id_opinion")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion_note")),
    )
    with op.batch_alter_table("opinion_note", schema=None) as batch_op:
        batch_op.create_index(
            "ix_opinion_note_dialogue", ["dialogue_id", "opinion_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_opinion_note_unit"), ["unit"], unique=False)


def downgrade():
    with op.batch_alter_table("opinion_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_opinion_note_unit"))
        batch_op.drop_index("ix_opinion_note_dialogue")

    op.drop_table("opinion_note")
    with op.batch_alter_table("dialogue_guest", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dialogue_guest_unit"))
        batch_op.drop_index("ix_dialogue_guest_dialogue")

    op.drop_table("dialogue_guest")
    with op.batch_alter_table("recipient", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recipient_unit"))
        batch_op.drop_index(batch_op.f("ix_recipient_group_id"))

    op.drop_table("recipient")
    with op.batch_alter_table("preparation_task", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_preparation_task_unit"))
        batch_op.drop_index("ix_preparation_task_open")
        batch_op.drop_index("ix_preparation_task_dialogue")

    op.drop_table("preparation_task")
    with op.batch_alter_table("dialogue_text", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dialogue_text_unit"))
        batch_op.drop_index("ix_dialogue_text_dialogue")

    op.drop_table("dialogue_text")
    with op.batch_alter_table("dialogue_invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dialogue_invitation_unit"))
        batch_op.drop_index("ix_dialogue_invitation_dialogue")

    op.drop_table("dialogue_invitation")
    with op.batch_alter_table("broadcast", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_broadcast_unit"))
        batch_op.drop_index("ix_broadcast_dialogue")

    op.drop_table("broadcast")
    with op.batch_alter_table("answerer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answerer_unit"))
        batch_op.drop_index("ix_answerer_dialogue")

    op.drop_table("answerer")
    with op.batch_alter_table("recipient_group", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recipient_group_unit"))

    op.drop_table("recipient_group")
