"""Acts on the log of difficulties, and what each side reads of it."""

from dataclasses import replace

import pytest

from app.db import db
from app.difficulties.models import Difficulty
from app.difficulties.service import acts, reading
from app.difficulties.service.reading import Wanted
from app.domain.actors import Role
from app.domain.difficulties import AskedOf, DifficultyField, DifficultyState
from app.domain.errors import RuleViolation
from app.domain.guidance import GuidanceFacts, GuidanceKind
from app.guidance.service.acts import send_guidance
from app.records.journal import history
from app.records.locking import NotHere, Stale
from tests.difficulties.conftest import (
    ABOVE,
    AGO,
    HERE,
    LATELY,
    NEIGHBOUR,
    OFFICER,
    THERE,
    TODAY,
    answered,
    closed,
    facts,
    noted,
)
from tests.exchange.conftest import know_units

both = pytest.mark.usefixtures("both_databases")


def titles(by, **wanted):
    return [one.title for one in reading.list_page(by, Wanted(**wanted)).lines]


def test_its_course_is_noted_answered_done(commune):
    one = noted()
    assert (one.state, one.noted_by) == (DifficultyState.OPEN, OFFICER.name)
    answered(one)
    assert (one.state, one.answered_on) == (DifficultyState.ANSWERED, LATELY)
    closed(one)
    assert (one.state, one.closed_on) == (DifficultyState.CLOSED, TODAY)
    acts_done = [line.act for line in history("difficulty", [one.id])]
    assert acts_done == ["close", "answer", "note"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"found_on": TODAY.replace(year=TODAY.year + 1)}, "không thể sau hôm nay"),
        ({"asked_of": AskedOf.OTHER}, "hãy ghi tên cơ quan đó"),
        ({"other_body": "Tòa án"}, "hãy chọn “Cơ quan khác”"),
        ({"proposal": " "}, "hãy ghi nội dung đề xuất"),
    ],
)
def test_what_cannot_be_is_not_noted(commune, given, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        noted(**given)
    assert db.session.scalar(db.select(db.func.count()).select_from(Difficulty)) == 0


def test_what_was_answered_is_not_rewritten_and_what_is_done_not_answered(commune):
    one = answered(noted())
    with pytest.raises(RuleViolation, match="không sửa nội dung nữa"):
        acts.correct_difficulty(one.id, facts(), revision=2, today=TODAY, by=OFFICER)
    closed(one)
    for act in (answered, closed):
        with pytest.raises(RuleViolation, match=r"đã xong|là xong"):
            act(one)


def test_days_stand_in_their_order(commune):
    one = noted()
    with pytest.raises(RuleViolation, match="không thể trước ngày"):
        answered(one, on=AGO.replace(year=AGO.year - 1))
    with pytest.raises(RuleViolation, match="hãy ghi đã giải quyết thế nào"):
        closed(one)
    answered(one)
    with pytest.raises(RuleViolation, match="không thể trước ngày"):
        closed(one, on=AGO)


def test_only_its_unit_writes_it_and_of_two_the_second_is_told(commune):
    one = noted()
    with pytest.raises(NotHere):
        answered(one, by=NEIGHBOUR)
    with pytest.raises(Stale):
        answered(one, revision=0)


@both
def test_each_reads_its_own_and_an_office_all_below(office):
    know_units()
    noted(title="Ở đây", found_on=LATELY)
    noted(title="Ở kia", by=NEIGHBOUR, asked_of=AskedOf.OWN)
    answered(noted(title="Đã trả lời", by=NEIGHBOUR), by=NEIGHBOUR)
    assert titles(OFFICER) == ["Ở đây"]
    assert titles(ABOVE)[0] == "Ở đây"
    assert len(titles(ABOVE)) == 3
    assert titles(ABOVE, unit=HERE) == ["Ở đây"]
    assert titles(ABOVE, state=DifficultyState.ANSWERED) == ["Đã trả lời"]
    assert titles(ABOVE, field=DifficultyField.LAW) == []
    assert titles(replace(OFFICER, role=Role.TEAM_LEADER)) == []
    counts = {one.unit: (one.all, one.open, one.asked_above) for one in reading.open_by_unit(ABOVE)}
    assert counts == {THERE: (2, 1, 0), HERE: (1, 1, 1)}


@both
def test_the_list_goes_on_where_it_stopped(commune, monkeypatch):
    monkeypatch.setattr(reading, "PAGE", 2)
    for title in ("a", "b", "c"):
        noted(title=title)
    first = reading.list_page(OFFICER, Wanted())
    last = first.lines[-1]
    rest = reading.list_page(OFFICER, Wanted(), before=(last.found_on, last.id))
    assert [one.title for one in (*first.lines, *rest.lines)] == ["c", "b", "a"]
    assert (first.has_more, rest.has_more) == (True, False)


def test_an_office_answers_by_guidance_about_it(office):
    know_units()
    one, other = noted(), noted()
    told = GuidanceFacts(
        kind=GuidanceKind.OPINION,
        title="Về kinh phí",
        text="Đã có hướng dẫn.",
        addressee=HERE,
        about_kind="difficulty",
        about_id=one.id,
    )
    send_guidance(told, today=TODAY, by=ABOVE)
    assert reading.list_page(ABOVE, Wanted()).told == {one.id}
    assert other.id not in reading.list_page(OFFICER, Wanted()).told
