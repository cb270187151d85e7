"""What a page goes on doing when it was told that it need not: asking, and standing by a no."""

from datetime import timedelta

from app.domain.actors import Role
from tests.accounts.people import make_older
from tests.browser import PASSWORD

ALERTS = "/hoa-giai/bao-cao/moi"


def test_a_page_whose_session_is_over_asks_once_and_again_after_the_password(home, sit_down, site):
    page = sit_down(Role.COMMUNE_OFFICER).page.context.new_page()  # a 401 is no complaint here
    page.clock.install()
    page.goto(f"{site}/to-hoa-giai/")
    asked = []
    page.on("response", lambda one: asked.append(one.status) if ALERTS in one.url else None)
    make_older(created=timedelta(hours=13))

    def wait_for(state):
        with page.expect_response("**" + ALERTS):
            page.clock.run_for(20_000)
        page.locator(f"#lock{state}").wait_for(state="attached")

    wait_for("[open]")
    page.clock.run_for(60_000)
    page.wait_for_timeout(300)
    assert asked == [401]
    page.fill("#lock-password", PASSWORD)
    page.press("#lock-password", "Enter")
    page.locator("#lock:not([open])").wait_for(state="attached")
    wait_for(":not([open])")
    assert asked == [401, 200]


def test_where_a_file_is_the_answer_what_was_refused_before_stands_there_no_more(home, sit_down):
    page = sit_down(Role.COMMUNE_LEADER).page
    page.goto(f"{page.url}dong-bo/toan-bo-so")
    page.get_by_role("button", name="Xuất tệp").click()
    page.locator(".error-summary").wait_for()
    page.get_by_label("Lý do").fill("Chuyển sang máy mới.")
    page.locator("main [name=password]").fill(PASSWORD)
    with page.expect_download():
        page.get_by_role("button", name="Xuất tệp").click()
    assert page.locator(".error-summary, .error, .field-wrong, [aria-invalid]").count() == 0
