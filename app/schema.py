"""The version of the database: bring it up, or say that it must be brought up."""

from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import current_app

from app.db import db
from app.instance import InstanceProblem

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


def held() -> str | None:
    """The version in which the database is written."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """The version that this program writes."""
    return ScriptDirectory.from_config(steps()).get_current_head() or ""


def _known() -> set[str]:
    """Every version that this program has ever written."""
    return {step.revision for step in ScriptDirectory.from_config(steps()).walk_revisions()}


def steps() -> Config:
    """The steps of the schema, for Alembic's commands."""
    return current_app.extensions["migrate"].migrate.get_config()
