"""One small book for the whole matrix: a commune's, with what its superior wrote to it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Table, update

from app.catalog import RECORD_TYPES
from app.db import db, transaction
from app.dialogue.models import Dialogue
from app.domain.actors import Actor, Role
from app.domain.mediation.assignment import CURRENT
from app.domain.privacy.keeping import DisposalState
from app.lawpack.service.rates import add_rate
from app.mediation.models import Assignment, MediationCase
from app.practice.records.guidance import answer_some, send_papers, write_about_records
from app.practice.records.inspections import answer_inspection, inspect_below
from app.practice.records.periodic import draft_one
from app.practice.records.sample import Sample, add_sample
from app.practice.records.training import add_office_training
from app.practice.records.workplans import add_office_plan, answer_plan
from app.privacy.acts import DisposalAct
from app.privacy.models import Disposal
from app.records import journal
from app.teams.models import Mediator
from app.units.service import import_list, listed_unit
from app.web.context import today
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.dialogue.room_doors import room_parts
from tests.haste import few_villages, neither_sent_nor_sought
from tests.lawpack.test_rates import levels

HERE, ABOVE = TAN_PHONG[0], LAI_CHAU[0]
SIBLING, FAR_COMMUNE, FAR_OFFICE = "03424", "00004", "01"
"""Another commune of the same superior; a commune and an office of another province."""
OTHER_TEAM, ELSEWHERE, FAR = "qqteamqq", "qqelseqq", "qqfarqq"
"""Marks: of another team; of what no page here may show; of what an office that may have stood
above this commune once has written about it."""

TOLD: dict[str, dict[str, str]] = {
    "award_submission": {"state": "issued"},
    "award_nominee": {"state": "proposed"},
    "inspection": {"state": "concluded"},
    "inspection_point": {"is_issued": True},
    "periodic_report": {"state": "issued"},
    "work_plan": {"state": "issued"},
    "work_task": {"is_issued": True},
}
"""Of these the matrix is about one that has left its writer's desk; the rooms test their drafts."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The team whose people sit here: the mediator of the case, a colleague, their leader."""

    team: UUID
    mediator: UUID
    colleague: UUID
    leader: UUID
    case: UUID


def write_book() -> None:
    """The sample of the practice book; nothing of it is sent or searched for yet."""
    officer = Actor(name="Tẩn Mỹ Thư", role=Role.COMMUNE_OFFICER, unit=HERE)
    above = Actor(name="Lò Văn Pâng", role=Role.OFFICE_OFFICER, unit=ABOVE)
    import_list(own=listed_unit(HERE))
    commune, province, day = listed_unit(HERE), listed_unit(ABOVE), today()
    wanted = Sample(cases=10, dialogues=4, first_year=day.year - 1, last_year=day.year)
    with neither_sent_nor_sought(), few_villages():
        add_sample(commune, wanted, today=day, by=officer, tick=lambda: None)
        add_office_training(province, today=day, by=above)
        draft_one("Sở Tư pháp", today=day, by=above)
        send_papers(today=day, by=above)
        write_about_records(today=day, by=above)
        answer_some(by=officer)
        add_office_plan(province, today=day, by=above)
        answer_plan(commune, province.name, received=13, sent=24, today=day, by=officer)
        inspect_below(province, today=day, by=above)
        answer_inspection(today=day, by=officer)
        add_rate(levels(), today=day, by=officer)
        coming = db.select(Dialogue.id).order_by(Dialogue.held_on.desc()).limit(1)
        room_parts(db.session.scalar(coming), by=officer)
        _propose_to_destroy(day, officer)


def _propose_to_destroy(day: date, by: Actor) -> None:
    """No file of the sample is old enough to be out of time."""
    listed = Disposal(unit=HERE, proposed_on=day, files=[], state=DisposalState.PROPOSED)
    with transaction():
        journal.write(listed, DisposalAct.PROPOSE, by=by)


def seats() -> Seats:
    """Of the first case that somebody works on who does not lead the team."""
    wanted = (
        db.select(MediationCase.id, MediationCase.team_id, Mediator.id)
        .join(Assignment, Assignment.case_id == MediationCase.id)
        .join(Mediator, Mediator.id == Assignment.mediator_id)
        .where(Assignment.status.in_(CURRENT), Mediator.is_leader.is_(False))
        .order_by(MediationCase.id)
    )
    case, team, mediator = db.session.execute(wanted).first()
    people = db.select(Mediator).where(Mediator.team_id == team, Mediator.id != mediator)
    others = db.session.scalars(people.order_by(Mediator.id)).all()
    (leader,) = [one.id for one in others if one.is_leader]
    colleague = next(one.id for one in others if not one.is_leader)
    return Seats(team, mediator, colleague, leader, case)


def own_objects(at: Seats) -> dict[str, UUID]:
    """One record of each kind of the commune, made one of this team and its mediator."""
    belongs = {
        "team_id": at.team,
        "mediator_id": at.mediator,
        "case_id": at.case,
        "subject_kind": "mediation_case",
        "subject_id": at.case,
    }
    named = {"team": at.team, "mediator": at.mediator, "mediation_case": at.case}
    found = {}
    for kind in RECORD_TYPES:
        table = kind.model.__table__
        row = _best(table, HERE, belongs)
        if kind.key in named:
            found[kind.key] = named[kind.key]
        elif row is not None:
            found[kind.key] = row.id
            _make_one_of(table, row, belongs)
    db.session.commit()
    return found


def objects_above() -> dict[str, UUID]:
    """One record of each kind of the superior, where there is one that is about this commune."""
    found = {}
    for kind in RECORD_TYPES:
        if (row := _best(kind.model.__table__, ABOVE, {"subject_unit": HERE})) is not None:
            found[kind.key] = row.id
    return found


def _best(table: Table, unit: str, wanted: dict[str, Any]) -> Any:
    """The row of ``unit`` that was told, and has most of what is wanted."""
    told = TOLD.get(table.name, {})
    rows = db.session.execute(db.select(table).where(table.c.unit == unit).order_by(table.c.id))

    def merit(row: Any) -> tuple[bool, int]:
        facts = row._mapping
        is_told = all(getattr(facts[k], "value", facts[k]) == v for k, v in told.items())
        return is_told, sum(k in facts and facts[k] == v for k, v in wanted.items())

    return max(rows, key=merit, default=None)


def _make_one_of(table: Table, row: Any, belongs: dict[str, UUID]) -> None:
    facts = {k: v for k, v in belongs.items() if row._mapping.get(k) not in (None, v)}
    if facts:
        db.session.execute(update(table).where(table.c.id == row.id).values(facts))
