"""A host made of dictionaries, and roads on which everything that can happen happens."""

import json

from nacl.signing import SigningKey

from sync import (
    BadFrame,
    Receiver,
    Refused,
    Superior,
    Unreachable,
    Verdict,
    ask,
    post,
    push,
    record,
)
from sync.digest import total
from sync.down import ALL
from sync.frames import unwrap
from sync.lines import Key, hash_of
from sync.ports import Caller, Postponed
from sync.regain import regain
from tests.sync.toy_files import DictSatchel, DictShelf, Giving
from tests.sync.toy_ledger import Death, DictLedger


class DictInbox:
    """Bodies by key. ``{"bad": …}`` is refused, a child waits for its ``parent``."""

    def __init__(self, ledger, schemas=None):
        self.ledger, self.schemas = ledger, schemas or {"case": 1}

    def newest_schema(self, kind):
        return self.schemas.get(kind, 0)

    def judge(self, lines):
        held = self.ledger.t.records.items()  # what is written here is no row, but here
        here = {*self.ledger.t.rows, *(key for key, one in held if one.state is Verdict.OK)}
        faults = {}
        for line in lines:
            body = line.body or {}
            parent = Key(line.key.unit, body.get("parent", line.key.id))
            if "bad" in body:
                faults[line.key] = Refused("Hồ sơ này không ghi được.")
            elif parent not in here and parent != line.key:
                faults[line.key] = Postponed("Chưa có hồ sơ cha.", parent.id)
            else:
                here.add(line.key)
        return faults

    def take_back(self, lines):
        rows = self.ledger.t.rows
        for line in lines:
            self.ledger._burn()
            if old := rows.get(line.key):
                rows[line.key] = {name: old[name] for name in old.keys() & (line.body or {}).keys()}

    def apply(self, lines):
        for line in lines:
            self.ledger._burn()
            self.ledger.t.rows[line.key] = line.body
            if "bug" in (line.body or {}):
                raise ZeroDivisionError


class DictGuard:
    def __init__(self):
        self.callers = {}

    def caller(self, key):
        return self.callers.get(key)


class Office:
    """A superior."""

    def __init__(self, tables=None, guard=None, schemas=None):
        self.signer = SigningKey(hash_of(b"office") * 2)
        self.ledger, self.guard = DictLedger(tables), guard or DictGuard()
        self.inbox, self.shelf = DictInbox(self.ledger, schemas), DictShelf(self.ledger)
        self.heard = []

    @property
    def receiver(self):
        here = self.ledger, self.inbox, self.shelf, self.guard, self.signer
        return Receiver(*here, lambda caller, key: self.heard.append(caller.unit))

    def write(self, id_, body, audience=ALL, unit="12"):
        """A record of its own, for those below it."""
        with self.ledger.transaction():
            record(
                self.ledger,
                kind="case",
                unit=unit,
                record_id=id_of(id_),
                schema=1,
                body=body,
                audience=audience,
            )

    def read(self, letter):
        return post.read(self.receiver, letter)

    def enrol(self, commune, *below):
        key = bytes(commune.signer.verify_key)
        self.guard.callers[key] = Caller(commune.unit, frozenset({commune.unit, *below}))

    def deliver(self, frame):
        return self.receiver.handle(frame)

    @property
    def rows(self):
        return self.ledger.t.rows

    def digest(self, unit):
        return total(self.ledger.totals({unit}).values())


class Commune(Giving):
    """A subordinate; ``road`` is the office itself or something worse. ``scope``: units that
    it sends up besides its own, rightly or not."""

    def __init__(self, unit, road=None, office=None, tables=None, scope=(), content=None):
        self.unit, self.signer = unit, SigningKey(hash_of(unit.encode()) * 2)
        self.ledger, self.office = DictLedger(tables), office or road
        self.inbox, self.satchel = DictInbox(self.ledger), DictSatchel(self.ledger, content)
        self.scope = {unit, *scope}
        self.road = road or self.office
        if office is None:
            self.office.enrol(self)

    def write(self, id_, body, unit=None, **options):
        options = {"kind": "case", "schema": 1} | options
        with self.ledger.transaction():
            return record(
                self.ledger, unit=unit or self.unit, record_id=id_of(id_), body=body, **options
            )

    def sync(self, road=None, scope=None, **options):
        scope = frozenset(scope or self.scope)
        options = {"inbox": self.inbox} | options
        return push(self.ledger, self._superior(road or self.road), scope, **options)

    def regain(self, road=None):
        here = self.ledger, self.inbox, self._superior(road or self.road)
        return regain(*here, frozenset(self.scope))

    def letter(self):
        here = self.ledger, self.satchel, self._above, self.signer
        return post.write(*here, frozenset(self.scope))[0]

    def hear(self, answer):
        scope = frozenset(self.scope)
        here = self.ledger, self.inbox, self.satchel, self._above, self.signer
        return post.hear_answer(*here, scope, answer)[1]

    def ask(self):
        return ask(self.ledger, self._superior(self.road), frozenset(self.scope))

    def version(self, id_, unit=None):
        """The version of a record that the superior holds."""
        return self._superior(self.road).version(Key(unit or self.unit, id_))

    def _superior(self, road):
        return Superior(road, self._above, self.signer)

    @property
    def _above(self):
        return bytes(self.office.signer.verify_key)

    def verdict(self, id_):
        return self.ledger.t.records[Key(self.unit, id_of(id_))].verdict

    def digest(self):
        return total(self.ledger.totals({self.unit}).values())


class Road:
    """Lets a list of accidents happen, one per request; then all goes well.

    ``lost``: taken, but the answer never comes. ``dropped``: never taken. ``doubled``:
    taken twice. ``cut``, ``flipped``: damaged on the way up; ``answer flipped``: down.
    """

    def __init__(self, office, *accidents):
        self.office, self.accidents, self.frames, self.answers = office, [*accidents], [], []

    def deliver(self, frame):
        what = self.accidents.pop(0) if self.accidents else ""
        self.frames.append(frame)
        if what == "dropped":
            raise Unreachable
        if what == "cut":
            frame = frame[: len(frame) // 2]
        if what == "flipped":
            frame = flip(frame, len(frame) // 2)
        try:
            if what == "doubled":
                self.office.deliver(frame)
            answer = self.office.deliver(frame)
        except Exception as error:  # what a server answers with 400 or 500
            raise Unreachable from error
        self.answers.append(answer)
        if what == "lost":
            raise Unreachable
        return flip(answer, -3) if what == "answer flipped" else answer


class Weather:
    """The road of the state machine: an accident per request, as ``weather`` lists them.

    ``dies``: the office dies ``at`` that many calls of its ledger; ``sender dies``: the
    commune does, with the answer in its hands. ``late``: the frame is
    kept and comes some day. ``other``: another commune has a whole session in between.
    """

    def __init__(self, machine, commune, number, weather, at):
        self.machine, self.commune, self.number = machine, commune, number
        self.weather, self.at, self.office = [*weather], at, machine.office

    def deliver(self, frame):
        what = self.weather.pop(0) if self.weather else "ok"
        self.machine.frames.append((self.commune, frame))
        if what == "late":
            self.machine.late.append(frame)
        if what in ("dropped", "late"):
            raise Unreachable
        if what == "other":
            self.machine.session(self.machine.commune(self.number + 1), self.office)
        if what == "cut":
            frame = frame[: len(frame) // 2]
        if what == "dies":
            self.office.ledger.fuse = self.at
        try:
            if what == "doubled":
                self.office.deliver(frame)
            answer = self.office.deliver(frame)
        except (BadFrame, Death) as error:
            raise Unreachable from error
        finally:
            self.office.ledger.fuse = None
        if what == "lost":
            raise Unreachable
        if what == "sender dies":
            self.commune.ledger.fuse = self.at
        return answer


class OnlyExchanges:
    """A road on which nobody compares: what is not heard is not found otherwise."""

    def __init__(self, office):
        self.office = office

    def deliver(self, frame):
        if unwrap(frame).open()[0]["op"] != "exchange":
            raise Unreachable
        return self.office.deliver(frame)


def flip(data, at):
    changed = bytearray(data)
    changed[at] ^= 4
    return bytes(changed)


def id_of(name):
    """``"a"`` as 32 hex digits, spread over the buckets."""
    return hash_of(str(name).encode()).hex()


def token_of(kept):
    """What names the version of a body of the state machine."""
    return json.loads(kept.raw)["b"]["token"]


def pair():
    office = Office()
    return Commune("03408", office), office


__all__ = [
    "Commune",
    "Death",
    "DictInbox",
    "Office",
    "Road",
    "Weather",
    "flip",
    "id_of",
    "pair",
    "token_of",
]
