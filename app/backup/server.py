"""The database of a server as one file of one moment, and back, by PostgreSQL's own tools.

What comes back is put into a new database beside the one in use; only when it stands there whole
does it take the name, in one step, and what had the name is set aside under another. For that the
role of the program must be allowed to make databases.
"""

import logging
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy import URL, Connection, create_engine, inspect, make_url, quoted_name, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from app.domain.calendar import HERE
from app.domain.errors import RuleViolation

log = logging.getLogger("sohoagiai.backup")
DUMP_FILE = "sohoagiai.dump"
ASIDE, BESIDE = "_truoc_", "_tam_"
"""Between the name of the database and the moment at which another was set aside; and what tells
one apart that stands beside it for a while."""
_STAMP = "%Y%m%d_%H%M%S_%f"
_WHY = re.compile(
    rb"server version mismatch|password authentication failed|permission denied|Connection refused"
    rb"|No space left|unsupported version|could not read from input file"
)
_AWAY = (
    "PostgreSQL không trả lời, hoặc tài khoản của phần mềm không được tạo cơ sở dữ liệu "
    "(CREATEDB). Dữ liệu không thay đổi. Hãy xem docs/office.md."
)
_HELD_OPEN = (
    "PostgreSQL không đổi được tên cơ sở dữ liệu: còn chương trình khác đang mở nó. Hãy dừng "
    "chương trình đó rồi chạy lại lệnh."
)
_MAINTENANCE = "postgres"
"""The database from which the others are made and named."""
_OWN = text(
    "SELECT pg_encoding_to_char(one.encoding), to_jsonb(one) FROM pg_database AS one "
    "WHERE datname = current_database()"
)


def dump(database: str, into: Path) -> dict[str, Any]:
    """Write all of ``database`` (an SQLAlchemy URL) as it is at one moment; its facts, as
    :func:`app.backup.snapshot.facts_of` tells those of a file. Nobody who writes waits.

    Raises :class:`RuleViolation` where the server or its tools are not at hand.
    """
    try:
        with _connected(make_url(database), isolation_level="REPEATABLE READ") as connection:
            moment = connection.scalar(text("SELECT pg_export_snapshot()"))
            facts = _facts(connection)
            _run("pg_dump", database, "-Fc", "-Z1", f"--snapshot={moment}", "-f", str(into))
            return facts
    except DBAPIError as failure:
        raise _refusal(failure) from failure


def read_through(dumped: Path) -> bool:
    """Whether every block of a dump can be read and unpacked."""
    return _call("pg_restore", None, "-f", os.devnull, str(dumped)) == 0


@contextmanager
def restored_beside(database: str, dumped: Path, rows: Mapping[str, int]) -> Iterator[str]:
    """The URL of a new database beside ``database`` with all that was dumped, the ``rows`` of its
    tables counted; when the block ends it goes, if it has not taken the place.

    Raises :class:`RuleViolation` with a sentence where it did not come to stand whole.
    """
    url = make_url(database)
    there = url.set(database=f"{url.database}{BESIDE}{token_hex(4)}")
    address = there.render_as_string(hide_password=False)
    try:
        _fill(url, there, dumped, rows)
        yield address
    finally:
        try:
            _command(url, f"DROP DATABASE IF EXISTS {_name(there.database)} WITH (FORCE)")
        except DBAPIError as failure:
            log.error("backup: a database was left over: %s", type(failure.orig).__name__)


def take_place(database: str, beside: str) -> None:
    """Give the name of ``database`` to the one ``beside`` it; the former is set aside, and what was
    set aside before that goes."""
    url, fresh = make_url(database), make_url(beside).database
    aside = f"{url.database}{ASIDE}{datetime.now(HERE):{_STAMP}}"
    try:
        former = _set_aside(url)
        with _connected(url.set(database=_MAINTENANCE)) as connection, connection.begin():
            for one, other in ((url.database, aside), (fresh, url.database)):
                connection.execute(text(f"ALTER DATABASE {_name(one)} RENAME TO {_name(other)}"))
        for old in former:
            _command(url, f"DROP DATABASE {_name(old)} WITH (FORCE)")
    except DBAPIError as failure:
        raise _refusal(failure, _HELD_OPEN) from failure


def drop_aside(database: str, until: datetime) -> int:
    """Drop what was set aside before ``until``, and what a restore that was cut off has left
    standing; how many databases. Only while no other restore is under way."""
    url = make_url(database)
    try:
        old = [name for name, moment in _set_aside(url).items() if moment < until]
        left = re.compile(re.escape(f"{url.database}{BESIDE}") + "[0-9a-f]{8}")
        old += [name for name in _names(url, BESIDE) if left.fullmatch(name)]
        for name in old:
            _command(url, f"DROP DATABASE {_name(name)} WITH (FORCE)")
        return len(old)
    except DBAPIError as failure:
        raise _refusal(failure) from failure


def _set_aside(url: URL) -> dict[str, datetime]:
    """The databases that were set aside, and when."""
    found = {}
    for name in _names(url, ASIDE):
        with suppress(ValueError):  # of somebody else's making
            told = datetime.strptime(name.removeprefix(f"{url.database}{ASIDE}"), _STAMP)
            found[name] = told.replace(tzinfo=HERE)
    return found


def _names(url: URL, kind: str) -> Sequence[str]:
    ask = text("SELECT datname FROM pg_database WHERE starts_with(datname, :begin)")
    with _connected(url.set(database=_MAINTENANCE)) as connection:
        return connection.scalars(ask, {"begin": f"{url.database}{kind}"}).all()


def _fill(url: URL, there: URL, dumped: Path, rows: Mapping[str, int]) -> None:
    try:
        _make(url, str(there.database))
        address = there.render_as_string(hide_password=False)
        _run("pg_restore", address, "--single-transaction", str(dumped))
        with _connected(there) as connection:
            is_same = _facts(connection)["tables"] == rows
    except DBAPIError as failure:
        raise _refusal(failure) from failure
    if not is_same:
        raise RuleViolation(
            "Cơ sở dữ liệu khôi phục thử không khớp với bản sao lưu. Dữ liệu không thay đổi. Hãy "
            "chọn bản khác."
        )


def _facts(connection: Connection) -> dict[str, Any]:
    version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    line = text("SELECT max(sequence), max(written_at) FROM journal")
    sequence, written_at = connection.execute(line).one()
    count = "SELECT count(*) FROM {}"  # nosec B608: names of tables, from the schema itself
    tables = sorted(inspect(connection).get_table_names())
    return {
        "schema": version,
        "journal": {"sequence": sequence, "written_at": written_at and written_at.isoformat(" ")},
        "tables": {one: connection.scalar(text(count.format(_name(one)))) for one in tables},
    }


def _make(url: URL, fresh: str) -> None:
    """An empty database that sorts and compares as the one of ``url`` does."""
    with _connected(url) as connection:
        encoding, own = connection.execute(_OWN).one()
    wanted = {
        "ENCODING": encoding,
        "LC_COLLATE": own["datcollate"],
        "LC_CTYPE": own["datctype"],
    }
    if own["datlocprovider"] == "i":  # the name of its locale is another from version 17 on
        locale = own.get("daticulocale") or own["datlocale"]
        wanted |= {"LOCALE_PROVIDER": "icu", "ICU_LOCALE": locale}
    told = " ".join(f"{key} '{value}'" for key, value in wanted.items())
    _command(url, f"CREATE DATABASE {_name(fresh)} TEMPLATE template0 {told}")


def _command(url: URL, order: str) -> None:
    with _connected(url.set(database=_MAINTENANCE), isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(order))


@contextmanager
def _connected(url: URL, **options: Any) -> Iterator[Connection]:
    engine = create_engine(url, poolclass=NullPool, **options)
    with engine.connect() as connection:
        yield connection


def _name(bare: str | None) -> str:
    return '"' + quoted_name(str(bare), quote=True).replace('"', '""') + '"'


def _run(tool: str, database: str, *words: str) -> None:
    """Raises :class:`RuleViolation` where the tool is missing or ends with a failure."""
    plain = ("--no-owner", "--no-privileges", "--no-comments")
    if _call(tool, database, *plain, *words):
        raise RuleViolation(
            f"Công cụ {tool} của PostgreSQL báo lỗi, nên chưa làm được. Dữ liệu không thay đổi. "
            "Hãy xem nhật ký kỹ thuật, và kiểm tra phiên bản của công cụ có bằng phiên bản của máy "
            "chủ PostgreSQL không."
        )


def _call(tool: str, database: str | None, *words: str) -> int:
    """How the tool ended. Its password is handed over apart from its words, which all people of
    the machine can see; what it says of a failure may quote rows, but for how one begins."""
    path = shutil.which(tool)
    if path is None:
        raise RuleViolation(
            f"Máy chủ chưa có công cụ {tool} của PostgreSQL. Hãy cài gói postgresql-client cùng "
            "phiên bản với máy chủ PostgreSQL."
        )
    surroundings = dict(os.environ)
    if database:
        url = make_url(database)
        surroundings["PGPASSWORD"] = url.password or ""
        bare = url._replace(drivername="postgresql", password=None)
        words = ("-d", bare.render_as_string(), *words)
    done = subprocess.run([path, *words], env=surroundings, capture_output=True, check=False)
    if done.returncode:
        why = _WHY.search(done.stderr)
        log.error("backup: %s: %s", tool, why[0].decode() if why else done.returncode)
    return done.returncode


def _refusal(failure: DBAPIError, sentence: str = _AWAY) -> RuleViolation:
    log.error("backup: PostgreSQL refused: %s", type(failure.orig).__name__)
    return RuleViolation(sentence)
