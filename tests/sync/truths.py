"""What must hold in every series of the state machine, after each step and at its end."""

import json

from hypothesis.stateful import invariant

from sync import Verdict
from sync.chain import START
from sync.digest import Changes, Sum
from sync.lines import hash_of, short
from sync.notes import ACKED, get_place
from tests.sync.toys import token_of

UNITS = ("A", "B")


class Truths:
    """``written`` are all positions that any machine ever wrote, by log and chain; ``reborn``: a
    commune was restored or copied; ``restored``: the office was."""

    def __init__(self):
        super().__init__()
        self.above, self.written = {}, {}
        self.reborn = self.restored = False

    @invariant()
    def nobody_wrote_anothers_record(self):
        for key, kept in self.office.ledger.t.records.items():
            line = json.loads(kept.raw)
            assert line["u"] == key.unit
            assert "evil" not in line["b"]

    @invariant()
    def nothing_above_was_covered_by_what_does_not_descend_from_it(self):
        above = {key: token_of(kept) for key, kept in self.office.ledger.t.records.items()}
        for key, before in self.above.items():
            assert key in above
            assert before in self.line_of(above[key])
        self.above = above

    def line_of(self, token):
        while token is not None:
            yield token
            token = self.parent[token]

    @invariant()
    def digests_are_a_recount(self):
        """Of what is written here or came from below; what came from above is not sent on."""
        for host in [self.office, *self.communes]:
            units, changes = {*UNITS, *(["12"] if host is self.office else [])}, Changes()
            for kept in host.ledger.t.records.values():
                if kept.key.unit in units:
                    changes.add(kept.key, kept.kind, kept.hash)
            sums = {c: s for c, s in host.ledger.t.sums.items() if c.unit in units and s != Sum()}
            assert sums == changes.cells

    @invariant()
    def the_log_ends_where_the_records_say(self):
        for host in [self.office, *self.communes]:
            newest = {entry.key: entry for entry in host.ledger.t.entries}
            for key, entry in newest.items():
                kept = host.ledger.t.records[key]
                if kept.seq is None:  # a newer version was taken back, and is in no own log
                    assert short(entry.hash) in host.ledger.t.past[key]
                else:
                    assert (kept.seq, kept.hash) == (entry.seq, entry.hash)
            logged = {kept.key for kept in host.ledger.t.records.values() if kept.seq}
            assert logged <= newest.keys()
            assert self.reborn or logged == newest.keys()

    @invariant()
    def a_position_of_the_office_is_no_promise_but_a_fact(self):
        """What lies before it is known or answered, unless a newer version is on its way: behind it
        in the log, or taken back and found missing when both sides compare."""
        tables = self.office.ledger.t
        for log, reader in tables.readers.items():
            answered = {one.hash for one in tables.answers.get(log, ())}
            last = reader.place.seq
            of_log = [entry for (name, _), (entry, _) in self.written.items() if name == log]
            settled = {entry.key for entry in of_log if entry.seq > last}
            at = reader.place.chain
            while (log, at) in self.written:
                entry, at = self.written[log, at]
                if entry.key not in settled and entry.hash not in answered:
                    known = self.office.ledger.known([entry.key])[entry.key]
                    assert short(entry.hash) in known or self._is_followed_below(log, entry)
                settled.add(entry.key)

    def _is_followed_below(self, log, entry):
        """Whether who writes this log took back what follows this version: that is in no log."""
        for ledger in (one.ledger for one in self.communes if one.ledger.t.log == log):
            held = ledger.t.records.get(entry.key)
            if (
                held
                and held.seq is None
                and short(entry.hash) in ledger.known([entry.key])[entry.key]
            ):
                return held.hash != entry.hash
        return False

    @invariant()
    def acknowledged_is_what_the_office_once_had(self):
        for commune in self.communes:
            acked = get_place(commune.ledger, ACKED)
            assert acked == START or (commune.ledger.t.log, acked) in self.office.ledger.reached

    @invariant()
    def what_is_in_conflict_is_kept(self):
        """The newest of each log, of which an older one is a past."""
        for host in [self.office, *self.communes]:
            for answers in host.ledger.t.answers.values():
                newest = {one.key: one for one in answers if one.verdict is Verdict.CONFLICT}
                for one in newest.values():
                    assert hash_of(one.raw) == one.hash

    def teardown(self):
        for _ in range(4):
            reports = [(one, one.sync(self.office)) for one in self.communes]
        for commune, report in reports:
            if not self._holds_what_is_not_its_own(commune):
                assert report.agrees == (report.ahead == 0), "it is said what differs"
            if not self.reborn:
                assert report.agrees
                assert not commune.ledger.get("mended"), "mending hid a fault"
                assert not commune.ledger.get("forks")
            assert not commune.ledger.get("read_anew"), "reading anew hid a fault"
            self._every_no_is_known_below(commune)
        self._nothing_saved_is_gone()
        if not self.reborn:
            self._everything_good_stands()
        self.all_is_taken_back()
        self._nothing_saved_is_gone()
        self.everybody_knows_what_is_for_them()

    @staticmethod
    def _holds_what_is_not_its_own(commune):
        """A hostile machine that had to begin anew: nothing more is said to it of that."""
        records = commune.ledger.t.records.values()
        return any(
            kept.key.unit in UNITS and not kept.verdict
            for kept in records
            if kept.key.unit != commune.unit
        )

    def _everything_good_stands(self):
        for commune in self.communes:
            for kept in self.held_by(commune):
                body = json.loads(kept.raw)["b"]
                if kept.schema == 1 and not body.keys() & {"bad", "parent"}:
                    assert self.office.rows[kept.key] == body

    def _every_no_is_known_below(self, commune):
        """But where what was refused is a past of what stands above by now: a copy has mended it,
        and the same version sent again is merely old."""
        answers = self.office.ledger.t.answers.get(commune.ledger.t.log, ())
        newest = {said.key: said for said in answers}  # the same version may have been sent twice
        for said in newest.values():
            kept = said.key and commune.ledger.t.records[said.key]
            if kept and kept.hash == said.hash and not self._is_in_what_stands_above(kept):
                assert kept.verdict is said.verdict, "nobody is told by name"

    def _is_in_what_stands_above(self, kept):
        held = self.office.ledger.t.records.get(kept.key)
        return held is not None and token_of(kept) in self.line_of(token_of(held))

    def _nothing_saved_is_gone(self):
        """Every current version below is held above, or its machine can name it."""
        held = self.office.ledger.t.records.values()
        above = {token for kept in held for token in self.line_of(token_of(kept))}
        for commune in self.communes:
            listed = [r for r in self.held_by(commune) if not r.verdict]
            missing = [r for r in listed if token_of(r) not in above]
            assert len(missing) <= commune.sync(self.office).ahead
