"""The own log in the database: head, positions, what is to be sent next, ancestry."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import bindparam, case, delete, func, select, tuple_, update

from app.records.ledger.sql import Part, ids, key_of, pieces
from app.records.ledger.tables import LedgerEntry, LedgerHead, LedgerPast, LedgerRecord
from sync.chain import CHAIN_START, START, Entry, Place, new_name
from sync.facts import Outgoing
from sync.lines import Key, short

LOOKED_AT = 5000
"""Positions looked at for one batch."""
NAMED = 16
"""Ancestors of each origin named with a line."""

_HEAD, _LOG = LedgerHead.__table__, LedgerEntry.__table__
_RECORD, _PAST = LedgerRecord.__table__, LedgerPast.__table__
_LOCK_HEAD = select(_HEAD).with_for_update()
_MOVE_HEAD = update(_HEAD).values(seq=bindparam("seq"), chain=bindparam("chain"))


class LogPart(Part):
    def head(self) -> tuple[str, Place]:
        row = self._locked_head()
        if row is None:
            first = {"id": 1, "log": new_name(), "seq": START.seq, "chain": START.chain}
            self.execute(self.upsert(_HEAD, ["id"], []), first)
            row = self._locked_head()
        return row.log, Place(row.seq, row.chain)

    def _locked_head(self):
        return self.execute(_LOCK_HEAD).one_or_none()

    def append(self, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        rows = [
            {
                "seq": one.seq,
                "unit": one.key.unit,
                "record_id": record_id,
                "hash": one.hash,
                "chain": one.chain,
            }
            for one, record_id in zip(entries, ids(one.key for one in entries), strict=True)
        ]
        self.execute(_LOG.insert(), rows)
        self.execute(_MOVE_HEAD, {"seq": entries[-1].seq, "chain": entries[-1].chain})

    def start_log(self, name: str) -> None:
        columns = ["unit", "record_id", "short"]
        former = select(_LOG.c.unit, _LOG.c.record_id, func.substr(_LOG.c.hash, 1, 8))
        former = former.where(_LOG.c.seq > 0).order_by(_LOG.c.seq)  # SQLite needs the WHERE
        self.execute(self.upsert(_PAST, columns, []).from_select(columns, former))
        self.execute(delete(_LOG))
        self.execute(update(_RECORD).values(seq=None))
        self.execute(update(_HEAD).values(log=name, seq=START.seq, chain=START.chain))

    def chain_at(self, seq: int) -> bytes | None:
        if seq == 0:
            return CHAIN_START
        return self.scalar(select(_LOG.c.chain).where(_LOG.c.seq == seq))

    def entry_at(self, seqs: Iterable[int]) -> Mapping[int, Entry]:
        found = {}
        for some in pieces(seqs):
            for row in self.execute(select(_LOG).where(_LOG.c.seq.in_(some))):
                key = key_of(row.unit, row.record_id)
                found[row.seq] = Entry(row.seq, key, row.hash, row.chain)
        return found

    def outgoing(self, after: int, max_bytes: int) -> Sequence[Outgoing]:
        end = self._end_of_batch(after, max_bytes)
        is_newest = _RECORD.c.seq == _LOG.c.seq
        rows = self.execute(
            _with_record(
                _LOG.c.seq, _LOG.c.unit, _LOG.c.record_id, case((is_newest, _RECORD.c.raw))
            )
            .where(_LOG.c.seq > after, _LOG.c.seq <= end)
            .order_by(_LOG.c.seq)
        ).all()
        lines = [(seq, key_of(unit, id_), raw) for seq, unit, id_, raw in rows]
        named = self.ancestors([key for _, key, raw in lines if raw is not None], after)
        return [Outgoing(seq, key, raw, named.get(key, ())) for seq, key, raw in lines]

    def _end_of_batch(self, after: int, max_bytes: int) -> int:
        """Which position is the last that fits; the sizes are read before the bytes."""
        is_newest = _RECORD.c.seq == _LOG.c.seq
        sizes = self.execute(
            _with_record(_LOG.c.seq, case((is_newest, func.length(_RECORD.c.raw)), else_=0))
            .where(_LOG.c.seq > after)
            .order_by(_LOG.c.seq)
            .limit(LOOKED_AT)
        )
        end, total = after, 0
        for seq, size in sizes:
            total += size
            if end > after and total > max_bytes:
                break
            end = seq
        return end

    def ancestors(self, keys: Sequence[Key], upto: int) -> Mapping[Key, Sequence[bytes]]:
        """For each record the versions that the superior may hold, the likeliest first."""
        named: dict[Key, dict[bytes, None]] = defaultdict(dict)
        for some in pieces(keys):
            past = select(_PAST.c.unit, _PAST.c.record_id, _PAST.c.short)
            past = past.where(_PAST.c.record_id.in_(ids(some))).order_by(_PAST.c.id.desc())
            _name(named, self.execute(past), NAMED)
            own = select(_LOG.c.unit, _LOG.c.record_id, _LOG.c.hash)
            own = own.where(_LOG.c.record_id.in_(ids(some)), _LOG.c.seq <= upto)
            _name(named, self.execute(own.order_by(_LOG.c.seq.desc())), 2 * NAMED)
        return {key: list(shorts) for key, shorts in named.items()}

    def known(self, keys: Iterable[Key]) -> Mapping[Key, set[bytes]]:
        found: dict[Key, set[bytes]] = {key: set() for key in keys}
        for some in pieces(found):
            for table, column in ((_LOG, _LOG.c.hash), (_PAST, _PAST.c.short)):
                rows = self.execute(
                    select(table.c.unit, table.c.record_id, column).where(
                        table.c.record_id.in_(ids(some))
                    )
                )
                for unit, record_id, hash_ in rows:
                    key = key_of(unit, record_id)
                    if key in found:
                        found[key].add(short(hash_))
        return found

    def remember(self, ancestors: Mapping[Key, Iterable[bytes]]) -> None:
        rows = {
            (key.unit, record_id, one): None
            for key, shorts in ancestors.items()
            for record_id in ids([key])
            for one in shorts
        }
        for some in pieces(rows):
            # Deleted and written anew, a version becomes the newest of its record.
            name = tuple_(_PAST.c.unit, _PAST.c.record_id, _PAST.c.short)
            self.execute(delete(_PAST).where(name.in_(some)))
            values = [{"unit": u, "record_id": i, "short": s} for u, i, s in some]
            self.execute(_PAST.insert(), values)


def _with_record(*columns):
    """Positions of the log beside the record's current version."""
    same = (_RECORD.c.record_id == _LOG.c.record_id) & (_RECORD.c.unit == _LOG.c.unit)
    return select(*columns).select_from(_LOG.join(_RECORD, same))


def _name(named, rows, limit: int) -> None:
    for unit, record_id, hash_ in rows:
        shorts = named[key_of(unit, record_id)]
        if len(shorts) < limit:
            shorts[short(hash_)] = None
