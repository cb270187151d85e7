"""A database of an older version, or put back from a backup, is made ready for this program."""

from collections.abc import Mapping

from app import schema
from app.accounts.sessions import end_everybody
from app.backup.acts import BackupAct
from app.catalog import RECORD_TYPES
from app.db import db, transaction
from app.domain.actors import Actor, Role
from app.domain.errors import RuleViolation
from app.exchange.catching_up import log_what_is_not
from app.factory import create_app
from app.instance import Instance, InstanceProblem, this_instance
from app.privacy.service import stones
from app.records import journal
from app.records.chain.binding import bind, unbound
from app.records.ledger import SqlLedger
from app.search import upkeep
from app.units.service import own_books
from app.web.context import today
from sync.log import start_new

PROGRAM = "Phần mềm, khi khôi phục"
UPGRADE = "Phần mềm, khi nâng cấp"


def bring_up() -> None:
    """Bring the database to this version of the program, and what follows from its records.

    Raises :class:`InstanceProblem` for a database that a newer program has written.
    """
    shapes = _shapes()
    schema.bring_up()
    log_what_is_not()
    _bind(shapes)
    upkeep.rebuild(lambda looked_at: None)  # a new version may cut words in another way


def _shapes() -> dict[str, set[str]]:
    """The columns of each table as the database has them."""
    held = db.inspect(db.engine)
    return {
        name: {column["name"] for column in held.get_columns(name)}
        for name in held.get_table_names()
    }


def _bind(before: Mapping[str, set[str]]) -> None:
    """Bind to the chain of the journal, as they stand now, the own records that it does not bind
    yet and those of tables whose columns have just changed."""
    here, after = this_instance(), _shapes()
    by = Actor(name=UPGRADE, role=Role.ADMINISTRATOR, unit=here.unit)
    with transaction():
        for kind in RECORD_TYPES:
            own = kind.model.unit.in_(own_books())
            is_same = before.get(kind.key) == after.get(kind.key)
            bind(kind.model, own & unbound(kind.model) if is_same else own, by=by)


def revive(instance: Instance, what: str) -> None:
    """Bring it to this version, begin a new log of the exchange, end what sessions it knows,
    note in its journal ``what`` it was put back from, set the stones of what was erased since.

    Raises :class:`RuleViolation` for a database of a newer version.
    """
    app = create_app(instance)
    with app.app_context():
        try:
            _make_ready(instance, what)
        except InstanceProblem as newer:
            raise RuleViolation(str(newer)) from newer
        finally:
            db.session.remove()
            db.engine.dispose()


def _make_ready(instance: Instance, what: str) -> None:
    if schema.held() != schema.newest():
        bring_up()
    by = Actor(name=PROGRAM, role=Role.ADMINISTRATOR, unit=instance.unit)
    with transaction() as session:
        start_new(SqlLedger())
        end_everybody(session)
        journal.note(BackupAct.RESTORE, by=by, subject="backup", changes={"backup": [None, what]})
    stones.bring_back(instance.folder, today=today(), by=by)
