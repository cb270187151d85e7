"""What can be done to a budget, its lines and a cost: the words of the journal."""

from app.domain.labels import LabelledEnum


class BudgetAct(LabelledEnum):
    ESTIMATE = "estimate", "Lập dự toán"
    ALLOT = "allot", "Ghi dự toán được giao"
    SETTLE = "settle", "Quyết toán"
    REOPEN = "reopen", "Mở lại quyết toán"


class BudgetLineAct(LabelledEnum):
    ADD = "add", "Thêm dòng dự toán"
    CORRECT = "correct", "Sửa dòng dự toán"
    ALLOT = "allot", "Ghi số được giao"
    STRIKE = "strike", "Bỏ dòng dự toán"
    RESTORE = "restore", "Đưa lại dòng dự toán"


class CostAct(LabelledEnum):
    NOTE = "note", "Ghi khoản chi"
    CORRECT = "correct", "Sửa khoản chi"
    STRIKE = "strike", "Bỏ khoản chi"
    RESTORE = "restore", "Đưa lại khoản chi"
