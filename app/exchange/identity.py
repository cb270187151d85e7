"""What makes this installation itself: its key and its anchor, beside the database.

Both lie in the instance folder and not in the database: a database that is put back from a
backup, or carried to another machine, must not bring them along.
"""

import json
import secrets
from pathlib import Path

from nacl.signing import SigningKey

from app.durable import write_whole
from app.instance import write_closed
from sync.chain import Place
from sync.log import is_behind, start_new
from sync.notes import ACKED, get_place
from sync.ports import Ledger

KEY_FILE = "exchange.key"
ANCHOR_FILE = "exchange.anchor"


def signing_key(folder: Path) -> SigningKey:
    """The Ed25519 key of this installation; made when it is first asked for."""
    path = folder / KEY_FILE
    if not path.exists():
        _write_once(path, secrets.token_hex(32))
    return SigningKey(bytes.fromhex(path.read_text("ascii").strip()))


def check_anchor(ledger: Ledger, folder: Path) -> bool:
    """Start a new log where the database is older than the anchor (it was put back).

    Returns whether it did. Called before the first edit, so that no position is written a
    second time with other content, even while there is no network.
    """
    try:
        note = json.loads((folder / ANCHOR_FILE).read_text("ascii"))
        place = Place(int(note["seq"]), bytes.fromhex(note["chain"]))
        name = str(note["log"])
    except (OSError, ValueError, KeyError, TypeError):
        return False  # none yet, or unreadable: the superior will notice all the same
    with ledger.transaction():
        behind = is_behind(ledger, name, place)
        if behind:
            start_new(ledger)
    if behind:
        drop_anchor(ledger, folder)
    return behind


def drop_anchor(ledger: Ledger, folder: Path) -> None:
    """Note outside the database how far the superior has acknowledged the log."""
    with ledger.transaction():
        name, _ = ledger.head()
        place = get_place(ledger, ACKED)
    text = json.dumps({"log": name, "seq": place.seq, "chain": place.chain.hex()})
    write_whole(folder / ANCHOR_FILE, text.encode("ascii"))


def _write_once(path: Path, text: str) -> None:
    """Two processes may come here at once: the first one's file stays."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    write_closed(fresh, text)
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
