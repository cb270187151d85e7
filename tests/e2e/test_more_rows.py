"""Who asks for more rows in a form goes on in them, where they are."""

from app.domain.actors import Role


def test_more_rows_come_where_one_is_and_are_not_left_without_a_question(home, sit_down):
    page = sit_down(Role.COMMUNE_OFFICER).page
    page.goto(f"{page.url}to-hoa-giai/{home.team.id}/hoa-giai-vien/nhieu")
    page.locator("[name=rows-0-name]").fill("Lò Thị Mới")
    before = page.locator("[name$=-name]").count()
    page.get_by_role("button", name="Thêm dòng").click()
    first = page.locator(f"[name=rows-{before}-name]")
    first.wait_for()
    page.wait_for_timeout(500)  # htmx scrolls after all has settled
    assert first.evaluate("it => it === document.activeElement")
    assert 0 <= first.bounding_box()["y"] < page.viewport_size["height"]
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#menu a").first.click()
    page.wait_for_url("**/")
    assert asked == ["beforeunload"]
