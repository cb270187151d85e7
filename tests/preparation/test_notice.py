"""What is read out, the evidence that it was, and the day of notice; the house rules."""

from datetime import date, time

import pytest

from app.db import db
from app.dialogue.models import Dialogue
from app.dialogue.service import conference
from app.dialogue.service.notice import announce
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.notices import Channel, TextKind
from app.domain.dialogue.usual_texts import HOUSE_RULES
from app.domain.errors import RuleViolation
from app.preparation.facts import BroadcastFacts
from app.preparation.service import notice
from app.preparation.service.reading import preparation_of
from app.records.locking import Stale
from tests.preparation.conftest import HELD_ON, TODAY

pytestmark = pytest.mark.usefixtures("commune")
DAY = date(2026, 3, 1)


def aired(dialogue, by, *villages, on=DAY, channel=Channel.LOUDSPEAKER):
    facts = BroadcastFacts(
        channel=channel, aired_on=on, aired_at=time(17, 30), confirmed_by="Trưởng bản"
    )
    keys = [one.id for one in villages]
    return notice.log_broadcasts(dialogue.id, facts, villages=keys, today=TODAY, by=by)


def told(dialogue):
    return preparation_of(db.session.get_one(Dialogue, dialogue.id), today=TODAY).notice


def test_the_text_is_made_from_the_record_until_somebody_keeps_another(dialogue, officer):
    found = told(dialogue)
    assert found.kept is None
    assert "7 giờ 30 phút, thứ Sáu, ngày 20 tháng 3 năm 2026" in found.text
    assert "Nhân dân bản Nà Đông, bản Tả Lèng" in found.text
    own = "Kính thưa bà con! Ngày 20/3/2026 mời bà con họp."
    notice.keep_text(dialogue.id, TextKind.LOUDSPEAKER, own, revision=0, by=officer)
    found = told(dialogue)
    assert (found.text, found.length, found.stale) == (own, "4 giây", False)
    notice.write_anew(dialogue.id, revision=1, by=officer)
    assert told(dialogue).text.startswith("Kính thưa toàn thể bà con")


def test_the_second_who_keeps_a_text_is_told(dialogue, officer):
    notice.keep_text(dialogue.id, TextKind.LOUDSPEAKER, "Một.", revision=0, by=officer)
    with pytest.raises(Stale):
        notice.keep_text(dialogue.id, TextKind.LOUDSPEAKER, "Hai.", revision=0, by=officer)
    with pytest.raises(RuleViolation, match="chưa được soạn"):
        notice.keep_text(dialogue.id, TextKind.HOUSE_RULES, "Ba.", revision=3, by=officer)


@pytest.mark.parametrize(
    ("text", "is_stale"),
    [
        ("Mời họp ngày 20/03/2026.", False),
        ("Mời họp ngày 20/3/2026.", False),
        ("Mời họp ngày 20 tháng 03 năm 2026.", False),
        ("Mời họp ngày 19/03/2026.", True),
    ],
)
def test_a_kept_text_of_another_day_is_pointed_out(dialogue, officer, text, is_stale):
    notice.keep_text(dialogue.id, TextKind.LOUDSPEAKER, text, revision=0, by=officer)
    assert told(dialogue).stale is is_stale


def test_villages_that_nobody_told_are_named(dialogue, officer, villages):
    assert told(dialogue).untold == ["Bản Nà Đông", "Bản Tả Lèng"]
    aired(dialogue, officer, villages[0])
    assert told(dialogue).untold == ["Bản Nà Đông"]
    aired(dialogue, officer, channel=Channel.WEBSITE)
    assert told(dialogue).untold == []


def test_the_earliest_broadcast_is_proposed_and_written_only_by_a_press(
    dialogue, officer, villages
):
    aired(dialogue, officer, villages[0], on=TODAY)
    aired(dialogue, officer, villages[1])
    assert told(dialogue).first_on == DAY
    held = db.session.get_one(Dialogue, dialogue.id)
    assert (held.announced_on, held.state) == (None, DialogueState.IN_PREPARATION)
    announce(held.id, announced_on=DAY, revision=held.revision, today=TODAY, by=officer)
    assert (held.announced_on, held.state) == (DAY, DialogueState.ANNOUNCED)
    assert preparation_of(held, today=TODAY).minutes.clocks[0].state.value == "met"


def test_what_is_struck_out_is_no_evidence_and_stays_in_the_log(dialogue, officer, villages):
    (row,) = aired(dialogue, officer, villages[0])
    notice.strike_broadcast(row.id, revision=1, by=officer)
    found = told(dialogue)
    assert (len(found.broadcasts), found.first_on) == (1, None)
    assert "Bản Tả Lèng" in found.untold
    with pytest.raises(RuleViolation, match="đã gạch rồi"):
        notice.strike_broadcast(row.id, revision=2, by=officer)
    for _ in range(2):  # who presses twice does no harm
        notice.restore_broadcast(row.id, by=officer)
    assert (row.struck, row.revision) == (False, 3)
    assert told(dialogue).first_on == DAY


def test_a_line_of_the_log_is_set_right(dialogue, officer, villages):
    (row,) = aired(dialogue, officer, villages[0])
    facts = BroadcastFacts(channel=Channel.POSTING, aired_on=TODAY, confirmed_by="Bà Mẩy")
    notice.correct_broadcast(row.id, facts, revision=1, today=TODAY, by=officer)
    (held,) = told(dialogue).broadcasts
    assert (held.channel, held.aired_on, held.aired_at) == (Channel.POSTING, TODAY, None)
    with pytest.raises(RuleViolation, match="chưa đến"):
        late = BroadcastFacts(channel=Channel.POSTING, aired_on=HELD_ON)
        notice.correct_broadcast(row.id, late, revision=2, today=TODAY, by=officer)


def test_what_was_told_of_another_day_is_no_notice_of_the_new_one(dialogue, officer, villages):
    aired(dialogue, officer, villages[0])
    held = db.session.get_one(Dialogue, dialogue.id)
    conference.call_off(
        held.id, DialogueState.POSTPONED, reason="Mưa lũ.", revision=held.revision, by=officer
    )
    conference.reschedule(
        held.id, held_on=date(2026, 4, 3), revision=held.revision, today=TODAY, by=officer
    )
    found = told(dialogue)
    assert (found.first_on, len(found.broadcasts), len(found.untold)) == (None, 1, 2)


def test_notice_is_not_noted_for_a_day_to_come_and_not_on_a_cancelled_conference(dialogue, officer):
    def note(day):
        held = db.session.get_one(Dialogue, dialogue.id)
        return announce(held.id, announced_on=day, revision=held.revision, today=TODAY, by=officer)

    with pytest.raises(RuleViolation, match="chưa đến"):
        note(date(2026, 3, 3))
    conference.call_off(dialogue.id, DialogueState.CANCELLED, reason="Mưa.", revision=1, by=officer)
    with pytest.raises(RuleViolation, match="Hủy"):
        note(DAY)


def test_a_wrong_day_of_notice_is_set_right_and_the_state_stays(dialogue, issued, officer):
    issued(dialogue)
    held = db.session.get_one(Dialogue, dialogue.id)
    for day in (DAY, TODAY):
        announce(held.id, announced_on=day, revision=held.revision, today=TODAY, by=officer)
    assert (held.announced_on, held.state) == (TODAY, DialogueState.INVITED)


def test_house_rules_come_from_the_conference_the_commune_or_the_book(
    dialogue, a_dialogue, officer
):
    def rules(of):
        return preparation_of(of, today=TODAY).rules.text

    assert rules(dialogue) == HOUSE_RULES
    keep = {"revision": 0, "by": officer}
    notice.keep_rules(dialogue.id, "Giữ trật tự.", for_commune=False, **keep)
    other = a_dialogue()
    assert (rules(dialogue), rules(other)) == ("Giữ trật tự.", HOUSE_RULES)
    notice.keep_rules(other.id, "Nói ngắn.", for_commune=True, **keep)
    assert (rules(dialogue), rules(a_dialogue())) == ("Giữ trật tự.", "Nói ngắn.")
    third = a_dialogue()
    notice.keep_rules(third.id, "Nói thật ngắn.", for_commune=True, **keep)
    assert rules(a_dialogue()) == "Nói thật ngắn."
