"""spare codes are hashed slowly; those that were printed before go on letting in"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op
from argon2 import PasswordHasher

revision = "0071"
down_revision = "0070"

TABLE, INDEX = "spare_code", "ix_spare_code_account_id"
WORK = {"memory_cost": 19 * 1024, "time_cost": 2, "parallelism": 1}


def upgrade():
    connection = op.get_bind()
    account, fast = sa.column("account_id", sa.Uuid()), sa.column("code_hash", sa.String())
    kept = connection.execute(sa.select(account, fast).select_from(sa.table(TABLE))).all()
    _anew(sa.Column("id", sa.Uuid(), nullable=False), length=200, primary_key="id")
    rows = sa.table(TABLE, sa.column("id", sa.Uuid()), account, fast)
    slowly = PasswordHasher(**WORK)
    for one in kept:
        row = {"id": uuid4(), "account_id": one.account_id, "code_hash": slowly.hash(one.code_hash)}
        connection.execute(rows.insert().values(row))


def downgrade():
    """A slow hash does not become a fast one: the codes are printed anew."""
    _anew(length=64, primary_key="code_hash")


def _anew(*columns, length, primary_key):
    op.drop_table(TABLE)
    op.create_table(
        TABLE,
        *columns,
        sa.Column("code_hash", sa.String(length=length), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f(f"fk_{TABLE}_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(primary_key, name=op.f(f"pk_{TABLE}")),
    )
    op.create_index(INDEX, TABLE, ["account_id"])
