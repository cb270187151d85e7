"""What a page becomes by its script: an answer put into it, the lock over it."""

import pytest

from app.db import transaction
from app.domain.actors import Role
from app.records.handed import HANDED_OVER
from app.records.ledger import SqlLedger
from tests.accessibility.axe import findings_as_it_stands
from tests.browser import PASSWORD

FOCUSED = "document.activeElement.className"


@pytest.fixture
def at_a_new_case(home, sit_down):
    keys = sit_down(Role.MEDIATOR)
    keys.press("Hòa giải")
    keys.press("Ghi vụ, việc mới")
    return keys


def shut(page):
    """The page is found idle at the next key, and the lock comes over it."""
    page.evaluate("localStorage.setItem('sohoagiai.seen', '0')")
    page.keyboard.press("Shift")
    page.wait_for_selector("#lock[open]")


def test_a_refused_save_and_the_lock_shut_nobody_out(at_a_new_case):
    page = at_a_new_case.page
    at_a_new_case.press("Lưu vào sổ")
    assert page.evaluate(FOCUSED) == "error-summary"  # read out, with links to what is wrong
    assert [*findings_as_it_stands(page)] == []

    shut(page)
    assert [*findings_as_it_stands(page)] == []
    page.keyboard.insert_text(PASSWORD)  # as pasted, or filled in by a keeper of passwords
    page.keyboard.press("Enter")
    page.wait_for_selector("#lock:not([open])", state="attached")


def test_who_presses_esc_at_the_lock_is_back_in_their_field_when_it_opens(at_a_new_case):
    page = at_a_new_case.page
    page.focus("[name=summary]")
    shut(page)
    for _ in range(3):  # the browser lets a page withstand the first only
        page.keyboard.press("Escape")
        page.wait_for_selector("#lock[open]")
    page.fill("#lock-password", PASSWORD)
    page.press("#lock-password", "Enter")
    page.wait_for_selector("#lock:not([open])", state="attached")
    assert page.evaluate("document.activeElement.name") == "summary"


def test_the_key_that_wakes_an_idle_page_is_no_letter_of_the_password(home, sit_down):
    page = sit_down(Role.MEDIATOR).page
    page.evaluate("localStorage.setItem('sohoagiai.seen', '0')")
    page.keyboard.press("a")
    page.wait_for_selector("#lock[open]")
    assert page.input_value("#lock-password") == ""


def test_the_word_of_a_book_that_was_handed_over_shuts_nobody_out(home, sit_down):
    page = sit_down(Role.COMMUNE_OFFICER).page
    with transaction():
        SqlLedger().put(HANDED_OVER, "Xã Sin Suối Hồ")
    page.reload()
    assert page.get_by_text("Máy này chỉ còn để xem").is_visible()
    assert [*findings_as_it_stands(page)] == []


def test_which_size_the_pages_have_is_seen_in_the_colours_of_the_machine_too(home, sit_down):
    page = sit_down(Role.MEDIATOR).page
    page.emulate_media(forced_colors="active")
    shown, other = (
        page.locator(f"[data-look] [aria-pressed={one}]").first.evaluate(
            "(button) => getComputedStyle(button).backgroundColor"
        )
        for one in ("true", "false")
    )
    assert shown != other
