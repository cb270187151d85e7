"""What money is for, and how far a year's budget has come."""

from app.domain.labels import LabelledEnum


class BudgetItem(LabelledEnum):
    CASES = "cases", "Thù lao hòa giải viên theo vụ, việc"
    TEAMS = "teams", "Hỗ trợ hoạt động của tổ hòa giải"
    ACCIDENTS = "accidents", "Hỗ trợ hòa giải viên gặp tai nạn, rủi ro"
    TRAINING = "training", "Bồi dưỡng, tập huấn, tài liệu"
    DIALOGUE = "dialogue", "Hội nghị đối thoại với Nhân dân"
    MEETINGS = "meetings", "Họp bầu hòa giải viên, tổ trưởng; sơ kết, tổng kết"
    INSPECTION = "inspection", "Kiểm tra công tác hòa giải"
    REPORTS = "reports", "Thống kê, báo cáo"
    REWARDS = "rewards", "Khen thưởng"
    OTHER = "other", "Chi khác"


#: Paid by the requests of teams, and by nothing else: their money is never noted twice.
BY_REQUEST = frozenset({BudgetItem.CASES, BudgetItem.TEAMS, BudgetItem.ACCIDENTS})
NOTED = tuple(one for one in BudgetItem if one not in BY_REQUEST)


#: What mediation gets of a budget that is for dialogues too.
OF_MEDIATION = frozenset(BudgetItem) - {BudgetItem.DIALOGUE}


class BudgetState(LabelledEnum):
    ESTIMATED = "estimated", "Dự toán"
    ALLOTTED = "allotted", "Đã được giao"
    SETTLED = "settled", "Đã quyết toán"
