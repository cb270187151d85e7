"""This instance as those below it meet it, by wire or by letter."""

from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from app.db import db, now, transaction
from app.exchange.heads import BookWitness
from app.exchange.identity import signing_key
from app.exchange.models import Peer
from app.exchange.received_files import ReceivedFiles
from app.exchange.stores import PeerGuard, RecordInbox
from app.instance import this_instance
from app.records.ledger import SqlLedger
from sync import BadFrame, Receiver
from sync.frames import unwrap
from sync.ports import Caller

UNREADABLE = "Gói dữ liệu gửi lên không đọc được: phần mềm của hai bên có thể khác phiên bản."
STUMBLED = "Phần mềm ở đây gặp lỗi khi nhận; đơn vị đó sẽ tự gửi lại. Xin báo người quản trị."


def receiver() -> Receiver:
    key = signing_key(this_instance().folder)
    here = SqlLedger(), RecordInbox(), ReceivedFiles(), PeerGuard(), key
    return Receiver(*here, _note_caller, BookWitness())


def take_in(frame: bytes) -> bytes:
    """Answer one frame of the wire; raises :class:`BadFrame` for what deserves no answer.

    A failure is written down beside the last exchange of whoever has signed the frame.
    """
    try:
        return receiver().handle(frame)
    except BadFrame:
        _note_failure(frame, UNREADABLE)
        raise
    except Exception:
        _note_failure(frame, STUMBLED)
        raise


def _note_caller(caller: Caller, key: bytes) -> None:
    db.session.execute(db.update(Peer).where(Peer.key == key).values(heard_at=now()))


def _note_failure(frame: bytes, failure: str) -> None:
    """Nothing where nobody known has signed it, or where it cannot be written either."""
    with suppress(BadFrame, SQLAlchemyError):
        envelope = unwrap(frame)
        envelope.verify(bytes(signing_key(this_instance().folder).verify_key))
        with transaction() as session:
            session.execute(
                db.update(Peer)
                .where(Peer.key == envelope.sender)
                .values(failed_at=now(), failure=failure)
            )
