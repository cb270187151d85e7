"""After the signature: the notice of conclusions once, notes never before."""

from datetime import date

import pytest

from app.domain.dialogue.after_signing import check_note, state_after_notice
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.errors import RuleViolation

SIGNED_ON, TODAY = date(2026, 3, 4), date(2026, 3, 20)
S = DialogueState
FROZEN = [one for one in S if one.is_frozen]


def after(current, *, known_on=None, notified_on=date(2026, 3, 9)):
    return state_after_notice(
        current, known_on=known_on, signed_on=SIGNED_ON, notified_on=notified_on, today=TODAY
    )


@pytest.mark.parametrize("current", S, ids=lambda one: one.value)
def test_where_a_notice_leads_from_each_state(current):
    if not current.is_frozen:
        with pytest.raises(RuleViolation, match=current.label):
            after(current)
    elif current is S.MINUTES_SIGNED:
        assert after(current) is S.CONCLUSION_NOTIFIED
    else:
        assert after(current) is current  # published before: no step back


@pytest.mark.parametrize("day", [date(2026, 3, 3), date(2026, 3, 21)])
def test_a_notice_is_dated_from_the_signature_to_today(day):
    with pytest.raises(RuleViolation, match="từ ngày ký biên bản 04/03/2026 đến hôm nay"):
        after(S.MINUTES_SIGNED, notified_on=day)


def test_a_notice_is_noted_once():
    with pytest.raises(RuleViolation, match="Đã ghi thông báo kết luận ngày 05/03/2026"):
        after(S.CONCLUSION_NOTIFIED, known_on=date(2026, 3, 5))


@pytest.mark.parametrize("current", S, ids=lambda one: one.value)
def test_notes_stand_beside_signed_minutes_only(current):
    if current in FROZEN:
        check_note(current, "Đính chính tên người trả lời.")
        with pytest.raises(RuleViolation, match="Hãy ghi nội dung"):
            check_note(current, "  ")
    else:
        with pytest.raises(RuleViolation, match="chưa ký"):
            check_note(current, "Đính chính tên người trả lời.")
