"""Invented models of the movement, and rewards: last year's given, this year's put up."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.bases import usual_on
from app.domain.emulation.awards import Decided, Decider, NomineeKind, Outcome, usual_words
from app.domain.emulation.evidence import RankBy
from app.domain.emulation.models import REGISTERED_WITH, ModelState, Step
from app.domain.words import mid_sentence
from app.emulation.facts import ModelFacts, SigningFacts, SubmissionFacts
from app.emulation.models import EmulationModel, Nominee, Submission
from app.emulation.service import awards, deciding, models
from app.emulation.service.reading import awaiting
from app.emulation.service.shortlist import Asked, shortlist
from app.practice.conferences import officials
from app.practice.records.commune import Seat, shares_of
from app.practice.stories import texts
from app.units.models import Unit


def emulate_some(unit: Unit, seats: Sequence[Seat], *, today: date, by: Actor) -> None:
    """Nothing where the book holds a model already."""
    own = db.select(EmulationModel.id).where(EmulationModel.unit == by.unit).limit(1)
    if db.session.scalar(own) is not None:
        return
    with transaction():
        for place, row in enumerate(texts("emulation")["model"]):
            _register(row, seats[place % len(seats)], today=today, by=by)
        _reward_last_year(unit, today=today, by=by)
        _put_up_this_year(unit, today=today, by=by)


def _register(row: dict[str, Any], seat: Seat, *, today: date, by: Actor) -> None:
    day = min(date(today.year - row["years_ago"], row["month"], 10), today)
    facts = ModelFacts(
        year=day.year,
        title=row["title"],
        field=row["field"],
        team_id=seat.team_id,
        content=row["content"],
        registered_on=day,
        registered_with=REGISTERED_WITH[0],
    )
    one = models.register_model(facts, today=day, by=by)
    if row["state"] == "registered":
        return
    _step(one, Step(ModelState.RUNNING, day), by)
    if row["state"] == "recognised":
        on = min(date(day.year, 12, 15), today)
        step = Step(ModelState.RECOGNISED, on, row["result"], row["number"], REGISTERED_WITH[0])
        _step(one, step, by)


def _step(one: EmulationModel, step: Step, by: Actor) -> None:
    models.note_step(one.id, step, revision=one.revision, today=step.on, by=by)


def _reward_last_year(unit: Unit, *, today: date, by: Actor) -> None:
    """The Chairman gave his own: the first team got it, a mediator did not yet."""
    first, last = date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    submission = _draft(unit, Decider.OWN, first, last, 1, by=by)
    issued = _issue(submission, unit, "118", last - timedelta(days=10), by=by)
    team, *others = awards.listed(issued.id)
    day, chair = last - timedelta(days=4), f"Chủ tịch Ủy ban nhân dân {mid_sentence(unit.name)}"
    given = Decided(Outcome.GRANTED, day, chair, number="245/QĐ-UBND")
    deciding.decide([team.id], given, today=day, by=by)
    if others:
        reason = "Thời gian làm hòa giải viên còn ngắn, để năm sau xét."
        refused = Decided(Outcome.REFUSED, day, chair, reason=reason)
        deciding.decide([one.id for one in others], refused, today=day, by=by)


def _put_up_this_year(unit: Unit, *, today: date, by: Actor) -> None:
    """A submission that has gone to the superior, and one that is being written."""
    first = date(today.year, 1, 1)
    submission = _draft(unit, Decider.SUPERIOR, first, today, 1, by=by)
    _issue(submission, unit, "131", today, by=by)
    _draft(unit, Decider.OWN, first, today, 2, by=by)


def _draft(
    unit: Unit, decider: Decider, first: date, last: date, most: int, *, by: Actor
) -> Submission:
    words, committee = texts("emulation")["award"], f"Ủy ban nhân dân {mid_sentence(unit.name)}"
    above = decider is Decider.SUPERIOR
    occasion, title = usual_words(first, last)
    facts = SubmissionFacts(
        occasion=occasion,
        title=title,
        decider=decider,
        issuer=committee,
        addressees="Chủ tịch Ủy ban nhân dân tỉnh" if above else f"Chủ tịch {committee}",
        known_bases=usual_on(last),
        reasons="\n".join(words["reasons"]),
    )
    teams, people = (_best(kind, first, last, most, by) for kind in _KINDS)
    submission = awards.draft_submission(facts, *teams, today=last, by=by)
    if people[1]:
        awards.pick_more(submission.id, *people, today=last, by=by)
    for one in awards.listed(submission.id):
        awards.write_nominee(
            one.id,
            words["higher" if above else "group"],
            words["achievement"],
            revision=one.revision,
            by=by,
        )
    return submission


_KINDS = (NomineeKind.TEAM, NomineeKind.MEDIATOR)


def _best(
    kind: NomineeKind, first: date, last: date, most: int, by: Actor
) -> tuple[Asked, set[str]]:
    """Those with the most settled cases, as a clerk would pick them from the list."""
    asked = Asked(kind, first, last, RankBy.SETTLED)
    return asked, {str(one.line.key) for one in shortlist(asked, by).lines[:most]}


def _issue(submission: Submission, unit: Unit, number: str, day: date, *, by: Actor) -> Submission:
    given = SigningFacts(
        number=number,
        issued_on=day,
        signer=officials(unit.code, shares_of(unit))["chair"].name,
        signer_post="Chủ tịch Ủy ban nhân dân",
    )
    return awards.issue_submission(
        submission.id, given, revision=submission.revision, today=day, by=by
    )


def decide_one(*, today: date, by: Actor) -> None:
    """An office decides about the first that came from below, and leaves the others waiting."""
    rows = awaiting(by, Nominee.to_superior, Nominee.unit != by.unit)
    first = db.session.execute(rows.order_by(Nominee.id).limit(1)).first()
    if first is not None:
        given = Decided(
            Outcome.GRANTED, today, "Chủ tịch Ủy ban nhân dân tỉnh", number="902/QĐ-UBND"
        )
        deciding.decide([first.id], given, today=today, by=by)
