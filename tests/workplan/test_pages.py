"""The pages of plans, as an officer and a leader meet them."""

import time_machine

from app.db import db
from app.domain.actors import Role
from app.workplan.facts import TaskFacts
from app.workplan.models import WorkPlan, WorkProgress, WorkReceipt, WorkTask
from app.workplan.service.tasks import tasks_of
from tests.dialogue.test_pages import words_of
from tests.workplan.conftest import (
    OFFICER,
    THERE,
    TODAY,
    copied,
    drafted,
    first_task,
    issued,
    noted,
)

ROOM = "/ke-hoach-hoa-giai"
TYPED = {"number": "7", "issued_on": "15/01/2026", "signer": "Lò Văn Một"}


def one(model):
    return db.session.scalars(db.select(model)).one()


def test_a_new_plan_brings_the_usual_tasks_and_is_corrected(here, browser):
    clerk = browser(Role.COMMUNE_OFFICER)
    address = clerk.submit(f"{ROOM}/moi?nam=2026").location
    assert len(tasks_of(one(WorkPlan).id)) == 9
    answer = clerk.get(address)
    page = words_of(answer)
    assert "Sơ kết, tổng kết, khen thưởng" in page
    assert "Quý II, quý IV/2026" in page
    assert "/ban-hanh" not in answer.text
    typed = {"title": "Công tác hòa giải năm 2026", "parent_number": "12/KH-UBND"}
    wrong = clerk.submit(f"{address}/sua", typed)
    assert wrong.status_code == 422
    assert "ghi đủ số, ngày và cơ quan ban hành" in words_of(wrong)
    assert clerk.submit(f"{address}/sua", {**typed, "parent_number": ""}).location == address
    assert "Công tác hòa giải năm 2026" in words_of(clerk.get(address))


def test_of_a_year_that_has_its_plan_the_form_says_so(here, browser):
    clerk = browser(Role.COMMUNE_OFFICER)
    address = clerk.submit(f"{ROOM}/moi?nam=2027").location
    empty = clerk.get(f"{ROOM}/moi?nam=2027")
    assert f'Năm 2027 đơn vị đã có kế hoạch: <a href="{address}">' in empty.text
    wrong = clerk.send(empty, {"title": ""}, action="/moi")
    assert "<h1>Lập kế hoạch hòa giải ở cơ sở năm 2027</h1>" in wrong.text
    assert "đã có kế hoạch:" not in clerk.get(f"{ROOM}/moi?nam=2026").text


def test_a_task_is_added_changed_and_struck(here, browser):
    clerk = browser(Role.COMMUNE_OFFICER)
    plan = drafted(by=OFFICER, tasks=())
    address = f"{ROOM}/{plan.id}"
    assert "Kế hoạch chưa có nhiệm vụ nào." in words_of(clerk.get(address))
    typed = {"content": "Kiểm tra", "timing": "days", "last_on": "30/11/2026"}
    assert clerk.submit(f"{address}/nhiem-vu-moi", typed).location == address
    task = one(WorkTask)
    page = words_of(clerk.get(address))
    assert "Đến ngày 30/11/2026" in page
    assert "Chưa ghi cơ quan chủ trì" in page
    wrong = clerk.submit(f"{ROOM}/nhiem-vu/{task.id}/sua", {"timing": "quarters"})
    assert "Hãy chọn quý thực hiện nhiệm vụ." in words_of(wrong)
    typed = {"timing": "quarters", "quarters": ["3", "4"], "lead": "Công an"}
    assert clerk.submit(f"{ROOM}/nhiem-vu/{task.id}/sua", typed).location == address
    assert "Quý III, quý IV/2026" in words_of(clerk.get(address))
    assert clerk.submit(f"{ROOM}/nhiem-vu/{task.id}/sua", action="/bo").location == address
    told = clerk.get(address)
    assert "Kế hoạch chưa có nhiệm vụ nào." in words_of(told)
    clerk.send(told, action="/dua-lai")
    back = words_of(clerk.get(address))
    assert "Đã đưa nhiệm vụ trở lại kế hoạch." in back
    assert "Quý III, quý IV/2026" in back


def test_a_draft_says_which_tasks_do_not_say_who_helps_and_how_well(here, browser):
    told = {"lead": "Văn phòng", "co_actors": "Mặt trận", "quality": "Đúng hạn"}
    tasks = (TaskFacts(content="Một", **told), TaskFacts(content="Hai", **{**told, "quality": ""}))
    plan = drafted(by=OFFICER, tasks=(*tasks, TaskFacts(content="Ba", lead="Văn phòng")))
    clerk, hint = browser(Role.COMMUNE_OFFICER), "Mỗi nhiệm vụ nên ghi đủ"
    page = words_of(clerk.get(f"{ROOM}/{plan.id}"))
    assert "Chưa ghi “Phối hợp”: nhiệm vụ 3. Chưa ghi “Yêu cầu chất lượng”: nhiệm vụ 2, 3." in page
    assert "Chưa ghi “Chủ trì”" not in page
    whole = drafted(by=OFFICER, year=2027, tasks=tasks[:1])
    for one in (issued(plan, by=OFFICER), whole):
        assert hint not in words_of(clerk.get(f"{ROOM}/{one.id}"))


def test_what_was_done_is_told_in_the_order_in_which_it_was(here, browser):
    with time_machine.travel(TODAY, tick=False):
        plan = drafted(by=OFFICER)
        clerk = browser(Role.COMMUNE_OFFICER)
        told = words_of(clerk.get(f"{ROOM}/{plan.id}")).split("Nhật ký")[-1]
    assert told.count("Thêm nhiệm vụ") == 2
    assert told.index("Lập kế hoạch") > told.rindex("Thêm nhiệm vụ")


def test_the_leader_issues_and_is_told_what_is_wrong(here, browser):
    plan = drafted(by=OFFICER)
    address, chief = f"{ROOM}/{plan.id}", browser(Role.COMMUNE_LEADER)
    wrong = chief.submit(address, {**TYPED, "issued_on": "15/01/2030"}, action="/ban-hanh")
    assert wrong.status_code == 422
    assert "Ngày ban hành không thể sau hôm nay." in words_of(wrong)
    assert chief.submit(address, TYPED, action="/ban-hanh").location == address
    page = words_of(chief.get(address))
    assert "số 07/KH-UBND ngày 15/01/2026" in page
    assert "Đơn vị trực thuộc" not in page.split("Nhật ký")[0].split("Lời văn")[0]
    assert "Ghi tiến độ" in page


def test_a_plan_from_above_is_received_and_copied_with_one_press(here, browser):
    parent, clerk = issued(), browser(Role.COMMUNE_OFFICER)
    address = f"{ROOM}/{parent.id}"
    page = words_of(clerk.get(address))
    assert "Trước ngày 29/01/2026, chậm nhất ngày 28/01/2026" in page
    assert "Nhật ký" not in page
    assert clerk.submit(address, action="/da-nhan").location == address
    assert one(WorkReceipt).plan_id == parent.id
    page = clerk.get(address)
    assert "Đã nhận kế hoạch này" not in page.text
    own = clerk.send(page, action="/lap-tu-ke-hoach-nay").location
    again = clerk.send(page, action="/lap-tu-ke-hoach-nay")
    assert again.location.startswith(ROOM)
    page = words_of(clerk.get(own))
    assert "Theo Kế hoạch số 05/KH-UBND ngày 10/01/2026 của UBND tỉnh Lai Châu" in page
    assert "Văn phòng HĐND và UBND" in page
    assert "Đang là dự thảo" in words_of(clerk.get(address))
    task = db.session.scalars(db.select(WorkTask).where(WorkTask.unit == "03408")).first()
    assert "Theo nhiệm vụ của cấp trên" in words_of(clerk.get(f"{ROOM}/nhiem-vu/{task.id}"))


def test_progress_is_noted_and_the_front_reads_it(here, browser):
    task = first_task(issued(by=OFFICER))
    address, clerk = f"{ROOM}/nhiem-vu/{task.id}", browser(Role.COMMUNE_OFFICER)
    wrong = clerk.submit(address, {"percent": "40", "told": ""}, action="/tien-do")
    assert "Hãy ghi ngắn gọn đã làm gì." in words_of(wrong)
    typed = {"percent": "40", "told": "Đã họp bàn.", "evidence": "Biên bản họp"}
    assert clerk.submit(address, typed, action="/tien-do").location == address
    assert one(WorkProgress).percent == 40
    page = words_of(browser(Role.FRONT).get(address))
    assert "Đã họp bàn." in page
    assert "Theo sổ: Kế hoạch số 05/KH-UBND" in page
    assert "Nội dung này được gửi lên cấp trên" not in page


def test_the_office_sees_its_units_and_their_tasks(above, browser):
    parent = issued()
    plan = issued(copied(parent), by=OFFICER, on=parent.send_before)
    noted(tasks_of(plan.id)[1], 60)
    officer = browser(Role.OFFICE_OFFICER)
    page = words_of(officer.get(f"{ROOM}/{parent.id}"))
    assert "1 đơn vị trực thuộc chưa gửi kế hoạch" in page
    assert "Đã gửi, trễ hạn" in page
    second = tasks_of(parent.id)[1]
    page = words_of(officer.get(f"{ROOM}/nhiem-vu/{second.id}"))
    assert "60%" in page
    assert "Chưa có trong kế hoạch đã gửi" in page
    listed = words_of(officer.get(f"{ROOM}/?nam=2026"))
    assert "1/2 đã gửi kế hoạch, 1 trễ hạn" in listed
    theirs = officer.get(f"{ROOM}/{plan.id}")
    assert "Lập để ký" not in theirs.text
    assert THERE not in words_of(theirs)


def test_a_plan_is_replaced_withdrawn_and_given_up_on_its_page(here, browser):
    plan = issued(by=OFFICER)
    address, chief = f"{ROOM}/{plan.id}", browser(Role.COMMUNE_LEADER)
    wrong = chief.submit(address, {"reason": ""}, action="/thay-the")
    assert (wrong.status_code, "Hãy ghi lý do thay thế." in words_of(wrong)) == (422, True)
    new = chief.submit(address, {"reason": "Điều chỉnh."}, action="/thay-the").location
    assert "Thay thế Kế hoạch số 05/KH-UBND ngày 10/01/2026. Lý do: Điều chỉnh." in words_of(
        chief.get(new)
    )
    assert "còn hiệu lực đến khi dự thảo được ban hành" in words_of(chief.get(address))
    assert chief.submit(new, action="/bo-du-thao").location == f"{ROOM}/?nam=2026"
    told = chief.get(f"{ROOM}/?nam=2026")
    assert "Đã bỏ một dự thảo kế hoạch." in words_of(told)
    assert chief.send(told, action="/lay-lai").location == new
    assert "Đã lấy lại dự thảo kế hoạch." in words_of(chief.get(new))
    chief.submit(new, action="/bo-du-thao")
    assert chief.get(new).status_code == 404
    assert chief.submit(address, {"reason": "Sai căn cứ."}, action="/thu-hoi").location == address
    page = words_of(chief.get(address))
    assert "Kế hoạch này hết hiệu lực từ ngày" in page
    assert "Ghi tiến độ" not in page
