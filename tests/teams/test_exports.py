"""Teams and mediators as files: in the commune by name, above it in numbers."""

from app.domain.actors import Role
from tests.export.reading_back import table_of
from tests.factories import a_mediator, a_team


def test_a_commune_takes_its_teams_and_their_mediators(commune, browser):
    team = a_team()
    a_mediator(team, is_leader=True)
    clerk = browser(Role.COMMUNE_OFFICER)
    (row,) = table_of(clerk.get("/to-hoa-giai/?xuat=xlsx&vi-sao=bao-cao"))
    assert (row["Tên tổ hòa giải"], row["Hòa giải viên"]) == (team.name, 1)
    assert "cần ít nhất 3 người" in row["Còn thiếu"]
    (one,) = table_of(clerk.get(f"/to-hoa-giai/{team.id}?xuat=xlsx&vi-sao=bao-cao"))
    assert (one["Họ và tên"], one["Năm sinh"], one["Tổ trưởng"]) == (
        "Lò Văn Páo",
        1962,
        "Tổ trưởng",
    )


def test_nobodys_year_of_birth_is_taken_above_the_commune(office, browser):
    team = a_team()
    a_mediator(team)
    officer = browser(Role.OFFICE_OFFICER)
    (row,) = table_of(officer.get("/to-hoa-giai/?xuat=xlsx"))
    assert (row["Tổ"], row["Hòa giải viên"]) == (1, 1)
    (one,) = table_of(officer.get(f"/to-hoa-giai/{team.id}?xuat=xlsx"))
    assert "Năm sinh" not in one


def test_a_mediator_reads_no_file_of_teams(commune, browser):
    assert browser(Role.MEDIATOR).get("/to-hoa-giai/?xuat=xlsx").status_code == 403
