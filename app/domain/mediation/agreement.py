"""What the parties agreed: versions that are never written over, and clauses to be kept.

Căn cứ: Điều 24, Điều 25, Điều 26 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from app.domain.labels import LabelledEnum


class AgreementState(LabelledEnum):
    DRAFT = "draft", "Đang soạn"
    IN_FORCE = "in_force", "Đang có giá trị"
    REPLACED = "replaced", "Đã thay bằng bản sau"
    DROPPED = "dropped", "Không dùng"


class AgreementOrigin(LabelledEnum):
    """Why this version was written."""

    SETTLED = "settled", "Hòa giải thành"
    NEW_TERMS = "new_terms", "Các bên thỏa thuận lại"
    PUT_IN_WRITING = "put_in_writing", "Lập văn bản sau khi hòa giải thành"


class ClauseState(LabelledEnum):
    PENDING = "pending", "Chờ thực hiện"
    PERFORMED = "performed", "Đã thực hiện"
    NOT_PERFORMED = "not_performed", "Không thực hiện"
    PARTLY = "partly", "Mới thực hiện một phần"
    FORCE_MAJEURE = "force_majeure", "Chưa thực hiện được vì sự kiện bất khả kháng"
    REPLACED = "replaced", "Đã thay bằng thỏa thuận mới"
