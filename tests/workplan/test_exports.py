"""The tasks of a plan, and what the units below have done with it, as files."""

import time_machine

from app.domain.actors import Role
from app.workplan.facts import TaskFacts
from app.workplan.service.tasks import tasks_of
from tests.export.reading_back import table_of
from tests.workplan.conftest import ABOVE, TODAY, drafted, issued, noted


def test_a_plan_has_two_files_at_an_office(above, browser):
    plan = issued()
    noted(tasks_of(plan.id)[1], 40, by=ABOVE)
    address = f"/ke-hoach-hoa-giai/{plan.id}"
    with time_machine.travel(TODAY):
        officer = browser(Role.OFFICE_OFFICER)
        first, second = table_of(officer.get(f"{address}?xuat=xlsx"))
        assert (first["Nội dung nhiệm vụ"], first["Tiến độ (%)"]) == ("Ban hành kế hoạch", 100)
        assert (second["Việc cụ thể"], second["Tiến độ (%)"]) == ("Sơ kết\nTổng kết", 40)
        units = table_of(officer.get(f"{address}?xuat=xlsx&bang=don-vi"))
        assert {one["Đơn vị"] for one in units} == {"Phường Tân Phong", "Xã Sin Suối Hồ"}


def test_the_file_of_a_plan_says_how_well_and_what_comes_of_it(above, browser):
    told = {"lead": "Sở Tư pháp", "quality": "Kịp thời", "product": "Kế hoạch"}
    plan = issued(drafted(tasks=(TaskFacts(content="Kiểm tra", **told),)))
    with time_machine.travel(TODAY):
        address = f"/ke-hoach-hoa-giai/{plan.id}?xuat=xlsx"
        (line,) = table_of(browser(Role.OFFICE_OFFICER).get(address))
    assert (line["Yêu cầu chất lượng"], line["Sản phẩm"]) == ("Kịp thời", "Kế hoạch")


def test_a_commune_asks_for_units_in_vain(here, browser):
    plan = issued()
    with time_machine.travel(TODAY):
        client = browser(Role.COMMUNE_OFFICER)
        rows = table_of(client.get(f"/ke-hoach-hoa-giai/{plan.id}?xuat=xlsx&bang=don-vi"))
    assert len(rows) == 2  # the tasks
    assert "Tiến độ (%)" not in rows[0]
