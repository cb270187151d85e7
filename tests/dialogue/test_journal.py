"""Every act on a dialogue leaves one line of its own name, by who did it."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.db import db
from app.dialogue.acts import ConclusionAct, DialogueAct, OpinionAct
from app.dialogue.facts import ConclusionFacts, DialogueFacts, OpinionFacts
from app.dialogue.models import Conclusion
from app.dialogue.service import conference, follow_up, minutes, notice, opinions
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.kinds import OpinionSource
from app.domain.dialogue.lifecycle import DialogueState
from app.records.journal import JournalEntry
from tests.dialogue.conftest import FACTS, sign

pytestmark = pytest.mark.usefixtures("commune")
EARLY, HELD_ON, LATE = date(2026, 3, 1), date(2026, 3, 16), date(2026, 3, 20)
OPINION = OpinionFacts(content="Sửa đường.", field="land", source=OpinionSource.BEFORE)
CONCLUSION = ConclusionFacts(content="Làm.", handler="Phòng Kinh tế", due_on=date(2026, 4, 30))

#: What follows is told in tests/dialogue/test_follow_up.py.
AFTERWARDS = {
    DialogueAct.COMPLETE,
    DialogueAct.REOPEN,
    *(
        set(OpinionAct)
        - {OpinionAct.VOICE, OpinionAct.CORRECT, OpinionAct.HANDLE, OpinionAct.REPLY}
    ),
    *(set(ConclusionAct) - {ConclusionAct.CONCLUDE, ConclusionAct.CORRECT}),
}


def test_a_whole_life_is_told_line_by_line(a_dialogue, officer, leader):
    facts = {**FACTS, "held_on": date(2026, 3, 10), "ended_at": None, "announced_on": None}
    dialogue = a_dialogue(**facts, today=EARLY)

    def seen():
        return {"revision": dialogue.revision}

    plan = DialogueFacts(**facts | {"agenda": "Nghe dân."})
    conference.correct_dialogue(dialogue.id, plan, today=EARLY, by=officer, **seen())
    off = {"reason": "Mưa lũ.", "by": leader}
    conference.call_off(dialogue.id, DialogueState.POSTPONED, **off, **seen())
    conference.reschedule(dialogue.id, held_on=HELD_ON, today=EARLY, by=leader, **seen())
    notice.announce(dialogue.id, announced_on=EARLY, today=EARLY, by=officer, **seen())
    notice.note_invited(dialogue.id, by=officer)
    opinion = opinions.voice_opinion(dialogue.id, OPINION, by=officer)
    opinions.correct_opinion(
        opinion.id, replace(OPINION, content="Sửa đường vào bản."), revision=1, by=officer
    )
    conference.begin_session(dialogue.id, started_at=time(8), today=HELD_ON, by=officer, **seen())
    conference.end_session(
        dialogue.id, ended_at=time(11), people=30, today=HELD_ON, by=officer, **seen()
    )
    handling = Handling(Disposition.FORWARDED, handler="Sở Xây dựng")
    opinions.handle_opinion(opinion.id, handling, revision=2, by=officer)
    minutes.conclude(dialogue.id, CONCLUSION, by=leader)
    conclusion = db.session.scalars(db.select(Conclusion)).one()
    minutes.correct_conclusion(
        conclusion.id, replace(CONCLUSION, content="Làm ngay."), revision=1, by=leader
    )
    minutes.sum_up(dialogue.id, words="Tiếp thu.", by=leader, **seen())
    sign(dialogue, leader, today=LATE)
    told = {"notified_on": LATE, "number": "15/TB-UBND", "today": LATE, "by": officer}
    minutes.notify_conclusions(dialogue.id, **told, **seen())
    minutes.publish_results(
        dialogue.id, published_on=LATE, explanation="Chưa gửi.", today=LATE, by=officer, **seen()
    )
    answer = {"reply": "Xong.", "reply_number": "", "replied_on": LATE, "today": LATE}
    follow_up.reply_to_opinion(opinion.id, revision=3, by=officer, **answer)

    kinds = {"dialogue": DialogueAct, "opinion": OpinionAct, "conclusion": ConclusionAct}
    lines = db.select(JournalEntry).where(JournalEntry.subject.in_(kinds))
    told = [
        (kinds[line.subject](line.act), line.recorded_by)
        for line in db.session.scalars(lines.order_by(JournalEntry.sequence))
    ]
    me, chair = officer.name, leader.name
    assert told == [
        (DialogueAct.RECORD, me),
        (DialogueAct.CORRECT, me),
        (DialogueAct.CALL_OFF, chair),
        (DialogueAct.RESCHEDULE, chair),
        (DialogueAct.ANNOUNCE, me),
        (DialogueAct.INVITE, me),
        (OpinionAct.VOICE, me),
        (OpinionAct.CORRECT, me),
        (DialogueAct.BEGIN, me),
        (DialogueAct.END, me),
        (OpinionAct.HANDLE, me),
        (ConclusionAct.CONCLUDE, chair),
        (ConclusionAct.CORRECT, chair),
        (DialogueAct.SUM_UP, chair),
        (DialogueAct.SIGN, chair),
        (DialogueAct.NOTIFY, me),
        (DialogueAct.PUBLISH, me),
        (OpinionAct.REPLY, me),
    ]
    named = {act for act, _ in told}
    assert named == {act for kind in kinds.values() for act in kind} - AFTERWARDS
