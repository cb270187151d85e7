"""What is typed is kept without a press, and comes back after a closed tab and a dead line."""

from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from tests.e2e.keys import Keyboard
from tests.mediation.cases import a_case_in


def test_half_a_page_is_offered_again_after_the_tab_is_closed(home, sit_down):
    keys = sit_down(Role.MEDIATOR)
    address = keys.page.url + "hoa-giai/moi"
    keys.page.goto(address)
    keys.write("Nội dung vụ, việc", "Cãi nhau vì lối đi chung.")
    again = keys.page.context.new_page()
    again.goto(address)
    again.wait_for_timeout(500)  # what is typed in another tab is not taken from it
    assert (again.input_value("[name=summary]"), again.url) == ("", address)
    keys.page.locator(".kept", has_text="Đã lưu nháp").wait_for(timeout=15000)
    keys.page.close()
    again.goto(address)
    assert "chưa lưu vào sổ" in again.inner_text("main")


def test_what_only_the_browser_has_is_put_back_with_its_rows(home, sit_down):
    seated = sit_down(Role.MEDIATOR).page
    keys = Keyboard(seated.context.new_page())  # a lost line is no complaint
    keys.page.goto(seated.url + "hoa-giai/moi")
    keys.press("Thêm dòng cho các bên")
    keys.pause()  # until all that the page needs has come
    keys.page.context.set_offline(True)
    keys.page.fill("[name=parties-3-name]", "Lò Thị Hặc")
    keys.write("Nội dung vụ, việc", "Cãi nhau vì lối đi chung.")
    keys.page.locator(".kept", has_text="giữ tạm trên máy này").wait_for()
    address = keys.page.url
    keys.page.close()
    seated.context.set_offline(False)
    seated.goto(address)
    seated.get_by_text("Đã lấy lại bản nháp").wait_for()
    assert seated.input_value("[name=summary]") == "Cãi nhau vì lối đi chung."
    assert seated.input_value("[name=parties-3-name]") == "Lò Thị Hặc"
    assert seated.evaluate("Object.keys(localStorage).filter((one) => one.includes('typed'))") == []


def test_what_only_the_browser_has_of_a_folded_act_opens_it(home, sit_down):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    seated = sit_down(Role.TEAM_LEADER).page
    keys = Keyboard(seated.context.new_page())  # a lost line is no complaint
    keys.page.goto(seated.url + f"hoa-giai/{case.id}")
    keys.unfold("Tạm dừng hòa giải")
    keys.pause()
    keys.page.context.set_offline(True)
    keys.page.fill("#act-tam-dung [name=acted_by]", "Lò Văn Pâng")
    keys.page.locator(".kept", has_text="giữ tạm trên máy này").wait_for()
    address = keys.page.url
    keys.page.close()
    seated.context.set_offline(False)
    seated.goto(address)
    seated.get_by_text("Đã lấy lại bản nháp").wait_for()
    assert seated.input_value("#act-tam-dung [name=acted_by]") == "Lò Văn Pâng"


def test_what_is_refused_right_after_a_key_keeps_its_words_of_why(home, sit_down):
    keys = sit_down(Role.MEDIATOR)
    keys.page.goto(keys.page.url + "hoa-giai/moi")
    keys.pause()
    keys.page.fill("[name=summary]", "Cãi nhau vì lối đi chung.")
    keys.page.locator("main form.entry button.primary").last.click(timeout=10000)
    keys.page.locator(".error-summary").wait_for(timeout=10000)
    keys.page.wait_for_timeout(1500)  # longer than another tab is asked
    assert keys.page.locator(".error-summary").count() == 1
    assert keys.page.input_value("[name=summary]") == "Cãi nhau vì lối đi chung."
    keys.page.locator(".kept", has_text="Đã lưu nháp").wait_for(timeout=15000)


def test_who_types_while_what_was_left_is_handed_over_goes_on_typing(home, sit_down):
    seated = sit_down(Role.MEDIATOR).page
    keys = Keyboard(seated.context.new_page())  # a lost line is no complaint
    keys.page.goto(seated.url + "hoa-giai/moi")
    keys.pause()
    keys.page.context.set_offline(True)
    keys.write("Nội dung vụ, việc", "Cãi nhau vì lối đi chung.")
    keys.page.locator(".kept", has_text="giữ tạm trên máy này").wait_for()
    address = keys.page.url
    keys.page.close()
    seated.context.set_offline(False)
    on_the_way = []
    seated.route("**/nhap/", lambda route: on_the_way.append(route))
    with seated.expect_request("**/nhap/"):
        seated.goto(address)
    seated.fill("[name=summary]", "Tranh chấp mốc đất.")
    on_the_way[0].continue_()
    seated.wait_for_timeout(1500)
    assert (seated.input_value("[name=summary]"), seated.url) == ("Tranh chấp mốc đất.", address)
    assert seated.evaluate("Object.keys(localStorage).filter((one) => one.includes('typed'))")


def test_what_was_refused_before_does_not_take_away_why_another_act_is(home, sit_down):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    keys = sit_down(Role.TEAM_LEADER)
    page = keys.page
    page.goto(page.url + f"hoa-giai/{case.id}")
    for act in ("Tạm dừng hòa giải", "Hòa giải viên kết thúc hòa giải"):
        page.locator("summary", has_text=act).click()
        form = page.locator("details", has=page.locator("summary", has_text=act)).locator("form")
        form.locator("[type=text]").first.fill("ngày mai kia")
        form.get_by_role("button", name=act).click()
        page.locator(".error-summary").wait_for()
    page.wait_for_timeout(1500)  # longer than another tab is asked
    assert "Ngày kết thúc" in page.locator(".error-summary").inner_text()


def test_a_form_that_is_refused_as_it_came_is_nothing_typed(home, sit_down):
    keys = sit_down(Role.MEDIATOR)
    page = keys.page
    page.goto(page.url + "hoa-giai/moi")
    keys.pause()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("main form.entry button.primary").last.click()
    page.locator(".error-summary").wait_for()
    page.wait_for_timeout(4000)  # longer than what is typed waits
    page.reload()
    keys.pause()
    assert (page.locator(".left-over").count(), asked) == (0, [])


def test_who_asks_for_more_lines_goes_on_in_the_first_and_has_saved_nothing(home, sit_down):
    page = sit_down(Role.MEDIATOR).page
    page.goto(page.url + "hoa-giai/moi")
    page.fill("[name=parties-0-name]", "Lò Thị Hặc")
    lines = page.locator("[name^=parties][name$=name]")
    first = lines.count()
    page.get_by_role("button", name="Thêm dòng cho các bên").click()
    page.locator(f"[name^=parties-{first}-]:focus").wait_for()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]


def test_the_first_of_more_columns_is_in_sight(home, sit_down):
    page = sit_down(Role.COMMUNE_OFFICER, (1366, 500)).page
    page.goto(f"{page.url}thong-ke/mau/moi")
    page.get_by_role("button", name="Thêm 5 cột").click()
    first = page.locator("[name=columns-5-number]:focus")
    first.wait_for()
    page.wait_for_timeout(500)  # htmx scrolls after all has settled
    assert 0 <= first.bounding_box()["y"] < 500
