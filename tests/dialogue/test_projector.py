"""The wall of the hall: what everybody may read, and what nobody."""

import pytest

from app.dialogue.service import turns
from app.dialogue.service.turns import TurnFacts
from app.domain.dialogue.kinds import MatterKind
from app.web.access import declaration_of
from tests.dialogue.test_room_pages import SCRIPT, words_of
from tests.manners import Reading

pytestmark = pytest.mark.usefixtures("commune")


def test_the_wall_hides_names_until_asked_and_complaints_always(
    clerk, live, an_opinion, officer, village
):
    an_opinion(live, content="Nước đục.", speaker="Giàng A Páo", village_id=village.id)
    an_opinion(
        live, content="Ông Tư lấn đất.", speaker="Vàng A Sùng", matter=MatterKind.DENUNCIATION
    )
    turns.ask_to_speak(live.id, TurnFacts(speaker="Lò Thị Mai", village_id=village.id), by=officer)
    turns.call_next(live.id, by=officer)
    wall = f"/doi-thoai/{live.id}/man-chieu"
    hidden, shown = clerk.get(wall).text, clerk.get(f"{wall}?ten=1").text
    for name in ("Giàng A Páo", "Lò Thị Mai"):
        assert name not in hidden
        assert name in shown
    assert "Nước đục. Đại diện bản Tả Lèng" in words_of(hidden)
    for text in (hidden, shown):
        assert "Tố cáo: tách ra" in text
        assert "Ông Tư" not in text
        assert "Vàng A Sùng" not in text
        assert "<nav" not in text
        assert officer.name not in text


def test_the_wall_asks_again_and_is_told_nothing_while_nothing_is_new(clerk, live, an_opinion):
    an_opinion(live)
    wall = f"/doi-thoai/{live.id}/man-chieu?ten=1"
    again = next(
        one["hx-get"] for one in Reading(clerk.get(wall).text).all("div") if one.get("id") == "wall"
    )
    assert "ten=1" in again
    assert clerk.get(again, headers=SCRIPT).status_code == 204
    an_opinion(live, content="Mới nói.")
    fresh = clerk.get(again, headers=SCRIPT)
    assert "Mới nói." in fresh.text
    assert "<html" not in fresh.text


def test_a_screen_left_open_keeps_nobody_signed_in(commune):
    for endpoint in ("dialogue.room_news", "dialogue.projector"):
        assert declaration_of(commune, endpoint).by_itself
