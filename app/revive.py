"""A database of an older version, or put back from a backup, is made ready for this program."""

from app import schema
from app.accounts.sessions import end_everybody
from app.backup.acts import BackupAct
from app.db import db, transaction
from app.domain.actors import Actor, Role
from app.domain.errors import RuleViolation
from app.exchange.catching_up import log_what_is_not
from app.factory import create_app
from app.instance import Instance, InstanceProblem
from app.records import journal
from app.records.ledger import SqlLedger
from app.search import upkeep
from sync.log import start_new

PROGRAM = "Phần mềm, khi khôi phục"


def bring_up() -> None:
    """Bring the database to this version of the program, and what follows from its records.

    Raises :class:`InstanceProblem` for a database that a newer program has written.
    """
    schema.bring_up()
    log_what_is_not()
    upkeep.rebuild(lambda looked_at: None)  # a new version may cut words in another way


def revive(instance: Instance, what: str) -> None:
    """Bring it to this version, begin a new log of the exchange, end what sessions it knows,
    note in its journal ``what`` it was put back from.

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
