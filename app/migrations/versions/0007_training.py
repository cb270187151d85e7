"""training: classes, seats, summonses, the roster of trainers, learning material"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade():
    op.create_table(
        "roster_review",
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("trainers", sa.Integer(), nullable=True),
        sa.Column("is_enough", sa.Boolean(), nullable=True),
        sa.Column("proposals", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_review")),
    )
    with op.batch_alter_table("roster_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roster_review_unit"), ["unit"], unique=False)

    op.create_table(
        "trainer",
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("sex", sa.String(length=32), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("organisation", sa.String(length=200), nullable=True),
        sa.Column("post", sa.String(length=200), nullable=True),
        sa.Column("expertise", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=200), nullable=True),
        sa.Column("decision_number", sa.String(length=200), nullable=True),
        sa.Column("decision_on", sa.Date(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("until_reason", sa.String(length=1000), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainer")),
    )
    with op.batch_alter_table("trainer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_trainer_unit"), ["unit"], unique=False)

    op.create_table(
        "training_class",
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("given_by", sa.String(length=32), nullable=False),
        sa.Column("organiser", sa.String(length=200), nullable=False),
        sa.Column("co_organisers", sa.String(length=200), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("days_set", sa.Boolean(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("trainers", sa.JSON(), nullable=True),
        sa.Column("other_trainers", sa.String(length=1000), nullable=True),
        sa.Column("documents", sa.String(length=1000), nullable=True),
        sa.Column("off_reason", sa.String(length=1000), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_class")),
    )
    with op.batch_alter_table("training_class", schema=None) as batch_op:
        batch_op.create_index("ix_training_class_first_on", ["first_on", "id"], unique=False)
        batch_op.create_index("ix_training_class_last_on", ["unit", "last_on"], unique=False)
        batch_op.create_index("ix_training_class_list", ["unit", "first_on", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_training_class_unit"), ["unit"], unique=False)

    op.create_table(
        "material",
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("topic", sa.String(length=32), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("class_id", sa.Uuid(), nullable=True),
        sa.Column("written_on", sa.Date(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["class_id"], ["training_class.id"], name=op.f("fk_material_class_id_training_class")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_material")),
    )
    with op.batch_alter_table("material", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_material_class_id"), ["class_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_material_unit"), ["unit"], unique=False)

    op.create_table(
        "training_summons",
        sa.Column("class_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.String(length=200), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("signer", sa.String(length=200), nullable=True),
        sa.Column("signer_post", sa.String(length=200), nullable=True),
        sa.Column("addressees", sa.Text(), nullable=True),
        sa.Column("present_on", sa.Date(), nullable=True),
        sa.Column("present_at", sa.Time(), nullable=True),
        sa.Column("bring", sa.String(length=1000), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("again", sa.Boolean(), nullable=True),
        sa.Column("people", sa.JSON(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["class_id"],
            ["training_class.id"],
            name=op.f("fk_training_summons_class_id_training_class"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_summons")),
    )
    with op.batch_alter_table("training_summons", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_training_summons_class_id"), ["class_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_training_summons_unit"), ["unit"], unique=False)

    op.create_table(
        "training_seat",
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("mediator_id", sa.Uuid(), nullable=True),
        sa.Column("trainer_id", sa.Uuid(), nullable=True),
        sa.Column("guest_unit", sa.String(length=16), nullable=True),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("summons_id", sa.Uuid(), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        sa.Column("present", sa.Boolean(), nullable=True),
        sa.Column("attended", sa.Integer(), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("absence_reason", sa.String(length=200), nullable=True),
        sa.Column("result", sa.String(length=32), nullable=True),
        sa.Column("certificate", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["class_id"],
            ["training_class.id"],
            name=op.f("fk_training_seat_class_id_training_class"),
        ),
        sa.ForeignKeyConstraint(
            ["mediator_id"], ["mediator.id"], name=op.f("fk_training_seat_mediator_id_mediator")
        ),
        sa.ForeignKeyConstraint(
            ["summons_id"],
            ["training_summons.id"],
            name=op.f("fk_training_seat_summons_id_training_summons"),
        ),
        sa.ForeignKeyConstraint(
            ["trainer_id"], ["trainer.id"], name=op.f("fk_training_seat_trainer_id_trainer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_seat")),
    )
    with op.batch_alter_table("training_seat", schema=None) as batch_op:
        batch_op.create_index("ix_training_seat_class", ["class_id", "mediator_id"], unique=False)
        batch_op.create_index(
            "ix_training_seat_mediator", ["mediator_id", "class_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_training_seat_trainer_id"), ["trainer_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_training_seat_unit"), ["unit"], unique=False)


def downgrade():
    with op.batch_alter_table("training_seat", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_training_seat_unit"))
        batch_op.drop_index(batch_op.f("ix_training_seat_trainer_id"))
        batch_op.drop_index("ix_training_seat_mediator")
        batch_op.drop_index("ix_training_seat_class")

    op.drop_table("training_seat")
    with op.batch_alter_table("training_summons", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_training_summons_unit"))
        batch_op.drop_index(batch_op.f("ix_training_summons_class_id"))

    op.drop_table("training_summons")
    with op.batch_alter_table("material", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_material_unit"))
        batch_op.drop_index(batch_op.f("ix_material_class_id"))

    op.drop_table("material")
    with op.batch_alter_table("training_class", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_training_class_unit"))
        batch_op.drop_index("ix_training_class_list")
        batch_op.drop_index("ix_training_class_last_on")
        batch_op.drop_index("ix_training_class_first_on")

    op.drop_table("training_class")
    with op.batch_alter_table("trainer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_trainer_unit"))

    op.drop_table("trainer")
    with op.batch_alter_table("roster_review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roster_review_unit"))

    op.drop_table("roster_review")
