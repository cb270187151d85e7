"""An administrator at the keyboard binds a telephone, and comes in with its code from then on."""

import time

from pyotp import TOTP

from app.domain.actors import Role
from tests.accessibility.axe import findings_as_it_stands
from tests.browser import PASSWORD

HEAD = "document.querySelector('h1').innerText"


def test_a_telephone_is_bound_once_and_its_code_opens_the_book(commune, sit_down):
    commune.config["TOTP_ROLES"] = "administrator"
    keys = sit_down(Role.ADMINISTRATOR)
    page = keys.page
    assert page.evaluate(HEAD) == "Gắn ứng dụng mã"
    assert page.locator(".qr svg").is_visible()
    telephone = TOTP(page.locator("details code").text_content().replace(" ", ""))
    keys.write("Mã 6 chữ số trên điện thoại", telephone.now())
    keys.press("Gắn và vào sổ")
    assert page.locator(".sealed code").count() == 10
    assert [*findings_as_it_stands(page)] == []
    page.emulate_media(media="print")
    assert not page.locator("text=In tờ này").is_visible()
    assert page.locator(".sealed code").first.is_visible()
    page.emulate_media(media="screen")

    keys.press("Đã cất mã, vào sổ")
    assert page.evaluate(HEAD) == "Trang chủ"
    keys.press("Đăng xuất")
    keys.write("Tên đăng nhập", Role.ADMINISTRATOR.value)
    keys.write("Mật khẩu", PASSWORD)
    keys.press("Đăng nhập")
    assert page.evaluate(HEAD) == "Mã của ứng dụng"
    keys.write("Mã của ứng dụng", "000000")
    keys.press("Vào sổ")
    assert "Mã không đúng" in page.locator(".error-summary").inner_text()
    keys.write("Mã của ứng dụng", telephone.at(time.time(), counter_offset=1))
    keys.press("Vào sổ")
    assert page.evaluate(HEAD) == "Trang chủ"
