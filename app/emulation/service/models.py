"""Acts on models: register one, put it right, note how it goes."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.actors import Actor
from app.domain.emulation import models as rules
from app.domain.emulation.models import ModelState, Step
from app.emulation.acts import ModelAct
from app.emulation.facts import ModelFacts
from app.emulation.models import EmulationModel
from app.emulation.service.figures import two_years_of
from app.records import journal
from app.records.locking import NotHere, take
from app.teams.models import Team
from app.units.models import Village


def register_model(facts: ModelFacts, *, today: date, by: Actor) -> EmulationModel:
    with transaction() as session:
        rules.check_model(facts.year, facts.registered_on, today=today)
        one = EmulationModel(
            unit=by.unit,
            state=ModelState.REGISTERED,
            state_on=facts.registered_on,
            noted_by=by.acted_by or by.name,
        )
        _write(session, one, facts, by)
        journal.write(one, ModelAct.REGISTER, by=by)
    return one


def correct_model(
    model_id: UUID, facts: ModelFacts, *, revision: int, today: date, by: Actor
) -> EmulationModel:
    with transaction() as session:
        one = take(session, EmulationModel, model_id, by=by, revision=revision)
        rules.check_correction(one.state)
        rules.check_model(facts.year, facts.registered_on, today=today)
        if one.state is ModelState.REGISTERED:
            one.state_on = facts.registered_on
        _write(session, one, facts, by)
        journal.correct(one, ModelAct.CORRECT, by=by)
    return one


def note_step(
    model_id: UUID, step: Step, *, revision: int, today: date, by: Actor
) -> EmulationModel:
    """Note how it goes on; with its result the figures of its year and of the one before are
    counted and stay, until it is taken up again."""
    with transaction() as session:
        one = take(session, EmulationModel, model_id, by=by, revision=revision)
        rules.check_step(one.state, step, registered_on=one.registered_on, today=today)
        one.state, one.state_on, one.result = step.state, step.on, step.words
        one.decision_number, one.recognised_by = step.number, step.by
        _freeze(one)
        journal.write(one, ModelAct.STEP, by=by)
    return one


def _write(session: Session, one: EmulationModel, facts: ModelFacts, by: Actor) -> None:
    facts.write_into(one)
    for model, key in ((Village, facts.village_id), (Team, facts.team_id)):
        held = session.get(model, key) if key else None
        if key and (held is None or held.unit not in by.books):
            raise NotHere
        if model is Team and held is not None:
            one.village_id = held.village_id


def _freeze(one: EmulationModel) -> None:
    if one.state.is_final:
        now, before = two_years_of(one)
        one.received, one.settled = now.received, now.settled
        one.received_before, one.settled_before = before.received, before.settled
    else:
        one.received = one.settled = one.received_before = one.settled_before = None
