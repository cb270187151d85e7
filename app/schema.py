"""The version of the database: bring it up, or say that it must be brought up."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DatabaseError

from app.db import db, transaction
from app.instance import InstanceProblem, this_instance

if TYPE_CHECKING:
    from alembic.config import Config

log = logging.getLogger("sohoagiai")
MIGRATIONS = Path(__file__).parent / "migrations"
BESIDE = {"ix_search_entry_words"}
NEWER = (
    "Cơ sở dữ liệu này do một phiên bản mới hơn của phần mềm ghi. "
    "Hãy cài phiên bản đó rồi thử lại; dữ liệu chưa bị thay đổi."
)


def is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """Whether Alembic shall compare it: the index of words is of each database's own kind."""
    return name in db.metadata.tables if kind == "table" else name not in BESIDE


def bring_up() -> None:
    """Run every step that the database lacks; running it again does nothing.

    Raises :class:`InstanceProblem` for a database that a newer program has written.
    """
    from alembic import command
    from alembic.util import CommandError

    try:
        command.upgrade(steps(), "head")
    except CommandError as error:
        raise InstanceProblem(NEWER) from error


def check_is_current() -> None:
    """Raise :class:`InstanceProblem` where the database and the program do not fit."""
    there = held()
    if there == newest():
        return
    if there is not None and there not in _known():
        raise InstanceProblem(NEWER)
    raise InstanceProblem(
        "Cơ sở dữ liệu chưa đúng phiên bản của phần mềm. Hãy chạy “sohoagiai upgrade” rồi thử lại."
    )


def take_stock() -> None:
    """Tell SQLite how many rows each of its indexes tells apart.

    While it does not know, it may look at every case of a commune to find a hundred parties by
    their ids: 170 of the 200 ms of a page, of 100,000 cases. A thousand entries of each index are
    looked at, in milliseconds. Where nothing can be written it knows what it knew; PostgreSQL sees
    to this itself.
    """
    if this_instance().has_server:
        return
    try:
        with transaction() as session:
            session.execute(db.text("PRAGMA analysis_limit = 1000"))
            session.execute(db.text("ANALYZE"))
    except DatabaseError as error:
        log.warning("stock was not taken: %s", type(error.orig).__name__)


def held() -> str | None:
    """The version in which the database is written."""
    with db.engine.connect() as connection:
        if not db.inspect(connection).has_table("alembic_version"):
            return None
        return connection.scalar(db.text("SELECT version_num FROM alembic_version"))


def newest() -> str:
    """The version that this program writes."""
    return max(_known())


def _known() -> set[str]:
    """Every version that this program has ever written: its steps bear them in their names, so
    that a server starts without Alembic."""
    return {file.name.split("_")[0] for file in MIGRATIONS.glob("versions/[0-9]*.py")}


def steps() -> "Config":
    """The steps of the schema, for Alembic's commands."""
    from alembic.config import Config

    config = Config(MIGRATIONS / "alembic.ini")
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
