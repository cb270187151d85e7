"""The database: how it is opened, and the only ``commit`` of the application."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import wraps
from typing import Any, TypeVar

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    ColumnElement,
    DateTime,
    Engine,
    Integer,
    MetaData,
    TypeDecorator,
    event,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.sql.functions import FunctionElement

from app.opening import unlock

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=15000",
    "secure_delete=ON",
    "cell_size_check=ON",
    "journal_size_limit=16777216",
)

T = TypeVar("T")
_ANSWERS = "answers"


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base, session_options={"autoflush": False, "expire_on_commit": False})


def only_where(condition: str | ColumnElement[bool]) -> dict[str, Any]:
    """An index over the few rows that somebody asks for, on both databases.

    A column that is empty in nearly all rows needs one: counted together with the empty rows it
    looks as if its index told nothing apart, and the database reads the whole table instead.
    """
    where = text(condition) if isinstance(condition, str) else condition
    return {"sqlite_where": where, "postgresql_where": where}


class days_between(FunctionElement[int]):
    """Whole days from one date to another."""

    inherit_cache = True
    type = Integer()


@compiles(days_between, "sqlite")
def _by_day_number(days: days_between, compiler: Any, **kw: Any) -> str:
    begin, end = (compiler.process(one, **kw) for one in days.clauses)
    return f"(julianday({end}) - julianday({begin}))"


@compiles(days_between, "postgresql")
def _by_subtraction(days: days_between, compiler: Any, **kw: Any) -> str:
    begin, end = (compiler.process(one, **kw) for one in days.clauses)
    return f"({end} - {begin})"


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: aware in Python, without zone in the database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value and value.replace(tzinfo=UTC)


def now() -> datetime:
    """This moment in UTC, to the second: finer times only pretend to be true."""
    return datetime.now(UTC).replace(microsecond=0)


def times(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows of a group meet ``condition``; NULL of no rows at all."""
    return db.func.sum(db.case((condition, 1), else_=0))


def asked_once(question: Callable[..., T]) -> Callable[..., T]:
    """Ask the database once in each transaction until something is written in it.

    Arguments must be hashable, and an answer is shared: nobody changes it.
    """

    @wraps(question)
    def ask(*about: Any) -> T:
        known = db.session().info.setdefault(_ANSWERS, {})
        key = (question, about)
        if key not in known:
            known[key] = question(*about)
        return known[key]

    return ask


def ask_again() -> None:
    """Something was written past the session, on which an answer of :func:`asked_once` hangs."""
    db.session().info.pop(_ANSWERS, None)


@event.listens_for(Session, "after_begin")
@event.listens_for(Session, "after_flush")
def _forget_answers(session: Session, *rest: Any) -> None:
    session.info.pop(_ANSWERS, None)


@contextmanager
def transaction() -> Iterator[Session]:
    """All of the block is written, or none of it; an inner block joins the outer one.

    The write lock is taken at once (``BEGIN IMMEDIATE`` on SQLite): a transaction
    that read first and asked for the lock later would be refused, or would overwrite
    what another has written meanwhile.
    """
    session = db.session()
    if session.info.get("writing"):
        yield session
        return
    session.rollback()  # what was read before belongs to an older picture of the data,
    session.expire_all()  # and is read again
    session.info["writing"] = True
    session.info.pop("request_key", None)
    try:
        session.connection(execution_options={"writing": True})
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info["writing"] = False


def prepare_engine(engine: Engine, key: bytes | None = None) -> None:
    """Give every SQLite connection its key, safety settings and explicit beginnings; have
    PostgreSQL plan for the days that are asked for."""
    if engine.dialect.name != "sqlite":
        event.listen(engine, "connect", _plan_each_time)
        return

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        unlock(connection, key)
        connection.isolation_level = None  # the driver begins nothing on its own
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _plan_each_time(connection: Any, _record: Any) -> None:
    """A plan for whatever days are asked, kept from the sixth time on, takes a quarter for a year:
    660 ms of a province of thirty years instead of 260."""
    connection.autocommit = True  # what is set in a transaction goes with it
    connection.execute("SET plan_cache_mode = force_custom_plan")
    connection.autocommit = False
