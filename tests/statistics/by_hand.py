"""Counting by hand: the same figures, written as plainly as a clerk would do it with a pencil.

Nothing of the program's counting is used here, only its rows and the codes in them.
"""

from datetime import date, timedelta

from app.domain.classification import category
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.teams import LawTraining, Sex

OPEN = {"chưa", "đang"}


def standing(case, rounds, day: date) -> str:
    """``chưa``, ``đang``, ``thành``, ``không`` or ``ngoài`` at the end of ``day``."""
    if case.state is CaseState.OUT_OF_SCOPE and case.ended_on <= day:
        return "ngoài"
    said = "chưa"
    for one in sorted((r for r in rounds if r.case_id == case.id), key=lambda r: r.number):
        if (one.started_on or one.ended_on) > day:
            continue
        if one.ended_on is None or one.ended_on > day:
            said = "đang"
        elif one.result is CaseResult.SETTLED:
            said = "thành"
        elif one.result is CaseResult.NOT_SETTLED:
            said = "không"
        else:
            said = "chưa"
    return said


def entry(case, rounds, first: date, last: date) -> str | None:
    if case.received_on > last:
        return None
    if case.received_on >= first:
        return "received"
    before = standing(case, rounds, first - timedelta(days=1))
    if before in OPEN:
        return "carried"
    begun = [
        (one.number, one.started_on or one.ended_on)
        for one in rounds
        if one.case_id == case.id and (one.started_on or one.ended_on) <= last
    ]
    if before in {"thành", "không"} and max(begun)[1] >= first:
        return "resumed"
    return None


RESULTS = {
    "settled": "thành",
    "not_settled": "không",
    "not_started": "chưa",
    "in_progress": "đang",
    "out_of_scope": "ngoài",
}


def told(world, first: date, last: date) -> list[tuple]:
    """Every case with how it came into the period and how it stands, looked up once."""
    if (first, last) not in world.told:
        world.told[first, last] = [
            (case, entry(case, world.rounds, first, last), standing(case, world.rounds, last))
            for case in world.cases
        ]
    return world.told[first, last]


def is_wanted(case, came: str, stands: str, subject: str, outcome: str, part: str) -> bool:
    if subject == "started_late":
        late = case.start_due_on and case.started_on and case.started_on > case.start_due_on
        if not late or case.other_time_agreed:
            return False
        subject = "received"
    if came is None or subject not in (came, "in_hand"):
        return False
    if outcome == "all":
        if stands == "ngoài":
            return False
    elif stands != RESULTS[outcome]:
        return False
    if part == "all":
        return True
    if part == "written":
        return case.is_written is True
    if part == "public":
        return case.is_public is True
    if part == "unclassified" or case.category is None:
        return part == "unclassified" and case.category is None
    row = category(case.category)
    return part in (f"k1{row.form.value}", f"k2{row.indicator.value}", f"k3{row.scope.value}")


PEOPLE = {
    "all": lambda m: True,
    "male": lambda m: m.sex is Sex.MALE,
    "female": lambda m: m.sex is Sex.FEMALE,
    "kinh": lambda m: not m.is_minority,
    "minority": lambda m: m.is_minority,
    "law_degree": lambda m: m.law_training is LawTraining.LAW_DEGREE,
    "other_degree": lambda m: m.law_training is LawTraining.OTHER_DEGREE,
    "untrained": lambda m: m.law_training is LawTraining.NONE,
    "no_law_degree": lambda m: m.law_training is not LawTraining.LAW_DEGREE,
    "leaders": lambda m: m.is_leader,
}


def there(begins: date, ends: date | None, day: date) -> bool:
    return begins <= day and (ends is None or day < ends)


def trained(world, mediator, first: date, last: date) -> bool:
    held = {one.id: one for one in world.classes}
    return any(
        seat.mediator_id == mediator.id
        and seat.present is True
        and not seat.withdrawn
        and first <= held[seat.class_id].last_on <= last
        for seat in world.seats
    )


def things(world, measure_key: str, first: date, last: date) -> list:
    """The records that a measure counts."""
    subject, outcome, part = measure_key.split(".")
    if subject == "teams":
        return [t for t in world.teams if there(t.founded_on, t.closed_on, last)]
    if subject == "villages":
        return [v for v in world.villages if there(v.valid_from, v.valid_to, last)]
    if subject in ("mediators", "trained"):
        return [
            m
            for m in world.mediators
            if there(m.recognised_on, m.ended_on, last)
            and PEOPLE[part](m)
            and (subject == "mediators" or trained(world, m, first, last))
        ]
    return [
        case
        for case, came, stands in told(world, first, last)
        if is_wanted(case, came, stands, subject, outcome, part)
    ]


def row_of(thing, by_team: bool) -> str:
    if not by_team:
        return thing.unit
    return str(thing.id if thing.__tablename__ == "team" else thing.team_id)
