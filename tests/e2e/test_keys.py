"""The keys of every page, and what is typed by UniKey: no key is taken from who is writing."""

import pytest

from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.mediation.service.reading import PAGE
from tests.mediation.cases import a_case_in

HERE = "document.activeElement.innerText || document.activeElement.name"


@pytest.fixture
def keys(home, sit_down):
    """A member of a team, before the form of a new case."""
    keys = sit_down(Role.MEDIATOR)
    keys.press("Hòa giải")
    keys.page.keyboard.press("Alt+n")
    keys.page.wait_for_url("**/moi")  # what hears the first key comes with it
    keys.settle()
    assert keys.page.url.endswith("/hoa-giai/moi")
    return keys


def test_the_list_of_keys_opens_and_gives_the_focus_back(keys):
    page = keys.page
    keys.to("Phím tắt")
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Phím tắt").wait_for()
    page.keyboard.press("/")  # no key goes past the list
    assert page.evaluate(f"document.activeElement.tagName + ' ' + ({HERE})") == "H2 Phím tắt"
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    assert page.evaluate(HERE) == "Phím tắt"
    page.keyboard.press("Enter")  # and the link opens the same
    assert page.get_by_role("dialog", name="Phím tắt").is_visible()
    page.get_by_role("button", name="Đóng").press("Enter")
    page.keyboard.press("/")
    assert page.evaluate(HERE) == "q"


def test_who_does_not_want_single_keys_switches_them_off(keys):
    page = keys.page
    page.locator("h1").click()  # nobody is typing
    keys.to("Phím tắt")
    page.keyboard.press("Enter")
    page.locator("dialog[open] > h2:focus").wait_for()  # its list is fetched the first time
    keys.press("Tắt phím / và ?")
    page.locator("html[data-keys=off]").wait_for()
    page.keyboard.press("Escape")
    before = page.evaluate(HERE)
    page.keyboard.press("/")
    page.keyboard.press("?")
    assert page.evaluate(HERE) == before
    assert not page.get_by_role("dialog").is_visible()
    page.keyboard.press("Alt+n")  # with Alt they are no single keys
    keys.press("Phím tắt")
    keys.press("Dùng phím / và ?")
    page.locator("html[data-keys=usual]").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate(HERE) == "q"


def test_who_writes_writes_and_the_size_of_the_page_takes_nothing_away(keys):
    page = keys.page
    keys.write("Ngày tiếp nhận", "5.3.2026")
    keys.write("Nội dung vụ, việc", "Ai nợ ai? 50/50")
    page.get_by_text("Thứ Năm, ngày 5 tháng 3 năm 2026.").wait_for()
    assert not page.get_by_role("dialog").is_visible()
    keys.press("Cỡ lớn")
    page.locator("html[data-size=large]").wait_for()
    assert page.input_value("[name=summary]") == "Ai nợ ai? 50/50"
    keys.to("Nội dung vụ, việc")
    _compose(page, "ấ")
    for key, control in (("/", 0), ("s", 2), ("n", 1)):  # 1 is Alt, 2 is Ctrl
        _press_composing(page, key, control)
    assert page.evaluate("document.activeElement.name") == "summary"
    assert page.url.endswith("/moi")
    page.keyboard.insert_text("ấ")  # the letter is done
    page.keyboard.press("Alt+s")
    keys.settle()
    keys.sees("Xin sửa những chỗ sau")  # it was sent


def test_unikey_types_by_deleting_and_nothing_comes_between(keys):
    """Fields that ask the server while somebody types, and one that says what it reads."""
    page = keys.page
    for words, name in (("Họ và tên", "parties-0-name"), ("Ngày tiếp nhận", "received_on")):
        keys.write(words, "x")
        page.keyboard.press("Backspace")
        for typed, letter in (("ho", "hô"), ("m", "m"), (" na", " nà"), ("y", "y")):
            page.keyboard.type(typed)
            page.wait_for_timeout(150)
            for _ in typed if typed != letter else "":
                page.keyboard.press("Backspace")
            _packet(page, letter if typed != letter else "")
        assert page.input_value(f"[name={name}]") == "hôm này"
    keys.pause()
    assert page.input_value("[name=parties-0-name]") == "hôm này"
    assert page.evaluate("document.activeElement.name") == "received_on"


def test_arrows_go_from_row_to_row(home, sit_down):
    for _ in range(3):
        a_case_in(CaseState.ASSIGNED, home)
    keys = sit_down(Role.COMMUNE_OFFICER)
    page = keys.page
    keys.press("Hòa giải")
    keys.to("03/2026")
    gone = []
    for key in ("ArrowDown", "End", "ArrowDown", "ArrowUp", "Home", "ArrowUp"):
        page.keyboard.press(key)
        gone.append(page.evaluate(HERE))
    assert gone == ["02/2026", "01/2026", "01/2026", "02/2026", "03/2026", "03/2026"]


def test_the_first_key_on_a_page_to_read_is_heard(home, sit_down):
    """What hears the keys comes with it: until then the page has not asked for it."""
    keys = sit_down(Role.COMMUNE_OFFICER)
    page = keys.page
    keys.press("Hòa giải")
    page.reload()
    keys.pause()
    brought = "performance.getEntriesByType('resource').some((one) => one.name.includes('later'))"
    assert not page.evaluate(brought)
    page.keyboard.press("/")
    page.locator("[name=q]:focus").wait_for()
    assert page.evaluate(brought)
    page.keyboard.type("ai/1")
    assert page.input_value("[name=q]") == "ai/1"


def test_a_key_pressed_while_what_hears_it_is_on_its_way_is_not_lost(home, sit_down):
    keys = sit_down(Role.COMMUNE_OFFICER)
    page = keys.page
    keys.press("Hòa giải")
    held = []
    page.route("**/later.js*", lambda route: held.append(route))
    page.reload()
    keys.pause()
    page.locator(".foot").hover()
    page.wait_for_timeout(300)
    assert len(held) == 1
    page.keyboard.press("/")
    held.pop().continue_()
    page.locator("[name=q]:focus").wait_for()


def test_a_long_list_is_turned_over_where_it_stands(home, sit_down):
    for _ in range(PAGE + 1):
        a_case_in(CaseState.ASSIGNED, home)
    keys = sit_down(Role.COMMUNE_OFFICER)
    page = keys.page
    keys.press("Hòa giải")
    page.evaluate("window.isOpen = true")
    keys.press("Trang sau →")
    assert page.evaluate("window.isOpen")  # the page is the same, and the focus is at its head
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.locator("#cases tbody tr").count() == 1
    assert "sau=" in page.url
    keys.press("← Trang trước")
    assert page.locator("#cases tbody tr").count() == PAGE
    page.go_back()
    page.locator("[rel=prev]").wait_for()  # the address alone gives the same page
    assert page.locator("#cases tbody tr").count() == 1


def _compose(page, letter):
    """A letter under way, as an input method holds it before it is done."""
    page.context.new_cdp_session(page).send(
        "Input.imeSetComposition", {"text": letter, "selectionStart": 1, "selectionEnd": 1}
    )


def _packet(page, letters):
    """Letters as UniKey sends them on Windows: keys of number 231 that carry a sign."""
    session = page.context.new_cdp_session(page)
    for letter in letters:
        key = {"windowsVirtualKeyCode": 231, "key": letter, "text": letter}
        session.send("Input.dispatchKeyEvent", {"type": "keyDown", **key})
        session.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})


def _press_composing(page, key, control):
    """A key as the browser tells it while an input method has it: number 229."""
    page.context.new_cdp_session(page).send(
        "Input.dispatchKeyEvent",
        {"type": "rawKeyDown", "key": key, "windowsVirtualKeyCode": 229, "modifiers": control},
    )
