"""A page with a sheet and a script of its own is whole, whichever form led to it."""

from datetime import date, time

from app.dialogue.facts import DialogueFacts
from app.dialogue.service import conference
from app.domain.actors import Role
from app.domain.dialogue.kinds import DialogueKind

TODAY = date(2026, 3, 9)


def test_the_room_that_opens_after_its_agenda_is_laid_down_is_at_work(home, sit_down, actor):
    facts = DialogueFacts(
        title="Hội nghị đối thoại năm 2026",
        kind=DialogueKind.GOVERNMENT,
        held_on=TODAY,
        place="Nhà văn hóa bản Tả Lèng",
        organiser="Ủy ban nhân dân phường Tân Phong",
        started_at=time(8),
    )
    held = conference.record_dialogue(facts, today=TODAY, by=actor(Role.COMMUNE_OFFICER))
    page = sit_down(Role.COMMUNE_OFFICER).page
    page.goto(f"{page.url}doi-thoai/{held.id}/phong-hop/chuong-trinh")
    page.get_by_role("button", name="Lưu và vào phòng họp").click()
    page.locator("h1", has_text="Phòng họp").wait_for()
    page.locator("head script[src*=room]").wait_for(state="attached")
    columns = page.locator(".room-columns")
    assert columns.evaluate("(at) => getComputedStyle(at).display") == "grid"
