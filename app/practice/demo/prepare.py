"""Filling the three instances: people who sign in, teams, three years of records."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click

from app.accounts.service import create_account
from app.db import db
from app.domain.actors import TEAM_ROLES, Actor, Role
from app.exchange import enrolment, sessions
from app.factory import create_app
from app.instance import load
from app.mediation.models import Assignment
from app.practice.conferences import officials
from app.practice.demo.cast import ADMIN, COMMUNES, OFFICE, PARTS, PASSWORD, Login, Part
from app.practice.demo.servers import run_commands
from app.practice.demo.stage import Stage
from app.practice.people import LAI_CHAU
from app.practice.records import Sample, add_sample, officer_of, unit_in_force
from app.practice.records.commune import Seat, seats_of
from app.practice.records.emulation import decide_one
from app.practice.records.guidance import answer_some, send_papers, write_about_records
from app.practice.records.inspections import answer_inspection, inspect_below
from app.practice.records.periodic import draft_one
from app.practice.records.reviews import review_past
from app.practice.records.statistics import set_days
from app.practice.records.training import add_office_training
from app.practice.records.workplans import add_office_plan, answer_plan
from app.units.models import Unit
from app.web.context import today

FIRST_YEAR = 2024
CASES = {"03408": 84, "03405": 68}
DIALOGUES = 8

Say = Callable[[str], object]


def prepare(stage: Stage, say: Say) -> None:
    """Make and fill the instances; nothing of an unfinished earlier try remains."""
    stage.clear()
    stage.lay_out()
    say("Tạo dữ liệu của ba đơn vị…")
    run_commands(*(_init(stage, part) for part in PARTS), SOHOAGIAI_ADMIN_PASSWORD=PASSWORD)
    for part in PARTS:
        with _inside(stage, part):
            _fill(part)


def bring_up(stage: Stage) -> None:
    """The program is a newer one than that which the instances were used with."""
    run_commands(*(["upgrade", "--instance", str(stage.path(part))] for part in PARTS))


def tie(stage: Stage, address: str) -> None:
    """Enrol the communes at the office, which answers at ``address``; send up what they hold."""
    with _inside(stage, OFFICE):
        codes = {part.unit: enrolment.invite(part.unit, by=_admin(OFFICE)) for part in COMMUNES}
    for part in COMMUNES:
        with _inside(stage, part):
            enrolment.join(address, codes[part.unit], by=_admin(part))
            sessions.run()
    _talk(stage)


def _talk(stage: Stage) -> None:
    """The office has a word for its communes; the first of them answers. Each makes its plan from
    the office's, the second after the day it was wanted by."""
    with _inside(stage, OFFICE):
        write_about_records(today=today(), by=_officer(OFFICE))
        draft_one(OFFICE.name, today=today(), by=_officer(OFFICE))
        decide_one(today=today(), by=_officer(OFFICE))
        office = unit_in_force(OFFICE.unit, today=today())
        inspect_below(office, today=today(), by=_officer(OFFICE))
    for part in COMMUNES:
        with _inside(stage, part):
            sessions.run()
            unit = unit_in_force(part.unit, today=today())
            by, is_first = officer_of(unit), part is COMMUNES[0]
            sent = 24 if is_first else 37
            answer_plan(unit, OFFICE.name, received=13, sent=sent, today=today(), by=by)
            if is_first:
                answer_some(by=by)
            answer_inspection(today=today(), by=by)
            sessions.run()


@contextmanager
def _inside(stage: Stage, part: Part) -> Iterator[None]:
    """The application of one part, for as long as the block lasts."""
    with create_app(load(stage.path(part))).app_context():
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


def _admin(part: Part) -> Actor:
    return Actor(name="Quản trị", role=Role.ADMINISTRATOR, unit=part.unit)


def _officer(part: Part) -> Actor:
    login = next(one for one in part.logins if one.role is Role.OFFICE_OFFICER)
    return Actor(name=_official(part.unit, login), role=login.role, unit=part.unit)


def _init(stage: Stage, part: Part) -> list[str]:
    arguments = ["init", "--instance", str(stage.path(part)), "--unit", part.unit]
    arguments += ["--role", part.role.value, "--admin", ADMIN]
    return arguments + (["--superior", part.superior] if part.superior else [])


def _fill(part: Part) -> None:
    unit = unit_in_force(part.unit, today=today())
    admin = _admin(part)
    open_accounts(part.logins, part.unit, by=admin)
    if part is OFFICE:
        add_office_training(unit, today=today(), by=_officer(part))
        send_papers(today=today(), by=_officer(part))
        add_office_plan(unit, today=today(), by=_officer(part))
        set_days(today=today(), by=_officer(part))
        review_past(leader_of(part.unit, part.logins), today=today(), by=admin)
        return
    wanted = Sample(CASES[part.unit], DIALOGUES, FIRST_YEAR, today().year)
    label = f"Ghi hồ sơ {part.name}"
    with click.progressbar(length=wanted.cases + wanted.dialogues, label=label) as bar:
        add_sample(unit, wanted, today=today(), by=officer_of(unit), tick=lambda: bar.update(1))
    open_team_accounts(part.logins, unit, by=admin)
    review_past(leader_of(part.unit, part.logins), today=today(), by=admin)


def open_accounts(logins: Iterable[Login], unit: str, *, by: Actor) -> None:
    """The accounts of those who need no team for it, under the names of the invented officials."""
    for login in logins:
        if login.role not in TEAM_ROLES:
            _open_account(login, _official(unit, login), by=by)


def leader_of(unit: str, logins: Iterable[Login]) -> str:
    """The name of who leads the office there."""
    leads = (Role.COMMUNE_LEADER, Role.OFFICE_LEADER)
    return _official(unit, next(one for one in logins if one.role in leads))


def open_team_accounts(logins: Iterable[Login], unit: Unit, *, by: Actor) -> None:
    """The leader of the busiest team, and the busiest of its other mediators."""
    rows = db.select(Assignment.mediator_id, db.func.count()).group_by(Assignment.mediator_id)
    cases = Counter(dict(iter(db.session.execute(rows))))
    seats = seats_of(unit, today=today())
    seat: Seat = max(seats, key=lambda one: sum(cases[member.id] for member in one.members))
    for login in logins:
        if login.role in TEAM_ROLES:
            leads = login.role is Role.TEAM_LEADER
            able = [one for one in seat.members if one.is_leader is leads]
            member = max(able, key=lambda one: cases[one.id])
            _open_account(login, member.name, by=by, team_id=seat.team_id, mediator_id=member.id)


def _open_account(login: Login, name: str, *, by: Actor, **seat: object) -> None:
    create_account(
        login=login.login,
        name=name,
        role=login.role,
        password=PASSWORD,
        must_change=False,  # see PASSWORD
        by=by,
        **seat,
    )


def _official(unit: str, login: Login) -> str:
    return officials(unit, LAI_CHAU)[login.post].name
