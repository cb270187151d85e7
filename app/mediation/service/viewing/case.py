"""One case as its page shows it: everything read in few queries, whatever there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.law_options import FlareUp, Option
from app.domain.lawpack import LawPack
from app.domain.legal import LegalBasis
from app.domain.mediation.acts import Act
from app.domain.mediation.alerts import AlertKind
from app.domain.mediation.basis import JOINT
from app.domain.mediation.joint import PartnerState
from app.domain.mediation.meetings import MeetingState
from app.domain.mediation.recorder import may_write
from app.domain.mediation.sitting import is_late
from app.domain.mediation.states import CaseState
from app.domain.mediation.survey import may_ask
from app.domain.mediation.transitions import acts_from
from app.domain.words import person_key
from app.lawpack.service import law_of
from app.mediation.models import (
    Alert,
    Assignment,
    Invitee,
    MediationCase,
    Meeting,
    Partner,
    Party,
    Round,
    Survey,
)
from app.mediation.record import MEDIATION_CASE
from app.mediation.service.alerts import alerts_of
from app.mediation.service.assigning import assignments_of
from app.mediation.service.inviting import invitees_of
from app.mediation.service.joining import partners_of
from app.mediation.service.meetings import course_of, meetings_of
from app.mediation.service.parties import parties_of
from app.mediation.service.rounds import rounds_of
from app.mediation.service.supporting import to_prepare
from app.mediation.service.surveying import surveys_of
from app.mediation.service.viewing.agreement import AgreementView, agreement_view
from app.mediation.service.viewing.clocks import clocks_of, warnings_of
from app.mediation.service.viewing.court import CourtView, court_view
from app.mediation.service.viewing.known import KnownView, known_view
from app.mediation.service.viewing.lines import ClockLine
from app.mediation.service.viewing.partners import PartnerLine, partner_lines
from app.mediation.service.viewing.parts import parts_held
from app.mediation.service.viewing.past import history_of
from app.mediation.service.viewing.people import AssignmentLine, assignment_lines
from app.records.sight import meet
from app.records.wording import HistoryLine
from app.teams.models import Mediator, Team
from app.teams.service import team_and_village
from app.units.models import Village


@dataclass(frozen=True, slots=True)
class CaseView:
    """All that the page of a case needs."""

    case: MediationCase
    law: LawPack
    team: Team
    village: Village
    parties: Sequence[Party]
    assignments: Sequence[AssignmentLine]
    mediators: Sequence[Mediator]
    clocks: Sequence[ClockLine]
    agreement: AgreementView
    court: CourtView
    flares_into_new_case: bool
    started_late: bool
    warnings: Sequence[str]
    partners: Sequence[PartnerLine]
    invitees: Sequence[Invitee]
    rounds: Sequence[Round]
    surveys: Sequence[Survey]
    meetings: Sequence[Meeting]
    alerts: Sequence[Alert]
    known: KnownView
    history: Sequence[HistoryLine]

    @property
    def leader_name(self) -> str:
        own = (m for m in self.mediators if m.is_leader and m.team_id == self.team.id)
        return next((m.name or "" for m in own), "")

    @property
    def team_in_full(self) -> str:
        """The team with its village, unless its name tells that already."""
        place, name = self.village.full_name, self.team.name or ""
        return name if place.lower() in name.lower() else f"{name}, {place}"

    @property
    def current_assignments(self) -> list[AssignmentLine]:
        return [one for one in self.assignments if one.status.is_current]

    @property
    def needs_front(self) -> LegalBasis | None:
        """Why the Front's heads of both villages have to be told, while they do not know."""
        waits = {PartnerState.ASKED, PartnerState.AGREED}
        told = [one.partner.front_told_on for one in self.partners if one.state in waits]
        return JOINT if None in told else None

    def partners_in(self, *states: str) -> list[PartnerLine]:
        return [one for one in self.partners if one.state in states]

    @property
    def is_violence_reported(self) -> bool:
        return any(one.kind is AlertKind.VIOLENCE for one in self.alerts)

    @property
    def may_survey(self) -> bool:
        return may_ask(self.case.state)

    @property
    def can_flare_up(self) -> bool:
        """Whether a quarrel that is back is mediated once more under the case's own number."""
        return self.case.state is CaseState.NOT_PERFORMED and not self.flares_into_new_case

    @property
    def planned(self) -> list[Meeting]:
        return [one for one in self.meetings if one.state is MeetingState.PLANNED]

    @property
    def course(self) -> str:
        return course_of(self.case, self.meetings)

    @property
    def wanted_name(self) -> str:
        """Whom the parties asked for, while that still matters."""
        wanted = self.case.wanted_mediator_id
        return next((m.name or "" for m in self.mediators if m.id == wanted), "")


def view_case(case_id: UUID, *, today: date, by: Actor) -> CaseView:
    """Raises :class:`~app.records.locking.NotHere` for a case out of this person's sight."""
    case = meet(MEDIATION_CASE, case_id, by)
    team, village = team_and_village(case.team_id)
    parts = parts_held(case.id)
    partners = partner_lines(case, parts.ask(Partner, partners_of), by)
    agreed = {one.partner.team_id for one in partners if one.state is PartnerState.AGREED}
    helping = {one.partner.team_id for one in partners if one.partner.team_id}
    members = db.session.scalars(
        db.select(Mediator).where(Mediator.team_id.in_({case.team_id} | helping))
    )
    mediators = sorted(members, key=lambda m: person_key(m.name or ""))
    parties, law = parts.ask(Party, parties_of), law_of(case.unit)
    agreement = agreement_view(case, parties, parts, today=today)
    court = court_view(case, parts, law, today=today)
    return CaseView(
        case=case,
        law=law,
        team=team,
        village=village,
        parties=parties,
        assignments=assignment_lines(parts.ask(Assignment, assignments_of), mediators),
        mediators=[
            m
            for m in mediators
            if m.ended_on is None and (m.team_id == case.team_id or m.team_id in agreed)
        ],
        clocks=clocks_of(case, agreement, court, law, today),
        agreement=agreement,
        court=court,
        flares_into_new_case=law.option(Option.FLARE_UP, on=today) is FlareUp.NEW_CASE,
        partners=partners,
        started_late=case.started_on is not None
        and is_late(
            case.start_due_on,
            started_on=case.started_on,
            other_time=case.other_time_agreed,
            today=today,
        ),
        warnings=[*warnings_of(case), *to_prepare(case, parties)],
        invitees=parts.ask(Invitee, invitees_of),
        rounds=parts.ask(Round, rounds_of),
        surveys=parts.ask(Survey, surveys_of),
        meetings=parts.ask(Meeting, meetings_of),
        alerts=parts.ask(Alert, alerts_of),
        known=known_view(case, parties, by=by),
        history=history_of(case, parts),
    )


def acts_for(case: MediationCase, by: Actor) -> list[Act]:
    """What this person's role may write in the case's state, in the order of the table."""
    idle = Act.REMOVE_REPEAT if case.repeats_id is None else Act.NOTE_REPEAT
    acts = [act for act in acts_from(case.state) if act is not idle]
    return [act for act in acts if may_write(by.role, case.state, act)]
