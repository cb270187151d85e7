"""A browser that has lost who sits here keeps what was typed until its person is back."""

from app.domain.actors import Role
from tests.browser import PASSWORD

STORY = "Chó nhà này cắn gà nhà kia."


def test_who_was_forgotten_in_the_middle_signs_in_beside_it_and_saves(home, sit_down, site):
    here = sit_down(Role.MEDIATOR).page.context
    page = here.new_page()  # a question that is refused is no complaint
    page.goto(f"{site}/hoa-giai/moi")
    page.check("[name=ground][value=request]")
    page.fill("[name=summary]", STORY)
    here.clear_cookies(name="sohoagiai_03408")
    page.get_by_role("button", name="Lưu vào sổ").click()
    page.locator("#lock[open]").wait_for()
    beside = here.new_page()
    beside.goto(f"{site}/dang-nhap")
    beside.fill("[name=login]", Role.MEDIATOR.value)
    beside.fill("[name=password]", PASSWORD)
    beside.press("[name=password]", "Enter")
    beside.locator("#menu").wait_for()
    page.fill("#lock-password", PASSWORD)
    page.press("#lock-password", "Enter")
    page.locator("#lock:not([open])").wait_for(state="attached")
    page.get_by_role("button", name="Lưu vào sổ").click()
    page.locator("h1", has_text="Vụ, việc số").wait_for()
    assert STORY in page.inner_text("main")
