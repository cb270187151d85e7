from app.audit import exports, service
from app.domain.actors import Role
from tests.export.reading_back import lines_of
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


def test_who_took_a_list_out_stands_in_the_journal(commune, browser):
    a_village(name="Tả Lèng")
    browser(Role.COMMUNE_OFFICER).get("/don-vi/?xuat=csv")
    administrator = browser(Role.ADMINISTRATOR)
    told = "Danh sách thôn, bản, tổ dân phố: 1 dòng, tệp CSV; không lọc"
    assert told in administrator.get("/quan-tri/nhat-ky/").text
    heads, *lines = lines_of(administrator.get("/quan-tri/nhat-ky/?xuat=csv"))
    assert heads[:4] == ["Số", "Lúc", "Về", "Việc"]
    assert [line[3] for line in lines if told in line] == ["Xuất danh sách ra tệp"]


def test_all_pages_of_the_journal_are_one_file(commune, actor, browser, monkeypatch):
    monkeypatch.setattr(exports, "BATCH", 3)
    for number in range(7):
        a_village(name=f"Số {number}")
    _, *lines = lines_of(browser(Role.ADMINISTRATOR).get("/quan-tri/nhat-ky/?xuat=csv"))
    numbers = [int(line[0]) for line in lines]
    assert len(numbers) > 7
    assert numbers == sorted(set(numbers), reverse=True)
