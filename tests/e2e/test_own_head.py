"""A page with a sheet and a script of its own is whole, whichever form led to it."""

from datetime import date, time, timedelta

from app.domain.actors import Role
from app.web.context import today
from tests.e2e.meetings import a_meeting_of

TODAY = date(2026, 3, 9)


def test_the_room_that_opens_after_its_agenda_is_laid_down_is_at_work(home, sit_down, actor):
    held = a_meeting_of(TODAY, begun_at=time(8), by=actor(Role.COMMUNE_OFFICER))
    page = sit_down(Role.COMMUNE_OFFICER).page
    page.goto(f"{page.url}doi-thoai/{held.id}/phong-hop/chuong-trinh")
    page.get_by_role("button", name="Lưu và vào phòng họp").click()
    page.locator("h1", has_text="Phòng họp").wait_for()
    page.locator("head script[src*=room]").wait_for(state="attached")
    page.wait_for_load_state()  # the sheet may come after the words that it sets
    columns = page.locator(".room-columns")
    assert columns.evaluate("(at) => getComputedStyle(at).display") == "grid"


def test_a_form_that_leads_to_another_page_leaves_no_head_of_its_own_there(home, sit_down):
    page = sit_down(Role.COMMUNE_OFFICER).page
    page.goto(f"{page.url}to-hoa-giai/{home.team.id}/bau-hoa-giai-vien")
    day = (today() + timedelta(days=9)).strftime("%d/%m/%Y")
    page.locator("[name=held_on]").fill(day)
    page.locator("[name=voting][value=open]").check()
    page.locator("[name=seats]").fill("1")
    page.locator("[name=chaired_by]").fill("Lò Thị Hặc")
    page.locator("[name=people-0-name]").fill("Vàng Thị Dua")
    page.locator("[name=people-0-sex]").select_option("female")
    page.get_by_role("button", name="Lưu cuộc bầu").click()
    page.locator("main .lead", has_text="Đang chuẩn bị bầu").wait_for()
    assert page.url.split("/")[-2] == "bau"
    assert page.locator("h1").inner_text().endswith(day)
