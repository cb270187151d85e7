"""Dialogues at a glance: each opinion and each planned conference is counted once, where it is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.db import db
from app.dialogue.facts import ConclusionFacts, DialogueFacts, OpinionFacts
from app.dialogue.models import Opinion
from app.dialogue.service import conference, follow_up, minutes, opinions
from app.domain.actors import Role
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.figures import (
    Answers,
    Contentment,
    Promises,
    in_all,
)
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.opinions import OpinionState
from app.domain.dialogue.promises import ConclusionState
from app.domain.dialogue.steps import Satisfaction
from app.domain.dialogue.year import SessionState
from app.domain.units import VillageKind
from app.reports.dialogue import dialogue_figures
from app.units.service import add_village
from app.yearplan.facts import PlanFacts, SessionFacts
from app.yearplan.service import plans, sessions
from tests.asked import asked
from tests.manners import Reading

TODAY = date(2026, 7, 1)
HELD_ON = date(2026, 3, 16)
OWN, OTHER = "03408", "03406"
PAGE = "/bao-cao/doi-thoai"


@pytest.fixture
def officer(commune, actor):
    return actor(Role.COMMUNE_OFFICER)


@pytest.fixture
def hold(officer):
    """``hold(held_on, unit)``: a conference that was held that day."""

    def do(held_on=HELD_ON, unit=OWN, **facts):
        given = {
            "title": "Hội nghị đối thoại",
            "kind": DialogueKind.GOVERNMENT,
            "held_on": held_on,
            "place": "Hội trường",
            "organiser": "Ủy ban nhân dân phường",
            **facts,
        }
        by = replace(officer, unit=unit)
        return conference.record_dialogue(DialogueFacts(**given), today=TODAY, by=by)

    return do


@pytest.fixture
def voice(officer):
    """``voice(dialogue, …)``: an opinion, dealt with as ``handling`` says."""

    def do(dialogue, field="land", handling=None, replied_on=None, **facts):
        by = replace(officer, unit=dialogue.unit)
        given = OpinionFacts(content="Sửa đường.", field=field, **facts)
        one = opinions.voice_opinion(dialogue.id, given, by=by)
        if handling:
            opinions.handle_opinion(one.id, handling, revision=one.revision, by=by)
        if replied_on:
            follow_up.reply_to_opinion(
                one.id,
                reply="Đã sửa.",
                reply_number="",
                replied_on=replied_on,
                revision=one.revision,
                today=TODAY,
                by=by,
            )
        return one

    return do


def promised(days):
    due_on = HELD_ON + timedelta(days=days)
    return Handling(Disposition.WRITTEN_REPLY, handler="Phòng Kinh tế", due_on=due_on)


NOW = Handling(Disposition.ANSWERED_NOW, answered_by="Ông Lò Văn Pâng", answer="Sẽ sửa.")
AWAY = Handling(Disposition.NOT_WITHIN_POWER, answer="Thuộc thẩm quyền của tỉnh.")
SENT = Handling(Disposition.FORWARDED, handler="Sở Xây dựng")


@pytest.mark.usefixtures("both_databases")
def test_each_opinion_is_counted_once_by_how_it_was_answered(hold, voice):
    held = hold()
    voice(held, handling=NOW)
    voice(held, handling=promised(10), replied_on=HELD_ON + timedelta(days=10))
    voice(held, handling=promised(10), replied_on=HELD_ON + timedelta(days=11))
    voice(held, handling=promised(10))
    voice(held, handling=promised(200))
    voice(held, handling=AWAY)
    voice(held, handling=SENT)
    voice(held, handling=SENT, replied_on=TODAY)
    voice(held)
    voice(held, same_as=1)
    figures = dialogue_figures({OWN}, 2026, today=TODAY)
    (line,) = figures.answers
    assert line == Answers(
        OWN, heard=9, now=1, in_time=1, late=2, open=1, overdue=2, elsewhere=1, unhandled=1
    )
    assert line.in_time_percent == 33.3
    (of_year,) = figures.answers_by_year
    assert (of_year.name, of_year.heard) == ("2026", 9)


@pytest.mark.usefixtures("both_databases")
def test_an_answer_is_judged_by_the_day_that_holds_now(hold, voice):
    """A lawful extension moves the day; what was reopened is owed again."""
    held = hold()
    extended = voice(held, handling=promised(10), replied_on=HELD_ON + timedelta(days=20))
    reopened = voice(held, handling=NOW)
    closed = voice(held, handling=promised(10), replied_on=HELD_ON + timedelta(days=9))
    extended.current_due_on = HELD_ON + timedelta(days=30)
    extended.satisfaction = Satisfaction.SATISFIED
    reopened.state, reopened.current_due_on = OpinionState.NEEDS_MORE, TODAY - timedelta(days=1)
    closed.state = OpinionState.CLOSED_WITHOUT_REMEDY
    closed.satisfaction = Satisfaction.NOT_SATISFIED
    db.session.commit()
    figures = dialogue_figures({OWN}, 2026, today=TODAY)
    assert figures.answers == [Answers(OWN, heard=3, in_time=2, overdue=1)]
    (content,) = figures.content
    assert content == Contentment(OWN, satisfied=1, not_satisfied=1, without_remedy=1)
    assert figures.content_by_year == [replace(content, name="2026")]


@pytest.mark.usefixtures("both_databases")
def test_promises_are_counted_of_signed_minutes(hold, officer):
    held, draft = hold(), hold(date(2026, 3, 17))
    due_on = HELD_ON + timedelta(days=30)
    facts = ConclusionFacts(content="Sửa đường.", handler="Phòng Kinh tế", due_on=due_on)
    made = [minutes.conclude(held.id, facts, by=officer) for _ in range(6)]
    minutes.conclude(draft.id, facts, by=officer)
    held.state = DialogueState.MINUTES_SIGNED
    done, late, waits, dropped, extended, _ = made
    done.state, done.closed_on = ConclusionState.DONE, due_on
    late.state, late.closed_on = ConclusionState.DONE, due_on + timedelta(days=1)
    waits.current_due_on = TODAY
    dropped.state, dropped.closed_on = ConclusionState.DROPPED, due_on
    extended.state, extended.closed_on = ConclusionState.DONE, due_on + timedelta(days=5)
    extended.current_due_on = due_on + timedelta(days=5)
    db.session.commit()
    figures = dialogue_figures({OWN}, 2026, today=TODAY)
    (line,) = figures.promises
    assert line == Promises(OWN, all=6, in_time=2, late=1, open=1, overdue=1, dropped=1)
    assert line.kept_percent == 50.0
    assert figures.promises_by_year == [replace(line, name="2026")]


@pytest.mark.usefixtures("both_databases")
def test_topics_are_told_by_village_and_year(hold, voice, officer):
    village = add_village(
        name="Tả Lèng", kind=VillageKind.BAN, valid_from=date(2020, 1, 1), by=officer
    )
    held, before, long_ago = hold(), hold(date(2025, 3, 3)), hold(date(2021, 12, 31))
    voice(held, "land", village_id=village.id)
    voice(held, "merit", village_id=village.id)
    voice(held, "land")
    voice(held, "land", same_as=1)
    voice(before, "security")
    voice(long_ago, "other")
    figures = dialogue_figures({OWN}, 2026, today=TODAY)
    assert [(one.name, dict(one.by_field)) for one in figures.by_place] == [
        ("Bản Tả Lèng", {"land": 1, "merit": 1}),
        ("Không ghi thôn", {"land": 1}),
    ]
    assert [(one.name, one.total) for one in figures.by_year] == [("2025", 1), ("2026", 3)]
    assert figures.topics.by_field.most_common(1) == [("land", 2)]


def _plan(officer, unit, *quarters, issue=True):
    by = replace(officer, unit=unit)
    facts = PlanFacts(title="Tổ chức đối thoại", organiser="Ủy ban nhân dân")
    author = DialogueKind.GOVERNMENT
    plan = plans.draft_plan(2026, facts, author=author, today=TODAY, by=by)
    made = [
        sessions.plan_session(plan.id, SessionFacts(quarter=one), today=TODAY, by=by)
        for one in quarters
    ]
    if issue:
        plans.issue_plan(
            plan.id,
            number="5",
            issued_on=date(2026, 1, 9),
            signer="Lò Văn Pâng",
            signer_post="Chủ tịch",
            revision=plan.revision,
            today=TODAY,
            by=by,
        )
    return made


@pytest.mark.usefixtures("both_databases")
def test_planned_held_and_late_are_told_by_unit(hold, officer):
    first, _, prepared, _ = _plan(officer, OWN, 1, 2, 3, 4)
    _plan(officer, OTHER, 1, 2, issue=False)
    hold(planned_id=first.id)
    hold(date(2026, 9, 1), planned_id=prepared.id)
    hold(unit=OTHER, kind=DialogueKind.PARTY_COMMITTEE)
    other, own = dialogue_figures({OWN, OTHER}, 2026, today=TODAY).held
    assert dict(own.planned) == {
        SessionState.HELD: 1,
        SessionState.LATE: 1,
        SessionState.IN_PREPARATION: 1,
        SessionState.PLANNED: 1,
    }
    assert (own.total, own.government, own.party) == (4, 1, 0)
    assert (other.total, other.government, other.party) == (0, 0, 1)
    foot = in_all([own, other])
    assert (foot.total, foot.government, foot.party) == (4, 1, 1)


def test_many_units_cost_as_many_queries_as_one(hold, voice, officer):
    codes = [f"{number:05d}" for number in range(1, 13)]
    for code in codes:
        voice(hold(unit=code))
        _plan(officer, code, 1)
    dialogue_figures(set(codes[:2]), 2026, today=TODAY)  # the first also begins the transaction
    with asked() as few:
        dialogue_figures(set(codes[:2]), 2026, today=TODAY)
    with asked() as more:
        figures = dialogue_figures(set(codes), 2026, today=TODAY)
    assert len(figures.held) == 12 == len(figures.answers)
    assert len(more) == len(few)


def test_the_page_draws_charts_with_a_table_beside_each(hold, voice, officer, browser, monkeypatch):
    monkeypatch.setattr("app.reports.routes.dialogue.today", lambda: TODAY)
    first, _ = _plan(officer, OWN, 1, 2)
    held = hold(planned_id=first.id)
    voice(held, "environment", handling=NOW)
    text = browser(Role.FRONT).get(PAGE).text
    page = Reading(text)
    charts = [facts["aria-label"] for facts in page.all("svg")]
    assert charts == [
        "Phiên đối thoại trong kế hoạch năm 2026 theo đơn vị",
        "Số ý kiến, kiến nghị theo lĩnh vực năm 2026",
        "Ý kiến phải trả lời, theo năm",
    ]
    words = " ".join(" ".join(page.words).split())
    assert "Vệ sinh môi trường" in words
    assert "Tỷ lệ đúng hạn = " in words
    assert len(list(page.all("table"))) == 4
    assert "style=" not in text


def test_a_year_of_silence_says_so(commune, browser):
    client = browser(Role.COMMUNE_OFFICER)
    assert "chưa có hội nghị đối thoại, kế hoạch nào" in client.get(f"{PAGE}?nam=2016").text
    for query in ("nam=9999", "nam=x", "don-vi=99"):
        assert client.get(f"{PAGE}?{query}").status_code == 200


def test_the_office_looks_at_all_its_units_or_at_one(office, browser):
    client = browser(Role.OFFICE_OFFICER)
    assert client.get(PAGE).status_code == 200
    assert client.get(f"{PAGE}?don-vi=12").status_code == 200
    assert client.get("/").status_code == 200
    assert db.session.scalars(db.select(Opinion)).all() == []


def test_a_team_leader_has_no_figures_of_dialogues(commune, browser):
    client = browser(Role.TEAM_LEADER)
    assert client.get(PAGE).status_code == 403
    assert PAGE not in client.get("/bao-cao/").text
    assert PAGE in browser(Role.FRONT).get("/bao-cao/").text
