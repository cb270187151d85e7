"""A meeting at speaking pace: whatever happens to machine, tab and line, no word is lost."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta

import pytest
from alembic import command
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from app import schema
from app.accounts.models import LoginSession
from app.db import db, transaction
from app.dialogue.facts import OpinionFacts
from app.dialogue.models import Dialogue, Opinion
from app.dialogue.service import opinions
from app.domain.actors import Role
from app.domain.calendar import HERE
from app.drafts.models import FormDraft
from app.preparation.facts import AnswererFacts
from app.preparation.service import answerers
from tests.browser import PASSWORD
from tests.e2e.conftest import DESK
from tests.e2e.meetings import ROOM, a_meeting_of
from tests.e2e.own_server import OwnServer

SAID = [f"Ý kiến thứ {n}: đề nghị xã sửa đoạn đường số {n} vào bản." for n in range(1, 101)]
HALF = "Còn chuyện nước sinh hoạt ở đầu bản thì chúng tôi"


@pytest.fixture
def server(commune: Flask) -> Iterator[OwnServer]:
    command.stamp(schema.steps(), "head")
    own = OwnServer(commune.extensions["instance"].folder)
    own.start()
    yield own
    own.kill()


@pytest.fixture
def meeting(commune: Flask, actor: Callable) -> str:
    """The address of the room of a conference that is going on."""
    today = datetime.now(HERE).date()
    held = a_meeting_of(today, begun_at=time(0, 1), by=actor(Role.COMMUNE_OFFICER))
    return ROOM.format(held.id)


@pytest.fixture
def sit(chromium: Browser, server: OwnServer, meeting: str, browser: Callable):
    """``sit(role)``: somebody signs in and opens the room; the context and the page."""
    contexts: list[BrowserContext] = []

    def open_room(role: Role) -> tuple[BrowserContext, Page]:
        browser(role)  # makes the account
        context = chromium.new_context(viewport={"width": DESK[0], "height": DESK[1]})
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{server.address}/dang-nhap")
        page.get_by_label("Tên đăng nhập").fill(role.value)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{server.address}/")
        return context, enter(page, server)

    def enter(page: Page, server: OwnServer) -> Page:
        page.goto(server.address + meeting)
        page.locator("#yk-content:focus").wait_for()
        return page

    open_room.enter = enter
    yield open_room
    for context in contexts:
        context.close()


def say(page: Page, *sentences: str) -> None:
    """Typed key by key into the line that has the focus, each ended by Enter."""
    for sentence in sentences:
        page.keyboard.type(sentence)
        page.keyboard.press("Enter")


def all_sent(page: Page) -> None:
    page.locator("#pending:not(:has(li))").wait_for(state="attached")


def line_of(page: Page) -> str:
    return page.eval_on_selector("#yk-content", "(line) => line.value")


def in_the_book() -> list[tuple[int, str]]:
    db.session.rollback()
    rows = db.select(Opinion.number, Opinion.content).order_by(Opinion.number)
    return [(number, content) for number, content in db.session.execute(rows)]


def test_a_hundred_opinions_outlive_two_kills_a_closed_tab_and_a_cut_line(sit, server):
    context, page = sit(Role.COMMUNE_OFFICER)
    say(page, *SAID[:30])
    server.kill()  # what was sent last may be written or not
    say(page, *SAID[30:34])
    assert "chờ gửi: " + SAID[33] in page.inner_text("#pending")
    server.start()
    say(page, *SAID[34:45])

    page.keyboard.type(SAID[45][:20])
    page.close()  # in the middle of a sentence, with lines on their way
    page = sit.enter(context.new_page(), server)
    assert line_of(page) == SAID[45][:20]
    page.keyboard.press("End")
    say(page, SAID[45][20:], *SAID[46:60])

    page.keyboard.type(SAID[60][:15])
    server.kill()
    say(page, SAID[60][15:], *SAID[61:66])
    page.keyboard.type(SAID[66][:12])
    page.close()  # only this machine has them now
    server.start()
    page = sit.enter(context.new_page(), server)
    assert line_of(page) == SAID[66][:12]
    page.keyboard.press("End")
    say(page, SAID[66][12:], *SAID[67:80])

    all_sent(page)
    context.set_offline(True)
    say(page, *SAID[80:85])
    assert page.locator("#pending li").count() == 5
    context.set_offline(False)
    say(page, *SAID[85:])

    page.keyboard.type(HALF)
    all_sent(page)
    page.locator("#y-kien .kept", has_text="Đã lưu").wait_for()
    assert in_the_book() == list(enumerate(SAID, start=1))
    assert page.locator("#opinion-rows > li").count() == 100
    kept = db.session.scalars(db.select(FormDraft.fields).order_by(FormDraft.saved_at.desc()))
    assert ["content", HALF] in kept.first()

    server.kill()
    server.start()
    other = context.browser.new_context(storage_state=context.storage_state(), viewport=None)
    try:  # another machine, whose browser kept nothing
        elsewhere = other.new_page()
        elsewhere.goto(server.address + "/")
        elsewhere.evaluate("localStorage.clear()")
        assert line_of(sit.enter(elsewhere, server)) == HALF
    finally:
        other.close()


def test_two_who_write_at_once_see_each_others_rows_and_keep_their_own_line(sit, server):
    _, officer = sit(Role.COMMUNE_OFFICER)
    _, leader = sit(Role.COMMUNE_LEADER)
    leader.keyboard.type(HALF)
    for number in range(10):
        say(officer, SAID[number])
    officer_rows, leader_rows = (one.locator("#opinion-rows > li") for one in (officer, leader))
    leader_rows.nth(9).wait_for()
    assert leader.evaluate("document.activeElement.id") == "yk-content"
    assert line_of(leader) == HALF
    leader.keyboard.press("Enter")
    say(leader, *SAID[10:20])
    say(officer, *SAID[20:30])
    for rows in (officer_rows, leader_rows):
        rows.nth(30).wait_for()
    numbers = [number for number, _ in in_the_book()]
    assert numbers == list(range(1, 32))
    order = "(rows) => rows.map((row) => Number(row.dataset.order))"
    assert officer_rows.evaluate_all(order) == leader_rows.evaluate_all(order) == numbers[::-1]

    officer.keyboard.type("3")
    officer.keyboard.press("F8")
    officer.locator("[name=disposition]:focus").wait_for()
    officer.keyboard.press("Space")
    for text in ("Ông Hải, Phòng Kinh tế", "Điều 43 Luật 72/2025", "Sang năm làm."):
        officer.keyboard.press("Tab")
        officer.keyboard.type(text)
    officer.keyboard.press("Control+s")
    leader.locator("#dong-3", has_text="Sang năm làm.").wait_for()
    assert officer.evaluate("document.activeElement.id") == "yk-content"


def test_who_is_locked_out_in_between_types_on_and_loses_nothing(sit, server):
    _, page = sit(Role.COMMUNE_OFFICER)
    with transaction() as session:
        session.execute(db.update(LoginSession).values(locked=True))
    say(page, *SAID[:2])
    page.locator("#lock[open]").wait_for()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    all_sent(page)
    assert in_the_book() == list(enumerate(SAID[:2], start=1))


def test_a_refused_line_waits_to_be_mended_and_holds_nobody_up(sit, server):
    _, page = sit(Role.COMMUNE_OFFICER)
    page.keyboard.type("Như ông vừa nói.")
    for _ in range(4):
        page.keyboard.press("Tab")  # to the number of the opinion that says the same
    say(page, "7")
    say(page, *SAID[:2])
    refused = page.locator("#pending", has_text="không có ý kiến số 7")
    refused.wait_for()
    assert page.locator("#sync").inner_text() not in refused.inner_text(), "it is told in the head"
    page.get_by_role("button", name="Sửa lại").click()
    assert line_of(page) == "Như ông vừa nói."
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    say(page, "1")
    all_sent(page)
    assert [content for _, content in in_the_book()] == [*SAID[:2], "Như ông vừa nói."]


def test_the_hour_of_the_end_is_not_that_in_which_the_screen_was_opened(sit):
    _, page = sit(Role.COMMUNE_OFFICER)
    hour = page.locator("[name=ended_at]")
    hour.evaluate("it => { it.defaultValue = '00:02'; }")
    before = datetime.now(HERE) - timedelta(seconds=5)  # a page knows the second of its making
    page.locator("summary", has_text="Kết thúc hội nghị").click()
    page.wait_for_timeout(300)
    assert hour.input_value() in {f"{one:%H:%M}" for one in (before, datetime.now(HERE))}


def test_nothing_typed_stays_in_the_shared_browser_after_signing_out(sit, server):
    _, page = sit(Role.COMMUNE_OFFICER)
    server.kill()
    say(page, SAID[0])
    page.keyboard.type(HALF)
    page.get_by_role("button", name="Đăng xuất").click()
    page.locator("#y-kien .kept", has_text="Còn dòng chờ gửi").wait_for()
    server.start()
    all_sent(page)
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap")
    kept = "Object.keys(localStorage).filter((key) => /typed|unsent/.test(key))"
    assert page.evaluate(kept) == []
    assert in_the_book() == [(1, SAID[0])]


def test_the_wall_says_when_it_stands_still_and_goes_on_by_itself(sit, server):
    context, page = sit(Role.COMMUNE_OFFICER)
    wall = context.new_page()
    wall.goto(page.url.replace("phong-hop", "man-chieu"))
    still = wall.locator("#wall-still")
    server.kill()
    still.filter(has_text="máy chủ chưa trả lời").wait_for()
    server.start()
    still.wait_for(state="hidden")
    with transaction() as session:
        session.execute(db.update(LoginSession).values(locked=True))
    still.filter(has_text="phiên làm việc đã khóa").wait_for()
    assert wall.locator("#wall").is_visible()
    page.locator("#lock[open]").wait_for()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    still.wait_for(state="hidden")


def test_what_was_made_ready_is_put_into_the_answer_by_one_press(sit, server, actor):
    dialogue_id = db.session.scalar(db.select(Dialogue.id))
    facts = AnswererFacts(
        field="land", person="Vàng A Pao", answer="Đã đo lại.", legal_basis="Luật Đất đai"
    )
    answerers.name_answerer(dialogue_id, facts, by=actor(Role.COMMUNE_OFFICER))
    opinions.voice_opinion(
        dialogue_id,
        OpinionFacts(content="Xin đo lại đất.", field="land"),
        by=actor(Role.COMMUNE_OFFICER),
    )
    _, page = sit(Role.COMMUNE_OFFICER)
    page.keyboard.press("F8")
    page.locator("#gq-1-disposition input:focus").wait_for()
    page.keyboard.press("Space")
    page.locator("#gq-1-answered_by").fill("Ông Páo")
    page.get_by_role("button", name="Điền nội dung đã chuẩn bị").click()
    page.keyboard.press("Control+s")
    page.locator("#dong-1 .ready").wait_for(state="detached")
    assert page.locator("#dong-1", has_text="Đã đo lại.").is_visible()
    db.session.rollback()
    held = db.session.scalar(db.select(Opinion))
    assert (held.answered_by, held.legal_basis) == ("Ông Páo", "Luật Đất đai")
