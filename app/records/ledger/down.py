"""The log for those below in the database, each position with its audience."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import func, select, update

from app.records.ledger.log import LogPart
from app.records.ledger.records import RecordsPart, kept_of
from app.records.ledger.sql import ids, key_of, pieces
from app.records.ledger.tables import LedgerDown, LedgerRecord
from sync.chain import CHAIN_START, START, Entry, Place
from sync.facts import Kept
from sync.lines import Key
from sync.messages import Told

LOOKED_AT = 500
"""Versions looked at for one answer."""

_DOWN, _RECORD = LedgerDown.__table__, LedgerRecord.__table__
_HEAD = select(_DOWN.c.seq, _DOWN.c.chain).order_by(_DOWN.c.seq.desc()).limit(1)
_SAME = (_RECORD.c.record_id == _DOWN.c.record_id) & (_RECORD.c.unit == _DOWN.c.unit)


class DownPart(LogPart, RecordsPart):
    def down_head(self) -> Place:
        row = self.execute(_HEAD).one_or_none()
        return Place(row.seq, row.chain) if row else START

    def down_append(
        self, entries: Sequence[Entry], audiences: Sequence[str]
    ) -> Mapping[Key, tuple[str, bytes]]:
        former = self._leave({entry.key for entry in entries})
        rows = [
            {
                "seq": entry.seq,
                "audience": audience,
                "unit": entry.key.unit,
                "record_id": record_id,
                "hash": entry.hash,
                "chain": entry.chain,
            }
            for entry, audience, record_id in zip(
                entries, audiences, ids(entry.key for entry in entries), strict=True
            )
        ]
        if rows:
            self.execute(_DOWN.insert(), rows)
        return former

    def _leave(self, keys: Collection[Key]) -> dict[Key, tuple[str, bytes]]:
        """Earlier positions of these records are for nobody any more."""
        former: dict[Key, tuple[str, bytes]] = {}
        for some in pieces(keys):
            held = _DOWN.c.audience.is_not(None), _DOWN.c.record_id.in_(ids(some))
            found = [row for row in self.execute(select(_DOWN).where(*held)) if _key(row) in keys]
            former |= {_key(row): (row.audience, row.hash) for row in found}
            seqs = [row.seq for row in found]
            self.execute(update(_DOWN).where(_DOWN.c.seq.in_(seqs)).values(audience=None))
        return former

    def down_chain_at(self, seq: int) -> bytes | None:
        if seq == 0:
            return CHAIN_START
        return self.scalar(select(_DOWN.c.chain).where(_DOWN.c.seq == seq))

    def down_after(
        self, after: int, audiences: frozenset[str], max_bytes: int
    ) -> tuple[Sequence[Told], Place, bool]:
        wanted = _DOWN.c.audience.in_(audiences), _DOWN.c.seq > after
        columns = _DOWN, func.length(_RECORD.c.raw).label("size")
        rows = self.execute(
            select(*columns)
            .select_from(_DOWN.join(_RECORD, _SAME))
            .where(*wanted)
            .order_by(_DOWN.c.seq)
            .limit(LOOKED_AT + 1)
        ).all()
        room, taken = max_bytes, []
        for row in rows[:LOOKED_AT]:
            room -= row.size
            if taken and room < 0:
                break
            taken.append(row)
        more = len(taken) < len(rows)
        end = Place(taken[-1].seq, taken[-1].chain) if more else self.down_head()
        kept = self.current([_key(row) for row in taken])
        named = self.ancestors(list(kept), self.head()[1].seq)
        told = [
            Told(row.audience, frozenset(named.get(_key(row), ())), kept[_key(row)].raw)
            for row in taken
        ]
        return told, end, more

    def others(self, own: frozenset[str]) -> Sequence[Kept]:
        rows = self.execute(select(_RECORD).where(_RECORD.c.unit.not_in(own)))
        return [kept_of(row) for row in rows]


def _key(row) -> Key:
    return key_of(row.unit, row.record_id)
