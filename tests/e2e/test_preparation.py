"""A clerk goes down the preparation of a conference by the keyboard and stays where they are."""

from datetime import timedelta

import pytest

from app.dialogue.facts import DialogueFacts
from app.dialogue.service.conference import record_dialogue
from app.domain.actors import Role
from app.domain.dialogue.kinds import DialogueKind
from app.web.context import today
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
