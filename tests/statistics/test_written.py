"""What an office has counted is written down: another process reads it, and never what is old."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest
from flask import current_app
from sqlalchemy import event

from app.db import db, transaction
from app.domain.actors import Actor, InstanceRole, Role
from app.domain.dialogue.answers import Disposition
from app.domain.dialogue.figures import (
    CountedConclusions,
    CountedOpinions,
    CountedTopics,
    Held,
)
from app.domain.dialogue.opinions import OpinionState
from app.domain.dialogue.promises import ConclusionState
from app.domain.dialogue.steps import Satisfaction
from app.domain.dialogue.year import SessionState
from app.domain.mediation.states import CaseState
from app.domain.statistics.shipped import BOARD, OVERVIEW
from app.factory import create_app
from app.instance import load, this_instance
from app.overview.service.asked import Asked, area_of
from app.overview.service.cases import months_of
from app.records.book_state import book_changed
from app.remuneration.service.totals import totals_by_unit
from app.reports.dialogue import dialogue_figures
from app.statistics.models import KeptAnswer
from app.statistics.service import kept, written
from app.statistics.service.compliance import compliance
from app.statistics.service.counting import sheet_of
from app.statistics.service.court import put_to_court
from app.statistics.service.shapes import lines_of
from app.statistics.service.starts import starts
from app.units.service import import_list, listed_unit, reach
from bench.office.book import PROVINCE, Filler, Size
from tests.conftest import FAST, LAI_CHAU
from tests.statistics.test_counting import check_sheet
from tests.statistics.worlds import FIRST, invent

UNITS = ["03408", "03405", "03390"]
PERIOD = FIRST + timedelta(days=9), FIRST + timedelta(days=30)
TODAY = date(2026, 6, 30)
YEAR = date(2026, 1, 1), TODAY
ABOVE = Actor(name="Lý Thị Mẩy", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
COUNTED = {"mediation_case", "opinion", "conclusion", "payment_request", "planned_session"}
CODE = re.compile(r"[a-z0-9_đ-]+")
both = pytest.mark.usefixtures("both_databases")


def a_new_process():
    """The same office with nothing in its memory."""
    kept.forget(current_app)


def invented(rng):
    """A world in the book, as batches bring it: committed."""
    with transaction():
        world = invent(rng, UNITS)
        world.write()
    return world


@pytest.fixture
def province(make_instance):
    """A province that has received of three communes, of all kinds of records."""
    app = make_instance(InstanceRole.OFFICE, PROVINCE, "Sở Tư pháp")
    with app.app_context():
        Filler(Size(communes=3, years=1, cases=12), TODAY).fill()
        yield app


def ask_all():
    """Every question that an office keeps answers to."""
    by = Actor(name="Lý Thị Mẩy", role=Role.OFFICE_OFFICER, unit=PROVINCE)
    area = area_of(Asked(*YEAR), by)
    return [
        sheet_of(BOARD, *YEAR, by=by),
        sheet_of(OVERVIEW, *YEAR, by=by),
        months_of(Asked(*YEAR), area),
        starts(*YEAR, by=by),
        compliance(*YEAR, today=TODAY, by=by),
        put_to_court(*YEAR, by=by),
        dialogue_figures(reach(by), YEAR[1].year, today=TODAY),
        totals_by_unit(by, YEAR[1].year, None, today=TODAY),
    ]


def counting_statements(ask):
    """What ``ask`` says, and the statements with which a book was counted for it."""
    found = []

    def note(connection, cursor, statement, *rest):
        if any(f"FROM {name}" in statement.replace("\n", " ") for name in COUNTED):
            found.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        return ask(), found
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


@both
@pytest.mark.parametrize("seed", range(4))
def test_after_any_write_a_new_process_tells_what_a_clerk_counts_by_hand(office, seed):
    import_list(own=listed_unit("12"))
    rng = Random(seed)
    world = invented(rng)
    for _ in range(10):
        a_new_process()
        world.told = {}
        heard = {team.unit for team in world.teams}
        world.villages = [one for one in world.villages if one.unit in heard]
        check_sheet(world, BOARD, *PERIOD, ABOVE)
        if rng.random() < 0.8:
            kept.write_down()
        with transaction():
            change_something(rng, world)


def change_something(rng, world):
    case = rng.choice(world.cases)
    if rng.random() < 0.2:
        later = invent(rng, UNITS)
        later.write()
        for name in ("villages", "teams", "mediators", "cases", "rounds", "classes", "seats"):
            setattr(world, name, getattr(world, name) + getattr(later, name))
    elif rng.random() < 0.3 and not any(one.case_id == case.id for one in world.rounds):
        case.state, case.ended_on = CaseState.OUT_OF_SCOPE, case.received_on
        case.started_on = case.result = None
    else:
        case.category = rng.choice(world.cases).category
        late = min(one.started_on or one.ended_on for one in world.rounds) if world.rounds else None
        case.received_on = min(case.received_on, late or FIRST)
    db.session.flush()


@both
def test_a_second_application_on_the_database_counts_nothing(province):
    first, counted = counting_statements(ask_all)
    assert len(counted) >= len(COUNTED)
    kept.write_down()
    db.session.rollback()
    second = create_app(load(this_instance().folder), FAST)
    with second.app_context():
        again, counted = counting_statements(ask_all)
        db.session.remove()
        db.engine.dispose()
    assert counted == []
    assert again == first


@both
def test_a_changed_book_is_counted_anew_and_no_other(province):
    counted = []

    def ask():
        def count(units):
            counted.append(sorted(units))
            return {unit: [len(counted)] for unit in units}

        a_new_process()
        found = kept.answers("how many", UNITS, count)
        kept.write_down()
        return found

    assert ask() == ask() == {unit: [1] for unit in UNITS}
    with transaction():
        book_changed({"03405"})
    assert ask() == ask() == {"03408": [1], "03405": [2], "03390": [1]}
    assert counted == [sorted(UNITS), ["03405"]]


def test_what_another_version_of_the_program_has_counted_is_not_read(province, monkeypatch):
    _, counted = counting_statements(ask_all)
    kept.write_down()
    monkeypatch.setattr(written, "_program", lambda: "newer")
    a_new_process()
    assert counting_statements(ask_all)[1] == counted


@both
def test_what_changed_while_it_was_counted_is_not_written_down(office):
    def count(units):
        book_changed({"a"})
        return dict.fromkeys(units, 1)

    with transaction():
        book_changed({"a", "b"})
    with transaction():
        kept.answers("how many", ["a", "b"], count)
    kept.write_down()
    assert [one.unit for one in db.session.scalars(db.select(KeptAnswer))] == ["b"]


def test_what_could_not_be_written_down_is_written_the_next_time(office, monkeypatch):
    kept.answers("how many", ["a"], lambda units: {"a": 1})
    with monkeypatch.context() as broken:
        broken.setattr(written, "book_states", None)
        with pytest.raises(TypeError):
            kept.write_down()
    assert db.session.scalar(db.select(KeptAnswer.answer)) is None
    kept.write_down()
    assert db.session.scalar(db.select(KeptAnswer.answer)) == "1"


def test_that_there_is_nothing_is_written_down_too(office):
    kept.answers("how many", ["a"], lambda units: {})
    kept.write_down()
    a_new_process()
    assert kept.answers("how many", ["a"], lambda units: {"a": 1}) == {}


def test_a_page_writes_nothing_down_by_itself(province):
    ask_all()
    assert db.session.scalar(db.select(KeptAnswer.unit).limit(1)) is None


def test_it_is_told_which_question_it_was(province):
    ask_all()
    kept.write_down()
    names = set(db.session.scalars(db.select(KeptAnswer.name)))
    assert "cases, 54, 2026-01-01 – 2026-06-30" in names
    assert "dialogues, topics, 2026, 2026-06-30" in names
    assert "payments, 2026, None, 2026-06-30" in names


def test_what_holds_no_more_is_swept_and_old_questions_make_room(office, monkeypatch):
    monkeypatch.setattr(written, "HELD", 2)
    for day, question in enumerate(["old", "kept", "new"], start=1):
        moment = written.now() + timedelta(days=day)
        monkeypatch.setattr(written, "now", lambda moment=moment: moment)
        kept.answers(question, ["a", "b"], lambda units: dict.fromkeys(units, 1))
        kept.write_down()
    with transaction():
        book_changed({"b"})
    written.sweep()
    rows = db.session.execute(db.select(KeptAnswer.name, KeptAnswer.unit).order_by("name"))
    assert [tuple(one) for one in rows] == [("kept", "a"), ("new", "a")]


def test_nothing_that_somebody_typed_is_in_an_answer(province):
    """The texts in answers are codes, and the names of units; none is a sentence."""
    ask_all()
    kept.write_down()
    answers = [json.loads(one) for one in db.session.scalars(db.select(KeptAnswer.answer))]
    said = {text for answer in answers for text in texts_in(answer)}
    assert {"land", "done"} <= said
    assert [text for text in said if not CODE.fullmatch(text)] == []


def texts_in(answer):
    if isinstance(answer, str):
        return [answer]
    inner = [*answer, *answer.values()] if isinstance(answer, dict) else answer
    return [text for one in inner for text in texts_in(one)] if isinstance(inner, list) else []


@pytest.mark.parametrize(
    "line",
    [
        CountedTopics("03408", 2025, "land", 3),
        CountedOpinions(
            "03408", 2025, None, OpinionState.CLOSED, Satisfaction.SATISFIED, True, False, 2
        ),
        CountedOpinions(
            "03408", 2025, Disposition.FORWARDED, OpinionState.CLOSED, None, False, True, 2
        ),
        CountedConclusions("03408", 2025, ConclusionState.OPEN, True, False, 4),
        Held("03408", Counter({SessionState.HELD: 2, SessionState.LATE: 1}), 3, 0),
    ],
)
def test_a_line_is_read_back_as_it_was(line):
    shape = lines_of(type(line))
    (again,) = shape.read(json.loads(json.dumps(shape.write([line]))))
    assert again == line
    assert repr(again) == repr(line)  # a code that came back as a mere text would be equal too


def test_a_line_that_cannot_be_read_back_is_not_kept():
    with pytest.raises(TypeError, match="datetime"):
        lines_of(Day)


@dataclass
class Day:
    day: date
