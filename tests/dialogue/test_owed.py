"""Who owes answers and work over all conferences, and what of it is late."""

from datetime import date, timedelta

import pytest

from app.dialogue.facts import ConclusionFacts
from app.dialogue.service import minutes, opinions, overdue, waiting
from app.dialogue.service.overdue import Owed, Place
from app.domain.actors import Role
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.steps import Satisfaction
from app.web.context import today
from tests.dialogue import after
from tests.dialogue.after import the_opinion
from tests.dialogue.conftest import sign
from tests.lawpack.rows import words_of

pytestmark = pytest.mark.usefixtures("both_databases")
APRIL = date(2026, 4, 20)
HEARD = "hội nghị đối thoại ngày 16/03/2026"
OWN = Owed(frozenset({"03408"}))


@pytest.fixture
def owing(a_dialogue, an_opinion, officer, leader):
    """``owing(*(handler, due_on))``: a signed conference that promised these answers."""

    def make(*promised, conclusions=()):
        dialogue = a_dialogue()
        for handler, due_on in promised:
            opinion = an_opinion(dialogue)
            handling = Handling(Disposition.WRITTEN_REPLY, handler=handler, due_on=due_on)
            opinions.handle_opinion(opinion.id, handling, revision=opinion.revision, by=officer)
        for handler, due_on in conclusions:
            facts = ConclusionFacts(content="Làm.", handler=handler, due_on=due_on)
            minutes.conclude(dialogue.id, facts, by=leader)
        minutes.sum_up(dialogue.id, words="Tiếp thu.", revision=dialogue.revision, by=leader)
        return sign(dialogue, leader)

    return make


def lines(owed=OWN, **facts):
    found = overdue.debts(owed, today=APRIL, **facts)
    return [(line.what, line.number, line.due_on) for line in found.lines]


def test_units_are_told_by_how_late_they_are_and_spellings_are_one(owing):
    owing(
        ("Phòng Kinh tế", date(2026, 3, 31)),
        ("phòng kinh tế", date(2026, 4, 1)),
        ("Trạm Y tế", date(2026, 4, 10)),
        ("Công an xã", date(2026, 4, 30)),
        conclusions=[("Trạm Y tế", date(2026, 5, 1)), ("Phòng Kinh tế", date(2026, 4, 2))],
    )
    found = overdue.debtors({"03408"}, today=APRIL)
    assert found[0].spellings == {"Phòng Kinh tế", "phòng kinh tế"}
    assert [(one.name, one.late, one.owed, one.oldest) for one in found] == [
        ("Phòng Kinh tế", 3, 3, date(2026, 3, 31)),
        ("Trạm Y tế", 1, 2, date(2026, 4, 10)),
        ("Công an xã", 0, 1, date(2026, 4, 30)),
    ]
    assert lines() == [
        ("opinion", 1, date(2026, 3, 31)),
        ("opinion", 2, date(2026, 4, 1)),
        ("conclusion", 2, date(2026, 4, 2)),
        ("opinion", 3, date(2026, 4, 10)),
    ]
    of_one = Owed(OWN.units, handler="PHÒNG kinh tế")
    assert [number for _, number, _ in lines(of_one)] == [1, 2, 2]
    assert len(lines(Owed(OWN.units, late_only=False))) == 6


def test_who_handles_it_now_owes_it_and_what_stands_still_is_not_late(owing):
    owing(("Phòng Kinh tế", date(2026, 3, 31)), ("Trạm Y tế", date(2026, 3, 31)))
    after.progress(the_opinion(1), handler="Công an xã")
    after.pause(the_opinion(2))
    assert [one.name for one in overdue.debtors({"03408"}, today=APRIL)] == ["Công an xã"]
    assert lines() == [("opinion", 1, date(2026, 3, 31))]
    after.reply(the_opinion(1))
    assert lines() == []


def test_a_long_list_is_read_page_by_page(owing, monkeypatch):
    monkeypatch.setattr(overdue, "PAGE", 2)
    day = date(2026, 4, 1)
    owing(*(("Phòng Kinh tế", day + timedelta(days=n // 2)) for n in range(5)))
    first = overdue.debts(OWN, today=APRIL)
    assert [line.number for line in first.lines] == [1, 2]
    assert (first.older, first.newer) == (False, True)
    here = Place(first.lines[-1].due_on, first.lines[-1].id)
    second = overdue.debts(OWN, here, today=APRIL)
    assert [line.number for line in second.lines] == [3, 4]
    assert (second.older, second.newer) == (True, True)
    last = overdue.debts(OWN, Place(second.lines[-1].due_on, second.lines[-1].id), today=APRIL)
    assert [line.number for line in last.lines] == [5]
    assert last.newer is False
    back = overdue.debts(
        OWN, Place(second.lines[0].due_on, second.lines[0].id), backwards=True, today=APRIL
    )
    assert [line.number for line in back.lines] == [1, 2]
    assert (back.older, back.newer) == (False, True)


def test_another_unit_sees_nothing_of_it(owing):
    owing(("Phòng Kinh tế", date(2026, 3, 31)))
    assert overdue.debtors({"03406"}, today=APRIL) == []
    assert lines(Owed(frozenset({"03406"}))) == []


def test_the_page_tells_who_is_late_and_leads_to_it(owing, browser):
    owing(("Phòng Kinh tế", date(2026, 3, 31)), conclusions=[("Trạm Y tế", date(2026, 4, 1))])
    client = browser(Role.FRONT)
    answer = client.get("/doi-thoai/viec-con-lai")
    words = words_of(answer)
    assert "Phòng Kinh tế 1 1 31/03/2026" in words
    assert "Ý kiến số 1 : Đường vào bản lầy lội mỗi mùa mưa. Phòng Kinh tế" in words
    assert f"/doi-thoai/y-kien/{the_opinion().id}" in answer.text
    narrowed = client.get("/doi-thoai/viec-con-lai?don-vi-giai-quyet=Trạm+Y+tế")
    assert "Ý kiến số 1" not in words_of(narrowed)
    assert "Kết luận số 1" in words_of(narrowed)
    part = client.get("/doi-thoai/viec-con-lai", headers={"HX-Request": "true"})
    assert part.text.lstrip().startswith('<div id="debts">')
    broken = client.get("/doi-thoai/viec-con-lai?sau=2026-13-01_x&don-vi=99999&xem=gi")
    assert broken.status_code == 200


def told(by, day):
    return [(one.label, one.due_on) for one in waiting.waiting(by, today=day)]


def test_what_runs_out_and_what_is_not_ended_waits_for_who_keeps_the_book(
    owing, officer, actor, commune
):
    dialogue = owing(
        ("Phòng Kinh tế", date(2026, 4, 23)),
        ("Trạm Y tế", date(2026, 4, 28)),
        conclusions=[("Công an xã", date(2026, 4, 10))],
    )
    with commune.test_request_context():
        assert told(officer, APRIL) == [
            (
                "Phòng Kinh tế trả lời ý kiến số 1, hội nghị đối thoại ngày 16/03/2026",
                date(2026, 4, 23),
            ),
            (
                "Công an xã thực hiện kết luận số 1, hội nghị đối thoại ngày 16/03/2026",
                date(2026, 4, 10),
            ),
        ]
        assert told(actor(Role.FRONT), APRIL) == []
        after.publish(dialogue)
        after.reply(the_opinion(1))
        after.reply(the_opinion(2))
        after.ask(the_opinion(2), satisfaction=Satisfaction.NOT_SATISFIED, words="Chưa đủ.")
        after.finish(after.the_conclusion())
        assert told(officer, APRIL) == [
            (
                f"Ý kiến số 1, {HEARD}: đã trả lời, chờ hỏi người nêu có hài lòng không",
                None,
            ),
            (
                f"Ý kiến số 2, {HEARD}: người nêu chưa hài lòng, chờ mở lại hoặc đóng",
                None,
            ),
        ]
        for opinion in (the_opinion(1), the_opinion(2)):
            without = opinions.OpinionState.CLOSED_WITHOUT_REMEDY
            after.close(opinion, wanted=without, words="Chưa có vốn.")
        assert told(officer, APRIL) == [
            (f"Mọi việc đã xong, chờ ghi hoàn thành: {dialogue.title}", None)
        ]
        after.complete(dialogue)
        assert told(officer, APRIL) == []


def test_a_pause_is_not_forgotten(owing, officer, commune):
    dialogue = owing(("Phòng Kinh tế", date(2026, 4, 23)))
    after.publish(dialogue)
    after.pause(the_opinion(1))
    with commune.test_request_context():
        assert told(officer, APRIL) == [
            (f"Ý kiến số 1, {HEARD}: đang tạm dừng có lý do, chờ tiếp tục", None)
        ]


def test_much_that_is_late_is_told_in_one_line(owing, officer, commune):
    late = [("Phòng Kinh tế", date(2026, 3, 31)), ("Trạm Y tế", date(2026, 4, 2))]
    owing(*late, ("Công an xã", date(2026, 4, 22)), conclusions=[("Trạm Y tế", APRIL)])
    with commune.test_request_context():
        assert len(told(officer, APRIL)) == 4
        assert told(officer, date(2026, 4, 21)) == [
            (
                "Công an xã trả lời ý kiến số 3, hội nghị đối thoại ngày 16/03/2026",
                date(2026, 4, 22),
            ),
            (
                "3 việc sau hội nghị đối thoại đã quá hạn trả lời, thực hiện",
                date(2026, 3, 31),
            ),
        ]


def test_the_first_page_leads_to_what_runs_out(owing, browser):
    owing(("Phòng Kinh tế", today() + timedelta(days=2)))
    words = words_of(browser(Role.COMMUNE_OFFICER).get("/"))
    assert "Phòng Kinh tế trả lời ý kiến số 1, hội nghị đối thoại" in words
