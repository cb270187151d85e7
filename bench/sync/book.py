"""A commune's book of invented cases. ``python -m bench.sync.book FOLDER fill|change NUMBER``;
``allow 0`` lets all kinds go up under the full profile."""

import json
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from uuid6 import uuid7

from app.db import db, transaction
from app.domain.actors import Actor, Role
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.profiles import Profile
from app.exchange import profiles
from app.factory import create_app
from app.instance import load, this_instance
from app.mediation.models import MediationCase
from app.practice.history import CATEGORY_SHARES, share_ground
from app.practice.people import share
from app.practice.places import TA_LENG
from app.practice.stories import Story, invent_case
from app.records.ledger import log_write
from app.records.ledger.profiles import profile_of
from app.teams.models import Team
from app.units.models import Village

AT_ONCE = 500
FIRST_DAY, DAYS = date(2019, 1, 1), 2700


def fill(cases: int) -> None:
    """Teams of as many villages, and their cases as the book holds them when they are closed."""
    rng = Random(11)
    unit = this_instance().unit
    with transaction() as session:
        teams = []
        for place in TA_LENG:
            village = Village(
                id=uuid7(),
                unit=unit,
                revision=1,
                name=place.name,
                kind=place.kind,
                valid_from=FIRST_DAY,
            )
            session.add(village)
            session.flush()
            log_write(village)
            team = Team(
                id=uuid7(),
                unit=unit,
                revision=1,
                name=f"Tổ hòa giải {place.name}",
                village_id=village.id,
                founded_on=FIRST_DAY,
                minority_area=True,
            )
            session.add(team)
            session.flush()
            log_write(team)
            teams.append((place, village.id, team.id))
    for start in range(0, cases, AT_ONCE):
        with transaction() as session:
            some = [_case(rng, unit, rng.choice(teams), n) for n in range(start, start + AT_ONCE)]
            session.add_all(some)
            session.flush()
            for case in some:
                log_write(case)
        db.session.expunge_all()


def change(number: int) -> None:
    """So many cases, here and there in the book, get another ending."""
    with transaction() as session:
        rows = session.scalars(db.select(MediationCase).order_by(MediationCase.book_number))
        everything = rows.all()
        for case in everything[:: max(1, len(everything) // number)][:number]:
            case.closed_on = (case.closed_on or FIRST_DAY) + timedelta(days=1)
            case.note = "Đã xem lại hồ sơ."
            case.revision += 1
            session.flush()
            log_write(case)


def allow(_number: int) -> None:
    head = Actor(name="Lò Thị Pương", role=Role.COMMUNE_LEADER, unit=this_instance().unit)
    for standing in profiles.standings():
        reason = "Theo công văn của Sở Tư pháp."
        profiles.switch(standing.kind.key, Profile.FULL, reason=reason, by=head)


def bodies() -> list[dict]:
    """What leaves of each case, and its id."""
    cases = db.session.scalars(db.select(MediationCase).order_by(MediationCase.id))
    return [{"id": case.id.hex, **case.outgoing(profile_of(case.__tablename__))} for case in cases]


def _case(rng: Random, unit: str, team: tuple, number: int) -> MediationCase:
    place, village_id, team_id = team
    day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
    story = invent_case(
        rng, share(rng, CATEGORY_SHARES), village=place, commune="Xã Tả Lèng", received_on=day
    )
    settled = rng.random() < 0.84
    started, ended = (
        day + timedelta(days=rng.randint(0, 3)),
        day + timedelta(days=rng.randint(4, 20)),
    )
    return MediationCase(
        id=id_of_day(rng, day),
        unit=unit,
        revision=1,
        team_id=team_id,
        village_id=village_id,
        book_year=day.year,
        book_number=number + 1,
        ground=share_ground(rng),
        received_on=day,
        summary=story.summary,
        parties_line=f"{story.a.name} – {story.b.name}",
        category=story.category,
        state=CaseState.CLOSED,
        assigned_on=day,
        start_due_on=started,
        started_on=started,
        is_public=rng.random() < 0.3,
        meetings=rng.randint(1, 3),
        round=1,
        course=_course(rng, story, settled=settled),
        result=CaseResult.SETTLED if settled else CaseResult.NOT_SETTLED,
        ended_on=ended,
        is_written=settled and rng.random() < 0.7,
        closed_on=ended + timedelta(days=30),
    )


def _course(rng: Random, story: Story, *, settled: bool) -> str:
    return story.course(rng, mediator="ông Lò Văn Pâng", settled=settled)


def id_of_day(rng: Random, day: date) -> UUID:
    """As ``uuid7`` would have made it on that day: the time, and 74 bits of chance."""
    milliseconds = int(day.strftime("%s")) * 1000 + rng.randrange(86_400_000)
    chance = rng.getrandbits(74)
    high = milliseconds << 16 | 7 << 12 | chance >> 62
    return UUID(int=high << 64 | 2 << 62 | chance & (2**62 - 1))


def main(folder: str, act: str, number: str) -> None:
    with create_app(load(Path(folder))).app_context():
        {"allow": allow, "fill": fill, "change": change}[act](int(number))
        with (Path(folder) / "bodies.jsonl").open("w", encoding="utf-8") as file:
            for body in bodies():
                file.write(json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
