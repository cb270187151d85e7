"""The versions of an agreement as rows: read, laid down beside each other, never written over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.mediation.acts import Act
from app.domain.mediation.agreement import AgreementOrigin, AgreementState, Paper
from app.domain.mediation.clauses import ClauseFacts
from app.mediation.models import Agreement, MediationCase, Party
from app.mediation.service.facts import set_facts
from app.mediation.service.parties import parties_of
from app.records import journal


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """What is typed of one version of an agreement."""

    terms: str
    agreed_on: date | None
    content: str = ""
    course: str = ""
    duties: str = ""
    method: str = ""
    clauses: Sequence[ClauseFacts] = ()
    is_written: bool | None = None
    signed_on: date | None = None
    told_no_paper: bool = False


def versions_of(case_id: UUID) -> Sequence[Agreement]:
    """All versions of a case, the newest first."""
    rows = db.select(Agreement).where(Agreement.case_id == case_id)
    return db.session.scalars(rows.order_by(Agreement.version.desc())).all()


def one_in(state: AgreementState, versions: Iterable[Agreement]) -> Agreement | None:
    """The draft, or the version in force: there is at most one of each."""
    return next((one for one in versions if one.state is state), None)


def in_force(case_id: UUID) -> Agreement:
    """The version that an agreed case goes by."""
    held = db.select(Agreement).where(
        Agreement.case_id == case_id, Agreement.state == AgreementState.IN_FORCE
    )
    return db.session.scalars(held).one()


def facts_of(version: Agreement, clauses: Sequence[ClauseFacts]) -> VersionFacts:
    """A version as it was typed."""
    return VersionFacts(
        terms=version.terms or "",
        agreed_on=version.agreed_on,
        content=version.content or "",
        course=version.course or "",
        duties=version.duties or "",
        method=version.method or "",
        clauses=clauses,
        is_written=version.is_written,
        signed_on=version.signed_on,
        told_no_paper=bool(version.told_no_paper),
    )


def paper_of(
    case: MediationCase, facts: VersionFacts, parties: Sequence[Party] | None = None
) -> Paper:
    """What is there of the eight items, in the record and in what is being typed."""
    parties = parties_of(case.id) if parties is None else parties
    return Paper(
        has_ground=case.ground is not None,
        named_sides=frozenset(party.side for party in parties if party.name),
        content=facts.content,
        course=facts.course,
        terms=facts.terms,
        duties=facts.duties,
        method=facts.method,
        has_term=any(one.due_on for one in facts.clauses),
        signed_on=facts.signed_on,
    )


def put_draft(case: MediationCase, facts: VersionFacts, *, by: Actor) -> Agreement:
    """The one draft of a case, begun or gone on with."""
    versions = versions_of(case.id)
    draft = one_in(AgreementState.DRAFT, versions) or _new(case, versions)
    _fill(draft, facts)
    set_facts(draft, round=case.round, state=AgreementState.DRAFT, origin=AgreementOrigin.SETTLED)
    journal.write(draft, Act.DRAFT_AGREEMENT, by=by)
    return draft


def put_in_force(
    case: MediationCase, facts: VersionFacts, origin: AgreementOrigin, act: Act, *, by: Actor
) -> Agreement:
    """The draft, or a new version, comes into force; the one before it is kept as replaced."""
    versions = versions_of(case.id)
    if (before := one_in(AgreementState.IN_FORCE, versions)) is not None:
        before.state = AgreementState.REPLACED
        journal.write(before, act, by=by)
    version = one_in(AgreementState.DRAFT, versions) or _new(case, versions)
    _fill(version, facts)
    set_facts(version, round=case.round, state=AgreementState.IN_FORCE, origin=origin)
    journal.write(version, act, by=by)
    return version


def _new(case: MediationCase, versions: Sequence[Agreement]) -> Agreement:
    last = max((one.version for one in versions), default=0)
    return Agreement(unit=case.unit, case_id=case.id, version=last + 1)


def _fill(version: Agreement, facts: VersionFacts) -> None:
    is_oral = facts.is_written is False
    set_facts(
        version,
        agreed_on=facts.agreed_on,
        is_written=facts.is_written,
        signed_on=None if is_oral else facts.signed_on,
        told_no_paper=facts.told_no_paper if is_oral else None,
        content=facts.content or None,
        course=facts.course or None,
        terms=facts.terms or None,
        duties=facts.duties or None,
        method=facts.method or None,
    )
