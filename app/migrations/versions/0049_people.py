"""PINs, the browsers that people sign in on"""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"


def upgrade():
    with op.batch_alter_table("account") as batch_op:
        batch_op.add_column(sa.Column("pin_hash", sa.String(length=200), nullable=True))
    op.create_table(
        "known_browser",
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_known_browser")),
    )
    with op.batch_alter_table("known_browser") as batch_op:
        batch_op.create_index(batch_op.f("ix_known_browser_seen_at"), ["seen_at"], unique=False)
    op.create_table(
        "browser_person",
        sa.Column("browser", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("password_at", sa.DateTime(), nullable=True),
        sa.Column("wrong_pins", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_browser_person_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["browser"],
            ["known_browser.mark"],
            name=op.f("fk_browser_person_browser_known_browser"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("browser", "account_id", name=op.f("pk_browser_person")),
    )
    with op.batch_alter_table("browser_person") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_browser_person_account_id"), ["account_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_browser_person_seen_at"), ["seen_at"], unique=False)


def downgrade():
    op.drop_table("browser_person")
    op.drop_table("known_browser")
    with op.batch_alter_table("account") as batch_op:
        batch_op.drop_column("pin_hash")
