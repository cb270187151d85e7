"""Who sits down after another finds nothing of theirs: not by Back, nor in what is kept there."""

from contextlib import suppress

from playwright.sync_api import Error

from app.domain.actors import Role
from tests.exchange.test_running import until

NAME, STORY = "Lò Thị Hặc", "Cãi nhau vì lối đi chung."
LEFT = "JSON.stringify([{...localStorage}, {...sessionStorage}])"
# RFC 8439, 2.3.2
VECTOR = """import("/static/sealing.js").then((one) => [...one.block(
  new Uint32Array(Uint8Array.from({length: 32}, (_, at) => at).buffer), 1,
  new Uint32Array(Uint8Array.of(0, 0, 0, 9, 0, 0, 0, 0x4a, 0, 0, 0, 0).buffer)).slice(0, 8)])"""


def test_nothing_is_left_for_the_next_one(home, sit_down, site):
    seated, went = sit_down(Role.MEDIATOR).page, []
    page = seated.context.new_page()  # a question that is refused is no complaint
    page.goto(site)
    assert page.evaluate(VECTOR) == [0x10, 0xF1, 0xE7, 0xE4, 0xD1, 0x3B, 0x59, 0x15]
    page.on("framenavigated", lambda frame: went.append(frame.url))
    page.goto(f"{site}/hoa-giai/")
    page.fill("main [name=tim]", NAME)
    page.click("main .filters button")
    page.wait_for_url("**tim=~*")
    assert page.input_value("main [name=tim]") == NAME
    page.fill("header [name=q]", NAME)
    page.press("header [name=q]", "Enter")
    page.wait_for_url("**q=~*")
    assert page.input_value("header [name=q]") == NAME
    page.goto(f"{site}/hoa-giai/moi")
    page.route("**/nhap/", lambda route: route.abort())  # what the server has, the browser forgets
    page.fill("[name=summary]", STORY)
    page.fill("[name=parties-0-name]", NAME)
    until(lambda: page.evaluate("Object.keys(localStorage).some((one) => one.includes('typed'))"))
    kept = page.evaluate(LEFT)
    assert NAME not in kept
    assert "nhau" not in kept
    page.evaluate("window.onbeforeunload = null")  # while it stays: it turns away by itself soon
    again = page.context.new_page()
    again.goto(f"{site}/hoa-giai/moi")
    again.locator("form[action='/dang-xuat'] button").first.click()
    again.wait_for_url("**/dang-nhap*")
    left = again.evaluate(LEFT)
    for tab in (again, page):
        tab.bring_to_front()
        for _ in range(3):
            with suppress(Error):  # there may be nothing to go back to, or the page turns away
                tab.go_back(wait_until="load")
            tab.wait_for_load_state("load")
            assert NAME not in tab.content()
            assert tab.query_selector("#menu") is None
    assert "typed" not in left
    assert not [one for one in (left, *went) if NAME in one or "L%C3%B2" in one]
