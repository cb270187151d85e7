"""Căn cứ tiến hành hòa giải: how a case starts (Điều 16)."""

from app.domain.labels import LabelledEnum


class Ground(LabelledEnum):
    REQUEST = "request", "Một bên hoặc các bên yêu cầu hòa giải"
    MEDIATOR_KNOWS = "mediator_knows", "Hòa giải viên chứng kiến hoặc biết vụ, việc"
    ASSIGNED = "assigned", "Theo phân công của tổ trưởng tổ hòa giải"
    PROPOSED = "proposed", "Cơ quan, tổ chức, cá nhân có liên quan đề nghị"
