"""The room of a meeting on a small screen: the agenda is read whole."""

from datetime import datetime, time

import pytest

from app.dialogue.service import agenda
from app.dialogue.service.agenda import PlannedItem
from app.domain.actors import Role
from app.domain.calendar import HERE
from tests.e2e.conftest import DESK
from tests.e2e.finger import Finger
from tests.e2e.keys import Keyboard
from tests.e2e.meetings import ROOM, a_meeting_of

SMALL = (375, 740)
LONG = (
    "Chủ tịch Ủy ban nhân dân phường trả lời ý kiến về đường vào bản, nước sinh hoạt, đất ở và "
    "việc cấp giấy chứng nhận quyền sử dụng đất"
)
CUT = "it => it.scrollWidth > it.clientWidth && getComputedStyle(it).overflow === 'hidden'"


@pytest.fixture
def meeting(commune, actor):
    """The address of the room of a conference that is going on, with a long item to come."""
    by, today = actor(Role.COMMUNE_OFFICER), datetime.now(HERE).date()
    held = a_meeting_of(today, begun_at=time(0, 1), by=by)
    agenda.lay_down(held.id, [PlannedItem(place=1, words=LONG, minutes=30)], [], by=by)
    return ROOM.format(held.id)


@pytest.mark.parametrize(
    ("size", "hand", "is_cut"), [(SMALL, Finger, False), (DESK, Keyboard, True)]
)
def test_a_long_item_is_cut_only_where_all_stands_on_one_screen(
    sit_down, site, meeting, size, hand, is_cut
):
    page = sit_down(Role.COMMUNE_OFFICER, size, hand).page
    page.goto(site + meeting)
    title = page.locator("#item-rows .room-title")
    assert title.inner_text() == LONG
    assert title.evaluate(CUT) is is_cut
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]
