from app.db import db
from app.domain.actors import Role
from app.mediation.models import MediationCase
from tests.e2e.conftest import PHONE


def test_a_case_is_taken_in_by_keyboard_alone(home, sit_down):
    keys = sit_down(Role.MEDIATOR)
    keys.press("Hòa giải")
    keys.press("Ghi vụ, việc mới")
    keys.pick("Một bên hoặc các bên…", "Hòa giải viên chứng kiến…")
    keys.write("Nội dung vụ, việc", "Cãi nhau vì lối đi chung.")
    keys.press("Lưu vào sổ")
    db.session.expire_all()
    assert db.session.scalars(db.select(MediationCase.summary)).all() == [
        "Cãi nhau vì lối đi chung."
    ]
    assert keys.page.inner_text("h1") == "Vụ, việc số 01/2026"


def test_and_on_a_phone(home, sit_down):
    keys = sit_down(Role.MEDIATOR, PHONE)
    keys.page.goto(keys.page.url + "hoa-giai/moi")
    keys.pick("Một bên hoặc các bên…", "Hòa giải viên chứng kiến…")
    keys.write("Nội dung vụ, việc", "Cãi nhau vì lối đi chung.")
    keys.press("Lưu vào sổ")
    assert keys.page.inner_text("h1") == "Vụ, việc số 01/2026"


def test_a_whole_name_is_seen_on_a_small_phone_in_the_largest_letters(home, sit_down):
    page = sit_down(Role.MEDIATOR, (360, 640)).page
    page.goto(page.url + "hoa-giai/moi")
    page.evaluate("document.documentElement.dataset.size = 'largest'")
    name = page.locator("[name=parties-0-name]")
    name.fill("Nguyễn Thị Phương Thảo")
    assert name.evaluate("(field) => field.scrollWidth <= field.clientWidth")
