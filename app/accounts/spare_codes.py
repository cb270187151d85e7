"""The printed spare codes: each lets in once somebody who is without the telephone.

They lie in the database as argon2id hashes, which any machine reads, so that they also help where
the secret of the telephone cannot be read. Under argon2id stands the SHA-256 of account and code:
what was printed before codes were hashed slowly still lets in.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.models import SpareCode
from app.accounts.passwords import hash_password, is_password
from app.db import db
from app.domain.recovery import IN_A_GROUP, plain_code
from app.domain.second_step import SPARE_GROUPS, new_spare_codes


@dataclass(frozen=True, slots=True)
class Sheet:
    """Codes to be printed now, and the hashes of them that are kept."""

    codes: Sequence[str]
    hashes: Sequence[str]


def new_sheet(account_id: UUID) -> Sheet:
    """Ten codes; worked out before a transaction, which would hold others up meanwhile."""
    codes = new_spare_codes()
    return Sheet(codes, [hash_password(_tied(account_id, code)) for code in codes])


def fitting(account_id: UUID, typed: str) -> UUID | None:
    """The row of the code that was typed; slow where it looks like a code, so that it too is
    asked before a transaction."""
    if len(plain_code(typed)) != SPARE_GROUPS * IN_A_GROUP:
        return None
    tied = _tied(account_id, typed)
    rows = db.session.scalars(db.select(SpareCode).where(SpareCode.account_id == account_id))
    return next((row.id for row in rows.all() if is_password(row.code_hash, tied)), None)


def take(session: Session, code_id: UUID | None) -> SpareCode | None:
    """Inside the transaction: the code, if nobody has used it since it was found to fit."""
    return code_id and session.get(SpareCode, code_id, with_for_update=True)


def put(session: Session, account_id: UUID, sheet: Sheet) -> None:
    """Inside the transaction: the codes of the sheet count, and those before no more."""
    drop(session, account_id)
    session.add_all(SpareCode(account_id=account_id, code_hash=one) for one in sheet.hashes)


def drop(session: Session, account_id: UUID) -> None:
    session.execute(db.delete(SpareCode).where(SpareCode.account_id == account_id))


def left(account_id: UUID) -> int:
    rows = db.select(db.func.count()).where(SpareCode.account_id == account_id)
    return db.session.scalar(rows)


def _tied(account_id: UUID, code: str) -> str:
    return hashlib.sha256(f"{account_id} {plain_code(code)}".encode()).hexdigest()
