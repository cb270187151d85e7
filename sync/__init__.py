"""Carry records from many instances up to the one above each, and its word down, over a poor
network.

The package knows nothing of Flask, of a database, or of what a record contains. Read it in
this order; each file opens with what it is for:

1. :mod:`sync.lines`, :mod:`sync.chain`, :mod:`sync.digest`: what a record version is, in
   which order versions were written, how two sides prove that they hold the same;
2. :mod:`sync.facts` and :mod:`sync.ports`: what is remembered, and what the host lends
   (a ledger, an inbox, a guard, a road); :mod:`sync.log` asks the own log of a ledger;
3. :mod:`sync.write`: an own record goes into the ledger;
4. :mod:`sync.push` at the sender (with :mod:`~sync.superior`, :mod:`~sync.settle`,
   :mod:`~sync.notes`, :mod:`~sync.scope`, :mod:`~sync.mend`, :mod:`~sync.prefer`,
   :mod:`~sync.regain`, :mod:`~sync.pace`),
   :mod:`sync.receive` at the receiver (with :mod:`~sync.take`, :mod:`~sync.answers`,
   :mod:`~sync.retry`, :mod:`~sync.compare`, :mod:`~sync.versions`, :mod:`~sync.months`);
5. :mod:`sync.down`: what a superior writes for those below it comes with its answers;
6. :mod:`sync.files`, :mod:`sync.give` at the sender, :mod:`sync.keep` at the receiver: files
   that records name follow in pieces, and come back after a restore (:mod:`sync.fetch`); the
   host lends a satchel, a shelf and gaps (:mod:`sync.shelves`);
7. :mod:`sync.messages` and :mod:`sync.frames`: what travels;
8. :mod:`sync.post` and :mod:`sync.letter` (with :mod:`~sync.enclose` for files): the same on a
   stick, where there is no network;
9. :mod:`sync.enrol` and :mod:`sync.http`: how two instances come to know each other.

Every record has one owner unit and only that unit's instance writes it, so nothing is ever
merged, and no clock decides anything: a version is taken only where its ancestor is held.
"""

from sync.facts import Verdict
from sync.frames import BadFrame
from sync.lines import BadLine, Key, Line
from sync.ports import Postponed, Refused, Unreachable
from sync.push import ask, push
from sync.receive import Receiver
from sync.settle import Report
from sync.superior import Superior, TurnedAway
from sync.write import record

__all__ = [
    "BadFrame",
    "BadLine",
    "Key",
    "Line",
    "Postponed",
    "Receiver",
    "Refused",
    "Report",
    "Superior",
    "TurnedAway",
    "Unreachable",
    "Verdict",
    "ask",
    "push",
    "record",
]
