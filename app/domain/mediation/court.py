"""Asking the court to recognise a settled case.

Căn cứ: Điều 416–419 Bộ luật Tố tụng dân sự số 92/2015/QH13.
"""

from app.domain.labels import LabelledEnum


class CourtState(LabelledEnum):
    NOT_FILED = "not_filed", "Chưa nộp đơn"
    FILED = "filed", "Đã nộp đơn"
    ACCEPTED = "accepted", "Tòa án đã thụ lý"
    RECOGNISED = "recognised", "Tòa án công nhận"
    NOT_RECOGNISED = "not_recognised", "Tòa án không công nhận"
    RETURNED = "returned", "Tòa án trả lại đơn"
    WITHDRAWN = "withdrawn", "Người yêu cầu rút đơn"


class CourtAct(LabelledEnum):
    PREPARE = "prepare", "Chuẩn bị yêu cầu Tòa án công nhận"
    CHECK = "check", "Kiểm tra điều kiện công nhận"
    FILE = "file", "Ghi đã nộp đơn"
    ACCEPT = "accept", "Ghi Tòa án đã thụ lý"
    SET_HEARING = "set_hearing", "Ghi ngày mở phiên họp"
    DECIDE = "decide", "Ghi quyết định của Tòa án"
    RETURN = "return", "Ghi Tòa án trả lại đơn"
    WITHDRAW = "withdraw", "Ghi rút đơn"
    ASK = "ask", "Ghi Tòa án yêu cầu tài liệu"
    ANSWER = "answer", "Ghi đã trả lời Tòa án"
