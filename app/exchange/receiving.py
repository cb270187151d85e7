"""This instance as those below it meet it, by wire or by letter."""

from app.db import db, now
from app.exchange.identity import signing_key
from app.exchange.models import Peer
from app.exchange.stores import PeerGuard, RecordInbox
from app.instance import this_instance
from app.records.ledger import SqlLedger
from sync import Receiver
from sync.ports import Caller


def receiver() -> Receiver:
    key = signing_key(this_instance().folder)
    return Receiver(SqlLedger(), RecordInbox(), PeerGuard(), key, _note_caller)


def _note_caller(caller: Caller, key: bytes) -> None:
    db.session.execute(db.update(Peer).where(Peer.key == key).values(heard_at=now()))
