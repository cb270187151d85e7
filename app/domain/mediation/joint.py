"""A case between people of two villages: two teams work together, each for its own part.

Căn cứ: Điều 22 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from app.domain.labels import LabelledEnum


class JointRole(LabelledEnum):
    """What a team's book is in a case of two teams."""

    LEAD = "lead", "Tổ chủ trì"
    PARTNER = "partner", "Tổ phối hợp"
