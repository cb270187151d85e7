from app.audit import service
from app.domain.actors import Role
from tests.factories import a_village


def test_the_administrator_reads_who_did_what_but_no_contents(commune, browser):
    a_village(name="Tả Lèng")
    text = browser(Role.ADMINISTRATOR).get("/quan-tri/nhat-ky/").text
    assert "Tẩn Mỹ Thư" in text
    assert "Đăng nhập" in text
    assert "Tả Lèng" not in text


def test_older_lines_stand_on_the_next_page(commune, actor, browser):
    for number in range(service.PAGE + 1):
        a_village(name=f"Số {number}")
    administrator = actor(Role.ADMINISTRATOR)
    newest = service.read_journal(administrator)
    older = service.read_journal(administrator, before=newest[-1].sequence)
    assert (len(newest), len(older)) == (service.PAGE, 1)
    text = browser(Role.ADMINISTRATOR).get("/quan-tri/nhat-ky/").text
    assert "Trang sau" in text


def test_another_unit_reads_none_of_it(commune, actor):
    a_village()
    assert service.read_journal(actor(Role.ADMINISTRATOR, unit="03388")) == []
