"""The two reports that wait for nothing: violence and disorder, signs of a breach.

Căn cứ: khoản 4, khoản 5 Điều 10 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from app.domain.labels import LabelledEnum


class AlertKind(LabelledEnum):
    VIOLENCE = "violence", "Có thể dẫn đến bạo lực hoặc mất an ninh, trật tự"
    BREACH = "breach", "Có dấu hiệu vi phạm hành chính hoặc tội phạm"


class AlertState(LabelledEnum):
    RAISED = "raised", "Mới báo"
    ACKNOWLEDGED = "acknowledged", "Tổ trưởng đã nhận"
    FORWARDED = "forwarded", "Đã báo cáo lên"
    ANSWERED = "answered", "Đã có kết quả"

    @property
    def is_open(self) -> bool:
        return self is not AlertState.ANSWERED


class ForwardedTo(LabelledEnum):
    CHAIRMAN = "chairman", "Chủ tịch Ủy ban nhân dân cấp xã"
    POLICE = "police", "Công an cấp xã"
    OTHER = "other", "Cơ quan có thẩm quyền khác"


class AlertAct(LabelledEnum):
    RAISE = "raise", "Báo"
    ACKNOWLEDGE = "acknowledge", "Nhận báo cáo"
    FORWARD = "forward", "Báo cáo lên"
    ANSWER = "answer", "Ghi kết quả"
    COMPLETE = "complete", "Ghi bổ sung"
