"""Foreign logs, the answers to them, and notes, in the database."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, tuple_, update

from app.db import now
from app.records.ledger.sql import Part, key_of, pieces
from app.records.ledger.tables import LedgerAnswer, LedgerHead, LedgerNote, LedgerReader
from sync.chain import CHAIN_START, Place
from sync.facts import Answer, Reader, Verdict

_READER, _NOTE = LedgerReader.__table__, LedgerNote.__table__
_ANSWER = LedgerAnswer.__table__


class ForeignPart(Part):
    def reader(self, log: str) -> Reader | None:
        row = self.execute(select(_READER).where(_READER.c.log == log)).one_or_none()
        return row and Reader(row.sender, Place(row.seq, row.chain))

    def set_reader(self, log: str, reader: Reader) -> None:
        row = {"log": log, "sender": reader.sender}
        row |= {"seq": reader.place.seq, "chain": reader.place.chain}
        self.execute(self.upsert(_READER, ["log"], ["sender", "seq", "chain"]), row)

    def last_answer(self, log: str) -> tuple[int, bytes]:
        row = self.execute(
            select(_ANSWER.c.number, _ANSWER.c.chain)
            .where(_ANSWER.c.log == log)
            .order_by(_ANSWER.c.number.desc())
            .limit(1)
        ).one_or_none()
        return (row.number, row.chain) if row else (0, CHAIN_START)

    def add_answers(self, answers: Sequence[Answer]) -> None:
        if answers:
            self._drop_copies([one for one in answers if one.raw is not None])
            stood = self.scalar(select(LedgerHead.seq)) or 0
            here = {"given_at": now(), "own_seq": stood}
            self.execute(_ANSWER.insert(), [_row(one) | here for one in answers])

    def _drop_copies(self, newer: Sequence[Answer]) -> None:
        """The newest version of a sender is the one to look at; it may say less on purpose."""
        for some in pieces(newer):
            named = tuple_(_ANSWER.c.log, _ANSWER.c.unit, _ANSWER.c.record_id)
            these = [(one.log, one.key.unit, UUID(one.key.id)) for one in some if one.key]
            is_copy = _ANSWER.c.raw.is_not(None), named.in_(these)
            self.execute(update(_ANSWER).where(*is_copy).values(raw=None))

    def answers_after(self, log: str, number: int, limit: int) -> Sequence[Answer]:
        rows = self.execute(
            select(_ANSWER)
            .where(_ANSWER.c.log == log, _ANSWER.c.number > number)
            .order_by(_ANSWER.c.number)
            .limit(limit)
        )
        return [_answer(row) for row in rows]

    def answer_chain(self, log: str, number: int) -> bytes | None:
        if number == 0:
            return CHAIN_START
        return self.scalar(
            select(_ANSWER.c.chain).where(_ANSWER.c.log == log, _ANSWER.c.number == number)
        )

    def get(self, name: str) -> str | None:
        return self.scalar(select(_NOTE.c.value).where(_NOTE.c.name == name))

    def put(self, name: str, value: str | None) -> None:
        self.execute(self.upsert(_NOTE, ["name"], ["value"]), {"name": name, "value": value})


def _row(one: Answer) -> dict[str, Any]:
    return {
        "log": one.log,
        "number": one.number,
        "chain": one.chain,
        "seq": one.seq,
        "verdict": one.verdict.value,
        "reason": one.reason,
        "held": one.held,
        "unit": one.key and one.key.unit,
        "record_id": one.key and UUID(one.key.id),
        "hash": one.hash,
        "raw": one.raw,
    }


def _answer(row: Any) -> Answer:
    return Answer(
        row.log,
        row.number,
        row.chain,
        row.seq,
        Verdict(row.verdict),
        row.reason,
        held=row.held,
        key=key_of(row.unit, row.record_id) if row.record_id else None,
        hash=row.hash,
        raw=row.raw,
    )
