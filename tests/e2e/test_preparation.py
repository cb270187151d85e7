"""A clerk goes down the preparation of a conference by the keyboard and stays where they are."""

from datetime import timedelta

import pytest

from app.dialogue.facts import DialogueFacts
from app.dialogue.service.conference import record_dialogue
from app.domain.actors import Role
from app.domain.dialogue.kinds import DialogueKind
from app.web.context import today
from tests.accessibility.axe import findings_as_it_stands
from tests.e2e.conftest import DESK
from tests.factories import an_officer


@pytest.fixture
def keys(home, sit_down):
    facts = DialogueFacts(
        title="Hội nghị đối thoại với Nhân dân",
        kind=DialogueKind.GOVERNMENT,
        held_on=today() + timedelta(days=30),
        place="Nhà văn hóa",
        organiser="Ủy ban nhân dân phường Tân Phong",
    )
    held = record_dialogue(facts, today=today(), by=an_officer())
    keys = sit_down(Role.COMMUNE_OFFICER)
    keys.page.goto(f"{keys.page.url}doi-thoai/{held.id}/chuan-bi")
    return keys


def test_opinions_are_typed_one_after_another_without_the_mouse(keys):
    page = keys.page
    page.locator("#yk-content").focus()
    for said in ("Cột điện đầu bản nghiêng.", "Nước sinh hoạt mất luôn."):
        page.keyboard.type(said)
        page.keyboard.press("Enter")
        page.locator("#y-kien table", has_text=said).wait_for()
        assert page.locator("#yk-content").evaluate("it => it === document.activeElement")
        assert page.input_value("#yk-content") == ""


def test_after_a_tick_the_next_one_is_at_hand(keys):
    page = keys.page
    page.get_by_role("button", name="Thêm 11 việc thường làm").press("Enter")
    page.locator("#viec table").wait_for()
    ticks = page.locator("#viec tbody button")
    first, second = (ticks.nth(place).get_attribute("aria-label") for place in (0, 1))
    ticks.first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=first, exact=True).wait_for(state="detached")
    assert page.locator(":focus").get_attribute("aria-label") == second
    assert page.locator("#dau-trang", has_text="1/11 việc xong").count() == 1
    box = page.get_by_role("button", name="Hoàn tác").bounding_box()
    assert 0 < box["y"] < DESK[1], "beside where one is"
    page.get_by_role("button", name="Hoàn tác").press("Enter")
    told = page.get_by_text("Việc ấy lại là việc chưa xong.")
    told.wait_for()
    assert page.evaluate("scrollY") > 0, "where the task is"
    assert told.bounding_box()["y"] >= 0, "and it is told there"
    page.locator("#dau-trang", has_text="0/11 việc xong").wait_for()
    assert page.get_by_role("button", name=first, exact=True).is_visible()


def test_who_goes_on_elsewhere_is_not_called_back_to_what_was_wrong_before(keys):
    page = keys.page
    page.locator("summary", has_text="Phân công người trả lời").click()
    page.get_by_role("button", name="Phân công", exact=True).click()
    page.locator("#tra-loi .error-summary:focus").wait_for()
    page.locator("summary", has_text="Thêm việc").click()
    form = page.locator("#viec form.entry")
    form.locator("[name=title]").fill("Mượn ghế")
    form.locator("[name=due_on]").fill("hôm nay")
    form.get_by_role("button", name="Thêm việc").click()
    page.locator("#viec table", has_text="Mượn ghế").wait_for()
    page.wait_for_timeout(300)
    assert page.locator("#viec :focus, #viec:focus").count() == 1


def test_who_saves_in_a_fold_is_still_beside_it(keys):
    page = keys.page
    page.locator("summary", has_text="Sửa lời phát thanh").click()
    page.locator("#thong-bao [name=text]").fill("Mời bà con dự hội nghị.")
    page.get_by_role("button", name="Lưu lời phát thanh").click()
    fold = page.locator("summary:focus", has_text="Sửa lời phát thanh")
    fold.wait_for()
    assert 0 < fold.bounding_box()["y"] < DESK[1]


def test_who_was_taken_off_comes_back_from_where_one_is_in_the_list(keys):
    page = keys.page
    names = [f"Người thứ {place}" for place in range(1, 31)]
    page.locator("[name=others]").fill("\n".join(names))
    page.get_by_role("button", name="Đưa vào danh sách").press("Enter")
    page.get_by_text("Danh sách được mời: 30 người").click()
    first, second = (f"Rút {one} khỏi danh sách" for one in names[19:21])
    for gone in (first, second):  # the line that tells of the first one moves nobody
        page.get_by_role("button", name=gone, exact=True).focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name=gone, exact=True).wait_for(state="detached")
    third = f"Rút {names[21]} khỏi danh sách"
    assert page.locator(":focus").get_attribute("aria-label") == third
    assert [*findings_as_it_stands(page)] == []
    box = page.get_by_role("button", name="Hoàn tác").bounding_box()
    assert 0 < box["y"] < DESK[1], "beside where one is"
    page.get_by_role("button", name="Hoàn tác").press("Enter")
    told = page.get_by_text("Đã đưa trở lại danh sách mời.")
    told.wait_for()
    page.wait_for_load_state("load")
    title = page.get_by_role("heading", name="Giấy mời")
    notice, head = told.bounding_box(), title.bounding_box()
    assert notice["y"] >= 0
    assert notice["y"] + notice["height"] <= head["y"] < DESK[1], "in sight, and over nothing"
    page.get_by_text("Danh sách được mời: 29 người").click()
    assert page.get_by_role("button", name=second, exact=True).is_visible()


def test_a_double_click_takes_one_off_and_leaves_the_next_in_the_list(keys):
    page = keys.page
    names = [f"Người thứ {place}" for place in range(1, 31)]
    page.locator("[name=others]").fill("\n".join(names))
    page.get_by_role("button", name="Đưa vào danh sách").press("Enter")
    page.get_by_text("Danh sách được mời: 30 người").click()
    button = page.get_by_role("button", name=f"Rút {names[19]} khỏi danh sách", exact=True)
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(x, y)
    page.get_by_text("Danh sách được mời: 29 người").wait_for()
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    page.wait_for_timeout(800)
    assert page.get_by_text("Danh sách được mời: 29 người").is_visible()
    third = f"Rút {names[20]} khỏi danh sách"
    page.get_by_role("button", name=third, exact=True).dblclick()
    page.get_by_role("button", name=third, exact=True).wait_for(state="detached")
    next_one = page.locator(":focus")
    assert next_one.get_attribute("aria-label") == f"Rút {names[21]} khỏi danh sách"
