"""A second step of signing in, past passwords, sessions with a place"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"


def _of_account(table, *columns, primary_key):
    op.create_table(
        table,
        *columns,
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f(f"fk_{table}_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(*primary_key, name=op.f(f"pk_{table}")),
    )


def upgrade():
    _of_account(
        "second_step",
        sa.Column("sealed_secret", sa.String(length=200), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        primary_key=["account_id"],
    )
    _of_account(
        "spare_code",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        primary_key=["code_hash"],
    )
    op.create_index(op.f("ix_spare_code_account_id"), "spare_code", ["account_id"])
    _of_account(
        "past_password",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        primary_key=["id"],
    )
    op.create_index(op.f("ix_past_password_account_id"), "past_password", ["account_id"])
    # wrong tries are counted anew, by another key
    op.execute("DELETE FROM wrong_tries")
    with op.batch_alter_table("wrong_tries") as batch_op:
        batch_op.add_column(sa.Column("login_mark", sa.String(length=64), nullable=False))
        batch_op.create_index(op.f("ix_wrong_tries_login_mark"), ["login_mark"])
    with op.batch_alter_table("account") as batch_op:
        for name in ("password_at",):
            batch_op.add_column(
                sa.Column(name, sa.DateTime(), nullable=False, server_default=sa.func.now())
            )
    with op.batch_alter_table("account") as batch_op:
        for name in ("password_at",):
            batch_op.alter_column(name, server_default=None)
    _sessions()


def _sessions():
    with op.batch_alter_table("login_session") as batch_op:
        batch_op.add_column(sa.Column("id", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column("awaits_code", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        for name, length in (("address", 45), ("device", 60)):
            batch_op.add_column(
                sa.Column(name, sa.String(length=length), nullable=False, server_default="")
            )
    rows = sa.table("login_session", sa.column("token_hash"), sa.column("id", sa.Uuid()))
    connection = op.get_bind()
    for (mark,) in connection.execute(sa.select(rows.c.token_hash)).all():
        connection.execute(rows.update().where(rows.c.token_hash == mark).values(id=uuid4()))
    with op.batch_alter_table("login_session") as batch_op:
        batch_op.alter_column("id", existing_type=sa.Uuid(), nullable=False)
        batch_op.create_unique_constraint(op.f("uq_login_session_id"), ["id"])
        for name in ("awaits_code", "address", "device"):
            batch_op.alter_column(name, server_default=None)


def downgrade():
    with op.batch_alter_table("login_session") as batch_op:
        batch_op.drop_constraint(op.f("uq_login_session_id"), type_="unique")
        for name in ("device", "address", "awaits_code", "id"):
            batch_op.drop_column(name)
    with op.batch_alter_table("account") as batch_op:
        for name in ("password_at",):
            batch_op.drop_column(name)
    with op.batch_alter_table("wrong_tries") as batch_op:
        batch_op.drop_index(op.f("ix_wrong_tries_login_mark"))
        batch_op.drop_column("login_mark")
    for table in ("past_password", "spare_code", "second_step"):
        op.drop_table(table)
