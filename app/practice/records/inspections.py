"""Invented inspections: a commune's of itself and of its teams, an office's of units below."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import OFFICE_ROLES, Actor
from app.domain.bases import cited, usual_on
from app.domain.inspection.checklist import Verdict
from app.domain.inspection.kinds import InspectionKind, WovenInto
from app.domain.inspection.shipped import ITEMS, TITLE
from app.domain.inspection.words import first_words
from app.domain.words import mid_sentence
from app.inspection.facts import MinutesFacts, PartyFacts, PlanFacts, PointFacts, YearPlanFacts
from app.inspection.models import Inspection, InspectionPoint, InspectionReply
from app.inspection.service import holding, lists, planning, points, year_plans
from app.inspection.service.lists import items_for
from app.inspection.sight import is_asked_of, is_open
from app.practice.conferences import officials
from app.practice.records.commune import Seat, busiest_first, shares_of
from app.practice.stories import texts
from app.teams.models import Team
from app.units.models import Unit


def inspect_some(unit: Unit, seats: Sequence[Seat], *, today: date, by: Actor) -> None:
    """A commune inspected itself last year and this, then a team; another is on the way, one is
    planned. None where there are some."""
    if _has_some(by):
        return
    seats = busiest_first(seats)
    party, place = _party(unit, "Phó Chủ tịch Ủy ban nhân dân"), "Trụ sở Ủy ban nhân dân"
    with transaction():
        for days_ago in (400, 50):
            day = today - timedelta(days=days_ago)
            one = _planned(InspectionKind.SELF, unit.code, None, party, day=day, by=by)
            _signed(one, "self", party, MinutesFacts(held_on=day, place=place), today=today, by=by)
        for seat, days_ago in zip(seats, (45, 2), strict=False):
            day = today - timedelta(days=days_ago)
            kind = InspectionKind.OF_OTHERS
            one = _planned(kind, unit.code, seat.team_id, party, day=day, by=by)
            said = MinutesFacts(
                held_on=day,
                place=f"Nhà văn hóa {mid_sentence(seat.village_name)}",
                received_by=seat.leader,
                received_post="Tổ trưởng tổ hòa giải",
            )
            if days_ago > 2:
                _signed(one, "team", party, said, today=today, by=by)
            else:
                _written(one, "team", party, said, day=day, by=by)
        _year_plan(unit, today=today, by=by)
        for seat in seats[2:3]:
            day = min(today + timedelta(days=12), date(today.year, 12, 31))
            _planned(InspectionKind.OF_OTHERS, unit.code, seat.team_id, party, day=day, by=by)


def _year_plan(unit: Unit, *, today: date, by: Actor) -> None:
    words = first_words(today.year, unit.name, is_office=by.role in OFFICE_ROLES)
    facts = YearPlanFacts(**words | {"known_bases": tuple(words["known_bases"])})
    year_plans.begin_plan(today.year, facts, today=today, by=by)


def inspect_below(unit: Unit, *, today: date, by: Actor) -> None:
    """An office inspected one of the units whose teams it knows, and has told another when it
    comes; from today on all fill in its own checklist."""
    codes = db.session.scalars(db.select(Team.unit).distinct().order_by(Team.unit)).all()
    if not codes or _has_some(by):
        return
    party = _party(unit, "Phó Giám đốc Sở Tư pháp")
    title = f"{TITLE} {mid_sentence(unit.name)}"
    with transaction():
        _year_plan(unit, today=today, by=by)
        lists.add_list(title, ITEMS, today, today=today, by=by)
        day, first = today - timedelta(days=40), codes[-1]
        one = _planned(InspectionKind.OF_OTHERS, first, None, party, day=day, by=by)
        said = MinutesFacts(
            held_on=day,
            place=f"Trụ sở Ủy ban nhân dân {mid_sentence(one.subject_name)}",
            received_by=officials(first, shares_of(unit))["chair"].name,
            received_post="Chủ tịch Ủy ban nhân dân",
        )
        _signed(one, "office", party, said, today=today, by=by)
        coming = min(today + timedelta(days=12), date(today.year, 12, 31))
        one = _planned(InspectionKind.OF_OTHERS, codes[0], None, party, day=coming, by=by)
        planning.announce(one.id, today, "", revision=one.revision, today=today, by=by)


def answer_inspection(*, today: date, by: Actor) -> None:
    """A commune reports on the first thing that its superior's inspection asks of it."""
    asked = db.select(InspectionPoint.id).where(is_asked_of(by), is_open())
    key = db.session.scalar(asked.order_by(InspectionPoint.due_on, InspectionPoint.id).limit(1))
    answered = db.select(InspectionReply.id).where(InspectionReply.unit == by.unit).limit(1)
    if key is None or db.session.scalar(answered) is not None:
        return
    told = texts("inspections")["reply"]
    with transaction():
        points.report_point(key, told["told"], told["evidence"], revision=0, today=today, by=by)


def _has_some(by: Actor) -> bool:
    own = db.select(Inspection.id).where(Inspection.unit == by.unit).limit(1)
    return db.session.scalar(own) is not None


def _party(unit: Unit, post: str) -> PartyFacts:
    people = officials(unit.code, shares_of(unit))
    names = {post: person.name for post, person in people.items()}
    return PartyFacts(
        leader=names["deputy"],
        leader_post=post,
        members=texts("inspections")["members"].strip().format_map(names),
        with_front=True,
        front_body=f"Ủy ban Mặt trận Tổ quốc Việt Nam {mid_sentence(unit.name)}",
        front_name=names["front"],
        front_post="Chủ tịch",
    )


def _planned(
    kind: InspectionKind,
    subject_unit: str,
    team_id: UUID | None,
    party: PartyFacts,
    *,
    day: date,
    by: Actor,
) -> Inspection:
    facts = PlanFacts(
        year=day.year,
        planned_on=day,
        since=date(day.year, 1, 1),
        until=date(day.year, 12, 31),
        woven=WovenInto.NONE if kind is InspectionKind.SELF else WovenInto.JUSTICE,
        grounds="\n".join(cited(usual_on(day))),
    )
    return planning.plan_inspection(kind, subject_unit, team_id, facts, party, today=day, by=by)


def _written(
    one: Inspection, sort: str, party: PartyFacts, said: MinutesFacts, *, day: date, by: Actor
) -> list[InspectionPoint]:
    """The checklist, the minutes and what was found, not signed yet."""
    words = texts("inspections")
    notes = {row["code"]: row["note"] for row in words["answer"]}
    answers = {
        item.code: (Verdict.UNMET if item.code in notes else Verdict.MET, notes.get(item.code, ""))
        for item in items_for(one, today=day).items
    }
    one = holding.fill_checklist(one.id, answers, revision=one.revision, today=day, by=by)
    whole = MinutesFacts(
        **{name: getattr(said, name) for name in _SAID},
        secretary=party.members.split(",")[0],
        strengths=words["strengths"].strip(),
        opinion="" if one.is_self else words["opinion"],
        conclusion=words["conclusion"].strip(),
    )
    holding.write_minutes(one.id, whole, party, revision=one.revision, today=day, by=by)
    return [points.add_point(one.id, _point(row, day), by=by) for row in words[sort]["point"]]


_SAID = ("held_on", "place", "received_by", "received_post")


def _signed(
    one: Inspection, sort: str, party: PartyFacts, said: MinutesFacts, *, today: date, by: Actor
) -> None:
    day = said.held_on
    found = _written(one, sort, party, said, day=day, by=by)
    holding.conclude(one.id, day, "", revision=one.revision, today=day, by=by)
    for row, point in zip(texts("inspections")[sort]["point"], found, strict=True):
        is_past = (today - day).days > 365
        closed_in = row.get("closed_in", 80 if is_past and "due_in" in row else None)
        if closed_in is not None:
            on, words = day + timedelta(days=closed_in), row.get("closing_words", "")
            points.close_point(point.id, on, words, revision=point.revision, today=on, by=by)


def _point(row: dict, day: date) -> PointFacts:
    return PointFacts(
        finding=row["finding"],
        recommendation=row.get("recommendation", ""),
        responsible=row.get("responsible", ""),
        due_on=day + timedelta(days=row["due_in"]) if "due_in" in row else None,
        item=row["item"],
    )
