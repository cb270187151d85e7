"""What was agreed as the page of a case shows it: the version that holds, what is to be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.deadlines import Clock, Deadline
from app.domain.lawpack import LawPack
from app.domain.mediation.agreement import AgreementItem, AgreementState, missing_items
from app.domain.mediation.clauses import ClauseFacts, ClauseState, Obliged, urgings
from app.mediation.models import Agreement, Clause, MediationCase, Party
from app.mediation.service.clauses import clauses_of
from app.mediation.service.versions import VersionFacts, facts_of, one_in, paper_of, versions_of
from app.mediation.service.viewing.parts import Parts


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One thing agreed; ``days_left`` while it is still to be done, ``urged`` what is missing."""

    clause: Clause
    days_left: int | None
    urged: Sequence[str]


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The draft, the version in force, those before it, and what is to be done by whom."""

    draft: Agreement | None
    drafted: Sequence[ClauseFacts]
    missing: Sequence[AgreementItem]
    current: Agreement | None
    before: Sequence[Agreement]
    clauses: Sequence[ClauseLine]
    sums: Mapping[Obliged, int]
    replaced: Mapping[UUID, Sequence[Clause]]

    @property
    def open_facts(self) -> list[ClauseFacts]:
        """What is still to be done, as it would be typed again."""
        live = (line.clause for line in self.clauses)
        return [one.facts for one in live if one.state is not ClauseState.PERFORMED]


def agreement_view(
    case: MediationCase, parties: Sequence[Party], parts: Parts, *, today: date
) -> AgreementView:
    versions, clauses = parts.ask(Agreement, versions_of), parts.ask(Clause, clauses_of)
    draft = one_in(AgreementState.DRAFT, versions)
    drafted = [one.facts for one in clauses if one.state is ClauseState.DRAFT]
    live = sorted((one for one in clauses if one.state.is_live), key=lambda one: one.facts.due_on)
    replaced: dict[UUID, list[Clause]] = {}
    for one in clauses:
        if one.state is ClauseState.REPLACED:
            replaced.setdefault(one.agreement_id, []).append(one)
    return AgreementView(
        draft=draft,
        drafted=drafted,
        missing=missing_in(case, parties, facts_of(draft, drafted)) if draft else (),
        current=one_in(AgreementState.IN_FORCE, versions),
        before=[one for one in versions if one.state is AgreementState.REPLACED],
        clauses=[_line(one, today) for one in live],
        sums=sums_of(one.facts for one in live),
        replaced=replaced,
    )


def missing_in(
    case: MediationCase, parties: Sequence[Party], facts: VersionFacts
) -> list[AgreementItem]:
    """Which of the eight items are not there yet."""
    return missing_items(paper_of(case, facts, parties))


def sums_of(clauses: Sequence[ClauseFacts]) -> dict[Obliged, int]:
    """How much each side is to pay in all; a side that pays nothing is left out."""
    sums: dict[Obliged, int] = {}
    for one in clauses:
        if one.amount:
            sums[one.side] = sums.get(one.side, 0) + one.amount
    return {side: sums[side] for side in Obliged if side in sums}


def without_paper(law: LawPack, agreed_on: date | None) -> Deadline | None:
    """Until when the court could be asked if there were paper."""
    return law.deadline(Clock.COURT, agreed_on) if agreed_on else None


def _line(clause: Clause, today: date) -> ClauseLine:
    waits = not clause.state.is_settled and clause.due_on is not None
    return ClauseLine(
        clause=clause,
        days_left=(clause.due_on - today).days if waits else None,
        urged=urgings(clause.state, clause.told),
    )
