"""A tree of toys: a province, two cities, communes; its list of units travels as records.

The province writes for each unit a record ``{"below": unit, "of": city}``. What a city writes
so counts for units of which the province has said nothing.
"""

from nacl.signing import SigningKey

from sync import Key, Receiver, Superior, push, record
from sync.digest import total
from sync.down import ALL
from sync.give import Budget, give
from sync.lines import hash_of
from sync.ports import Caller
from sync.scope import start_anew
from tests.sync.toy_files import DictSatchel, DictShelf
from tests.sync.toy_ledger import DictLedger
from tests.sync.toys import DictInbox, id_of

TOP, CITIES = "P", ("C", "D")
COMMUNES = {"a": "C", "b": "C", "d": "D"}
BASE = {"C": TOP, "D": TOP}


class Node:
    """An instance anywhere in the tree; ``above`` is the one to which it is tied."""

    def __init__(self, unit, tables=None):
        self.unit, self.signer = unit, SigningKey(hash_of(unit.encode()) * 2)
        self.ledger, self.above, self.peers = DictLedger(tables), None, {}
        self.inbox, self.shelf = DictInbox(self.ledger), DictShelf(self.ledger)
        self.satchel = DictSatchel(self.ledger)

    @property
    def key(self):
        return bytes(self.signer.verify_key)

    @property
    def parents(self):
        """Who is right below whom, by what this instance holds."""
        told = [(key, body) for key, body in self.ledger.t.rows.items() if "below" in (body or {})]
        told.sort(key=lambda one: one[0].unit == TOP)
        return BASE | {body["below"]: body["of"] for _, body in told}

    def subtree(self, unit):
        parents = self.parents
        found = {unit}
        while more := {one for one, above in parents.items() if above in found} - found:
            found |= more
        return frozenset(found)

    def caller(self, key):
        unit = self.peers.get(key)
        if unit is None:
            return None
        if unit not in self.subtree(self.unit):
            return Caller(unit, frozenset(), moved_to=self.parents.get(unit, ""))
        return Caller(unit, self.subtree(unit))

    def join(self, above):
        above.peers[self.key] = self.unit
        if self.above not in (None, above):
            start_anew(self.ledger)
        self.above = above

    def write(self, name, body, audience=None, unit=None):
        with self.ledger.transaction():
            self.ledger.t.rows[Key(unit or self.unit, id_of(name))] = body
            return record(
                self.ledger,
                kind="case",
                unit=unit or self.unit,
                record_id=id_of(name),
                schema=1,
                body=body,
                audience=audience,
            )

    def tell(self, unit, of, **more):
        """Say to all that ``unit`` stands below ``of``."""
        self.write(f"unit {unit}", {"below": unit, "of": of, **more}, audience=ALL)

    def deliver(self, frame):
        return self.receiver.handle(frame)

    @property
    def receiver(self):
        here = self.ledger, self.inbox, self.shelf, self, self.signer
        return Receiver(*here, lambda caller, key: None)

    def sync(self, road=None, **options):
        """As the application does: once more where the list that came down moved the scope."""
        upward = Superior(road or self.above, self.above.key, self.signer)
        options = {"inbox": self.inbox, **options}
        scope = self.subtree(self.unit)
        report = push(self.ledger, upward, scope, **options)
        if self.subtree(self.unit) != scope:
            report = push(self.ledger, upward, self.subtree(self.unit), **options)
        return report

    def give(self, day="today"):
        """Send its own files, and those that lie here of the units below."""
        self.satchel.content |= {name: data for (_, name), data in self.shelf.files.items()}
        upward = Superior(self.above, self.above.key, self.signer)
        return give(self.ledger, self.satchel, upward, Budget(day, 10**6))

    def digest(self, unit):
        return total(self.ledger.totals({unit}).values())

    def row(self, name, unit=None):
        return self.ledger.t.rows.get(Key(unit or self.unit, id_of(name)))


def grown():
    """All nodes by unit, tied, and the communes put under their cities by the province."""
    nodes = {unit: Node(unit) for unit in (TOP, *CITIES, *COMMUNES)}
    for city in CITIES:
        nodes[city].join(nodes[TOP])
    for unit, city in COMMUNES.items():
        nodes[TOP].tell(unit, city)
    for city in CITIES:
        nodes[city].sync()
    for unit, city in COMMUNES.items():
        nodes[unit].join(nodes[city])
    return nodes


def sync_all(nodes, times=2):
    """The lowest first; a word from the top is at the bottom after the second time."""
    for _ in range(times):
        reports = {unit: nodes[unit].sync() for unit in (*COMMUNES, *CITIES)}
    return reports
