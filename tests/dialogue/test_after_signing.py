"""The seal on signed minutes, notes beside them, the notice, and who corrected what."""

from datetime import date

import pytest

from app.db import db
from app.dialogue.acts import NoteAct
from app.dialogue.facts import OpinionFacts
from app.dialogue.models import Conclusion, MinutesNote, Opinion
from app.dialogue.papers.kinds import MINUTES, NOTICE
from app.dialogue.service import follow_up, minutes, opinions
from app.dialogue.service.seal import seal_of
from app.dialogue.service.trail import corrections, whole_trail
from app.domain.actors import Role
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.errors import RuleViolation
from app.papers import service
from app.papers.codes import from_json
from app.papers.lines import Marks, lines_of
from app.papers.models import MadePaper
from app.papers.types import Ask
from app.records.journal import history
from tests.dialogue.conftest import TODAY, sign
from tests.dialogue.test_pages import words_of

pytestmark = pytest.mark.usefixtures("commune")
NOTE = "Tên người trả lời viết đúng là Giàng A Sử."


def note(dialogue, by, words=NOTE):
    return minutes.add_note(dialogue.id, words=words, today=TODAY, by=by)


def notify(dialogue, by, day=date(2026, 3, 18), number="15/TB-UBND"):
    seen = {"revision": dialogue.revision, "today": TODAY, "by": by}
    return minutes.notify_conclusions(dialogue.id, notified_on=day, number=number, **seen)


def text_of(paper):
    return "\n".join(
        line for one in from_json(paper.content) for line in lines_of(one, Marks(paper.number))
    )


@pytest.mark.usefixtures("both_databases")
def test_what_is_signed_is_kept_under_a_check_code(signed, officer):
    dialogue = signed()
    (paper,) = db.session.scalars(db.select(MadePaper)).all()
    assert (paper.signed_on, paper.number) == (date(2026, 3, 17), "12/BB-UBND")
    assert "Đường vào bản lầy lội mỗi mùa mưa." in text_of(paper)
    seal = seal_of(dialogue, Ask(officer, TODAY))
    assert (seal.paper.id, seal.holds) == (paper.id, True)


def test_later_replies_notes_and_notice_leave_the_signed_text_alone(signed, officer, an_opinion):
    dialogue = signed()
    note(dialogue, officer)
    notify(dialogue, officer)
    (opinion,) = db.session.scalars(db.select(Opinion)).all()
    follow_up.reply_to_opinion(
        opinion.id,
        reply="Đã sửa xong.",
        reply_number="45/UBND",
        replied_on=TODAY,
        revision=opinion.revision,
        today=TODAY,
        by=officer,
    )
    seal = seal_of(dialogue, Ask(officer, TODAY))
    assert seal.holds
    assert NOTE not in text_of(seal.paper)


def test_a_record_that_no_longer_says_what_was_signed_is_told_on_the_page(signed, browser):
    dialogue = signed()
    (conclusion,) = db.session.scalars(db.select(Conclusion)).all()
    conclusion.content = "Sửa sau lưng mọi người."
    db.session.commit()
    page = browser(Role.COMMUNE_OFFICER).get(f"/doi-thoai/{dialogue.id}")
    assert "hồ sơ hôm nay khác bản đã ký" in words_of(page)
    (paper,) = db.session.scalars(db.select(MadePaper)).all()
    compared = browser(Role.COMMUNE_OFFICER).get(f"/van-ban/doi-chieu/?ma={paper.code}").text
    assert "<ins>1. Sửa sau lưng mọi người." in compared


def test_what_lies_on_the_table_to_be_signed_is_what_the_record_says(a_dialogue, officer, leader):
    dialogue = a_dialogue()
    minutes.sum_up(dialogue.id, words="Tiếp thu.", revision=dialogue.revision, by=leader)
    made = service.make(MINUTES, dialogue.id, Ask(officer, TODAY))
    minutes.sum_up(dialogue.id, words="Tiếp thu hết.", revision=dialogue.revision, by=leader)
    with pytest.raises(RuleViolation, match=f"mã đối chiếu {made.code}"):
        sign(dialogue, leader)
    assert dialogue.state is DialogueState.MINUTES_DRAFTED
    service.withdraw(made.id, reason="Đã sửa.", revision=made.revision, today=TODAY, by=officer)
    fresh = service.make(MINUTES, dialogue.id, Ask(officer, TODAY))
    sign(dialogue, leader)
    assert (fresh.signed_on, fresh.number) == (date(2026, 3, 17), "12/BB-UBND")
    assert seal_of(dialogue, Ask(officer, TODAY)).paper.id == fresh.id


@pytest.mark.usefixtures("both_databases")
def test_notes_are_kept_with_day_and_author_and_told_to_nobody_above(signed, officer, leader):
    dialogue = signed()
    kept = note(dialogue, officer)
    note(dialogue, leader, "Bổ sung một bản lưu.")
    assert (kept.noted_on, kept.author, kept.text) == (TODAY, "Tẩn Thị Mẩy", NOTE)
    assert [line.act for line in history("minutes_note", [kept.id])] == [NoteAct.NOTE]
    assert not MinutesNote.may_leave()


def test_notes_wait_for_the_signature(a_dialogue, officer):
    with pytest.raises(RuleViolation, match="Biên bản chưa ký"):
        note(a_dialogue(), officer)


def test_the_notice_is_noted_and_moves_the_conference_on(signed, officer):
    dialogue = signed()
    notify(dialogue, officer)
    assert dialogue.state is DialogueState.CONCLUSION_NOTIFIED
    assert (dialogue.notified_on, dialogue.notification_number) == (
        date(2026, 3, 18),
        "15/TB-UBND",
    )
    with pytest.raises(RuleViolation, match="Đã ghi thông báo kết luận"):
        notify(dialogue, officer)


def test_the_chair_is_offered_as_who_signs(a_dialogue, browser):
    page = browser(Role.COMMUNE_OFFICER).get(f"/doi-thoai/{a_dialogue().id}").text
    field = page.split('name="signed_by"')[1].split(">")[0]
    assert 'value="Lò Văn Pâng"' in field


def test_the_pages_take_notice_and_notes(signed, browser):
    address = f"/doi-thoai/{signed().id}"
    clerk = browser(Role.COMMUNE_OFFICER)
    wrong = clerk.submit(address, {"notified_on": ""}, action="/thong-bao-ket-luan")
    assert wrong.status_code == 422
    assert "ngày ban hành thông báo kết luận" in wrong.text
    typed = {"notified_on": "18/3/2026", "notification_number": "15/TB-UBND"}
    clerk.submit(address, typed, action="/thong-bao-ket-luan")
    assert clerk.submit(address, {"text": ""}, action="/ghi-chu").status_code == 422
    clerk.submit(address, {"text": NOTE}, action="/ghi-chu")
    words = words_of(clerk.get(address))
    assert "Số 15/TB-UBND, ngày 18/03/2026" in words
    assert NOTE in words
    assert "Đã thông báo kết luận" in words
    assert NOTE in words_of(browser(Role.FRONT).get(address))
    assert "Thêm ghi chú" not in browser(Role.FRONT).get(address).text


def test_the_number_of_the_notice_made_here_is_offered(signed, officer, browser):
    dialogue = signed()
    made = service.make(NOTICE, dialogue.id, Ask(officer, TODAY))
    given = {"revision": made.revision, "today": TODAY, "by": officer}
    service.sign(made.id, signed_on=TODAY, **given)
    given["revision"] = made.revision
    service.number(made.id, typed="15", issued_on=TODAY, **given)
    page = browser(Role.COMMUNE_OFFICER).get(f"/doi-thoai/{dialogue.id}").text
    assert 'value="15/TB-UBND"' in page


def test_corrections_of_all_parts_are_told_together(a_dialogue, an_opinion, officer, leader):
    dialogue = a_dialogue()
    opinion = an_opinion(dialogue, content="Đường vào bản lầy.")
    assert [line.act for line in corrections(dialogue)] == ["Ghi hội nghị"]
    better = OpinionFacts(content="Đường vào bản lầy lội.", field="land")
    opinions.correct_opinion(opinion.id, better, revision=opinion.revision, by=officer)
    minutes.sum_up(dialogue.id, words="Tiếp thu.", revision=dialogue.revision, by=leader)
    told = corrections(dialogue)
    assert [line.act for line in told] == [
        "Ghi kết luận chung",
        "Ý kiến số 1: Sửa ý kiến",
        "Ghi hội nghị",
    ]
    assert [(one.old, one.new) for one in told[1].changes] == [
        ("Đường vào bản lầy.", "Đường vào bản lầy lội.")
    ]
    assert told[1].recorded_by == officer.name


@pytest.mark.usefixtures("both_databases")
def test_another_way_of_handling_is_a_correction_and_the_first_is_none(signed, an_opinion):
    dialogue = signed()
    acts = [line.act for line in corrections(dialogue)]
    assert acts == ["Ký biên bản", "Ghi hội nghị"]
    whole = [line.act for line in whole_trail(dialogue, before=None).lines]
    assert whole == [
        "Ký biên bản",
        "Kết luận số 1: Ghi kết luận",
        "Ý kiến số 1: Ghi cách giải quyết",
        "Ý kiến số 1: Ghi ý kiến",
        "Ghi hội nghị",
    ]


def test_a_long_trail_is_read_page_by_page(a_dialogue, an_opinion, browser):
    dialogue = a_dialogue()
    for _ in range(60):
        an_opinion(dialogue)
    address = f"/doi-thoai/{dialogue.id}/nhat-ky"
    page = browser(Role.COMMUNE_OFFICER).get(address)
    assert "Ý kiến số 60: Ghi ý kiến" in words_of(page)
    assert "Ý kiến số 10: Ghi ý kiến" not in words_of(page)
    older = page.text.split('rel="next" href="')[1].split('"')[0]
    rest = words_of(browser(Role.COMMUNE_OFFICER).get(older))
    assert "Ý kiến số 10: Ghi ý kiến" in rest
    assert "Ghi hội nghị" in rest
    assert browser(Role.COMMUNE_OFFICER).get(f"{address}?truoc=sai").status_code == 200
