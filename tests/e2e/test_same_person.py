"""A name that is known is recognised while it is typed, and is one person only after a press."""

from app.db import db
from app.domain.actors import Role
from app.mediation.models import MediationCase, Party
from tests.mediation.cases import a_case

SMALL = 360  # px high: a window of which the keyboard of a tablet covers half


def parties():
    db.session.expire_all()
    return db.session.scalars(db.select(Party).order_by(Party.id)).all()


def fill_in(keys, b_name):
    keys.page.goto(keys.page.url.rstrip("/") + "/hoa-giai/moi")
    keys.pick("Một bên hoặc các bên…", "Hòa giải viên chứng kiến…")
    keys.write("Nội dung vụ, việc", "Lại cãi nhau vì bờ rào.")
    keys.write("Họ và tên", "lo van pang")
    keys.page.get_by_text("Có thể là cùng một người với:").wait_for()
    keys.press("Là người này")
    keys.write("Họ và tên", b_name)
    keys.pause()


def test_a_known_person_is_picked_by_keyboard_and_the_old_quarrel_is_named(home, sit_down):
    earlier = a_case(home)
    keys = sit_down(Role.TEAM_LEADER)
    fill_in(keys, "tan a lu")
    page = keys.page
    assert page.locator("#parties-0-name").input_value() == "Lò Văn Pâng"
    assert page.locator("#parties-0-birth_year").input_value() == "1968"
    assert page.locator("#parties-0-address").input_value() == "Nhà số 4, bản Tả Lèng"
    page.keyboard.press("Tab")
    keys.pause()
    page.locator("#repeats").get_by_text("Số 01/2026 của tổ hòa giải").wait_for()
    keys.pick("Không phải, hoặc chưa rõ…", "Số 01/2026…")
    keys.press("Lưu vào sổ")
    assert page.inner_text("h1") == "Vụ, việc số 02/2026"
    assert "cùng người với vụ, việc số 01/2026" in page.inner_text("main")
    assert "Tái diễn của vụ, việc số 01/2026" in page.inner_text("main")
    first, *_, second, _ = parties()
    assert first.person_id is not None
    assert first.person_id == second.person_id
    assert db.session.scalars(db.select(MediationCase.repeats_id)).all() == [None, earlier.id]


def test_another_name_over_the_one_chosen_is_somebody_else(home, sit_down):
    a_case(home)
    keys = sit_down(Role.TEAM_LEADER)
    fill_in(keys, "Lý A Sử")
    keys.page.locator("#parties-0-name").fill("Giàng A Chư")
    keys.page.get_by_text("không còn ghi là cùng một người").wait_for()
    keys.press("Lưu vào sổ")
    assert [one.name for one in parties()][2:] == ["Giàng A Chư", "Lý A Sử"]
    assert {one.person_id for one in parties()} == {None}


def test_a_choice_outlives_an_answer_that_was_asked_for_before_it(home, sit_down):
    earlier = a_case(home)
    keys = sit_down(Role.TEAM_LEADER)
    fill_in(keys, "tan a lu")
    page = keys.page
    page.keyboard.press("Tab")
    keys.pause()
    held = []
    page.route("**/hoa-giai/co-the-tai-dien*", lambda route: held.append(route))
    page.locator("#parties-1-address").fill("Bản Gia Khâu")
    page.locator("#parties-1-kind").focus()
    page.wait_for_timeout(600)
    assert held, "the change has asked for the earlier cases anew"
    page.get_by_label("Số 01/2026").check()
    page.wait_for_timeout(100)
    while held:
        held.pop(0).continue_()
    keys.pause()
    assert page.get_by_label("Số 01/2026").is_checked()
    page.get_by_role("button", name="Lưu vào sổ").click()
    page.get_by_role("heading", name="Vụ, việc số 02/2026").wait_for()
    assert db.session.scalars(db.select(MediationCase.repeats_id)).all() == [None, earlier.id]


def test_what_comes_late_does_not_push_the_writer_out_of_sight(home, sit_down):
    a_case(home)
    keys = sit_down(Role.TEAM_LEADER)
    page = keys.page
    page.goto(page.url.rstrip("/") + "/hoa-giai/moi")
    held = []
    page.route("**/hoa-giai/nguoi-da-ghi*", lambda route: held.append(route))
    keys.write("Họ và tên", "lo van pang")
    keys.to("Họ và tên")
    page.wait_for_timeout(600)
    assert held, "the name has asked who it may be"
    page.set_viewport_size({"width": 1366, "height": SMALL})
    keys.page.evaluate("document.activeElement.scrollIntoView({ block: 'end' })")
    while held:
        held.pop(0).continue_()
    page.get_by_text("Có thể là cùng một người với:").wait_for()
    keys.pause()
    box = page.locator(":focus").bounding_box()
    assert -box["height"] < box["y"] < SMALL
