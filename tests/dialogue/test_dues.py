"""The stored days by which answers are owed: they follow the law, the conference, the handling."""

from datetime import date

import pytest

from app.db import db
from app.dialogue.service import conference, opinions
from app.domain.calendar import DayKind, TimeUnit
from app.domain.deadlines import Clock
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.kinds import MatterKind
from app.records.journal import history
from tests.dialogue import after
from tests.dialogue.after import day
from tests.dialogue.conftest import FACTS
from tests.dialogue.test_follow_up import AT_ONCE, FORWARDED
from tests.lawpack.rows import a_deadline, days

pytestmark = pytest.mark.usefixtures("commune")


def test_where_the_conference_named_no_day_the_offices_measure_counts(heard):
    opinion = heard(FORWARDED)
    assert (opinion.due_on, opinion.current_due_on) == (None, day("31/3"))  # 16/03 and 15 days


def test_an_office_may_set_its_own_measure_and_what_runs_follows(heard, officer):
    opinion = heard(FORWARDED)
    a_deadline(Clock.DIALOGUE_ANSWER, length=5, counted_in=TimeUnit.WORKING_DAY)
    db.session.refresh(opinion)
    assert opinion.current_due_on == day("23/3")
    days(first=day("19/3"), name="Nghỉ tránh bão")
    db.session.refresh(opinion)
    assert opinion.current_due_on == day("24/3")
    line = history("opinion", [opinion.id])[0]
    assert (line.act, line.reason) == (
        "reckon",
        "Ngày nghỉ hoặc thời hạn của đơn vị đã thay đổi: hạn trả lời được tính lại.",
    )


def test_what_has_its_answer_keeps_the_day_it_had(heard):
    opinion = heard(FORWARDED)
    after.reply(opinion)
    days(DayKind.OFF, first=day("31/3"), name="Nghỉ tránh bão")
    db.session.refresh(opinion)
    assert opinion.current_due_on == day("31/3")


def test_a_day_counted_from_the_conference_moves_with_it(a_dialogue, an_opinion, officer):
    dialogue = a_dialogue()
    counted, named = an_opinion(dialogue), an_opinion(dialogue)
    in_writing = Handling(
        Disposition.WRITTEN_REPLY, handler="Phòng Kinh tế", due_on=date(2026, 4, 9)
    )
    for opinion, how in ((counted, FORWARDED), (named, in_writing)):
        opinions.handle_opinion(opinion.id, how, revision=opinion.revision, by=officer)
    facts = conference.DialogueFacts(**FACTS | {"held_on": date(2026, 3, 18)})
    conference.correct_dialogue(
        dialogue.id, facts, revision=dialogue.revision, today=date(2026, 3, 20), by=officer
    )
    db.session.expire_all()
    assert counted.current_due_on == day("2/4")
    assert named.current_due_on == day("9/4")
    assert history("opinion", [counted.id])[0].act == "reckon"


def test_a_handling_taken_back_takes_its_day_along(a_dialogue, an_opinion, officer):
    opinion = an_opinion(a_dialogue())
    for handling, due_on, handler in (
        (FORWARDED, day("31/3"), "Sở Xây dựng"),
        (AT_ONCE, None, ""),
    ):
        opinions.handle_opinion(opinion.id, handling, revision=opinion.revision, by=officer)
        assert (opinion.current_due_on, opinion.current_handler) == (due_on, handler)
    opinions.handle_opinion(opinion.id, FORWARDED, revision=opinion.revision, by=officer)
    facts = opinions.OpinionFacts(content="Đơn.", field="land", matter=MatterKind.COMPLAINT)
    opinions.correct_opinion(opinion.id, facts, revision=opinion.revision, by=officer)
    assert (opinion.current_due_on, opinion.current_handler) == (None, "")
