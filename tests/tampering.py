"""Writing in the database as who opens its file with another program."""

from app.db import db
from app.domain.chain import link
from app.records.chain import guards
from app.records.chain.proving import digests, hash_at
from app.records.journal import JournalEntry


def hash_anew(number: int, text: str = "Người khác") -> None:
    """Another did what stands in this line, and every hash from there on is computed again."""
    behind_the_back(f"UPDATE journal SET acted_by = '{text}' WHERE sequence = {number}")
    wanted = db.select(JournalEntry).where(JournalEntry.sequence >= number)
    last, statements = hash_at(number - 1), []
    for line in db.session.scalars(wanted.order_by(JournalEntry.sequence)).all():
        last = link(last, *digests(line.sequence - 1, line.sequence))
        statements.append(
            f"UPDATE journal SET hash = x'{last.hex()}' WHERE sequence = {line.sequence}"
        )
    behind_the_back(*statements, f"UPDATE journal_head SET hash = x'{last.hex()}'")


def behind_the_back(*statements: str) -> None:
    """Run these past the triggers of the journal, which stand afterwards as before."""
    db.session.rollback()
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            for name in ("journal_stays", "journal_stays_as_it_is"):
                connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        else:
            connection.exec_driver_sql("SET session_replication_role = replica")
        for one in statements:
            connection.exec_driver_sql(one)
        if connection.dialect.name == "sqlite":
            names = [column.name for column in JournalEntry.__table__.columns]
            for one in guards.statements("sqlite", "journal", names):
                connection.exec_driver_sql(one)
        else:
            connection.exec_driver_sql("SET session_replication_role = origin")
        connection.commit()
    db.session.expire_all()
