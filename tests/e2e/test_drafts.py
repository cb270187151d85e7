"""What is typed reaches the server without a press, and is offered again after a closed tab."""

from app.domain.actors import Role


def test_half_a_page_is_offered_again_after_the_tab_is_closed(home, sit_down):
    keys = sit_down(Role.MEDIATOR)
    address = keys.page.url + "hoa-giai/moi"
    keys.page.goto(address)
    keys.write("Nội dung vụ, việc", "Cãi nhau vì lối đi chung.")
    keys.page.locator(".kept", has_text="Đã lưu nháp").wait_for(timeout=15000)
    again = keys.page.context.new_page()
    keys.page.close()
    again.goto(address)
    assert "chưa lưu vào sổ" in again.inner_text("main")
