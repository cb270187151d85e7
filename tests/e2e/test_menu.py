"""What lies before the page: little, and on a small screen the menu on a tap."""

from app.domain.actors import Role
from tests.accessibility.axe import findings_as_it_stands
from tests.e2e.conftest import DESK, PHONE
from tests.e2e.finger import Finger

A_FIFTH = PHONE[1] / 5


def test_on_a_phone_the_page_comes_before_the_menu(home, sit_down):
    finger = sit_down(Role.COMMUNE_OFFICER, PHONE, Finger)
    page = finger.page
    menu, leaving = page.locator("#menu"), page.get_by_role("button", name="Đăng xuất")
    assert page.locator("#cover").bounding_box()["height"] < A_FIFTH
    assert not menu.is_visible()
    assert not leaving.is_visible()
    finger.press("Mở danh mục")
    assert menu.is_visible()
    assert leaving.is_visible()
    assert [*findings_as_it_stands(page)] == []
    finger.press("Đóng danh mục")
    assert not menu.is_visible()
    finger.go_to("Hòa giải")
    assert page.inner_text("h1") == "Sổ theo dõi hòa giải"
    assert not menu.is_visible()


def test_on_a_phone_the_list_comes_before_the_ways_to_other_pages(home, sit_down):
    finger = sit_down(Role.COMMUNE_OFFICER, PHONE, Finger)
    page = finger.page
    finger.go_to("Hòa giải")
    calendar = page.get_by_role("link", name="Lịch hòa giải")
    assert page.get_by_role("link", name="Ghi vụ, việc mới").is_visible()
    assert not calendar.is_visible()
    assert page.locator("form.filters").bounding_box()["y"] < 2 * A_FIFTH
    finger.press("Trang khác")
    assert calendar.is_visible()
    assert [*findings_as_it_stands(page)] == []
    finger.press("Thu gọn")
    assert not calendar.is_visible()
    assert not page.get_by_role("link", name="Phím tắt").is_visible()  # it has no keys
    assert page.get_by_role("link", name="Khả năng tiếp cận").is_visible()


def test_at_a_desk_all_stands_open_in_one_row(home, sit_down):
    hand = sit_down(Role.COMMUNE_OFFICER)
    page = hand.page
    assert page.get_by_role("link", name="Phím tắt").is_visible()
    rooms = page.locator("#menu a")
    assert len({one.bounding_box()["y"] for one in rooms.all()}) == 1
    for fold in ("Mở danh mục", "Trang khác"):
        assert not page.get_by_role("link", name=fold, exact=True).is_visible()
    hand.press("Hòa giải")
    buttons = page.locator(".top .button:visible")
    assert buttons.count() == len({one.bounding_box()["x"] for one in buttons.all()}) > 4
    assert len({one.bounding_box()["y"] for one in buttons.all()}) == 1
    assert not page.get_by_role("link", name="Trang khác", exact=True).is_visible()


def test_at_the_desk_whoever_has_come_in_stands_beside_the_office_not_below(home, sit_down):
    page = sit_down(Role.COMMUNE_LEADER, DESK).page
    page.locator("#cover .sync").first.evaluate(
        "it => it.textContent = 'Chưa đối chiếu với cấp trên'"
    )
    office, person = page.locator("#cover .office"), page.locator("#cover .who")
    assert abs(office.bounding_box()["y"] - person.bounding_box()["y"]) < 30
