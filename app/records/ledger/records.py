"""Current versions and digests in the database."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select, update

from app.records.ledger.sql import Part, ids, key_of, pieces, rest
from app.records.ledger.tables import LedgerRecord, LedgerSum
from sync.digest import MODULUS, Cell, Sum, bucket_of
from sync.facts import Holding, Kept, Verdict
from sync.lines import Key, short

_RECORD, _SUM = LedgerRecord.__table__, LedgerSum.__table__
_BY_ID = select(_RECORD).where(_RECORD.c.record_id.in_(bindparam("ids", expanding=True)))
_NAME, _REST = ("record_id", "unit"), rest(_RECORD, "record_id", "unit")
_CELL = ("unit", "kind", "bucket"), ("count", "low", "high")
_HALF = 2**32


class RecordsPart(Part):
    def current(self, keys: Iterable[Key]) -> Mapping[Key, Kept]:
        wanted, found = set(keys), {}
        for some in pieces(wanted):
            rows = self.execute(_BY_ID, {"ids": ids(some)})
            found |= {kept.key: kept for kept in map(kept_of, rows) if kept.key in wanted}
        return found

    def keep(self, records: Sequence[Kept]) -> None:
        if not records:
            return
        write = self.upsert(_RECORD, _NAME, _REST)
        self.execute(write, [_row(kept) for kept in records])

    def unapplied(self, state: Verdict, limit: int) -> Sequence[Kept]:
        waiting = select(_RECORD).where(_RECORD.c.state != "ok", _RECORD.c.state == state.value)
        rows = self.execute(waiting.order_by(_RECORD.c.seq).limit(limit))
        return [kept_of(row) for row in rows]

    def waiting_for(self, keys: Iterable[Key]) -> Sequence[Kept]:
        wanted, found = {(key.unit, key.id) for key in keys}, []
        for some in pieces(wanted):
            waiting = select(_RECORD).where(
                _RECORD.c.waits_for.is_not(None),
                _RECORD.c.waits_for.in_([UUID(record_id) for _, record_id in some]),
                _RECORD.c.state == Verdict.FAILED.value,
            )
            found += map(kept_of, self.execute(waiting.order_by(_RECORD.c.seq)))
        return [kept for kept in found if (kept.key.unit, kept.waits_for) in wanted]

    def unapplied_of(self, units: Iterable[str], limit: int) -> tuple[int, Sequence[Kept]]:
        total, first = 0, []
        for some in pieces(units):
            theirs = (_RECORD.c.state != "ok", _RECORD.c.unit.in_(some))
            count = self.scalar(select(func.count()).select_from(_RECORD).where(*theirs))
            if count and len(first) < limit:
                rows = select(_RECORD).where(*theirs).order_by(_RECORD.c.seq).limit(limit)
                first += map(kept_of, self.execute(rows))
            total += count
        return total, first[:limit]

    def judged(self, verdicts: Iterable[Verdict]) -> Sequence[Kept]:
        codes = [verdict.value for verdict in verdicts]
        rows = self.execute(
            select(_RECORD).where(_RECORD.c.verdict.is_not(None), _RECORD.c.verdict.in_(codes))
        )
        return [kept_of(row) for row in rows]

    def forget_verdicts(self, after: int) -> None:
        self.execute(
            update(_RECORD)
            .where(_RECORD.c.verdict.is_not(None), _RECORD.c.seq > after)
            .values(verdict=None, reason="", above=None)
        )

    def listing(self, unit: str, kind: str, buckets: Iterable[int]) -> Sequence[Holding]:
        r = _RECORD.c
        rows = self.execute(
            select(r.record_id, r.hash, r.seq, r.verdict, r.above).where(
                r.unit == unit, r.kind == kind, r.bucket.in_(list(buckets))
            )
        )
        return [
            Holding(key_of(unit, id_), short(hash_), seq, verdict and Verdict(verdict), above)
            for id_, hash_, seq, verdict, above in rows
        ]

    def add_sums(self, cells: Mapping[Cell, Sum]) -> None:
        rows = [
            {
                "unit": cell.unit,
                "kind": cell.kind,
                "bucket": cell.bucket,
                "count": one.count,
                "low": one.total % _HALF,
                "high": one.total // _HALF,
            }
            for cell, one in cells.items()
        ]
        if rows:
            self.execute(self.upsert(_SUM, *_CELL, added=True), rows)

    def totals(self, units: Iterable[str]) -> Mapping[tuple[str, str], Sum]:
        columns = [func.sum(_SUM.c[name]) for name in ("count", "low", "high")]
        found = {}
        for some in pieces(units):
            rows = self.execute(
                select(_SUM.c.unit, _SUM.c.kind, *columns)
                .where(_SUM.c.unit.in_(some))
                .group_by(_SUM.c.unit, _SUM.c.kind)
            )
            found |= {(unit, kind): _sum(*numbers) for unit, kind, *numbers in rows}
        return found

    def buckets(self, unit: str, kind: str) -> Mapping[int, Sum]:
        rows = self.execute(
            select(_SUM.c.bucket, _SUM.c.count, _SUM.c.low, _SUM.c.high).where(
                _SUM.c.unit == unit, _SUM.c.kind == kind
            )
        )
        return {bucket: _sum(*numbers) for bucket, *numbers in rows}


def _sum(count: Any, low: Any, high: Any) -> Sum:
    return Sum(int(count), (int(high) * _HALF + int(low)) % MODULUS)


def _row(kept: Kept) -> dict[str, Any]:
    return {
        "record_id": UUID(kept.key.id),
        "unit": kept.key.unit,
        "kind": kept.kind,
        "number": kept.number,
        "schema": kept.schema,
        "hash": kept.hash,
        "raw": kept.raw,
        "bucket": bucket_of(kept.key.id),
        "state": kept.state.value,
        "fault": kept.fault,
        "waits_for": UUID(kept.waits_for) if kept.waits_for else None,
        "seq": kept.seq,
        "verdict": kept.verdict and kept.verdict.value,
        "reason": kept.reason,
        "above": kept.above,
    }


def kept_of(row: Any) -> Kept:
    return Kept(
        key_of(row.unit, row.record_id),
        row.kind,
        row.number,
        row.schema,
        row.hash,
        row.raw,
        state=Verdict(row.state),
        fault=row.fault,
        waits_for=row.waits_for.hex if row.waits_for else None,
        seq=row.seq,
        verdict=row.verdict and Verdict(row.verdict),
        reason=row.reason,
        above=row.above,
    )
