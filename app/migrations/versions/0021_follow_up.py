"""follow-up of dialogues: steps, postings, and how opinions and conclusions stand now"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

NEEDED = {
    "conclusion": {"state": sa.String(length=32), "result": sa.Text()},
    "dialogue": {"publish_reason": sa.String(length=1000)},
    "opinion": {
        "reply_basis": sa.String(length=200),
        "reply_body": sa.String(length=200),
        "current_handler": sa.String(length=200),
        "result": sa.Text(),
    },
}


def upgrade():
    op.create_table(
        "posting",
        sa.Column("dialogue_id", sa.Uuid(), nullable=False),
        sa.Column("way", sa.String(length=32), nullable=False),
        sa.Column("posted_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("village_id", sa.Uuid(), nullable=True),
        sa.Column("received_by", sa.String(length=200), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_posting_dialogue_id_dialogue")
        ),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name=op.f("fk_posting_village_id_village")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posting")),
    )
    with op.batch_alter_table("posting", schema=None) as batch_op:
        batch_op.create_index(
            "ix_posting_dialogue", ["dialogue_id", "posted_on", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_posting_unit"), ["unit"], unique=False)

    op.create_table(
        "follow_up_step",
        sa.Column("dialogue_id", sa.Uuid(), nullable=False),
        sa.Column("opinion_id", sa.Uuid(), nullable=True),
        sa.Column("conclusion_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("ground", sa.String(length=32), nullable=True),
        sa.Column("handler", sa.String(length=200), nullable=False),
        sa.Column("document_number", sa.String(length=200), nullable=False),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("body", sa.String(length=200), nullable=False),
        sa.Column("way", sa.String(length=32), nullable=True),
        sa.Column("satisfaction", sa.String(length=32), nullable=True),
        sa.Column("wanted_by", sa.String(length=32), nullable=True),
        sa.Column("told", sa.Text(), nullable=True),
        sa.Column("person", sa.String(length=200), nullable=True),
        sa.Column("told_by", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conclusion_id"],
            ["conclusion.id"],
            name=op.f("fk_follow_up_step_conclusion_id_conclusion"),
        ),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_follow_up_step_dialogue_id_dialogue")
        ),
        sa.ForeignKeyConstraint(
            ["opinion_id"], ["opinion.id"], name=op.f("fk_follow_up_step_opinion_id_opinion")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up_step")),
    )
    with op.batch_alter_table("follow_up_step", schema=None) as batch_op:
        batch_op.create_index("ix_follow_up_step_conclusion", ["conclusion_id", "id"], unique=False)
        batch_op.create_index("ix_follow_up_step_dialogue", ["dialogue_id", "id"], unique=False)
        batch_op.create_index("ix_follow_up_step_opinion", ["opinion_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_step_unit"), ["unit"], unique=False)

    _make_columns(
        "conclusion",
        sa.Column("state", sa.String(length=32)),
        sa.Column("current_due_on", sa.Date()),
        sa.Column("result", sa.Text()),
        sa.Column("closed_on", sa.Date()),
    )
    _fill("conclusion", state="open", current_due_on=sa.column("due_on"), result="")
    _make_columns(
        "dialogue",
        sa.Column("publish_reason", sa.String(length=1000)),
        sa.Column("completed_on", sa.Date()),
    )
    _fill("dialogue", publish_reason="")
    _make_columns(
        "opinion",
        sa.Column("may_be_named", sa.Boolean()),
        sa.Column("reply_basis", sa.String(length=200)),
        sa.Column("reply_body", sa.String(length=200)),
        sa.Column("current_due_on", sa.Date()),
        sa.Column("current_handler", sa.String(length=200)),
        sa.Column("paused_on", sa.Date()),
        sa.Column("result", sa.Text()),
        sa.Column("result_on", sa.Date()),
        sa.Column("satisfaction", sa.String(length=32)),
        sa.Column("asked_on", sa.Date()),
        sa.Column("closed_on", sa.Date()),
    )
    _fill(
        "opinion",
        may_be_named=sa.false(),
        reply_basis="",
        reply_body="",
        current_due_on=sa.column("due_on"),
        current_handler=sa.column("handler"),
        result="",
    )
    for table, columns in NEEDED.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name, kind in columns.items():
                batch_op.alter_column(name, existing_type=kind, nullable=False)
    for table in ("conclusion", "opinion"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_index(
                f"ix_{table}_open", ["unit", "state", "current_due_on", "id"], unique=False
            )


def _make_columns(table, *columns):
    with op.batch_alter_table(table, schema=None) as batch_op:
        for one in columns:
            batch_op.add_column(one)


def _fill(table, **values):
    held = sa.table(table, *(sa.column(name) for name in values))
    op.execute(held.update().values(**values))


def downgrade():
    with op.batch_alter_table("opinion", schema=None) as batch_op:
        batch_op.drop_index("ix_opinion_open")
        batch_op.drop_column("closed_on")
        batch_op.drop_column("asked_on")
        batch_op.drop_column("satisfaction")
        batch_op.drop_column("result_on")
        batch_op.drop_column("result")
        batch_op.drop_column("paused_on")
        batch_op.drop_column("current_handler")
        batch_op.drop_column("current_due_on")
        batch_op.drop_column("reply_body")
        batch_op.drop_column("reply_basis")
        batch_op.drop_column("may_be_named")

    with op.batch_alter_table("dialogue", schema=None) as batch_op:
        batch_op.drop_column("completed_on")
        batch_op.drop_column("publish_reason")

    with op.batch_alter_table("conclusion", schema=None) as batch_op:
        batch_op.drop_index("ix_conclusion_open")
        batch_op.drop_column("closed_on")
        batch_op.drop_column("result")
        batch_op.drop_column("current_due_on")
        batch_op.drop_column("state")

    with op.batch_alter_table("follow_up_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_step_unit"))
        batch_op.drop_index("ix_follow_up_step_opinion")
        batch_op.drop_index("ix_follow_up_step_dialogue")
        batch_op.drop_index("ix_follow_up_step_conclusion")

    op.drop_table("follow_up_step")
    with op.batch_alter_table("posting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_posting_unit"))
        batch_op.drop_index("ix_posting_dialogue")

    op.drop_table("posting")
