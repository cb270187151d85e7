"""A team with its people, and a case in any state, made through the services."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.db import db
from app.domain.actors import Actor, Role
from app.domain.mediation.alerts import AlertKind, ForwardedTo
from app.domain.mediation.clauses import ClauseFacts, ClauseState, Obliged
from app.domain.mediation.grounds import Ground
from app.domain.mediation.parties import PartyKind, Side
from app.domain.mediation.scope import RefusalReason
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.models import Clause, CourtRequest, MediationCase
from app.mediation.service import PartyFacts, VersionFacts, court
from app.mediation.service.alerts import answer_alert, forward_alert, raise_alert
from app.mediation.service.clauses import live_clauses
from app.mediation.service.court import RequestFacts
from app.mediation.service.parties import parties_of
from app.teams.models import Mediator, Team
from tests.factories import a_mediator, a_team, a_village, an_officer

TODAY = date(2026, 3, 20)
RECEIVED, ASSIGNED, STARTED, ENDED = (date(2026, 3, day) for day in (2, 3, 5, 9))
PANG = PartyFacts(Side.A, "Lò Văn Pâng", birth_year=1968, address="Nhà số 4, bản Tả Lèng")
LU = PartyFacts(Side.B, "Tẩn A Lù", kind=PartyKind.FAMILY)
SUMMARY = "Tranh chấp ranh giới nương ngô giáp suối."


@dataclass(frozen=True)
class Village:
    """One team: its leader and two mediators."""

    team: Team
    leader: Mediator
    lien: Mediator
    pao: Mediator

    def seat(self, role: Role) -> dict[str, Any]:
        """The account of the leader or of a mediator; nothing for who sits in no team."""
        one = {Role.TEAM_LEADER: self.leader, Role.MEDIATOR: self.lien}.get(role)
        if one is None:
            return {}
        return {"name": one.name, "team_id": self.team.id, "mediator_id": one.id}

    def person(self, mediator: Mediator, role: Role = Role.MEDIATOR) -> Actor:
        return Actor(
            name=mediator.name,
            role=role,
            unit=self.team.unit,
            account_id=UUID(int=mediator.id.int ^ 1),
            team_id=self.team.id,
            mediator_id=mediator.id,
        )


def a_village_with_team(name: str = "Tả Lèng") -> Village:
    village = a_village(name=name)
    team = a_team(village_id=village.id, name=f"Tổ hòa giải bản {name}")
    return Village(
        team,
        leader=a_mediator(team, name="Vàng A Sùng", is_leader=True, birth_year=1955),
        lien=a_mediator(team, name="Lò Thị Liên", birth_year=1970),
        pao=a_mediator(team, name="Giàng A Páo", birth_year=1966),
    )


def clerk(acted_by: str | None = "Vàng A Sùng") -> Actor:
    return an_officer().on_behalf_of(acted_by)


def a_case(home: Village, *, by: Actor | None = None, **facts: Any) -> MediationCase:
    given = {
        "team_id": home.team.id,
        "ground": Ground.REQUEST,
        "received_on": RECEIVED,
        "summary": SUMMARY,
        "parties": [PANG, LU],
        "today": TODAY,
        "by": by or clerk(),
    }
    return service.receive_case(**{**given, **facts})


def a_case_in(state: CaseState, home: Village, **facts: Any) -> MediationCase:
    """A case that has gone the usual road to ``state``."""
    case = a_case(home, **facts)
    if case.domestic_violence:
        alert = raise_alert(case.id, AlertKind.VIOLENCE, by=clerk())
        if state is CaseState.CLOSED:
            forward_alert(alert.id, forwarded_to=ForwardedTo.POLICE, by=clerk())
            answer_alert(alert.id, answer="Công an xã đã nhắc nhở.", by=clerk())
    for step in ROADS[state]:
        STEPS[step](case.id, home)
    return case


PAYS = ClauseFacts(
    Obliged.B,
    "Nhà anh Lù trả 2.000.000 đồng.",
    date(2026, 6, 30),
    who="Tẩn A Lù",
    amount=2_000_000,
)
FENCE = ClauseFacts(Obliged.BOTH, "Cùng dựng lại hàng rào", date(2026, 4, 10))
#: What a paper needs beside its terms.
PAPER = {
    "is_written": True,
    "content": SUMMARY,
    "course": "Hai bên cùng ra thực địa xem mốc.",
    "duties": "Mỗi bên có nghĩa vụ giữ đúng mốc.",
    "method": "Hai nhà tự dời, hòa giải viên đến xem.",
    "signed_on": ENDED,
}


def a_version(**facts: Any) -> VersionFacts:
    given = {
        "terms": "Hai nhà dời hàng rào về mốc cũ.",
        "agreed_on": ENDED,
        "is_written": False,
    }
    return VersionFacts(**{**given, **facts})


def settle(case: MediationCase, **facts: Any) -> MediationCase:
    """Settled by word of mouth, unless told otherwise."""
    given = a_version(**{"told_no_paper": True, **facts})
    return service.settle_case(case.id, facts=given, today=TODAY, by=clerk())


def settled(home: Village, *clauses: ClauseFacts, **facts: Any) -> MediationCase:
    return settle(a_case_in(CaseState.IN_MEDIATION, home), clauses=clauses, **facts)


def stored(case: MediationCase) -> MediationCase:
    return db.session.get(MediationCase, case.id, populate_existing=True)


def note(clause: Clause, outcome: ClauseState, **facts: Any) -> Clause:
    """What became of one thing agreed, as the mediator told the clerk."""
    given = {"noted_on": date(2026, 3, 15), "today": TODAY, "by": clerk("Lò Thị Liên")}
    return service.note_clause(clause.id, outcome=outcome, **{**given, **facts})


def a_request(case: MediationCase, **facts: Any) -> CourtRequest:
    """Prepared by side A for the court of the area."""
    asking = [one.id for one in parties_of(case.id) if one.side is Side.A]
    given = {"applicants": asking, "court_name": "Tòa án nhân dân khu vực 1", **facts}
    return court.prepare_request(case.id, RequestFacts(**given), by=clerk())


def _do(act: Any, **facts: Any) -> Any:
    return lambda case_id, home: act(case_id, **facts, today=TODAY, by=clerk())


STEPS = {
    "confirm": _do(service.confirm_scope, category_code="DS-01", confirmed_on=RECEIVED),
    "refuse": _do(
        service.refuse_case,
        reason=RefusalReason.LABOUR,
        guided_to="Hòa giải viên lao động",
        refused_on=RECEIVED,
    ),
    "assign": lambda case_id, home: service.assign_mediators(
        case_id,
        mediator_ids=[home.lien.id],
        no_conflict=True,
        assigned_on=ASSIGNED,
        today=TODAY,
        by=clerk(),
    ),
    "start": _do(
        service.start_mediation, started_on=STARTED, parties_present=True, is_public=False
    ),
    "pause": _do(service.pause, paused_on=date(2026, 3, 6)),
    "settle": _do(service.settle_case, facts=a_version(**PAPER)),
    "settle with a term": _do(
        service.settle_case, facts=a_version(terms=PAYS.what, clauses=[PAYS], told_no_paper=True)
    ),
    "end": _do(service.end_by_request, ended_on=ENDED, demands="Mỗi bên giữ ý mình."),
    "perform": _do(service.perform, performed_on=date(2026, 3, 12)),
    "not_perform": lambda case_id, home: note(
        live_clauses(case_id)[0], ClauseState.NOT_PERFORMED, noted_on=date(2026, 3, 15)
    ),
    "close": _do(
        service.close_case,
        closed_on=date(2026, 3, 16),
        is_paid_or_waived=True,
        alerts_answered=True,
    ),
}
_BEGUN = ("confirm", "assign", "start")
ROADS: dict[CaseState, tuple[str, ...]] = {
    CaseState.RECEIVED: (),
    CaseState.OUT_OF_SCOPE: ("confirm", "refuse"),
    CaseState.AWAITING_ASSIGNMENT: ("confirm",),
    CaseState.ASSIGNED: ("confirm", "assign"),
    CaseState.IN_MEDIATION: _BEGUN,
    CaseState.PAUSED: (*_BEGUN, "pause"),
    CaseState.SETTLED: (*_BEGUN, "settle"),
    CaseState.NOT_SETTLED: (*_BEGUN, "end"),
    CaseState.FOLLOWING_UP: (*_BEGUN, "settle with a term"),
    CaseState.PERFORMED: (*_BEGUN, "settle with a term", "perform"),
    CaseState.NOT_PERFORMED: (*_BEGUN, "settle with a term", "not_perform"),
    CaseState.CLOSED: (*_BEGUN, "settle with a term", "perform", "close"),
}
