"""Many things of one sort are one line of the first page; few are told one by one."""

from datetime import date

from app.records.waiting import FEW, Sort, Waiting, gathered

SENT = Sort("tổ trưởng chưa gửi báo cáo", "/thu-tuc")
DUE = date(2026, 12, 15)


def teams(number, due_on=DUE):
    return [Waiting(f"Tổ {n}", due_on, f"/to/{n}", SENT) for n in range(number)]


def test_few_of_a_sort_are_told_one_by_one():
    assert gathered(teams(FEW)) == teams(FEW)


def test_many_of_a_sort_are_counted_in_one_line():
    alone = Waiting("Việc khác", None, "/khac")
    assert gathered([*teams(24), alone]) == [
        alone,
        Waiting("24 tổ trưởng chưa gửi báo cáo", DUE, "/thu-tuc"),
    ]


def test_each_day_is_counted_for_itself():
    later = date(2026, 12, 31)
    assert [(one.label, one.due_on) for one in gathered(teams(3) + teams(4, later))] == [
        ("3 tổ trưởng chưa gửi báo cáo", DUE),
        ("4 tổ trưởng chưa gửi báo cáo", later),
    ]
