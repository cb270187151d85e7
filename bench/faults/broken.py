"""The deliberate breaks themselves: what of the engine is replaced by what.

Fourteen rules are those of the design, some broken at more than one place; the fifteenth is that of
taking back.
"""

from typing import NamedTuple


class Break(NamedTuple):
    """``edits``: file, the one place in it, what stands there instead."""

    name: str
    edits: tuple[tuple[str, str, str], ...]


def _one(name: str, path: str, old: str, new: str) -> Break:
    return Break(name, ((path, old, new),))


_POSITION_FIRST = """
        if asked.get("op") == "exchange":
            early = Request.read(asked)
            with self.ledger.transaction():
                reader = self.ledger.reader(early.log) or Reader(envelope.sender, START)
                if (reader.sender, reader.place) == (envelope.sender, early.from_):
                    self.ledger.set_reader(early.log, Reader(envelope.sender, early.to))
        with self.ledger.transaction():
            self.heard("""

BREAKS: tuple[Break, ...] = (
    _one(
        "01 positions by number alone, at the sender",
        "sync/log.py",
        "return ledger.chain_at(place.seq) == place.chain",
        "return ledger.chain_at(place.seq) is not None",
    ),
    _one(
        "01 positions by number alone, at the receiver",
        "sync/receive.py",
        "request.from_ == at and request.to != at",
        "request.from_.seq == at.seq and request.to != request.from_",
    ),
    _one(
        "01 answers by number alone",
        "sync/answers.py",
        "known = ledger.answer_chain(log, seen.seq) == seen.chain",
        "known = ledger.answer_chain(log, seen.seq) is not None",
    ),
    _one(
        "02 the sender keeps its log after a foreign chain",
        "sync/settle.py",
        "            own_log.start_new(self.ledger)\n",
        "",
    ),
    _one(
        "03 the last writer wins",
        "sync/take.py",
        "if short(held.hash) not in (one.ancestors or ()):",
        "if False:",
    ),
    Break(
        "04 the position is committed before the records",
        (
            (
                "sync/receive.py",
                "\n        with self.ledger.transaction():\n            self.heard(",
                _POSITION_FIRST,
            ),
            (
                "sync/receive.py",
                "request.from_ == at and request.to != at",
                "request.to == at and request.from_ != at",
            ),
        ),
    ),
    _one(
        "05 no reconcile after the digests differ",
        "sync/push.py",
        "if self.report.agrees or compared == COMPARED:",
        "if True:",
    ),
    _one(
        "06 the version in conflict is dropped above",
        "sync/answers.py",
        "raw=line.raw if line and fate.verdict is Verdict.CONFLICT else None",
        "raw=None",
    ),
    _one(
        "06 the version in conflict is not named below",
        "sync/settle.py",
        "            noted[kept.key] = replace(",
        "            if said.verdict is Verdict.CONFLICT:\n"
        "                continue\n"
        "            noted[kept.key] = replace(",
    ),
    _one(
        "07 any unit may be written",
        "sync/take.py",
        "own, others = _divided(good, scope())",
        "own, others = good, []",
    ),
    _one(
        "08 the signature is not checked",
        "sync/frames.py",
        "            VerifyKey(self.sender).verify(signed, self.signature)\n",
        "            VerifyKey(self.sender)\n",
    ),
    _one(
        "09 a line of another unit stops the batch",
        "sync/take.py",
        "    own, others = _divided(good, scope())\n",
        "    own, others = _divided(good, scope())\n    if others:\n        return []\n",
    ),
    _one(
        "09 a refused record stops its batch",
        "sync/take.py",
        "    good = [line for line in lines if line.key not in faults]\n",
        "    good = [] if faults else list(lines)\n"
        "    outcomes |= {k.key: Outcome(Verdict.REFUSED) for k in lines if faults}\n",
    ),
    _one(
        "10 a restored superior goes on under its old past",
        "sync/down.py",
        "again = ledger.down_chain_at(read.seq) != read.chain",
        "again = ledger.down_chain_at(read.seq) is None",
    ),
    _one(
        "11 the down-flow is not filtered by unit",
        "tests/sync/toy_ledger.py",
        "if audience in audiences:",
        "if audience:",
    ),
    Break(
        "12 the outbox is written after the record's transaction",
        (
            (
                "sync/write.py",
                "    ledger.append(entries)\n"
                "    ledger.keep([_kept(*pair) for pair in zip(lines, entries, strict=True)])\n"
                "    ledger.add_sums(changes.cells)\n",
                "    with ledger.transaction():\n"
                "        ledger.keep([_kept(*pair) for pair in zip(lines, entries, strict=True)])\n"
                "        ledger.add_sums(changes.cells)\n"
                "    with ledger.transaction():\n"
                "        ledger.append(entries)\n",
            ),
            (
                "tests/sync/test_machine.py",
                "        with commune.ledger.transaction():\n            record(",
                "        if True:\n            record(",
            ),
            (
                "tests/sync/toys.py",
                "        with self.ledger.transaction():\n            return record(",
                "        if True:\n            return record(",
            ),
        ),
    ),
    _one(
        "13 acknowledged is what was sent",
        "sync/push.py",
        "            self.ledger.put(SENT, str(to.seq))\n            return",
        "            self.ledger.put(SENT, str(to.seq))\n"
        "            self.ledger.put(ACKED, f'{to.seq} {to.chain.hex()}')\n            return",
    ),
    _one(
        "14 the digest forgets the old version, at the receiver",
        "sync/take.py",
        "            changes.remove(line.key, old.kind, old.hash)\n",
        "            pass\n",
    ),
    _one(
        "14 the digest forgets the old version, at the writer",
        "sync/write.py",
        "            changes.remove(one.key, old.kind, old.hash)\n",
        "            pass\n",
    ),
    _one(
        "14 the digest forgets the old version, of what goes down",
        "sync/down.py",
        "            changes.remove(Key(_SENT_DOWN + was_for, line.key.id), line.kind, hash_)\n",
        "            pass\n",
    ),
    _one(
        "15 what comes back covers what was written here",
        "sync/regain.py",
        "if old is None or (old.kind == line.kind and short(old.hash) in ancestors):",
        "if True:",
    ),
)
