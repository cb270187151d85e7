"""What was found of one kind as a file."""

from app.domain.actors import Role
from app.domain.mediation.parties import Side
from app.mediation.service import PartyFacts
from app.search import service
from tests.export.reading_back import lines_of, tab_of
from tests.mediation.cases import a_case, a_village_with_team

KIND = "/tim/vu-viec-hoa-giai"


def test_all_that_was_found_stands_in_one_file(commune, browser, monkeypatch):
    monkeypatch.setattr(service, "BATCH", 2)
    home = a_village_with_team()
    for number in range(5):
        name = "Lò Thị Hòa" if number else "Tẩn Văn Bình"
        a_case(home, parties=[PartyFacts(Side.A, name)], summary="Chung một thửa ruộng.")
    clerk = browser(Role.COMMUNE_OFFICER)
    heads, *lines = lines_of(clerk.get(f"{KIND}?q=hoà&xuat=csv&vi-sao=bao-cao"))
    assert heads == ["Tên", "Nội dung"]
    assert len(lines) == 4
    assert all("Lò Thị Hòa" in " ".join(line) for line in lines)
    assert tab_of(clerk.get(f"{KIND}?q=hoà&xuat=xlsx&vi-sao=bao-cao"))["A3"].value.endswith("“hoà”")
    assert clerk.get("/tim/khong-co?q=hoa&xuat=csv").status_code == 404
