"""All that is durable on one machine, in dictionaries."""

import copy
from contextlib import contextmanager
from dataclasses import replace

from sync.chain import CHAIN_START, START, Place, new_name
from sync.digest import Sum, bucket_of, total
from sync.facts import Holding, Outgoing, Verdict
from sync.lines import short
from sync.messages import Told


class Death(BaseException):
    """The process is killed here."""


class Tables:
    """All that is durable on one machine."""

    def __init__(self):
        self.log, self.entries, self.records, self.past = new_name(), [], {}, {}
        self.sums, self.readers, self.answers, self.notes, self.rows = {}, {}, {}, {}, {}
        self.down, self.said = [], {}

    def copy(self):
        """Deep enough: what lies in these containers is never changed."""
        other = copy.copy(self)
        for name, value in vars(self).items():
            setattr(other, name, copy.copy(value))
        other.past = {key: list(past) for key, past in self.past.items()}
        other.answers = {log: list(answers) for log, answers in self.answers.items()}
        return other


class DictLedger:
    """Implements :class:`sync.ports.Ledger`; ``fuse`` calls later the process dies.

    What no death takes back, for the tests: ``written``, by log and chain every position ever
    appended and the chain before it; ``reached``, every position to which a foreign log was ever
    taken in.
    """

    def __init__(self, tables=None):
        self.t, self.fuse, self._open = tables or Tables(), None, False
        self.written, self.reached = {}, {}

    def backup(self):
        return self.t.copy()

    def _burn(self):
        if self.fuse is not None:
            self.fuse -= 1
            if self.fuse < 0:
                self.fuse = None
                raise Death

    @contextmanager
    def transaction(self):
        if self._open:
            yield
            return
        before, self._open = self.t.copy(), True
        try:
            yield
            self._burn()
        except BaseException:
            self.t = before
            raise
        finally:
            self._open = False
        self._burn()

    @contextmanager
    def savepoint(self):
        before = self.t.copy()
        try:
            yield
        except BaseException:
            self.t = before
            raise

    def head(self):
        self._burn()
        last = self.t.entries[-1] if self.t.entries else START
        return self.t.log, Place(last.seq, last.chain)

    def append(self, entries):
        self._burn()
        assert [e.seq for e in entries] == [
            len(self.t.entries) + 1 + i for i in range(len(entries))
        ]
        past = [*self.t.entries[-1:], START][:1]
        for before, entry in zip([*past, *entries], entries, strict=False):
            self.written[self.t.log, entry.chain] = entry, before.chain
        self.t.entries += entries

    def start_log(self, name):
        self._burn()
        for entry in self.t.entries:
            self.remember({entry.key: [short(entry.hash)]})
        self.t.log, self.t.entries = name, []
        self.t.records = {k: replace(r, seq=None) for k, r in self.t.records.items()}

    def chain_at(self, seq):
        if seq == 0:
            return CHAIN_START
        return self.t.entries[seq - 1].chain if seq <= len(self.t.entries) else None

    def entry_at(self, seqs):
        return {seq: self.t.entries[seq - 1] for seq in seqs if 0 < seq <= len(self.t.entries)}

    def outgoing(self, after, max_bytes):
        found, size = [], 0
        for entry in self.t.entries[after:]:
            kept = self.t.records[entry.key]
            raw = kept.raw if kept.seq == entry.seq else None
            size += len(raw or b"")
            if found and size > max_bytes:
                break
            own = [short(e.hash) for e in self.t.entries[:after] if e.key == entry.key]
            past = self.t.past.get(entry.key, [])
            ancestors = dict.fromkeys([*past[:-17:-1], *own[:-17:-1]])
            found.append(Outgoing(entry.seq, entry.key, raw, [*ancestors] if raw else ()))
        return found

    def current(self, keys):
        return {key: self.t.records[key] for key in keys if key in self.t.records}

    def keep(self, records):
        self._burn()
        self.t.records |= {kept.key: kept for kept in records}

    def known(self, keys):
        own = [(e.key, short(e.hash)) for e in self.t.entries]
        return {key: {*self.t.past.get(key, ()), *(h for k, h in own if k == key)} for key in keys}

    def remember(self, ancestors):
        for key, shorts in ancestors.items():
            past = self.t.past.setdefault(key, [])
            for one in shorts:
                past[:] = [*(h for h in past if h != one), one]

    def unapplied(self, state, limit):
        return [r for r in self.t.records.values() if r.state is state][:limit]

    def waiting_for(self, keys):
        waited = {(key.unit, key.id) for key in keys}
        return [r for r in self._failed() if (r.key.unit, r.waits_for) in waited]

    def _failed(self):
        return self.unapplied(Verdict.FAILED, None)

    def unapplied_of(self, units, limit):
        found = [*self.unapplied(Verdict.PARKED, None), *self._failed()]
        found = [r for r in found if r.key.unit in units]
        return len(found), found[:limit]

    def judged(self, verdicts):
        return [r for r in self.t.records.values() if r.verdict in verdicts]

    def forget_verdicts(self, after):
        for key, r in self.t.records.items():
            if r.seq and r.seq > after:
                self.t.records[key] = replace(r, verdict=None, reason="", above=None)

    def add_sums(self, cells):
        self._burn()
        for cell, change in cells.items():
            self.t.sums[cell] = total([self.t.sums.get(cell, Sum()), change])

    def totals(self, units):
        pairs = {cell[:2] for cell in self.t.sums if cell.unit in units}
        return {p: total(s for c, s in self.t.sums.items() if c[:2] == p) for p in pairs}

    def buckets(self, unit, kind):
        return {c.bucket: s for c, s in self.t.sums.items() if c[:2] == (unit, kind)}

    def listing(self, unit, kind, buckets):
        return [
            Holding(r.key, short(r.hash), r.seq, r.verdict, r.above)
            for r in self.t.records.values()
            if (r.key.unit, r.kind) == (unit, kind) and bucket_of(r.key.id) in set(buckets)
        ]

    def reader(self, log):
        return self.t.readers.get(log)

    def set_reader(self, log, reader):
        self._burn()
        self.reached[log, reader.place] = True
        self.t.readers[log] = reader

    def last_answer(self, log):
        answers = self.t.answers.get(log)
        return (answers[-1].number, answers[-1].chain) if answers else (0, CHAIN_START)

    def add_answers(self, answers):
        self._burn()
        newer = {(one.log, one.key) for one in answers if one.raw is not None}
        for log in {one.log for one in answers}:
            self.t.answers[log] = [
                replace(one, raw=None) if (log, one.key) in newer else one
                for one in self.t.answers.get(log, [])
            ]
        for one in answers:
            self.t.answers[one.log].append(one)

    def answers_after(self, log, number, limit):
        return self.t.answers.get(log, [])[number : number + limit]

    def answer_chain(self, log, number):
        answers = self.t.answers.get(log, [])
        if number == 0:
            return CHAIN_START
        return answers[number - 1].chain if number <= len(answers) else None

    def down_head(self):
        return self.t.down[-1][0] if self.t.down else START

    def down_append(self, entries, audiences):
        self._burn()
        keys, former = {entry.key for entry in entries}, {}
        for n, (at, audience, key, hash_) in enumerate(self.t.down):
            if key in keys and audience:
                former[key] = audience, hash_
                self.t.down[n] = at, None, key, hash_
        for entry, audience in zip(entries, audiences, strict=True):
            self.t.down.append((Place(entry.seq, entry.chain), audience, entry.key, entry.hash))
        return former

    def down_chain_at(self, seq):
        if seq == 0:
            return CHAIN_START
        return self.t.down[seq - 1][0].chain if seq <= len(self.t.down) else None

    def down_after(self, after, audiences, max_bytes):
        found, size, last = [], 0, START
        for at, audience, key, _ in self.t.down[after:]:
            if audience in audiences:
                kept = self.t.records[key]
                size += len(kept.raw)
                if found and size > max_bytes:
                    return found, last, True
                known = self.known([key])[key]
                found.append(Told(audience, frozenset([*known][:16]), kept.raw))
            last = at
        return found, self.down_head(), False

    def others(self, own):
        return [r for r in self.t.records.values() if r.key.unit not in own]

    def get(self, name):
        return self.t.notes.get(name)

    def put(self, name, value):
        self._burn()
        self.t.notes[name] = value
