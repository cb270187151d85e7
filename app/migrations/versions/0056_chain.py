"""The journal becomes a chain of hashes that the database refuses to change.

The lines that stand there are put on it as they are, some at a time; a line of its own then says
how many they were and which numbers were missing, so that whoever checks knows what was found
and not made. What is hashed, and how, stands in app/domain/chain.py; it is written out here once
more, because a step must do the same for ever.
"""

import json
import os
from datetime import UTC, datetime
from hashlib import sha256
from unicodedata import normalize
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"

AT_ONCE = 2000
NAMED = (
    "sequence",
    "written_at",
    "act",
    "subject",
    "subject_id",
    "unit",
    "revision",
    "acted_by",
    "recorded_by",
    "account_id",
    "request_key",
)
ADDED = "salt", "content", "state_salt", "state", "hash"
REFUSED = "what was written down is never changed"
JOURNAL = sa.table(
    "journal",
    sa.column("sequence", sa.Integer()),
    sa.column("written_at", sa.DateTime()),
    sa.column("act", sa.String()),
    sa.column("subject", sa.String()),
    sa.column("subject_id", sa.Uuid()),
    sa.column("unit", sa.String()),
    sa.column("revision", sa.Integer()),
    sa.column("acted_by", sa.String()),
    sa.column("recorded_by", sa.String()),
    sa.column("account_id", sa.Uuid()),
    sa.column("reason", sa.String()),
    sa.column("request_key", sa.String()),
    sa.column("changes", sa.JSON()),
    sa.column("salt", sa.LargeBinary()),
    sa.column("content", sa.LargeBinary()),
    sa.column("state_salt", sa.LargeBinary()),
    sa.column("state", sa.LargeBinary()),
    sa.column("hash", sa.LargeBinary()),
)


def upgrade():
    with op.batch_alter_table("journal") as batch_op:
        batch_op.add_column(sa.Column("salt", sa.LargeBinary(length=16), nullable=True))
        batch_op.add_column(sa.Column("content", sa.LargeBinary(length=32), nullable=True))
        batch_op.add_column(sa.Column("state_salt", sa.LargeBinary(length=32), nullable=True))
        batch_op.add_column(sa.Column("state", sa.LargeBinary(length=32), nullable=True))
        batch_op.add_column(sa.Column("hash", sa.LargeBinary(length=32), nullable=True))
    head = op.create_table(
        "journal_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_head")),
    )
    op.create_table(
        "journal_head_below",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("log", sa.String(length=32), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("verdict", sa.String(length=32), nullable=False),
        sa.Column("broken", sa.Integer(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_head_below")),
    )
    with op.batch_alter_table("journal_head_below") as batch_op:
        batch_op.create_index("ix_journal_head_below_unit", ["unit", "id"])
        batch_op.create_index("ix_journal_head_below_verdict", ["verdict", "received_at"])
    at = _chain()
    op.bulk_insert(head, [{"id": 1, "sequence": at[0], "hash": at[1]}])
    with op.batch_alter_table("journal") as batch_op:
        batch_op.alter_column("content", existing_type=sa.LargeBinary(length=32), nullable=False)
        batch_op.alter_column("hash", existing_type=sa.LargeBinary(length=32), nullable=False)
    dialect, allowed = op.get_bind().dialect.name, [column.name for column in JOURNAL.columns]
    for one in _triggers(dialect, "journal", allowed) + _triggers(
        dialect, "journal_head_below", []
    ):
        op.execute(one)


def downgrade():
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION journal_stays CASCADE")
        op.execute("DROP FUNCTION journal_head_below_stays CASCADE")
    op.drop_table("journal_head_below")
    op.drop_table("journal_head")
    with op.batch_alter_table("journal") as batch_op:
        for name in ADDED:
            batch_op.drop_column(name)


def _chain():
    """Put every line on the chain; number and hash of the last."""
    connection, last, number, gaps, count = op.get_bind(), bytes(32), 0, [], 0
    write = (
        JOURNAL.update()
        .where(JOURNAL.c.sequence == sa.bindparam("at"))
        .values({name: sa.bindparam(f"new_{name}") for name in ("salt", "content", "hash")})
    )
    while True:
        wanted = sa.select(JOURNAL).where(JOURNAL.c.sequence > number)
        rows = connection.execute(wanted.order_by(JOURNAL.c.sequence).limit(AT_ONCE)).all()
        if not rows:
            break
        sealed = []
        for row in rows:
            if row.sequence != number + 1:
                gaps.append([number + 1, row.sequence - 1])
            number, count = row.sequence, count + 1
            line = _sealed(row._asdict(), last)
            last = line["hash"]
            sealed.append(
                {"at": number, **{f"new_{k}": line[k] for k in ("salt", "content", "hash")}}
            )
        connection.execute(write, sealed)
    if not count:
        return 0, last
    begins = {
        "sequence": number + 1,
        "written_at": datetime.now(UTC).replace(microsecond=0, tzinfo=None),
        "act": "begin",
        "subject": "journal",
        "subject_id": None,
        "unit": _unit_of(connection, number),
        "revision": None,
        "acted_by": "Phần mềm, khi nâng cấp",
        "recorded_by": "Phần mềm, khi nâng cấp",
        "account_id": None,
        "reason": None,
        "request_key": None,
        "changes": {"lines": [None, count], "gaps": [None, gaps]},
    }
    line = _sealed(begins, last)
    connection.execute(JOURNAL.insert(), line)
    return number + 1, line["hash"]


def _unit_of(connection, number):
    return connection.scalar(sa.select(JOURNAL.c.unit).where(JOURNAL.c.sequence == number))


def _sealed(line, before):
    salt = os.urandom(16)
    content = sha256(
        salt + _canonical({"changes": line["changes"], "reason": line["reason"]})
    ).digest()
    named = {name: line[name] for name in NAMED}
    named["written_at"] = line["written_at"].replace(tzinfo=UTC)
    named |= {"content": content.hex(), "state_salt": None, "state": None}
    digest = sha256(_canonical(named)).digest()
    return {
        **line,
        "salt": salt,
        "content": content,
        "state_salt": None,
        "state": None,
        "hash": sha256(before + digest).digest(),
    }


def _canonical(value):
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _plain(value):
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, dict):
        return {normalize("NFC", name): _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value


def _triggers(dialect, table, columns):
    allowed = _allowed("IS" if dialect == "sqlite" else "IS NOT DISTINCT FROM", columns)
    if dialect == "sqlite":
        raised = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        return [
            f"CREATE TRIGGER {table}_stays_as_it_is BEFORE UPDATE ON {table} "
            f"WHEN NOT ({allowed}) {raised}",
            f"CREATE TRIGGER {table}_stays BEFORE DELETE ON {table} {raised}",
        ]
    run = f"EXECUTE FUNCTION {table}_stays()"
    return [
        f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'UPDATE' THEN IF {allowed} THEN RETURN NEW; END IF; END IF; "
        f"RAISE EXCEPTION '{REFUSED}'; END $$",
        f"CREATE TRIGGER {table}_stays_as_it_is BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW {run}",
        f"CREATE TRIGGER {table}_stays BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {run}",
    ]


def _allowed(same, columns):
    if not columns:
        return "1 = 0"
    free = "changes", "reason", "salt", "state_salt"
    kept = [f"NEW.{one} {same} OLD.{one}" for one in columns if one not in free]
    said = f"CAST(NEW.changes AS TEXT) {same} CAST(OLD.changes AS TEXT)"
    said += f" AND NEW.reason {same} OLD.reason AND NEW.salt {same} OLD.salt"
    empty = "CAST(NEW.changes AS TEXT) = '{}' AND NEW.reason IS NULL AND NEW.salt IS NULL"
    held = f"(NEW.state_salt {same} OLD.state_salt OR length(NEW.state_salt) = 32)"
    return " AND ".join([*kept, f"({said} OR {empty})", held])
