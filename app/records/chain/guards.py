"""The database itself refuses to change or delete a line of the journal.

One change it lets pass: what a person said is erased (``changes`` and ``reason`` become empty,
their salt goes), or the salt of what the record held becomes its hash, and nothing else. A step
of the schema that makes the table anew loses its triggers and has to put them on again.
"""

from collections.abc import Sequence

from sqlalchemy import DDL, Connection, Table, event, text

SAID, HELD = ("changes", "reason", "salt"), "state_salt"
"""The columns that an erasure empties."""
REFUSED = "what was written down is never changed"


def put_on(table: Table) -> None:
    """Whoever makes this table makes its triggers with it."""
    columns = [column.name for column in table.columns]
    for dialect in ("sqlite", "postgresql"):
        for one in statements(dialect, table.name, columns):
            event.listen(table, "after_create", DDL(one).execute_if(dialect=dialect))
    event.listen(
        table,
        "after_drop",
        DDL(f"DROP FUNCTION IF EXISTS {table.name}_stays").execute_if(dialect="postgresql"),
    )


def statements(dialect: str, table: str, columns: Sequence[str]) -> tuple[str, ...]:
    """What makes the triggers of a table that has these columns."""
    if dialect == "sqlite":
        raised = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        allowed = _only_forgets(columns, "IS")
        return (
            f"CREATE TRIGGER {table}_stays_as_it_is BEFORE UPDATE ON {table} "
            f"WHEN NOT ({allowed}) {raised}",
            f"CREATE TRIGGER {table}_stays BEFORE DELETE ON {table} {raised}",
        )
    allowed = _only_forgets(columns, "IS NOT DISTINCT FROM")
    run = f"EXECUTE FUNCTION {table}_stays()"
    return (
        f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'UPDATE' THEN IF {allowed} THEN RETURN NEW; END IF; END IF; "
        f"RAISE EXCEPTION '{REFUSED}'; END $$",
        f"CREATE TRIGGER {table}_stays_as_it_is BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW {run}",
        f"CREATE TRIGGER {table}_stays BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {run}",
    )


def are_on(connection: Connection, table: Table) -> bool:
    """Whether the triggers stand as this program writes them."""
    dialect, columns = connection.dialect.name, [column.name for column in table.columns]
    if dialect == "sqlite":
        held = connection.execute(
            text("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = :table"),
            {"table": table.name},
        )
        return set(statements(dialect, table.name, columns)) <= set(held.scalars())
    enabled = connection.execute(
        text(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = CAST(:table AS regclass) "
            "AND tgenabled <> 'D' AND tgname IN (:one, :other)"
        ),
        {
            "table": table.name,
            "one": f"{table.name}_stays_as_it_is",
            "other": f"{table.name}_stays",
        },
    )
    return enabled.scalar() == 2


def _only_forgets(columns: Sequence[str], same: str) -> str:
    """No change at all in a table of which nothing can be erased."""
    if not set(SAID) <= set(columns):
        return "1 = 0"
    kept = [f"NEW.{one} {same} OLD.{one}" for one in columns if one not in (*SAID, HELD)]
    said = f"CAST(NEW.changes AS TEXT) {same} CAST(OLD.changes AS TEXT)"
    said += f" AND NEW.reason {same} OLD.reason AND NEW.salt {same} OLD.salt"
    empty = "CAST(NEW.changes AS TEXT) = '{}' AND NEW.reason IS NULL AND NEW.salt IS NULL"
    held = f"(NEW.{HELD} {same} OLD.{HELD} OR length(NEW.{HELD}) = 32)"
    return " AND ".join([*kept, f"({said} OR {empty})", held])
