"""Asking the sides whether the mediation was good; what they say stays in the commune."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import OFFICE_ROLES, Actor
from app.domain.mediation import survey
from app.domain.mediation.acts import Act
from app.domain.mediation.parties import Side
from app.domain.mediation.survey import ContentFigures, Contentment, SurveyAct
from app.mediation.models import MediationCase, Survey
from app.mediation.service.sight import take_case, visible
from app.records import journal


def ask_side(
    case_id: UUID,
    *,
    side: Side | None,
    contentment: Contentment | None,
    asked_on: date,
    remarks: str = "",
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Survey:
    """What one side said; asked again, it is another line."""
    with transaction() as session:
        case = take_case(session, case_id, Act.CORRECT, by=by, revision=revision)
        survey.check_ask(
            case.state,
            side=side,
            contentment=contentment,
            asked_on=asked_on,
            ended_on=case.ended_on,
            today=today,
        )
        said = Survey(
            unit=case.unit,
            case_id=case.id,
            side=side,
            contentment=contentment,
            asked_on=asked_on,
            remarks=remarks or None,
        )
        journal.write(said, SurveyAct.ASK, by=by)
    return said


def surveys_of(case_id: UUID) -> Sequence[Survey]:
    """Everything the sides said, the first first."""
    rows = db.select(Survey).where(Survey.case_id == case_id)
    return db.session.scalars(rows.order_by(Survey.id)).all()


def contentment_of(first: date, last: date, *, by: Actor) -> ContentFigures:
    """The answers about the cases received in the period that ``by`` may meet.

    None reaches an office, so none is counted there.
    """
    if by.role in OFFICE_ROLES:
        return ContentFigures()
    rows = (
        db.select(Survey.contentment, db.func.count())
        .join(MediationCase, MediationCase.id == Survey.case_id)
        .where(MediationCase.received_on.between(first, last), MediationCase.unit.in_(by.books))
        .group_by(Survey.contentment)
    )
    if by.team_id is not None:
        rows = rows.where(visible(by))
    return survey.figures_of((answer, number) for answer, number in db.session.execute(rows))
