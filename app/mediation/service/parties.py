"""Writing down the parties of a case, at intake or whenever more is known."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.mediation.acts import Act
from app.domain.mediation.identity import is_same_name
from app.domain.mediation.parties import (
    PartyAct,
    PartyKind,
    Side,
    SupportNeed,
    ThirdConsent,
    check_consent,
    check_party,
)
from app.mediation.models import MediationCase, Party
from app.mediation.service.persons import unite
from app.mediation.service.sight import take_case
from app.records import journal
from app.records.locking import take


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """What is known of one party; a name is enough.

    ``same_as``: an entry in an earlier case of whom somebody said that it is this person.
    """

    side: Side
    name: str
    kind: PartyKind = PartyKind.PERSON
    birth_year: int | None = None
    address: str | None = None
    phone: str | None = None
    needs: Sequence[SupportNeed] | None = None
    support_needs: str | None = None
    consent: ThirdConsent | None = None
    consented_on: date | None = None
    same_as: UUID | None = None

    def columns(self) -> dict[str, Any]:
        """What a party's own columns hold of it."""
        facts = asdict(self)
        del facts["same_as"]
        return facts

    def check(self, today: date) -> None:
        check_party(self.name, self.birth_year, today=today)
        check_consent(self.side, self.consent, self.consented_on, today=today)


def parties_of(case_id: UUID) -> Sequence[Party]:
    """The parties by side, in the order in which they were written down."""
    rows = db.select(Party).where(Party.case_id == case_id).order_by(Party.side, Party.id)
    return db.session.scalars(rows).all()


def write_parties(
    case: MediationCase, parties: Iterable[PartyFacts], *, today: date, by: Actor
) -> None:
    for facts in parties:
        facts.check(today)
        _put_party(case, facts, PartyAct.RECEIVE, by=by)


def _put_party(case: MediationCase, facts: PartyFacts, act: PartyAct, *, by: Actor) -> Party:
    """A new entry; the journal says where somebody knew the person."""
    party = Party(unit=case.unit, case_id=case.id, **facts.columns())
    if facts.same_as is not None:
        unite(db.session(), party, facts.same_as, by=by)
        act = PartyAct.SAME
    journal.write(party, act, by=by)
    return party


def line_of(parties: Iterable[PartyFacts | Party]) -> str | None:
    """``Lò Văn Pâng, Lò Thị Mai – Tẩn A Lù``: the parties as one line of the register."""
    names = {side: [p.name for p in parties if p.side is side and p.name] for side in Side}
    sides = [", ".join(names[side]) for side in (Side.A, Side.B) if names[side]]
    line = " – ".join(sides)
    if related := names[Side.RELATED]:
        line = f"{line} (liên quan: {', '.join(related)})".strip()
    return line or None


def add_party(
    case_id: UUID, facts: PartyFacts, *, revision: int | None = None, today: date, by: Actor
) -> Party:
    """One more party of a case, known later than the intake."""
    facts.check(today)
    with transaction() as session:
        case = take_case(session, case_id, Act.CORRECT, by=by, revision=revision)
        party = _put_party(case, facts, PartyAct.ADD, by=by)
        _renew_line(session, case, by=by)
    return party


def change_party(
    party_id: UUID, facts: PartyFacts, *, revision: int | None = None, today: date, by: Actor
) -> Party:
    """Set right or complete what is known of a party; the journal keeps old and new.

    Under another name it is no longer one with those of other cases; somebody may say so anew.
    """
    facts.check(today)
    with transaction() as session:
        party = take(session, Party, party_id, by=by, revision=revision)
        case = take_case(session, party.case_id, Act.CORRECT, by=by, revision=None)
        act, reason = PartyAct.CHANGE, None
        if party.person_id and not is_same_name(facts.name, party.name):
            party.person_id, reason = None, "Đổi họ tên nên không còn ghi là cùng một người."
        party.set_right(facts.columns())
        if facts.same_as is not None:
            unite(session, party, facts.same_as, by=by)
            act = PartyAct.SAME
        journal.correct(party, act, by=by, reason=reason)
        _renew_line(session, case, by=by)
    return party


def _renew_line(session: Session, case: MediationCase, *, by: Actor) -> None:
    """The register's line follows the parties; the case is searched by it."""
    line = line_of(parties_of(case.id))
    if line != case.parties_line:
        case.parties_line = line
        journal.write(case, Act.CORRECT, by=by, reason="Các bên được ghi thêm hoặc sửa.")
